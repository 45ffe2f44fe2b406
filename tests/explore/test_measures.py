"""The measures as answers: read from a real server, against networkx on the sheets themselves."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from filmgraph.cli import measuring
from filmgraph.errors import NotFound, UsageError
from filmgraph.explore.filters import Years
from filmgraph.explore.measures import (
    MEASURES,
    Scope,
    Shared,
    brokers,
    centre,
    communities,
    distances,
    figures,
    ranked,
    shared,
)
from filmgraph.load import load
from filmgraph.sheets import sheets as parsed
from filmgraph.store import Store
from tests.analytics.plain import plain

SHEETS = {
    "a": "USSR, 1970, 90mn\nColour, fiction\nTitle : Alpha\nDirected by : Anna ONE\nMusic : Boris TWO\n"
    "Cast :\nClara THREE ... A\nClara THREE ... B\n"
    "Selected in the following festivals :\n- Festival, Nice (France), 1971\n",
    "b": "USSR / France, 1980, 90mn\nColour, fiction\nTitle : Beta\nDirected by : Anna ONE\nCast :\nDina FOUR ... D\n",
    "c": "France, 1990, 90mn\nColour, documentary\nTitle : Gamma\nDirected by : Dina FOUR, Eva FIVE\n"
    "Music : Felix SIX\n",
    "d": "Italy, 2000, 90mn\nColour, short, fiction\nTitle : Delta\nDirected by : Gino SEVEN\n"
    "Commentaries and bibliography\nA text, Anna ONE,, 2001\n",
}


@pytest.fixture
def network(graph: Store, sheets: Path) -> Shared:
    """Two circles that Anna and Dina join, and Gino, who worked alone and of whom Anna only wrote."""
    for name, text in SHEETS.items():
        (sheets / f"{name}.txt").write_text(text, encoding="utf-8")
    load(graph, [str(sheets)])
    return shared(graph.reader())


def test_figures_are_networkxs_on_the_sheets(network: Shared, sheets: Path) -> None:
    """Read from the server, the people, degrees and components are those of the parsed sheets; a text links nobody."""
    graph = plain({one.file: {credit.name for credit in one.credits} for one in parsed([sheets])})  # type: ignore[union-attr]
    found = {row["figure"]: row["value"] for row in figures(network).rows()}
    assert (found["people"], found["links"]) == (len(graph), graph.size())
    assert found["components"] == nx.number_connected_components(graph)
    assert found["clustering"] == pytest.approx(nx.average_clustering(graph), abs=1e-6)
    ranking = ranked(network, "degree").rows()
    assert {row["name"]: row["value"] for row in ranking} == dict(graph.degree())
    between = {row["name"]: row["value"] for row in ranked(network, "betweenness").rows()}
    assert between == pytest.approx(nx.betweenness_centrality(graph), abs=1e-5)


def test_a_ranking_is_in_one_order_with_sources(network: Shared) -> None:
    """The best come first, then the first id; each line quotes the credits, of the oldest films."""
    found = ranked(network, "degree", most=3)
    assert [(row["rank"], row["name"], row["value"]) for row in found.rows()] == [
        (1, "Anna ONE", 3),
        (2, "Dina FOUR", 3),
        (3, "Boris TWO", 2),
    ]
    quoted = [(Path(one["sheet"]).name, one["line"]) for one in found.rows()[0]["sources"]]
    assert quoted == [("a.txt", 4), ("b.txt", 4)]
    assert {(edge.type, edge.end[1]) for edge in found.to_graph().edges if edge.start[1] == "anna-one"} == {
        ("DIRECTED", "alpha-1970"),
        ("DIRECTED", "beta-1980"),
    }
    with pytest.raises(UsageError, match="no measure"):
        ranked(network, "fame")


def test_a_scope_narrows_the_network(network: Shared) -> None:
    """By years, a country in any language, a part of a kind, and jobs; where nobody is left it says so."""
    reader = network.reader
    films = {
        "years": Scope(years=Years(1980, 1999)),
        "country": Scope(country="URSS"),
        "kind": Scope(kind="Fiction"),
        "jobs": Scope(jobs=("COMPOSED",)),
    }
    found = {name: [film.id for film in shared(reader, scope).films] for name, scope in films.items()}
    assert found == {
        "years": ["beta-1980", "gamma-1990"],
        "country": ["alpha-1970", "beta-1980"],
        "kind": ["alpha-1970", "beta-1980", "delta-2000"],
        "jobs": ["alpha-1970", "gamma-1990"],
    }
    with pytest.raises(NotFound, match="No film"):
        shared(reader, Scope(years=Years(1900, 1910)))


def test_the_centre_and_the_way_to_it(network: Shared) -> None:
    """Anna and Dina are equally near to all, Anna is named first; who is not connected has no distance."""
    found = centre(network)
    assert found.centre.name == "Anna ONE"
    assert [(ring.distance, ring.people) for ring in found.rings] == [(0, 1), (1, 3), (2, 2), (None, 1)]
    assert [one.name for one in found.rings[1].examples] == ["Dina FOUR", "Boris TWO", "Clara THREE"]
    far = distances(network, ["felix-six", "gino-seven"])
    assert [(row["distance"], row["name"]) for row in far.rows()] == [(2, "Felix SIX"), (None, "Gino SEVEN")]
    assert distances(network, ["anna-one"], around="felix-six").rows()[0]["distance"] == 2
    assert len(distances(network).rows()) == 7
    with pytest.raises(NotFound, match="none of these films"):
        distances(network, ["nobody"])


def test_brokers_and_communities(network: Shared) -> None:
    """The two who join the circles are the least constrained; a circle bears the name of its most selected film."""
    assert [row["name"] for row in brokers(network, most=2).rows()] == ["Anna ONE", "Dina FOUR"]
    assert "Gino SEVEN" not in {row["name"] for row in brokers(network).rows()}
    found = communities(network)
    assert found.total == 3 and sum(one.people for one in found.communities) == 7
    (circle,) = [one for one in found.communities if "Boris TWO" in [person.name for person in one.members]]
    assert circle.name.startswith("Alpha (1970)")
    assert Path(circle.to_dict()["sources"][0]["sheet"]).name == "a.txt"
    assert "communities" in found.to_dict() and found.to_graph().nodes


def test_the_command_line_knows_every_measure() -> None:
    """Its list is its own, so that help need not wait for arrays to be imported."""
    assert tuple(MEASURES) == measuring.MEASURES
