"""Typed answers on a small graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from filmgraph.errors import Ambiguous, NotFound, UsageError
from filmgraph.explore import neighbourhood, resolve, search, shortest_paths, show, whole
from filmgraph.explore.pieces import of_values
from filmgraph.load import load
from filmgraph.store import Reader, Store

SHEETS = {
    "a": "France, 1990, 90mn\nTitle : Heat\nDirected by : Anna ONE, Éva TWO\n"
    "Music : Goran BREGOVIĆ\nProduction : ARTE\n",
    "b": "USA, 1995, 90mn\nTitle : Heat\nDirected by : Éva TWO\nMusic : Goran BREGOVIC\n"
    "Cast :\nMax THREE ... A\nMax THREE ... B\n",
    "c": "Italy, 2000, 90mn\nTitle : 8½\nDirected by : Max THREE\nProduction : ARTE, CTB\n"
    "Selected in the following festivals :\n- Festival, Nice (France), 2001\n",
    "d": "Italy, 2002, 90mn\nTitle : M*A*S*H\nDirected by : Anna ONE\nMusic : Éva TWO\n"
    "Selected in the following festivals :\n- Festival, Nice (France), 2003\n",
}


@pytest.fixture
def reader(graph: Store, sheets: Path) -> Reader:
    """A graph of four films."""
    for name, text in SHEETS.items():
        (sheets / f"{name}.txt").write_text(text, encoding="utf-8")
    load(graph, [str(sheets)])
    return graph.reader()


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("8½", "8-1-2-2000_jdlgx5"),
        ("m*a*s*h", "m-a-s-h-2002_"),
        ("Heat (1995)", "heat-1995"),
        ("Heat, 1990", "heat-1990"),
        ("eva two", "eva-two_"),
        ("Goran BREGOVIĆ", "goran-bregovic_"),
        ("max", "max-three"),
        ("heat-1990", "heat-1990"),
    ],
)
def test_one_thing_is_found(reader: Reader, text: str, id_: str) -> None:
    """An id, a name in any dress, a title of signs, a title with its year, a part that only one name has."""
    assert resolve(reader, text).id.startswith(id_.split("_", maxsplit=1)[0])


@pytest.mark.parametrize("text", ["Heat", "goran bregovič", "Goran BREGOVIC"])
def test_several_are_listed(reader: Reader, text: str) -> None:
    """A title of two films, and a name that two people bear but for an accent, are not guessed."""
    with pytest.raises(Ambiguous, match="fits several"):
        resolve(reader, text)


def test_a_list_of_several_is_in_columns(graph: Store, sheets: Path) -> None:
    """However long the ids are, the names stand below each other."""
    names = ("Venice International Film Festival (Mostra)", "Cottbus Film Festival")
    listed = "".join(f"- {name}, Venice (Italy), 2001\n" for name in names)
    text = f"Italy, 2000, 90mn\nTitle : Long\nSelected in the following festivals :\n{listed}"
    (sheets / "long.txt").write_text(text, encoding="utf-8")
    load(graph, [str(sheets)])
    with pytest.raises(Ambiguous) as caught:
        resolve(graph.reader(), "Film Festival")
    rows = caught.value.message.splitlines()[1:]
    longest = max(len(row.split()[0]) for row in rows)
    assert {row.index(name) for row in rows for name in names if name in row} == {longest + 4}


def test_nothing_is_found_with_a_suggestion(reader: Reader) -> None:
    """A misspelt name names what looks alike."""
    with pytest.raises(NotFound) as raised:
        resolve(reader, "Anna UNE")
    assert "Anna ONE" in raised.value.hint
    with pytest.raises(UsageError):
        search(reader, "  ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("spilberg", "Steven SPIELBERG"),
        ("Speilberg", "Steven SPIELBERG"),
        ("Спилберг", "Steven SPIELBERG"),
        ("kurosava", "Akira KUROSAWA"),
        ("Kristofer Nolan", "Christopher NOLAN"),
        ("Nolan Chistopher", "Christopher NOLAN"),
        ("matirx", "The Matrix"),
    ],
)
def test_typing_mistakes_are_forgiven(graph: Store, sheets: Path, typed: str, meant: str) -> None:
    """A letter too few, too many, wrong or in the wrong place, in any script; the likest name comes first."""
    people = "Steven SPIELBERG, Akira KUROSAWA, Christopher NOLAN, John NOLAN, Elizabeth MARX, Eric STEELBERG"
    text = f"USA, 1999, 136mn\nTitle : The Matrix\nDirected by : {people}\n"
    (sheets / "matrix.txt").write_text(text, encoding="utf-8")
    load(graph, [str(sheets)])
    assert search(graph.reader(), typed)[0].name == meant


def test_an_empty_graph_says_so(graph: Store) -> None:
    """Whoever has loaded nothing is told to, instead of being told that a name is unknown."""
    with pytest.raises(NotFound, match="empty"):
        resolve(graph.reader(), "Anna ONE")


def test_a_slug_that_two_films_claim_lists_both(graph: Store, sheets: Path) -> None:
    """After a second sheet took part in a film's id, the old id still leads to both, told apart by their sheets."""
    for name in ("one", "two"):
        (sheets / f"{name}.txt").write_text(SHEETS["a"] + f"Editing : {name.upper()} EDITOR\n", encoding="utf-8")
    load(graph, [str(sheets)])
    with pytest.raises(Ambiguous, match=r"two\.txt"):
        resolve(graph.reader(), "heat-1990")


def test_order_of_words_does_not_matter(reader: Reader) -> None:
    """Surname first finds the same person."""
    assert [hit.id for hit in search(reader, "three max")] == ["max-three"]


def test_a_card_holds_all_edges(reader: Reader) -> None:
    """Two roles in one film are two links, each with its source."""
    card = show(reader, resolve(reader, "Max Three"))
    assert [(link.type, link.properties.get("role")) for link in card.links] == [
        ("ACTED_IN", "A"),
        ("ACTED_IN", "B"),
        ("DIRECTED", None),
    ]


def test_paths_run_over_jobs_unless_a_company_or_festival_is_an_end(reader: Reader) -> None:
    """Between people no path runs through ARTE or a festival, which both would be shorter."""
    anna, max_, arte = (resolve(reader, name) for name in ("Anna ONE", "Max THREE", "ARTE"))
    answer = shortest_paths(reader, anna, max_, most=5)
    assert [path.films for path in answer.paths] == [2, 2]
    labels = {label for path in answer.paths for label, _ in path.nodes}
    assert labels == {"Person", "Film"}
    assert shortest_paths(reader, arte, anna).paths[0].films == 1
    festival = resolve(reader, "Festival")
    assert shortest_paths(reader, festival, arte).paths[0].films == 1


def test_a_person_and_a_film_may_share_an_id(graph: Store, sheets: Path) -> None:
    """Ids are unique within a label only; a path begins at the thing that was meant."""
    (sheets / "mother.txt").write_text("France, 90mn\nTitle : Mother\nDirected by : A AA\n", encoding="utf-8")
    (sheets / "other.txt").write_text("France, 90mn\nTitle : Other\nDirected by : Mother, B BB\n", encoding="utf-8")
    load(graph, [str(sheets)])
    reader = graph.reader()
    film, person = (resolve(reader, f"{kind}:mother") for kind in ("film", "person"))
    assert film.id == person.id
    assert shortest_paths(reader, film, resolve(reader, "B BB")).paths == ()
    assert shortest_paths(reader, person, resolve(reader, "B BB")).paths[0].films == 1


def test_paths_are_cut_and_say_so(reader: Reader) -> None:
    """Of two shortest paths, one is given when one is asked for, two when two are."""
    anna, max_ = resolve(reader, "Anna ONE"), resolve(reader, "Max THREE")
    assert len(shortest_paths(reader, anna, max_, most=2).paths) == 2
    answer = shortest_paths(reader, anna, max_, most=5)
    assert not answer.truncated
    assert shortest_paths(reader, anna, max_).truncated
    with pytest.raises(UsageError):
        shortest_paths(reader, anna, anna)


def test_the_neighbourhood_of_a_person_shows_companions(reader: Reader) -> None:
    """Films, and who worked on several of them with that person; a limit cuts the rest."""
    graph, total = neighbourhood(reader, resolve(reader, "Anna ONE"))
    assert {node.caption for node in graph.nodes} == {"Anna ONE", "Heat", "M*A*S*H", "Éva TWO"}
    assert total == 2
    cut, total = neighbourhood(reader, resolve(reader, "Heat (1990)"), most=1)
    assert (len(cut.nodes), total) == (2, 4)


def test_the_whole_graph_comes_in_a_stable_order(reader: Reader) -> None:
    """All nodes and edges, twice the same."""
    graph = whole(reader)
    assert len(graph.nodes) == 4 + 5 + 2 + 1
    assert [n.id for n in graph.nodes] == [n.id for n in whole(reader).nodes]
    assert {edge.start[0] for edge in graph.edges} == {"Person", "Company", "Film"}


def test_values_of_a_query_become_a_graph(reader: Reader) -> None:
    """Nodes, relationships and paths in lists and maps are found; an edge without its ends is left out."""
    rows = reader.query("MATCH p=(a:Person)-[r:DIRECTED]->(f) RETURN [p] AS p, {r: r} AS r").rows
    graph = of_values(value for row in rows for value in row)
    assert len(graph.edges) == 5 and all(edge.type == "DIRECTED" for edge in graph.edges)
    loose = reader.query("MATCH ()-[r:DIRECTED]->() RETURN r").rows
    assert of_values(value for row in loose for value in row).edges == []


def test_a_path_shows_no_stranger_of_the_same_id(graph: Store, sheets: Path) -> None:
    """A company that bears a person's name, and so the same id, is not drawn beside the person."""
    text = "France, 1999, 90mn\nTitle : A\nDirected by : Max THREE, Anna ONE\nProduction : Anna One\n"
    (sheets / "a.txt").write_text(text, encoding="utf-8")
    load(graph, [str(sheets)])
    reader = graph.reader()
    ends = (resolve(reader, name, labels=("Person",)) for name in ("Anna ONE", "Max THREE"))
    assert [node.label for node in shortest_paths(reader, *ends).graph.nodes] == ["Film", "Person", "Person"]


def test_what_is_told_of_a_crowded_film(graph: Store, sheets: Path) -> None:
    """Where there is no room for all, crew, companies and festivals come before the cast."""
    cast = "\n".join(f"Actor N{i:02} ... Role" for i in range(30))
    text = f"France, 1999, 90mn\nTitle : A\nDirected by : Max THREE\nCast :\n{cast}\nProduction : ARTE\n"
    (sheets / "a.txt").write_text(text + "Festivals :\n- Fest, Nice (France), 2000\n", encoding="utf-8")
    load(graph, [str(sheets)])
    reader = graph.reader()
    drawn, total = neighbourhood(reader, resolve(reader, "A"), most=5)
    names = {node.caption for node in drawn.nodes}
    assert total == 33 and names == {"A", "Max THREE", "ARTE", "Fest", "Actor N00", "Actor N01"}
