"""Paths against networkx, which asks nothing but the parsed sheets."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from filmgraph.cli.demo import samples
from filmgraph.errors import UsageError
from filmgraph.explore import resolve
from filmgraph.explore.filters import ALWAYS, Years, jobs
from filmgraph.explore.paths import Paths, Rules, find_paths, kinds, passed, search, ways
from filmgraph.explore.paths.search import stories
from filmgraph.explore.paths.ways import Way
from filmgraph.explore.search import Hit
from filmgraph.identity import key
from filmgraph.load import load
from filmgraph.model import CREDIT_TYPES, Key, Sheet
from filmgraph.sheets import read
from filmgraph.store import Reader, Store

PEOPLE = [f"Ann {letter}" for letter in "ABCDEFGH"]
FESTIVAL = "Fest, Nice (France), 2001"


# --- the sheets without a database ----------------------------------------------------------------------------


def network(sheets: list[Sheet]) -> nx.Graph:
    """Films, people, companies and festivals by name; an edge bears the types of all jobs."""
    person, graph = people(sheets), nx.Graph()
    for sheet in sheets:
        film = ("Film", sheet.title.casefold())
        graph.add_node(film, year=sheet.year)
        linked = [(("Person", person[key(one.name)]), one.type) for one in sheet.credits]
        linked += [(("Company", key(one.name)), "PRODUCTION_COMPANY_OF") for one in sheet.companies]
        linked += [(("Festival", key(one.name)), "SELECTED_AT") for one in sheet.festivals]
        for other, type_ in linked:
            known = graph.get_edge_data(film, other, {"types": set()})["types"]
            graph.add_edge(film, other, types=known | {type_})
    return graph


def people(sheets: list[Sheet]) -> dict[str, str]:
    """One name for all names of a person: those that a native form joins."""
    aliases = nx.Graph((key(one.name), key(one.native or one.name)) for sheet in sheets for one in sheet.credits)
    return {name: min(names) for names in nx.connected_components(aliases) for name in names}


def narrowed(whole: nx.Graph, ends: tuple[Any, Any], rules: Rules) -> nx.Graph:
    """What the rules leave of a network; an edge bears the lightest weight."""
    weights = rules.weights(label for label, _ in ends)
    graph = nx.Graph()
    graph.add_nodes_from(ends)
    for one, other, types in whole.edges(data="types"):
        if weighed := [weights[type_] for type_ in types if type_ in weights]:
            graph.add_edge(one, other, weight=min(weighed))
    graph.remove_nodes_from([node for node in graph if node not in ends and left_out(whole, weights, node, rules)])
    return graph


def left_out(whole: nx.Graph, weights: dict[str, int], node: Any, rules: Rules) -> bool:
    year = whole.nodes[node].get("year")
    untimely = node[0] == "Film" and year not in rules.years
    crowded = rules.no_hubs and degree(whole, weights, node) > rules.no_hubs
    return bool(untimely or crowded or node in rules.without)


def degree(whole: nx.Graph, weights: dict[str, int], node: Any) -> int:
    """The people of a film in any job, the films of anything else by edges that are followed."""
    counted = CREDIT_TYPES if node[0] == "Film" else tuple(weights)
    wanted = "Person" if node[0] == "Film" else "Film"
    return sum(other[0] == wanted and bool(types & {*counted}) for _, other, types in whole.edges(node, data="types"))


def ranked(whole: nx.Graph, ends: tuple[Any, Any], rules: Rules, films: int) -> list[Way]:
    """Every simple path over at most so many films, the best first, by trying them all."""
    graph, weights = narrowed(whole, ends, rules), rules.weights(label for label, _ in ends)

    def rank(way: Way) -> tuple[Any, ...]:
        work = sum(graph.edges[hop]["weight"] for hop in pairwise(way))
        return (len(way), work, sum(degree(whole, weights, node) for node in way if node[0] == "Film"), way)

    cutoff = 2 * films - sum(label == "Film" for label, _ in ends)
    return sorted((tuple(way) for way in nx.all_simple_paths(graph, *ends, cutoff)), key=rank)


# --- random sheets --------------------------------------------------------------------------------------------


@st.composite
def archives(draw: st.DrawFn) -> list[str]:
    """Up to seven sheets with a few people, so that they are connected in many ways or not at all."""
    return [sheet(number, draw) for number in range(draw(st.integers(3, 7)))]


def sheet(number: int, draw: st.DrawFn) -> str:
    directors, composers, cast = (
        draw(st.lists(st.sampled_from(PEOPLE), min_size=least, max_size=most, unique=True))
        for least, most in ((1, 2), (0, 1), (0, 3))
    )
    lines = [f"France, {1990 + number}, 90mn", f"Title : Film{number}", f"Directed by : {', '.join(directors)}"]
    lines += [f"Music : {composers[0]}"] if composers else []
    lines += ["Cast :", *(f"{name} ... Role" for name in cast)] if cast else []
    lines += ["Production : Comp A"] if draw(st.booleans()) else []
    lines += ["Selected in the following festivals :", f"- {FESTIVAL}"] if draw(st.booleans()) else []
    return "\n".join(lines) + "\n"


rules = st.builds(
    Rules,
    only=st.sampled_from([frozenset[str](), frozenset[str](), frozenset(jobs(["directed,acted"]))]),
    via=st.sets(st.sampled_from(["Company", "Festival"])).map(frozenset),
    without=st.sets(st.sampled_from([("Film", "film1"), ("Person", "ann b")]), max_size=1).map(frozenset),
    years=st.sampled_from([ALWAYS, ALWAYS, Years(1990, 1993)]),
    no_hubs=st.sampled_from([None, None, 3]),
)
questions = st.lists(st.tuples(rules, st.integers(1, 4), st.randoms(use_true_random=False)), min_size=6, max_size=6)


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nodes are read and films counted one or two at a time, as if there were far too many to do it all at once."""
    monkeypatch.setattr(ways, "AT_LEAST", 1)
    monkeypatch.setattr(ways, "AT_MOST", 2)
    monkeypatch.setattr(search, "FEW", 1)


@settings(max_examples=8, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(archives(), questions)
def test_the_best_paths_are_those_that_trying_all_of_them_finds(
    graph: Store, tmp_path: Path, one_by_one: None, texts: list[str], asked: list[tuple[Rules, int, random.Random]]
) -> None:
    """The ways, their order, how many shortest there are, and whether the ends are connected, under any rules."""
    whole, reader = loaded(graph, tmp_path, texts), graph.reader()
    hits = {(hit.label, key(hit.name)): hit for hit in everything(reader)}
    for wanted, films, chance in asked:
        start, end = ends = tuple(chance.sample(sorted(whole), 2))
        allowed = replace(wanted, without=wanted.without & {*whole} - {*ends})
        in_ids = replace(allowed, without=frozenset(identified(hits[node]) for node in allowed.without))
        every = ranked(whole, ends, allowed, films)
        for alternatives in (False, True):
            bounds: dict[str, Any] = {"most": 5, "alternatives": alternatives, "max_films": films}
            answer = find_paths(reader, hits[start], hits[end], rules=in_ids, **bounds)
            check(every, answer, {identified(hit): node for node, hit in hits.items()}, alternatives)
            assert answer.connected == nx.has_path(narrowed(whole, ends, Rules(via=allowed.via)), *ends)


def check(every: list[Way], answer: Paths, nodes: dict[Key, Key], alternatives: bool) -> None:
    shortest = [way for way in every if len(way) == len(every[0])]
    expected = [*islice(stories(every) if alternatives else shortest, 5)]
    assert [tuple(nodes[one] for one in path.nodes) for path in answer.paths] == expected
    assert answer.shortest == len(shortest)
    assert all(len(path.steps) == len(path.nodes) - 1 for path in answer.paths)


def loaded(graph: Store, folder: Path, texts: list[str]) -> nx.Graph:
    graph.writer().transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    for old in folder.glob("film*.txt"):
        old.unlink()
    for number, text in enumerate(texts):
        (folder / f"film{number}.txt").write_text(text, encoding="utf-8")
    load(graph, [str(folder)])
    return network([read(text.encode(), f"film{number}.txt") for number, text in enumerate(texts)])


def everything(reader: Reader) -> Iterator[Hit]:
    """All that a path can run through."""
    found = reader.query("MATCH (n) WHERE n.folded IS NOT NULL RETURN labels(n)[0], n.id, coalesce(n.title, n.name)")
    return (Hit(*row) for row in found.rows)


def identified(hit: Hit) -> Key:
    return (hit.label, hit.id)


# --- sheets of an archive -------------------------------------------------------------------------------------


def test_paths_of_the_samples_are_as_long_and_as_many_as_the_sheets_say(graph: Store) -> None:
    """Between people of the sample sheets, joined by their native forms, networkx counts the same shortest paths."""
    load(graph, [str(samples())])
    reader = graph.reader()
    sheets = [read(path.read_bytes(), path.name) for path in sorted(samples().glob("*.txt"))]
    names, whole = people(sheets), narrowed(network(sheets), (("Film", ""), ("Film", "")), Rules())
    everyone = sorted((hit for hit in everything(reader) if hit.label == "Person"), key=identified)
    hits = random.Random(7).sample(everyone, 24)
    for start, end in zip(hits[::2], hits[1::2], strict=True):
        try:
            ways = [*nx.all_shortest_paths(whole, *(("Person", names[key(hit.name)]) for hit in (start, end)))]
        except nx.NetworkXNoPath:
            ways = []
        answer = find_paths(reader, start, end, most=1000)
        assert (answer.shortest, len(answer.paths)) == (len(ways), min(len(ways), 1000))
        assert {len(path.nodes) for path in answer.paths} == {len(way) for way in ways}


# --- bounds ---------------------------------------------------------------------------------------------------

BRIDGE = """France, 1999, 90mn
Title : {0}
Directed by : {1}, {2}
"""


@pytest.fixture
def chain(graph: Store, sheets: Path) -> Reader:
    """Ann A and Ann D are three films apart; Lone WOLF made a film alone."""
    for title, one, other in (("One", "Ann A", "Ann B"), ("Two", "Ann B", "Ann C"), ("Three", "Ann C", "Ann D")):
        (sheets / f"{title}.txt").write_text(BRIDGE.format(title, one, other), encoding="utf-8")
    (sheets / "alone.txt").write_text("France, 1999, 90mn\nTitle : Alone\nDirected by : Lone WOLF\n", encoding="utf-8")
    load(graph, [str(sheets)])
    return graph.reader()


@pytest.mark.parametrize(
    ("end", "bounds", "connected", "said"),
    [
        ("Lone WOLF", {}, False, "however long"),
        ("Lone WOLF", {"rules": Rules(only=frozenset(jobs(["acted"])))}, False, "so without --only too"),
        ("Ann D", {"max_films": 2}, True, "Without --max-films there is a path over 3 films"),
        ("Ann D", {"rules": Rules(without=frozenset({("Person", "ann-b")}))}, True, "Without --without there is"),
        ("Ann D", {"most_read": 3}, None, "has reached its bound"),
    ],
)
def test_why_there_is_no_path(chain: Reader, end: str, bounds: dict[str, Any], connected: bool, said: str) -> None:
    """Not connected at all, only not within what was asked for, or not known, as the search was cut."""
    answer = find_paths(chain, resolve(chain, "Ann A"), resolve(chain, end), **bounds)
    assert (answer.paths, answer.connected, answer.truncated) == ((), connected, connected is None)
    assert said in answer.reason


def test_an_end_cannot_be_left_out(chain: Reader) -> None:
    """A path without one of its ends is a contradiction that is said."""
    start, end = resolve(chain, "Ann A"), resolve(chain, "Ann D")
    with pytest.raises(UsageError, match="cannot be left out"):
        find_paths(chain, start, end, rules=Rules(without=frozenset({identified(end)})))


@pytest.mark.parametrize(
    ("understand", "words", "said"),
    [
        (passed, ["people"], "These are: companies, festivals"),
        (kinds, ["people,places"], "“places” is no kind of thing"),
    ],
)
def test_words_that_mean_nothing_are_refused(understand: Callable[[Any], object], words: Any, said: str) -> None:
    """What is no kind is named, with what there is."""
    with pytest.raises(UsageError, match=re.escape(said)):
        understand(words)
