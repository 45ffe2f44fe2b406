"""Who is who in a small graph, on both kinds of server."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from filmgraph.explore import resolve
from filmgraph.explore.identities import Identities, identities, why_one, why_two
from filmgraph.explore.identities.named_on import named_on
from filmgraph.explore.search.heard import names_heard
from filmgraph.identity.forms import forms
from filmgraph.load import load
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Reader, Store
from tests.load.graphs import write

SHEETS = {
    "brother": "Russia, 1997, 90mn\nDirected by : Aleksei BALABANOV\nProduced by : Sergei SELYANOV (Сергей СЕЛЬЯНОВ)\n"
    "Cast :\nSergei BODROV Jr. ... Danila\nProduction : CTB\n",
    "war": "Russia, 2002, 90mn\nDirected by : Aleksei BALABANOV\nProduced by : Sergey SELIANOV (Сергей СЕЛЬЯНОВ)\n"
    "Production : CTB\n",
    "sisters": "Russia, 2001, 85mn\nDirected by : Sergei BODROV Jr.\nWriting credits : Sergei BODROV\n"
    "Produced by : Serguei SELIANOFF\nProduction : CTB\n",
    "mars": "Russia, 2004, 100mn\nDirected by : Anna MELIKIAN\nProduction : ARTE\n",
    "star": "Russia, 2014, 128mn\nDirected by : Anna MELIKYAN\nProduction : ARTE\n",
}


@pytest.fixture
def reader(graph: Store, sheets: Path) -> Reader:
    """A graph of five films."""
    write(sheets, **SHEETS)
    load(graph, [str(sheets)])
    return graph.reader()


def test_merges_and_proposals_of_a_graph(reader: Reader) -> None:
    """A native form merged two spellings; two romanisations without it are proposed; father and son are neither.
    Each can be asked for by a name, and two names are told one, likely one, or two."""
    found = identities(reader, ("Person", "Film"))
    assert [(one.id, one.names) for one in found.merges] == [
        ("sergei-selyanov", ("Sergei SELYANOV", "Sergey SELIANOV"))
    ]
    assert [(one.a, one.b) for one in found.proposals] == [
        ("sergei-selyanov", "serguei-selianoff"),
        ("anna-melikian", "anna-melikyan"),
    ]
    assert "Both worked for ARTE." in found.proposals[1].reasons
    assert why_one(reader, resolve(reader, "Sergey Selianov")) == Identities(found.merges, found.proposals[:1])
    outcomes = {
        ("Sergey Selianov", "Sergei Selyanov"): ("merged", "Сергей СЕЛЬЯНОВ"),
        ("Anna Melikian", "Anna Melikyan"): ("proposed", "sound the same"),
        ("Sergei Bodrov", "Sergei Bodrov Jr."): ("apart", "Jr."),
        ("Sergei Bodrov", "Anna Melikyan"): ("apart", "not alike"),
    }
    for (a, b), (outcome, said) in outcomes.items():
        told = why_two(reader, resolve(reader, a), resolve(reader, b))
        assert (told.outcome, said in " ".join(told.reasons)) == (outcome, True)


CENTURIES = {
    "war": "Russia, 1910, 10mn\nCast :\nIvan ONE ... A\nZoe TWO ... B\nProduction : RBB\n",
    "star": "Russia, 2014, 128mn\nCast :\nIvan ONE ... B\nZoe TWO ... C\nZoe TWO (2) ... D\n"
    "Production : Rundfunk Berlin-Brandenburg (RBB)\n",
}


def test_who_may_be_two_until_a_decision_says_so(graph: Store, sheets: Path) -> None:
    """Films a century apart are a doubt, told with the sheets that would part them, to all who ask. Decided, they and
    what else is told apart are listed, as far as it is there."""
    write(sheets, **CENTURIES)
    load(graph, [str(sheets)])
    found, zoe = identities(graph.reader(), ("Person",)).partings
    assert [(one.id, one.called) for one in (found, zoe)] == [("ivan-one", "Ivan ONE (2)"), ("zoe-two", "Zoe TWO (3)")]
    assert [Path(one).name for one in found.sheets] == ["star.txt"]
    assert why_one(graph.reader(), resolve(graph.reader(), "Ivan One")).partings == [found]
    (sheets / "identities.toml").write_text(
        '[[person]]\nname = "Ivan ONE"\nsheets = ["star.txt"]\nas = "Ivan ONE (2)"\n'
        '[[same]]\nnames = ["Zoe TWO"]\n'
        '[[different]]\nkind = "company"\nnames = ["RBB", "Rundfunk Berlin-Brandenburg (RBB)"]\n'
        '[[different]]\nkind = "company"\nnames = ["RBB", "Nobody"]\n'
        '[[different]]\nkind = "film"\nnames = ["war-1910", "star-2014"]\n'
    )
    load(graph, [str(sheets)])
    told = identities(graph.reader(), SHOWN_LABELS)
    assert (told.partings, told.merges) == ([], [])
    assert [(one.label, one.a_name, one.b_name) for one in told.apart] == [
        ("Film", "War", "Star"),
        ("Person", "Ivan ONE (2)", "Ivan ONE"),
        ("Company", "RBB", "Rundfunk Berlin-Brandenburg (RBB)"),
    ]
    (told_of_him,) = why_one(graph.reader(), resolve(graph.reader(), "ivan-one")).apart
    assert (told_of_him.a, told_of_him.reasons) == ("ivan-one", told.apart[1].reasons)


GIVEN = ["Anna", "Ana", "A.", "Ivan", "Iván", "Sergei", "Sergey", "Jean-Paul", "Jeanpaul", "Иван"]
SURNAMES = (
    "MELIKIAN",
    "MELIKYAN",
    "MELKIAN",
    "PETROV",
    "PETROFF",
    "PETROV Jr.",
    "de la TOUR",
    "LATOUR",
    "Петров",
    "X. KIM",
)


def test_of_a_few_the_same_is_found_as_of_all(graph: Store, sheets: Path) -> None:
    """Asked for sheets or for a person of a crowd, the same merges and proposals of people come, with the same scores
    and reasons, as those of all that involve them."""
    rng = random.Random(1)

    def some() -> str:
        name = f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}"
        return name + {"Ivan PETROV": " (Иван ПЕТРОВ)", "Iván PETROFF": " (Иван ПЕТРОВ)"}.get(name, "")

    for number in range(40):
        jobs = "\n".join(f"{job} : {some()}, {some()}" for job in ("Directed by", "Music", "Produced by"))
        write(sheets, **{f"s{number}": f"Russia, {1990 + number % 9}, 90mn\n{jobs}, Maria\nProduction : CTB\n"})
    load(graph, [str(sheets)])
    reader = graph.reader()
    every = identities(reader, ("Person",))
    assert len(every.proposals) > 20 and every.merges
    for ids in (*({one.a} for one in every.proposals), *(_people_on(reader, sheets / f"s{at}.txt") for at in range(5))):
        involved = [one for one in every.proposals if ids & {one.a, one.b}]
        merges = [one for one in every.merges if one.id in ids]
        found = identities(reader, ("Person",), {"Person": ids})
        assert (found.merges, found.proposals) == (merges, involved), ids


def test_a_name_of_fifty_words_is_compared_like_any(graph: Store, sheets: Path) -> None:
    """What a sheet prints as one name may be a whole sentence: there are more choices among its words than could be
    looked at one by one."""
    long = "Ann " + " ".join(f"{a}{b}" for a in "BDGKLMNPRT" for b in "aeiou") + " BEE"
    write(sheets, one=f"Russia, 1997, 90mn\nDirected by : {long}\n", two=f"Russia, 1998, 90mn\nMusic : {long}K\n")
    load(graph, [str(sheets)])
    reader = graph.reader()
    (on_one,), (on_two,) = (_people_on(reader, sheets / f"{name}.txt") for name in ("one", "two"))
    with names_heard(reader) as known:
        like = known.like(forms([long]))
        assert {row.id for row in known.rows(like)} == {on_one, on_two}


def _people_on(reader: Reader, sheet: Path) -> set[str]:
    return named_on(reader, [str(sheet)])["Person"]


def test_an_empty_graph_has_no_doubts(graph: Store) -> None:
    """Nothing is found where nothing is."""
    assert identities(graph.reader(), ("Person",)) == Identities()
