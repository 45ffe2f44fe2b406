"""Who worked with whom, against what networkx makes of the parsed sheets without a database."""

from __future__ import annotations

import importlib
import shutil
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from filmgraph.analytics import pairs as counting
from filmgraph.cli.demo import samples
from filmgraph.errors import UsageError
from filmgraph.explore import Hit, resolve
from filmgraph.explore.collaboration import collaborators, common, network, pairs, team
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.identity import Spelling, groups, person
from filmgraph.load import load
from filmgraph.model import CREDIT_TYPES, Sheet
from filmgraph.sheets import read
from filmgraph.store import Reader, Store
from tests.load.graphs import empty, sheet, write

CROWD = ("Ann AA", "Ben BB", "Cleo CC", "Dan DD", "Eve EE", "Fay FF")
LABELS = {"Directed by": "DIRECTED", "Music": "COMPOSED", "Costumes": "CREDITED"}
some = st.lists(st.sampled_from(CROWD), max_size=3, unique=True)
films = st.fixed_dictionaries(
    {
        "year": st.sampled_from([1990, 1995, 2000]),
        "jobs": st.dictionaries(st.sampled_from([*LABELS]), some, max_size=3),
        "cast": some,
        "companies": st.lists(st.sampled_from(["ARTE", "CTB"]), max_size=2, unique=True),
        "festivals": st.lists(st.sampled_from(["Fest, Nice (France)", "Gala, Oslo (Norway)"]), max_size=2, unique=True),
        "text": st.sampled_from(CROWD),
    }
)


def written(number: int, film: dict[str, Any]) -> str:
    """A sheet; the second in the folder prints no year."""
    fields = [f"{label} : {', '.join(people)}" for label, people in film["jobs"].items() if people]
    fields += ["Cast :", *(f"{name} ... Role" for name in film["cast"])] if film["cast"] else []
    fields += [f"Production : {', '.join(film['companies'])}"] if film["companies"] else []
    fields += ["Commentaries and bibliography", f"An essay, {film['text']},, 2001"]
    fields += ["Selected in the following festivals :", *(f"- {name}, 2001" for name in film["festivals"])]
    text = sheet(f"Film {number}", *fields, year=film["year"])
    return text.replace(f", {film['year']}", "", 1) if number == 1 else text


class Known:
    """What the parsed sheets say: of each title the year, the people with their jobs, companies and festivals."""

    def __init__(self, parsed: list[Sheet]) -> None:
        spellings = {Spelling(credit.name, credit.native) for one in parsed for credit in one.credits}
        called = {each: str(person(some).properties["name"]) for some in groups(spellings) for each in some}
        self.year = {one.title: one.year for one in parsed}
        self.people: dict[str, dict[str, set[str]]] = {one.title: {} for one in parsed}
        for one in parsed:
            for credit in one.credits:
                name = called[Spelling(credit.name, credit.native)]
                self.people[one.title].setdefault(name, set()).add(credit.type)
        self.others = {
            one.title: {("Company", c.name) for c in one.companies} | {("Festival", f.name) for f in one.festivals}
            for one in parsed
        }

    def linked(self, title: str) -> set[tuple[str, str]]:
        return {("Person", name) for name in self.people[title]} | self.others[title]

    def films(self, label: str, name: str) -> set[str]:
        return {name} if label == "Film" else {title for title in self.year if (label, name) in self.linked(title)}

    def network(self, period: Years) -> nx.Graph:
        """People, linked where they share a film; an edge's ``films`` are the titles."""
        graph = nx.Graph()
        for title, people in self.people.items():
            if self.year[title] in period:
                graph.add_nodes_from(people)
                for a, b in combinations(people, 2):
                    graph.add_edge(a, b, films={title, *graph.get_edge_data(a, b, {"films": ()})["films"]})
        return graph


@given(
    st.lists(films, min_size=2, max_size=6),
    st.sampled_from([ALWAYS, Years(1991, None), Years(None, 1995)]),
    st.sampled_from([CREDIT_TYPES, ("DIRECTED", "ACTED_IN"), ("CREDITED",)]),
)
@settings(
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.generate),  # every example is a load: a failing one is not made smaller
)
def test_every_answer_is_that_of_the_sheets(
    graph: Store, sheets: Path, drawn: list[dict[str, Any]], period: Years, only: tuple[str, ...]
) -> None:
    """Collaborators, pairs, teams, networks and what two share equal what networkx computes without a database."""
    empty(graph)
    shutil.rmtree(sheets)
    sheets.mkdir()
    texts = {f"s{number}": written(number, film) for number, film in enumerate(drawn)}
    write(sheets, **texts)
    load(graph, [str(sheets)])
    reader = graph.reader()
    known = Known([read(text.encode(), name) for name, text in texts.items()])
    people = [
        Hit("Person", id_, name)
        for id_, name in reader.query("MATCH (p:Person)-->() RETURN DISTINCT p.id, p.name").rows
    ]
    nodes = reader.query("MATCH (n:Film|Company|Festival) RETURN labels(n)[0], n.id, coalesce(n.title, n.name)").rows
    names = known.network(period)
    for one in people:
        if one.name in names:
            same_collaborators(reader, known, one, period, only)
            same_network(reader, names, one, period)
    same_pairs(reader, names, period)
    same_team(reader, known, people, period)
    things = [*people[:2], *(Hit(*row) for row in nodes)]
    for a, b in combinations(things, 2):
        same_common(reader, known, a, b)


def test_the_samples_are_answered_as_their_sheets_are(graph: Store) -> None:
    """Real sheets, in which people are spelled in several ways: the same counts as networkx from the parsed sheets."""
    load(graph, [str(samples())])
    known = Known([read(path.read_bytes(), path.name) for path in sorted(samples().glob("*.txt"))])
    assert len(known.year) == len([*samples().glob("*.txt")])
    reader, period = graph.reader(), Years(1985, 2010)
    names = known.network(period)
    same_pairs(reader, names, period, (2,))
    people = [resolve(reader, name) for name in ("Emir KUSTURICA", "Sergei SELYANOV", "Goran BREGOVIĆ")]
    same_team(reader, known, people, period)
    for one in people:
        same_collaborators(reader, known, one, period, ("DIRECTED", "ACTED_IN", "CREDITED"))
        same_network(reader, names, one, period)


def same_collaborators(reader: Reader, known: Known, one: Hit, period: Years, only: tuple[str, ...]) -> None:
    expected: dict[str, dict[str, set[str]]] = {}
    for title, people in known.people.items():
        for name, types in people.items():
            if one.name in people and name != one.name and known.year[title] in period and types & set(only):
                expected.setdefault(name, {})[title] = types & set(only)
    answer = collaborators(reader, one, period=period, only=only, most=1000)
    told = {
        who.person.caption: {shared.film.caption: {edge.type for edge in shared.other} for shared in who.films}
        for who in answer.people
    }
    assert told == expected
    ranks = [(-len(who.films), who.person.id) for who in answer.people]
    assert ranks == sorted(ranks)


def same_network(reader: Reader, names: nx.Graph, one: Hit, period: Years) -> None:
    answer = network(reader, one, period=period, depth=2, most=1000)
    expected = nx.single_source_shortest_path_length(names, one.name, cutoff=2)
    assert {who.person.caption: who.distance for who in answer.people} | {one.name: 0} == expected
    assert answer.complete and sum(answer.sizes) == len(answer.people) == len(expected) - 1
    for who in answer.people:
        nearer = [there for there in names[who.person.caption] if expected.get(there, 9) == who.distance - 1]
        titles = set().union(*(names[who.person.caption][there]["films"] for there in nearer))
        assert who.films == len(titles) and who.film.caption in titles and who.nearer.caption in nearer


def same_pairs(reader: Reader, names: nx.Graph, period: Years, least_films: tuple[int, ...] = (1, 2)) -> None:
    for least in least_films:
        expected = {frozenset((a, b)): own for a, b, own in names.edges(data="films") if len(own) >= least}
        answer = pairs(reader, period=period, films=least, most=max(len(expected), 1))
        told = {frozenset((two.a.caption, two.b.caption)): {f.caption for f in two.films} for two in answer.pairs}
        assert (told, len(answer.pairs), answer.truncated) == (expected, len(expected), False)
        ranks = [(-len(two.films), two.a.id, two.b.id) for two in answer.pairs]
        assert ranks == sorted(ranks)


def same_team(reader: Reader, known: Known, people: list[Hit], period: Years) -> None:
    if len(people) < 3:
        return
    names = {one.name for one in people[:3]}
    expected = {title: names & set(own) for title, own in known.people.items() if known.year[title] in period}
    answer = team(reader, people[:3], period=period)
    told = {one.film.caption: {who.caption for who, _ in one.members} for one in answer.films}
    assert told == {title: those for title, those in expected.items() if len(those) >= 2}


def same_common(reader: Reader, known: Known, a: Hit, b: Hit) -> None:
    by_a, by_b = known.films(a.label, a.name), known.films(b.label, b.name)
    expected: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for title in by_a & by_b:
        expected["Film", title] = ({title}, {title})
    for key in set().union(*map(known.linked, by_a)) & set().union(*map(known.linked, by_b)):
        expected[key] = (by_a & known.films(*key), by_b & known.films(*key))
    told = {
        (one.node.label, one.node.caption): tuple({f.caption for f in some} for some in (one.a_films, one.b_films))
        for one in common(reader, a, b).shared
    }
    assert told == {key: both for key, both in expected.items() if key not in ((a.label, a.name), (b.label, b.name))}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("12345"), min_size=1)), st.integers(1, 3))
def test_pairs_are_counted_right_in_small_pieces(works: dict[str, set[str]], least: int) -> None:
    """However few pairs are held at a time, the counts and the order are those of plain counting."""
    counted = Counter({(a, b): len(works[a] & works[b]) for a, b in combinations(sorted(works), 2)})
    expected = [two for two, films in sorted(counted.items(), key=lambda one: (-one[1], one[0])) if films >= least]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "AT_ONCE", 2)
        assert counting.most_together({a: sorted(own) for a, own in works.items()}, least, 5) == expected[:5]


@pytest.fixture
def small(graph: Store, sheets: Path) -> Reader:
    """Four films of three people and a company of a person's name."""
    write(
        sheets,
        a=sheet("A", "Directed by : Ann AA", "Music : Ben BB, Cleo CC", "Production : Ben BB", year=1990),
        b=sheet("B", "Directed by : Ann AA", "Cast :", "Ben BB ... The king", year=1991),
        c=sheet("C", "Directed by : Ann AA, Ben BB", "Costumes : Ben BB", "Production : Ben BB", year=1992),
        d=sheet("D", "Directed by : Cleo CC, Dan DD", year=1993),
    )
    load(graph, [str(sheets)])
    return graph.reader()


def test_answers_quote_the_lines_that_they_rest_on(small: Reader) -> None:
    """Each source is a line of a sheet on which one of those in question stands, and so are the graph's edges."""
    ann, ben, dan = (resolve(small, name, labels=("Person",)) for name in ("Ann AA", "Ben BB", "Dan DD"))
    answers = (collaborators(small, ann), pairs(small), team(small, [ann, ben]), common(small, ann, ben))
    for answer in (*answers, network(small, dan, depth=3)):
        assert answer.rows()
        for row in answer.rows():
            lines = [Path(one["sheet"]).read_text("utf-8").splitlines()[one["line"] - 1] for one in row["sources"]]
            assert lines and all(any(name in line for name in CROWD) for line in lines)
            assert set(answer.columns) | {"sources"} == set(row)
        drawn = answer.to_graph()
        assert {end for edge in drawn.edges for end in (edge.start, edge.end)} == {(n.label, n.id) for n in drawn.nodes}
    (row, *_) = collaborators(small, ann).rows()
    assert (row["jobs"], row["roles"], row["first"], row["last"]) == (
        ["composed", "acted", "directed", "Costumes"], ["The king"], "A (1990)", "C (1992)",
    )  # fmt: skip
    assert {node.label for node in pairs(small).to_graph().nodes} == {"Film", "Person"}


def test_what_is_cut_is_told(small: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that lists fewer than there are is truncated; a network too large to go on is not complete."""
    ann, ben, dan = (resolve(small, name, labels=("Person",)) for name in ("Ann AA", "Ben BB", "Dan DD"))
    assert [collaborators(small, ann, most=n).truncated for n in (1, 2)] == [True, False]
    assert [pairs(small, films=1, most=n).truncated for n in (3, 4)] == [True, False]
    assert [team(small, [ann, ben], most=n).truncated for n in (2, 3)] == [True, False]
    assert [common(small, ann, ben, most=n).truncated for n in (2, 3)] == [True, False]
    assert network(small, dan, depth=3, most=1).truncated
    monkeypatch.setattr(importlib.import_module("filmgraph.explore.collaboration.network"), "MOST_PEOPLE", 1)
    cut = network(small, dan, depth=3)
    assert (cut.sizes, cut.complete) == ((1,), False)
    with pytest.raises(UsageError):
        common(small, ann, ann)
    for people, least in (([ann], 1), ([ann, ann], 1), ([ann, ben], 3)):
        with pytest.raises(UsageError):
            team(small, people, least=least)
