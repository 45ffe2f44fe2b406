"""A labelled set: people whose every printed name is known to be theirs: ``mentions(count, seed)``.

Everybody is invented, of the word lists of ``generate.py``. What archives do to names is done to theirs, each with the
share in `SHARES`: several romanisations, a native form here and not there, accents left out, typing mistakes, another
order, initials, patronymics, and namesakes. Careers are what they are in archives too, of two sorts: people of a small
circle make film after film together, in one or two fields; and a studio's people stand in casts of a hundred and more,
bear names of which many are usual, and most of them act. Both work for some decades.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from anyascii import anyascii

from benchmarks.generate import EASTERN_ENDINGS, EASTERN_GIVEN, EASTERN_SYLLABLES, ENDINGS, GIVEN, SYLLABLES, pick

SHARES = {
    "people of circles at home in Cyrillic": 0.65,
    "their mentions with the native form": 0.5,
    "mentions in the person's usual spelling": 0.5,
    "mentions with a typing mistake": 0.02,
    "mentions in another order": 0.01,
    "mentions with an initial": 0.01,
    "mentions with a patronymic": 0.01,
    "mentions without their accents": 0.1,
    "people with a namesake": 0.01,
    "people in the casts of a studio": 0.4,
    "their usual surnames": 0.5,
    "their middle names": 0.08,
}
NAMESAKES = {"father and son (Jr.)": 0.6, "another native form": 0.2, "nothing in the name": 0.2}
"""How namesakes differ (who has no native form, is a son instead); those with nothing in the name
work in other circles, often in another time."""
FIELDS = ("ACTED_IN", "ACTED_IN", "ACTED_IN", "DIRECTED", "WROTE", "PRODUCED", "SHOT", "EDITED", "COMPOSED", "RECORDED")
CIRCLE, STUDIO = 40, 600
"""People of a small circle, of a studio."""
USUAL = 200
"""Surnames that many in studios bear."""

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_TABLES = {
    "ISO 9": "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ - y - è û â",
    "BGN": "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
    "French": "a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia",
    "German": "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja",
    "English press": "a b v g d e yo zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia",
}
_TABLE = {name: dict(zip(_LETTERS, signs.split(), strict=True)) for name, signs in _TABLES.items()}
_ENDS = {
    "ISO 9": (),
    "BGN": (),
    "French": (("ov", "off"), ("in", "ine"), ("iï", "i")),
    "German": (("ij", "i"),),
    "English press": (("ii", "y"),),
}


class Mention(NamedTuple):
    """A name as printed on a film, and who it is."""

    truth: int
    name: str
    native: str | None
    film: str
    year: int
    field: str
    company: str


@dataclass(frozen=True, slots=True)
class Real:
    """A person: name in the home script, and a career."""

    truth: int
    given: str
    surname: str
    suffix: str
    group: str
    begins: int
    fields: tuple[str, ...]

    @property
    def is_eastern(self) -> bool:
        return not self.surname.isascii() and "а" <= self.surname[-1] <= "я"


def romanised(word: str, table: str) -> str:
    """A Cyrillic word by one of the tables.

    >>> [romanised("худойназаров", table) for table in ("ISO 9", "French", "German")]
    ['Hudojnazarov', 'Khoudoïnazaroff', 'Chudojnasarow']
    """
    latin = "".join(_TABLE[table][letter] for letter in word.lower()).replace("-", "")
    for end, other in _ENDS[table]:
        latin = latin.removesuffix(end) + other if latin.endswith(end) else latin
    return latin.capitalize()


def mentions(count: int, seed: int) -> Iterator[Mention]:
    """The mentions of ``count`` people and of their namesakes, person by person."""
    rng = random.Random(seed)
    for person in _population(count, rng):
        yield from _mentions(person, rng)


def _population(count: int, rng: random.Random) -> Iterator[Real]:
    names: set[tuple[str, str]] = set()
    truth = 0
    while truth < count:
        group = _group(count, rng)
        given, surname = _named(group, count, rng)
        if (given, surname) in names:
            continue
        names.add((given, surname))
        person = _person(truth, given, surname, "", group, rng)
        truth += 1
        yield person
        if rng.random() < SHARES["people with a namesake"]:
            yield _namesake(person, truth, count, rng)
            truth += 1


def _group(count: int, rng: random.Random) -> str:
    share = SHARES["people in the casts of a studio"]
    in_studio = rng.random() < share
    share = share if in_studio else 1 - share
    size, name = (STUDIO, "studio") if in_studio else (CIRCLE, "circle")
    return f"{name}-{int(rng.random() * max(1, int(count * share) // size))}"


def _named(group: str, count: int, rng: random.Random) -> tuple[str, str]:
    if not group.startswith("studio"):
        return _eastern(rng) if rng.random() < SHARES["people of circles at home in Cyrillic"] else _western(rng)
    given, surname = _western(rng)
    if rng.random() < SHARES["their usual surnames"]:
        number = int(max(USUAL, count // 50) * rng.random() ** 2)
        surname = SYLLABLES[number % len(SYLLABLES)] + ENDINGS[number // len(SYLLABLES) % len(ENDINGS)]
    middle = rng.random() < SHARES["their middle names"]
    return f"{given} {pick(rng, GIVEN)}" if middle else given, surname


def _person(truth: int, given: str, surname: str, suffix: str, group: str, rng: random.Random) -> Real:
    fields = tuple(dict.fromkeys((pick(rng, FIELDS), pick(rng, FIELDS) if rng.random() < 0.3 else "")))
    if group.startswith("studio") and rng.random() < 0.8:
        fields = ("ACTED_IN",)
    begins = 1920 + 37 * int(group.rpartition("-")[2]) % 70 + int(20 * rng.random())
    return Real(truth, given, surname, suffix, group, begins, tuple(one for one in fields if one))


def _namesake(other: Real, truth: int, count: int, rng: random.Random) -> Real:
    chance, group = rng.random(), _group(count, rng)
    by_native = NAMESAKES["another native form"] if other.is_eastern else 0
    if chance < 1 - NAMESAKES["nothing in the name"] - by_native:
        return Real(truth, other.given, other.surname, "Jr.", other.group, other.begins + 25, other.fields)
    if chance < 1 - NAMESAKES["nothing in the name"]:
        # Two letters that most romanisations write alike.
        return _person(truth, other.given, other.surname.replace("е", "э", 1) + "ъ", "", group, rng)
    return _person(truth, other.given, other.surname, "", group, rng)


def _eastern(rng: random.Random) -> tuple[str, str]:
    parts = (pick(rng, EASTERN_SYLLABLES), pick(rng, EASTERN_SYLLABLES), pick(rng, EASTERN_ENDINGS))
    return pick(rng, EASTERN_GIVEN)[1], "".join(part[1] for part in parts)


def _western(rng: random.Random) -> tuple[str, str]:
    return pick(rng, GIVEN), pick(rng, SYLLABLES) + pick(rng, SYLLABLES) + pick(rng, ENDINGS)


def _mentions(person: Real, rng: random.Random) -> Iterator[Mention]:
    usual = pick(rng, tuple(_TABLES))
    films: set[str] = set()
    for _ in range(pick(rng, (1, 1, 2, 2, 3, 4, 6, 9))):
        year = (person.begins + int(30 * rng.random())) // 3 * 3  # a group makes a film in three years
        film = f"{person.group}-{year}"
        if film in films:  # one sheet spells a name in one way
            continue
        films.add(film)
        table = usual if rng.random() < SHARES["mentions in the person's usual spelling"] else pick(rng, tuple(_TABLES))
        native = None
        if person.is_eastern and rng.random() < SHARES["their mentions with the native form"]:
            junior = " мл." if person.suffix else ""
            native = f"{person.given.capitalize()} {person.surname.upper()}{junior}"
        name = _printed(person, table, rng)
        yield Mention(person.truth, name, native, film, year, pick(rng, person.fields), f"company-{person.group}")


def _printed(person: Real, table: str, rng: random.Random) -> str:
    given, surname = person.given, person.surname
    if person.is_eastern:
        given, surname = romanised(given, table), romanised(surname, table)
    if rng.random() < SHARES["mentions with a typing mistake"]:
        given, surname = (given, _mistyped(surname, rng)) if rng.random() < 0.7 else (_mistyped(given, rng), surname)
    chance, order = rng.random(), SHARES["mentions in another order"]
    suffix = f" {person.suffix}" if person.suffix else ""
    if chance < order:
        name = f"{surname.upper()} {given}{suffix}"
    elif chance < order + SHARES["mentions with an initial"]:
        name = f"{given[0]}. {surname.upper()}{suffix}"
    elif (
        person.is_eastern and chance < order + SHARES["mentions with an initial"] + SHARES["mentions with a patronymic"]
    ):
        name = f"{given} {romanised('иванович', table)} {surname.upper()}{suffix}"
    else:
        name = f"{given} {surname.upper()}{suffix}"
    return anyascii(name) if rng.random() < SHARES["mentions without their accents"] else name


def _mistyped(word: str, rng: random.Random) -> str:
    """A letter left out, doubled, replaced, or changed with its neighbour; never the first."""
    at = 1 + int(rng.random() * max(1, len(word) - 2))
    return pick(
        rng,
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + pick(rng, "aeiolnrstkm") + word[at + 1 :],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        ),
    )
