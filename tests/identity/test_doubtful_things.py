"""Companies, festivals and films that may be one: real cases, and those that must stay apart."""

from __future__ import annotations

import random

import pytest

from filmgraph.identity.doubt import companies, festivals, films
from filmgraph.identity.doubt.alike import pairs
from filmgraph.identity.doubt.companies import Company, company_proposals
from filmgraph.identity.doubt.festivals import Festival, festival_proposals
from filmgraph.identity.doubt.films import Film, film_pairs, film_proposals
from filmgraph.identity.doubt.proposal import Proposal

SURE, LIKELY = 0.9, 0.5


def of_companies(*names: str) -> list[Proposal]:
    return company_proposals(Company(f"{at}", (name,)) for at, name in enumerate(names))


def score_of_companies(a: str, b: str) -> float:
    return max((one.score for one in of_companies(a, b)), default=0.0)


def festival(id_: str, name: str, city: str | None = None, country_code: str | None = None) -> Festival:
    return Festival(id_, (name,), city, country_code)


def score_of_festivals(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    both = [festival("a", *a), festival("b", *b)]
    return max((one.score for one in festival_proposals(both)), default=0.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rundfunk Berlin-Brandenburg (RBB)", "RBB"),
        ("Rundfunk Berlin-Brandenburg (RBB)", "Rundfunk Berlin Brandenburg"),
        ("Pandora Film GmbH & Co. KG", "Pandora Film"),
        ("Élan Films S.A.R.L.", "Elan Film"),
        ("Кинокомпания СТВ", "ООО «Кинокомпания СТВ»"),
        ("Lions Gate", "LionsGate"),
        ("Studio Canal", "StudioCanal"),
        ("Canal Plus", "Canal+"),
        ("Troika & Söhne", "Troika og Söhne"),
        ("Europa Corp", "EuropaCorp"),
        ("The Bureau Ltd", "Bureau"),
        ("Columbia Pictures", "Columbia Pictures Corporation"),
    ],
)
def test_companies_of_one_name_are_proposed_surely(a: str, b: str) -> None:
    """Legal forms, acronyms, accents, spaces and small words leave hardly a doubt."""
    assert score_of_companies(a, b) >= SURE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Veit Helmer-Filmproduktion", "Veit Helmer Film"),
        ("CTB", "CTB Film Company"),
        ("Hawthorn Productions", "Hawthorne Productions"),
        ("Kinostudiya Mosfilm", "Mosfilm"),
        ("Foo Film GmbH", "Foo Film SARL"),
    ],
)
def test_companies_that_may_be_one_are_proposed_with_less(a: str, b: str) -> None:
    """Other words for what a company does, a typing mistake, or two legal forms leave a doubt."""
    assert LIKELY <= score_of_companies(a, b) < SURE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Next Entertainment", "On Entertainment"),
        ("2929 Productions", "2930 Productions"),
        ("Bayerischer Rundfunk (BR)", "Belgischer Rundfunk (BR)"),
        ("France 2 Cinéma", "France 3 Cinéma"),
        ("Arte", "Arta"),
        ("Belgorfilm", "Belnorfilm"),
    ],
)
def test_other_companies_are_not_proposed(a: str, b: str) -> None:
    """A common last word, other numbers, a common acronym and short names are no likeness."""
    assert score_of_companies(a, b) == 0


def test_an_acronym_of_two_companies_is_nobodys() -> None:
    """`BR` joins the one company that bears it in parentheses; where two do, it joins neither."""
    assert [(one.a_name, one.b_name) for one in of_companies("Bayerischer Rundfunk (BR)", "BR")] == [
        ("Bayerischer Rundfunk (BR)", "BR")
    ]
    assert of_companies("Bayerischer Rundfunk (BR)", "BR", "Belgischer Rundfunk (BR)") == []


def test_the_films_of_companies_speak_for_and_against() -> None:
    """One sheet that names both speaks against, and so do films of no common country."""
    a, b = ("Pandora Film",), ("Pandora Filmproduktion",)

    def score(*sides: tuple[set[str], set[str]]) -> float:
        (first, here), (second, there) = (map(frozenset, side) for side in sides)
        found = company_proposals([Company("a", a, first, here), Company("b", b, second, there)])
        return found[0].score if found else 0.0

    common = score(({"x"}, {"Germany"}), ({"y"}, {"Germany"}))
    apart = score(({"x"}, {"Germany"}), ({"y"}, {"Japan"}))
    assert common > score_of_companies(*a, *b) > apart > score(({"x"}, {"Germany"}), ({"x"}, {"Germany"})) == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Moscow International Film Festival (MIFF)", "Moscow", "RU"), ("Moscow IFF", "Moscow", "RU")),
        (("Moscow IFF", "Moscow", "SUHH"), ("Festival international du film de Moscou", "Moscou", "RU")),
        (("Clevelant International Film Festival", "Cleveland", "US"), ("Cleveland IFF", "Cleveland (Ohio)", "US")),
        (
            ("Karlovy Vari International Film Festival", "Karlovy Vary", "CZ"),
            ("Karlovy Vary International Film Festival", "Karlovy Vary", "CZ"),
        ),
        (("Berlinale", "Berlin", "DE"), ("Berlin International Film Festival (Berlinale)", "Berlin", "DE")),
        (("Mostra de Venise", "Venise", "IT"), ("Venice International Film Festival (Mostra)", "Venice", "IT")),
        (("Pusan International Film Festival", "Pusan", "KR"), ("Busan IFF : BIFF", "Busan (Pusan)", "KR")),
        (('Antalya "Golden Orange" Film Festival', "Antalya", "TR"), ("Golden Orange Festival", "Antalya", "TR")),
    ],
)
def test_festivals_of_one_city_are_proposed(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    """Short and long, English and French, misspelt, and by another name of the city or the country."""
    assert score_of_festivals(a, b) >= 0.8


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("San Francisco Jewish Film Festival", "San Francisco"), ("San Francisco Film Festival", "San Francisco")),
        (("Sundance Film Festival", "Park City (Utah)"), ("Slamdance Film Festival", "Park City (Utah)")),
        (("International Film Festival", "Valencia", "ES"), ("International Film Festival", "Valencia", "VE")),
        (("Cairo Film Festival", "Cairo", "EG"), ("Cannes Film Festival", "Cannes", "FR")),
        (("Cairo Film Festival",), ("Cannes Film Festival",)),
    ],
)
def test_other_festivals_are_not_proposed(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    """Another subject, another name, another country or another city is another festival."""
    assert score_of_festivals(a, b) == 0


def test_one_international_festival_is_not_surely_the_other() -> None:
    """A city may have a festival and an international one: the score is lower and a sentence says so."""
    [found] = festival_proposals([festival("a", "Nice Film Festival", "Nice"), festival("b", "Nice IFF", "Nice")])
    assert found.score == 0.8 and "only one is called international" in found.reasons[0]


def test_a_place_that_is_not_printed_leaves_a_doubt() -> None:
    """A festival without a place is proposed for the city that its name speaks of, with a lower score that says why."""
    name = "Moscow International Film Festival (MIFF)"
    [found] = festival_proposals([Festival("a", (name,)), Festival("b", ("Moscow IFF",), "Moscow", "RU")])
    assert found.score == 0.8
    assert "One is printed without a place; its name speaks of Moscow." in found.reasons


def test_a_film_at_both_festivals_in_one_year_speaks_against() -> None:
    """What one sheet tells apart in one year is hardly one festival."""
    shown = frozenset({("x", 2011)})
    names = ("Nice Film Festival", "Festival de Nice")
    pair = [Festival(name, (name,), "Nice", "FR", shown) for name in names]
    apart = [Festival(name, (name,), "Nice", "FR") for name in names]
    [doubted], [believed] = festival_proposals(pair), festival_proposals(apart)
    assert doubted.score < believed.score - 0.3 and "(x)" in doubted.reasons[-1]


def film(id_: str, title: str, year: int | None = 1995, minutes: int | None = 90, director: str = "Anna ONE") -> Film:
    return Film(id_, title, year, minutes, {director.lower(): director} if director else {})


def score_of_films(a: Film, b: Film, people: dict[str, frozenset[str]] | None = None) -> float:
    return max((one.score for one in film_proposals(film_pairs([a, b]), people)), default=0.0)


def test_films_that_agree_or_nearly_are_proposed() -> None:
    """The same title, year and director; a year apart; a title or a director misspelt; without a director."""
    heat = film("a", "Heat of Summer")
    assert score_of_films(heat, film("b", "The Heat of Summer")) == 0.95
    assert score_of_films(heat, film("b", "Heat of Summer", 1996)) == 0.85
    assert score_of_films(heat, film("b", "Heat of Sumner")) == 0.8
    assert (
        score_of_films(film("a", "Heat", director="Anna MELIKIAN"), film("b", "Heat", director="Anna MELIKYAN")) == 0.9
    )
    assert score_of_films(heat, film("b", "Heat of Summer", director="")) == 0.7


def test_other_films_are_not_proposed() -> None:
    """Remakes by others, sequels, films years apart, and short films beside long ones of other titles."""
    assert score_of_films(film("a", "Heat"), film("b", "Heat", director="Éva TWO")) == 0
    assert score_of_films(film("a", "Brother"), film("b", "Brother 2")) == 0
    assert score_of_films(film("a", "Brother XVII"), film("b", "Brother XVIII")) == 0
    assert score_of_films(film("a", "Heat"), film("b", "Heat", 1999)) == 0
    assert score_of_films(film("a", "Heat"), film("b", "Cold")) == 0


def test_durations_speak_against() -> None:
    """A short film and the long one made of it bear one title; the score and a sentence say that they differ."""
    [found] = film_proposals(film_pairs([film("a", "Heat", minutes=15), film("b", "Heat")]))
    assert found.score == 0.8 and "But one runs 15 minutes, the other 90." in found.reasons


def test_one_crew_under_two_titles_is_proposed() -> None:
    """A film under its title in another language has nearly the same people; colleagues on two films have not."""
    both = film("a", "Luna Papa"), film("b", "Mondvater")
    crew = frozenset("12345678")
    assert score_of_films(*both, {"a": crew, "b": crew | {"9"}}) == 0.75
    assert score_of_films(*both, {"a": crew, "b": frozenset("12345abcd")}) == 0


def test_neither_order_nor_direction_matters() -> None:
    """The same things in any order give the same proposals, ``a`` before ``b``."""
    names = ["Pandora Film", "Pandora", "Pandora GmbH", "RBB", "Rundfunk (RBB)", "Elan Film", "Élan"]
    things = [Company(name, (name,)) for name in names]
    expected = company_proposals(things)
    random.Random(1).shuffle(things)
    assert company_proposals(things) == expected and all(one.a < one.b for one in expected)


@pytest.mark.parametrize("room", [companies, festivals, films])
def test_work_grows_with_the_number_of_things(room: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand things that share every key are compared with their neighbours alone, not each with each."""
    compared: list[tuple[str, str]] = []
    monkeypatch.setattr(room, "pairs", lambda *given: compared.__iadd__(pairs(*given)))
    if room is companies:
        company_proposals(Company(f"{at}", ("Pandora",)) for at in range(1_000))
    elif room is festivals:
        festival_proposals(Festival(f"{at}", ("Nice Festival",), "Nice") for at in range(1_000))
    else:
        film_proposals(film_pairs([film(f"{at}", "Heat") for at in range(1_000)]))
    assert 0 < len(compared) <= 1_000 * 21
