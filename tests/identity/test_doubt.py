"""Who may be one: real cases of doubt, and what must never be proposed."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from filmgraph.identity import Spelling
from filmgraph.identity.doubt import LIKELY, Candidate, Crowd, Proposal, Work, judged, merge_of_person, proposals
from filmgraph.identity.doubt.blocks import LARGEST, pairs
from filmgraph.identity.forms import form
from filmgraph.identity.likeness import compared


def person(name: str, *works: str, native: str | None = None, companies: tuple[str, ...] = ()) -> Candidate:
    """A person with works like ``DIRECTED war 2002``."""
    done = tuple(
        Work(film, int(year) if year != "?" else None, frozenset({type_}))
        for type_, film, year in map(str.split, works)
    )
    return Candidate(name, name, (name,), (native,) if native else (), done, frozenset(companies))


def found(*people: Candidate) -> set[tuple[str, str]]:
    return {(one.a, one.b) for one in proposals(people)}


def verdict(a: Candidate, b: Candidate, *others: Candidate) -> Proposal:
    judgement = judged(Crowd.of((a, b, *others)), a, b)
    assert judgement is not None
    return judgement.proposal


FOUR = ("Bakhtiyar KHUDOJNAZAROV", "Bakhtyar KHUDOINAZAROV", "Bakhtiar KHOUDOÏNAZAROV", "Bachtijar CHUDOJNASAROW")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey SELIANOV", "Sergei SELYANOV"),
        ("Sergey SELIANOV", "Сергей СЕЛЬЯНОВ"),
        ("Serguei SELIANOFF", "Sergej SELJANOW"),
        ("Anna MELIKIAN", "Anna MELIKYAN"),
        ("Andreï ZVIAGUINTSEV", "Andrey ZVYAGINTSEV"),
        ("Chulpan KHAMATOVA", "Tchoulpan KHAMATOVA"),
        ("Tschulpan CHAMATOWA", "Čulpan HAMATOVA"),
        ("Nikita MIKHALKOV", "MIKHALKOV Nikita"),
        ("Goran BREGOVIĆ", "Goran BREGOVIC"),
        ("Volker SCHLÖNDORFF", "Volker SCHLOENDORFF"),
        ("Jean-Luc GODARD", "Jean Luc GODARD"),
        ("Marie de VILLEPIN", "Marie VILLEPIN"),
        *combinations(FOUR, 2),
    ],
)
def test_one_name_in_two_dresses_sounds_the_same(one: str, other: str) -> None:
    """Romanisations, accents, scripts, order, hyphens and particles leave no difference between two names."""
    like = compared(form(one), form(other))
    assert like is not None and (like.slips, like.initials, like.missing) == ((), (), ())


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("S. SELIANOV", "Sergei SELYANOV", "S. may stand for Sergei"),
        ("Sergei Mikhailovich SELYANOV", "Sergey SELIANOV", "patronymic Mikhailovich"),
        ("Marai LUNDQVIST", "Maria LUNDQVIST", "typing mistake"),
        ("Denis LAVANT", "Denis LAVNAT", "typing mistake"),
    ],
)
def test_what_differs_is_said(one: str, other: str, said: str) -> None:
    """An initial, a patronymic, a typing mistake is named in the reasons."""
    like = compared(form(one), form(other))
    assert like is not None and any(said in sentence for sentence in like.sentences())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna MELIKIAN", "Anna MIKHALKOVA"), ("Ivan", "Ivana"), ("Ann LEE", "Ben LEE"), ("A. B.", "A. C.")],
)
def test_other_names_are_not_alike(one: str, other: str) -> None:
    """Two names that share a word, or a few letters, are no doubt at all."""
    assert compared(form(one), form(other)) is None


def test_real_cases_are_proposed_with_reasons() -> None:
    """Selianov, Melikian and Khudojnazarov are proposed where their work agrees; each reason is a sentence."""
    people = [
        person("Sergey SELIANOV", "PRODUCED war 2002", native="Сергей СЕЛЬЯНОВ"),
        person("Sergei SELYANOV", "PRODUCED brother 1997"),
        person("Anna MELIKIAN", "DIRECTED mars 2004"),
        person("Anna MELIKYAN", "DIRECTED star 2014"),
        *(person(name, f"DIRECTED film{at} {1990 + at}") for at, name in enumerate(FOUR)),
    ]
    every = proposals(people)
    assert {frozenset((one.a, one.b)) for one in every} == {
        frozenset(("Sergey SELIANOV", "Sergei SELYANOV")),
        frozenset(("Anna MELIKIAN", "Anna MELIKYAN")),
        *map(frozenset, combinations(FOUR, 2)),
    }
    assert all(LIKELY <= one.score < 1 for one in every)
    assert all(sentence.endswith((".", "?")) for one in every for sentence in one.reasons)
    assert any("Сергей СЕЛЬЯНОВ" in sentence for one in every for sentence in one.reasons)


@pytest.mark.parametrize(
    ("father", "son"),
    [
        (
            person("Sergei BODROV", "WROTE sisters 2001", "DIRECTED mongol 2007", native="Сергей БОДРОВ"),
            person("Sergei BODROV Jr.", "WROTE sisters 2001", native="Сергей БОДРОВ мл."),
        ),
        (person("Sergei BODROV", "DIRECTED mongol 2007"), person("Sergey BODROV Jr.", "DIRECTED sisters 2001")),
        (person("Ivan", "DIRECTED a 2000"), person("Ivan Jr.", "DIRECTED b 2001")),
        (person("Alexandre DUMAS père", "WROTE a 2000"), person("Alexandre DUMAS fils", "WROTE b 2001")),
    ],
)
def test_father_and_son_stay_two(father: Candidate, son: Candidate) -> None:
    """Whom a name calls junior is never proposed as his father, whatever else they share."""
    other = person("Boris GILLER", "PRODUCED sisters 2001", "PRODUCED mongol 2007")
    assert found(father, son, other) == set()
    assert verdict(father, son, other).score < 0.01


def test_contradictions_speak_against() -> None:
    """Two native forms, one field of one film, and films a century apart keep people of like names two."""
    a = person("Anna MELIKIAN", "ACTED_IN a 2000", native="Анна МЕЛИКЯН")
    for other in (
        person("Anna MELIKYAN", "ACTED_IN b 2001", native="Анна МЕЛЬКОВА"),
        person("Anna MELIKYAN", "ACTED_IN a 2000"),
        person("Anna MELIKYAN", "ACTED_IN b 1905"),
    ):
        told = verdict(a, other)
        assert told.score < LIKELY and any(sentence.startswith("But ") for sentence in told.reasons)


def test_a_name_alone_proves_nothing() -> None:
    """Without native forms, years, fields, colleagues or companies there is no proposal."""
    assert found(person("Anna MELIKIAN"), person("Anna MELIKYAN")) == set()
    assert found(person("Anna MELIKIAN", "CREDITED a ?"), person("Anna MELIKYAN", "CREDITED b ?")) == set()


def test_colleagues_and_companies_count() -> None:
    """An initial is believed where people worked with the same others and for the same companies."""
    a, b = person("P. SELIANOV", "PRODUCED a 2000"), person("Philippe SELYANOV", "SHOT b 2041")
    names = ("Aleksei BALABANOV", "Emir ONE", "Zoe TWO")
    colleagues = [person(name, "DIRECTED a 2000", "DIRECTED b 2041") for name in names]
    assert found(a, b) == set()
    assert found(a, b, *colleagues) == {("P. SELIANOV", "Philippe SELYANOV")}
    assert "Both worked with Aleksei BALABANOV, Emir ONE and Zoe TWO." in verdict(a, b, *colleagues).reasons
    ctb = [person(one.id, f"PRODUCED {one.works[0].film} 2000", companies=("ctb",)) for one in (a, b)]
    assert verdict(*ctb).score > verdict(a, b).score


def test_a_colleague_of_hundreds_says_nothing() -> None:
    """Whoever stands with the same person in a small crew is believed, not who stands so in two casts of a hundred."""
    a, b = person("Anna MELKIAN", "WROTE a 2000"), person("Anna MELIKIAN", "SHOT b 2045")
    both = person("Emir ONE", "ACTED_IN a 2000", "ACTED_IN b 2045")
    casts = [
        person(f"X{at} {film}", f"ACTED_IN {film} {year}")
        for at in range(100)
        for film, year in (("a", 2000), ("b", 2045))
    ]
    assert found(a, b, both) == {("Anna MELIKIAN", "Anna MELKIAN")}
    assert found(a, b, both, *casts) == set()
    assert not any("worked with" in sentence for sentence in verdict(a, b, both, *casts).reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Henry JACKMAN", "Henry O"),
        ("James PHELPS", "P.D. JAMES"),
        ("B.J. HARRISON", "Jamie HARRISON"),
        ("Kevin JAMES", "Kevin James KELLY"),
        ("Peter BURTON", "Peter MURTON"),
        ("Jean WHALEN", "Sean WHALEN"),
        ("William HANNA", "William KANIA"),
    ],
)
def test_surnames_are_no_first_names_and_first_letters_no_mistakes(one: str, other: str) -> None:
    """An initial is none of a surname; a surname is no first name; no other first letter is a slip, nor are two
    consonants one that no háček turns into each other."""
    assert compared(form(one), form(other)) is None


def test_a_name_that_many_bear_proves_less() -> None:
    """Of a middle name more or less, one believes it of a rare name; the reasons count who else is called so."""
    crowd = [
        person(f"{given} {surname}{at}", f"ACTED_IN c{at} 1990")
        for at in range(30)
        for given, surname in (("Michael", "X"), ("Y", "WHITE"))
    ]
    crowd += [
        person(f"Michael Q{'abcdefghijklmnopqrstuvwxyz'[at % 26] * (1 + at // 26)}", f"SHOT c{at} 1990")
        for at in range(40)
    ]
    a, b = person("Michael Jai WHITE", "SHOT a 2000"), person("Michael WHITE", "SHOT b 2000")
    crowded = verdict(a, b, *crowd)
    assert crowded.score < verdict(a, b).score
    assert any("are called MICHAEL" in sentence for sentence in crowded.reasons)


def test_an_initial_stands_for_no_other_name_than_the_one_that_is_left_out() -> None:
    """John W. Iwanonkiw is not John Warman, whoever worked with both; nor is a consonant that sounds alike a slip."""
    colleagues = [person(f"Z{at} ED", "DIRECTED a 2000", "DIRECTED b 2001") for at in "abcdef"]
    for one, other in (("John W. IWANONKIW", "John WARMAN"), ("Michael BUFFER", "Michael BUTCHER")):
        assert found(person(one, "ACTED_IN a 2000"), person(other, "ACTED_IN b 2001"), *colleagues) == set()


def test_two_usual_words_are_no_typing_mistake() -> None:
    """A letter's difference between two words that others bear is a difference."""
    crowd = [
        person(f"{given} X{'abcdefgh'[at] * 3}", f"SHOT c{at} 1990") for at in range(6) for given in ("Marie", "Mario")
    ]
    a, b = person("Marie ROSSELINI", "SHOT a 2000"), person("Mario ROSSELINI", "SHOT b 2000")
    assert verdict(a, b, *crowd).score < LIKELY < verdict(a, b).score


def test_native_forms_judge() -> None:
    """A letter that is often left out and a patronymic are no difference of native forms; two scripts are none either
    where they sound the same."""
    for one, other, likely in (
        ("Фёдор КРАСНОВ", "Федор КРАСНОВ", True),
        ("Фёдор КРАСНОВ", "Федор Иванович КРАСНОВ", True),
        ("Отар ИОСЕЛИАНИ", "ოთარ იოსელიანი", True),
        ("Фёдор КРАСНОВ", "Фёдор КРАСНИН", False),
    ):
        a = person("Fedor KRASNOV", "SHOT a 2000", native=one)
        b = person("Fiodor KRASNOFF", "SHOT b 2001", native=other)
        assert (verdict(a, b).score > LIKELY) == likely, (one, other)


def test_a_merge_of_two_native_forms_is_told() -> None:
    """Where one Latin name joined two native forms, the merge says that it may be wrong."""
    one, other = Spelling("Sergei X", "Сергей Х"), Spelling("Sergei X", "Сергей Ш")
    merge = merge_of_person("sergei-x", "Sergei X", [one, other])
    assert merge is not None and merge.reasons[-1].startswith("But the native forms differ")
    assert merge_of_person("sergei-x", "Sergei X", [one, Spelling("SERGEI X")]) is None


def test_order_of_people_does_not_matter() -> None:
    """The same people in any order give the same proposals."""
    people = [person(name, f"DIRECTED film{at} {1990 + at}") for at, name in enumerate((*FOUR, "Anna ONE", "Ana ONE"))]
    shuffled = list(people)
    random.Random(3).shuffle(shuffled)
    assert proposals(people) == proposals(shuffled)


def test_large_blocks_stay_linear() -> None:
    """People of one skeleton are compared with a few neighbours only: pairs grow with the people."""
    rng = random.Random(1)
    names = {f"Anna B{''.join(rng.choice('aeiou') for _ in range(4))}K" for _ in range(6 * LARGEST)}
    people = [person(name) for name in sorted(names)]
    assert 0 < len(list(pairs(people))) < 40 * len(people)
