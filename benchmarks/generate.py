"""Synthetic film sheets: ``python benchmarks/generate.py --sheets 5000 --seed 1 --out FOLDER``.

Everything in them is invented. Given names are common ones, surnames, towns, companies, festivals and titles are put
together from syllables and word lists: whoever they remind of, nobody is meant. What is real is the shape, taken from
archives: a few busy people and many with one credit, casts of 5 to 60, some ten people behind the camera, native forms
in Cyrillic, French labels, bibliographies, irregular spaces, and a small share of other encodings and line ends.

The same seed gives the same bytes, on every machine, and the first 500 sheets of 5,000 are the 500 sheets of 500.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")


def _words() -> dict[str, list[str]]:
    """The word lists by heading."""
    written = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    text = "\n".join(line for line in written.splitlines() if not line.startswith("#"))
    parts = re.split(r"\[(.+?)\]", text)[1:]
    return {
        name: [word for word in re.split(r"[|\n]+", words) if word]
        for name, words in zip(parts[::2], parts[1::2], strict=True)
    }


WORDS = _words()
GIVEN, SYLLABLES, ENDINGS = WORDS["given"], WORDS["syllables"], WORDS["endings"]
EASTERN_GIVEN, EASTERN_SYLLABLES, EASTERN_ENDINGS = (
    [word.split("/") for word in WORDS[name]] for name in ("eastern given", "eastern syllables", "eastern endings")
)
ADJECTIVES, NOUNS, TAILS = WORDS["adjectives"], WORDS["nouns"], ["", *(f" {tail}" for tail in WORDS["tails"])]
COUNTRIES, ROLES, SENTENCES = WORDS["countries"], WORDS["roles"], WORDS["sentences"]
PEOPLE_FIELDS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("Directed by", "Réalisation", (1, 1, 1, 2)),
    ("Writing credits", "Scénario", (1, 1, 2, 3)),
    ("Produced by", "Producteurs", (1, 1, 2, 3)),
    ("Other persons", "Autres personnes", (0, 0, 1, 3)),
    ("Cast", "Interprétation", ()),
    ("Music", "Musique", (0, 1, 1, 2)),
    ("Cinematography", "Image", (1, 1, 1, 2)),
    ("Production Design", "Décors", (0, 1, 1, 2)),
    ("Editing", "Montage", (0, 1, 1, 2)),
    ("Sound", "Son", (0, 1, 1, 2)),
)
"""English label, French label, and the numbers of people to choose from; the cast has a way of its own."""

KINDS = ("fiction", "fiction", "fiction", "fiction", "fiction", "documentary", "animation", "short, fiction")


class Name(NamedTuple):
    """A person as sheets print them: in Latin letters, at times otherwise romanised, and the native form."""

    latin: str
    other_latin: str
    native: str | None


@dataclass(slots=True)
class Pool:
    """Numbers drawn so that the rich get richer: with ``novelty`` a new one, else one that was drawn before."""

    novelty: float
    first: int
    drawn: array[int] = field(default_factory=lambda: array("I"))
    newest: int = 0

    def draw(self, rng: random.Random) -> int:
        if not self.drawn or rng.random() < self.novelty:
            number = self.first + self.newest
            self.newest += 1
        else:
            number = self.drawn[int(rng.random() * len(self.drawn))]
        self.drawn.append(number)
        return number

    def several(self, rng: random.Random, count: int) -> list[int]:
        """Different numbers, ``count`` at most."""
        return list(dict.fromkeys(self.draw(rng) for _ in range(count)))


def pick(rng: random.Random, choices: Sequence[T]) -> T:
    # Of the methods of Random only random() promises the same numbers in every Python.
    return choices[int(rng.random() * len(choices))]


def scrambled(number: int, salt: int, size: int) -> int:
    """A number below ``size`` that looks like chance; all ``number`` below ``size`` have different ones."""
    factor = int(size * 0.6180339887) | 1
    while math.gcd(factor, size) != 1:
        factor += 2
    return (number * factor + salt * 7919) % size


@lru_cache(maxsize=50_000)
def person(number: int) -> Name:
    """Person ``number``; one in eight is at home in Cyrillic letters."""
    if number % 8 == 5:
        return _eastern(number)
    rest, given = divmod(scrambled(number, 1, len(GIVEN) * len(ENDINGS) * len(SYLLABLES) ** 2), len(GIVEN))
    surname = _surname(rest)
    latin = f"{GIVEN[given]} {'de ' if number % 97 == 3 else ''}{surname.upper()}{' Jr.' if number % 211 == 7 else ''}"
    return Name(latin, latin, None)


def _surname(number: int) -> str:
    rest, ending = divmod(number, len(ENDINGS))
    second, first = divmod(rest, len(SYLLABLES))
    return (SYLLABLES[first] + SYLLABLES[second % len(SYLLABLES)] + ENDINGS[ending]).capitalize()


def _eastern(number: int) -> Name:
    size = len(EASTERN_GIVEN) * len(EASTERN_ENDINGS) * len(EASTERN_SYLLABLES) ** 2
    rest, given = divmod(scrambled(number, 2, size), len(EASTERN_GIVEN))
    rest, ending = divmod(rest, len(EASTERN_ENDINGS))
    second, first = divmod(rest, len(EASTERN_SYLLABLES))
    parts = (EASTERN_SYLLABLES[first], EASTERN_SYLLABLES[second], EASTERN_ENDINGS[ending])
    latin, native = ("".join(part[script] for part in parts).upper() for script in (0, 1))
    first_name = EASTERN_GIVEN[given]
    other = latin.replace("TSKY", "TSKII").replace("CH", "TCH")
    return Name(f"{first_name[0]} {latin}", f"{first_name[0].replace('ei', 'ey')} {other}", f"{first_name[1]} {native}")


@lru_cache(maxsize=10_000)
def company(number: int) -> str:
    word = _surname(scrambled(number, 3, len(ENDINGS) * len(SYLLABLES) ** 2))
    forms = WORDS["companies"]
    return forms[number % len(forms)].format(word, word[0])


@lru_cache(maxsize=1_000)
def festival(number: int) -> str:
    """Festival with its place, as a bullet prints it without the year."""
    town, country = _town(number), COUNTRIES[number % len(COUNTRIES)]
    names = [form.format(town, town[0], NOUNS[number % len(NOUNS)]) for form in WORDS["festivals"]]
    other = f" ({_town(number + 500)})" if number % 23 == 4 else ""
    place = f"{town}{other} ({country}{' ' * (number % 19 == 2)})"
    return f"{names[number % len(names)]}, {place}"


def _town(number: int) -> str:
    return _surname(scrambled(number, 4, len(ENDINGS) * len(SYLLABLES) ** 2))


def title(number: int) -> str:
    """The title of film ``number``: no two have the same."""
    size = len(ADJECTIVES) * len(NOUNS) * len(TAILS)
    again, place = divmod(number, size)
    rest, adjective = divmod(scrambled(place, 5, size), len(ADJECTIVES))
    tail, noun = divmod(rest, len(NOUNS))
    return f"The {ADJECTIVES[adjective]} {NOUNS[noun]}{TAILS[tail]}{f' {again + 1}' if again else ''}"


class Archive:
    """People, companies and festivals with their careers: sheets are written from it, one after the other."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.actors, self.crew = Pool(0.45, seed % 1_000), Pool(0.4, 2_000_000 + seed % 1_000)
        self.critics, self.companies = Pool(0.1, 4_000_000 + seed % 1_000), Pool(0.35, 0)

    def sheet(self, number: int) -> tuple[str, bytes]:
        """File name and bytes of sheet ``number``. To be called for 0, 1, 2, ... in this order."""
        rng = self.rng
        name, year = title(number), 1920 + int(105 * rng.random() ** 0.5)
        french, messy = rng.random() < 0.06, rng.random() < 0.08
        directors, fields = self._people(french, messy)
        lines = [*self._header(year, messy), *fields, *self._companies(year, french)]
        lines += ["", "Synopsis" if french else "Plot synopsis", self._synopsis(name), ""]
        lines += self._texts(name, year, directors, french)
        lines += self._festivals(year, french)
        if messy:
            lines = [line + " " * int(rng.random() * 3) for line in lines]
        return f"{number:05}_{name.lower().replace(' ', '_')}.txt", self._encoded("\n".join(lines))

    def _header(self, year: int, messy: bool) -> list[str]:
        rng = self.rng
        count = pick(rng, (1, 1, 1, 2, 2, 3))
        countries = dict.fromkeys(COUNTRIES[int(len(COUNTRIES) * rng.random() ** 2)] for _ in range(count))
        space = "\u00a0" if messy else ""
        minutes = 60 + int(rng.random() * 90)
        colour = "Black and white" if year < 1960 + rng.random() * 20 else "Colour"
        first = f"{' / '.join(countries)}, {year}, {minutes}{space}mn "
        return [first, f"{colour}, {pick(rng, KINDS)}", "▪ ▪ ▪ ▪ ▪ ▪ ▪", "", "", "", "", ""]

    def _people(self, french: bool, messy: bool) -> tuple[list[str], list[str]]:
        """The directors' names, and the lines of all people."""
        rng, lines = self.rng, list[str]()
        directors: list[str] = []
        for english, translated, sizes in PEOPLE_FIELDS:
            label = (translated if french else english) + (":" if messy and rng.random() < 0.2 else " :")
            if not sizes:
                lines += [label, *self._cast(messy)]
                continue
            numbers = self.crew.several(rng, pick(rng, sizes))
            directors = directors or [person(one).latin for one in numbers]
            comma = pick(rng, (", ", ",  ", ", , ")) if messy else ", "
            lines.append(f"{label} {comma.join(map(self._printed, numbers))}".rstrip())
        return directors, lines

    def _cast(self, messy: bool) -> Iterator[str]:
        rng = self.rng
        for number in self.actors.several(rng, min(60, 5 + int(-18 * math.log(1 - rng.random())))):
            role = pick(rng, ROLES).format(pick(rng, GIVEN)) if rng.random() < 0.9 else None
            yield f"{self._printed(number)} ... {role}" if role else self._printed(number)
            if messy and rng.random() < 0.05:
                yield ""

    def _printed(self, number: int) -> str:
        name = person(number)
        if name.native is None:
            return name.latin
        chance = self.rng.random()
        if chance < 0.3:
            return name.latin
        return f"{name.latin if chance < 0.97 else name.other_latin} ({name.native})"

    def _companies(self, year: int, french: bool) -> list[str]:
        rng = self.rng
        printed = [company(one) for one in self.companies.several(rng, 1 + int(8 * rng.random() ** 1.6))]
        printed = [f"{one} (co-production)" if at and rng.random() < 0.3 else one for at, one in enumerate(printed)]
        label = "Sociétés de production" if french else "Production"
        lines = ["", f"{label} : {', '.join(printed)}", "Sites : Allociné, IMDb"]
        if rng.random() < 0.4:
            lines.append(f"Release date in France : {year + 1}-{self._day()}, Site")
        return lines

    def _synopsis(self, name: str) -> str:
        rng = self.rng
        count = pick(rng, (2, 3, 4, 6))
        told = [pick(rng, SENTENCES).format(pick(rng, GIVEN), _town(int(rng.random() * 900))) for _ in range(count)]
        return " ".join(told) + (f" {name.upper()} is a tale of what was promised." if rng.random() < 0.5 else "")

    def _texts(self, name: str, year: int, directors: list[str], french: bool) -> list[str]:
        rng = self.rng
        lines = ["Bibliographie" if french else "Commentaries and bibliography"]
        for _ in range(pick(rng, (0, 0, 1, 1, 1, 2, 3))):
            critic = person(self.critics.draw(rng)).latin
            lines.append(f"{directors[0]}: {name} ({year}), {critic},, {year + int(rng.random() * 20)}")
        if rng.random() < 0.3:
            lines.append(f"{name} de {directors[0]},, {year}")
        return [*lines, ""]

    def _festivals(self, year: int, french: bool) -> list[str]:
        rng = self.rng
        count = 0 if rng.random() < 0.35 else min(25, 1 + int(-4 * math.log(1 - rng.random())))
        lines = ["Sélectionné dans les festivals suivants :" if french else "Selected in the following festivals :"]
        if rng.random() < 0.1:
            lines.append(f"- Release in France of the film, Different cities (France), {year + 1}-{self._day()}")
        numbers = dict.fromkeys(int(320 * rng.random() ** 2.2) for _ in range(count))
        return lines + [f"- {festival(number)}, {year + int(rng.random() * 3)}" for number in numbers]

    def _day(self) -> str:
        return f"{1 + int(self.rng.random() * 12):02}-{1 + int(self.rng.random() * 28):02}"

    def _encoded(self, text: str) -> bytes:
        chance = self.rng.random()
        if chance < 0.04:
            return text.replace("\n", "\r\n").encode()
        if chance < 0.05:
            return text.encode("utf-8-sig")
        for below, name in ((0.15, "cp1251"), (0.25, "cp1252")):
            if chance < below:
                # Nobody needs the placeholders, and a sheet without a French letter is one that old Russian PCs wrote.
                return _in(text.replace("▪", "*").replace("Allociné", "Allocine"), name) or text.encode()
        return text.encode()


def _in(text: str, encoding: str) -> bytes | None:
    """The text in an encoding of one byte a letter; None where it does not fit."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def generate(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """``count`` sheets, one at a time: file name and bytes."""
    archive = Archive(seed)
    for number in range(count):
        yield archive.sheet(number)


def write(count: int, seed: int, folder: Path) -> Path:
    """The sheets as files in ``folder``, which is made where it is missing; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in generate(count, seed):
        (folder / name).write_bytes(data)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description="Write synthetic film sheets.")
    parser.add_argument("--sheets", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    write(arguments.sheets, arguments.seed, arguments.out)


if __name__ == "__main__":
    main()
