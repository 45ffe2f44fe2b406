"""Doubts about companies, festivals and films of a small graph."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from filmgraph.explore.identities.things import doubts
from filmgraph.explore.pages import ids_of
from filmgraph.identity.doubt import Proposal
from filmgraph.load import load
from filmgraph.store import Reader, Store
from tests.load.graphs import write

CREW = "Cast :\nA ONE\nB TWO\nC THREE\nD FOUR\nE FIVE\n"
SHEETS = {
    "luna-papa": "Germany, 1999, 107mn\nTitle : Luna Papa\nDirected by : Bakhtiyar KHUDOJNAZAROV\n"
    + CREW
    + "Production : Pandora Film GmbH, Rundfunk Berlin-Brandenburg (RBB)\n"
    "Selected in the following festivals :\n- Moscow International Film Festival (MIFF), Moscow (USSR), 1989\n",
    "mondvater": "Germany, 1999, 107mn\nTitle : Mondvater\nDirected by : Bakhtiyar KHUDOJNAZAROV\n"
    + CREW
    + "Production : Pandora Filmproduktion, RBB\n"
    'Selected in the following festivals :\n- Moscow IFF, section "Panorama", Moscow (Russia), 2000\n',
    "heat": "USA, 1995, 170mn\nTitle : Heat\nDirected by : Michael MANN\nProduction : Regency\n",
    "heat2": "USA, 1995, 171mn\nTitle : Heat\nDirected by : Michael MANN\nProduction : Forward Pass\n",
    "heat3": "USA, 1986, 100mn\nTitle : Heat\nDirected by : Dick RICHARDS\nProduction : New Century\n",
}


@pytest.fixture
def reader(graph: Store, sheets: Path) -> Reader:
    """A graph of five sheets."""
    write(sheets, **SHEETS)
    load(graph, [str(sheets)])
    return graph.reader()


def doubtful(reader: Reader) -> dict[str, list[Proposal]]:
    return {label: doubts(reader, label).proposals for label in ("Film", "Company", "Festival")}


def names(proposals: list[Proposal]) -> list[set[str]]:
    return [{one.a_name, one.b_name} for one in proposals]


def test_doubts_are_read_from_the_graph(reader: Reader) -> None:
    """Each kind has its pairs, with what the films, their people, countries and years say; people are none of them."""
    found = doubtful(reader)
    assert names(found["Company"]) == [{"Pandora Film GmbH", "Pandora Filmproduktion"}]
    assert "Both made films of Germany." in found["Company"][0].reasons
    assert names(found["Festival"]) == [{"Moscow International Film Festival (MIFF)", "Moscow IFF"}]
    assert [(one.a, one.b) for one in found["Film"]] == [
        ("heat-1995.heat", "heat-1995.heat2"),
        ("luna-papa-1999", "mondvater-1999"),
    ]
    assert "6 of 6 people stand on both sheets" in found["Film"][1].reasons[0]


SMALL_WORDS = ("Film", "GmbH", "Filmproduktion", "(RBB)", "(PAN)", "Ltd")
OWN_WORDS = ("Pandora", "Pandorra", "RBB", "PAN", "Rundfunk Berlin-Brandenburg")
FESTIVALS = ("IFF", "International Film Festival", "Film Fest (MIFF)", "Debut Festival", "Intl Debut Fest")
CITIES = ("Moscow", "Moskow", "Moscou", "Karlovy Vary", "Karlovy Vari")
TITLES = ("Heat", "The Heat", "Underground", "Undergrond", "L'Enfance", "Enfance")


def test_of_a_few_things_the_same_is_found_as_of_all(graph: Store, sheets: Path) -> None:
    """Asked about some companies, festivals or films, the same merges and proposals come as of all that involve them:
    acronyms, cities under several names, articles, directors and decisions among them."""
    rng = random.Random(2)
    for number in range(40):
        city = rng.choice(CITIES)
        festival = rng.choice((f"{city} {rng.choice(FESTIVALS)}, {city}", f"{rng.choice(FESTIVALS)}, {city}"))
        company = f"{rng.choice(OWN_WORDS)} {rng.choice(SMALL_WORDS)}"
        sheet = (
            f"Russia, {1990 + number % 4}, 90mn\nTitle : {rng.choice(TITLES)}\nDirected by : B {number % 7}\n"
            f"Production : {company}\nSelected in the following festivals :\n- {festival} (Russia), 2000\n"
        )
        write(sheets, **{f"s{number}": sheet})
    load(graph, [str(sheets)])
    reader = graph.reader()
    first, *_, last = ids_of(reader)["Film"]
    decided = f'[[same]]\nkind = "film"\nnames = ["{first}", "{last}"]\n'
    decided += '[[same]]\nkind = "company"\nnames = ["Pandora Film", "Pandorra Film"]\n'
    (sheets / "identities.toml").write_text(decided, encoding="utf-8")
    load(graph, [str(sheets)])
    for label in ("Film", "Company", "Festival"):
        every = doubts(reader, label)
        assert len(every.proposals) > 5, label
        for id_ in ids_of(reader)[label]:
            found = doubts(reader, label, {id_})
            assert found.proposals == [one for one in every.proposals if id_ in (one.a, one.b)], id_
            assert found.merge(id_) == every.merge(id_)


def test_an_empty_graph_has_no_doubts(graph: Store) -> None:
    """Nothing loaded, nothing doubtful."""
    assert doubtful(graph.reader()) == {"Film": [], "Company": [], "Festival": []}


def test_a_section_stands_on_the_edge_and_a_code_on_the_festival(reader: Reader) -> None:
    """Loaded whole: the section and not a festival of its own, and codes of a country that is and one that was."""
    asked = (
        "MATCH (:Film)-[r:SELECTED_AT]->(x:Festival) RETURN x.name, x.country_code, r.section ORDER BY x.country_code"
    )
    assert [list(row) for row in reader.query(asked).rows] == [
        ["Moscow IFF", "RU", "Panorama"],
        ["Moscow International Film Festival (MIFF)", "SUHH", None],
    ]
