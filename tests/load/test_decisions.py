"""People decide who is who, in ``identities.toml`` beside the sheets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from filmgraph.errors import DecisionError
from filmgraph.explore import digest
from filmgraph.load import load
from filmgraph.store import Store
from tests.load.graphs import empty, people, random_sheet, sheet, snapshot, write


def decide(folder: Path, text: str) -> None:
    (folder / "identities.toml").write_text(text, encoding="utf-8")


def same(*names: str, more: str = "") -> str:
    return f"[[same]]\nnames = {list(names)!r}\n{more}\n".replace("'", '"')


def different(*names: str) -> str:
    return same(*names).replace("[[same]]", "[[different]]")


def part(name: str, as_: str, *on: str, more: str = "") -> str:
    return f"[[person]]\nname = {name!r}\nsheets = {list(on)!r}\nas = {as_!r}\n{more}\n".replace("'", '"')


def about(kind: str, decision: str) -> str:
    return decision.replace("\nnames", f'\nkind = "{kind}"\nnames')


def test_same_makes_one_of_two_and_can_be_taken_back(graph: Store, sheets: Path) -> None:
    """Two spellings that nothing joins become one person; without the decision the graph is what it was before."""
    write(sheets, a=sheet("A", "Directed by : Anna MELIKIAN"), b=sheet("B", "Directed by : Anna MELIKYAN, X YZ"))
    load(graph, [str(sheets)])
    before = snapshot(graph)
    decide(sheets, same("Anna MELIKYAN", "Anna MELIKIAN", more='wikidata = "Q1"'))
    assert load(graph, [str(sheets)]).loaded == 0
    assert people(graph) == {"anna-melikian": "Anna MELIKIAN", "x-yz": "X YZ"}
    found = (
        graph.reader().query("MATCH (p:Person {id: 'anna-melikian'})-->(f) RETURN p.wikidata, f.id ORDER BY f.id").rows
    )
    assert found == [["Q1", "a-1999"], ["Q1", "b-1999"]]
    decide(sheets, "")
    load(graph, [str(sheets)])
    assert snapshot(graph) == before


def test_different_parts_whom_a_native_form_joins(graph: Store, sheets: Path) -> None:
    """Father and son of one native form are two people as soon as somebody says so, also for sheets that come later."""
    write(sheets, a=sheet("A", "Directed by : Sergei BODROV (Сергей БОДРОВ)"))
    write(sheets, b=sheet("B", "Directed by : Sergey BODROV (Сергей БОДРОВ)"))
    load(graph, [str(sheets)])
    assert len(people(graph)) == 1
    before = snapshot(graph)
    decide(sheets, different("Sergei BODROV", "Sergey BODROV"))
    write(sheets, c=sheet("C", "Directed by : Sergey BODROV"))
    load(graph, [str(sheets)])
    rows = graph.reader().query("MATCH (p:Person)-->(f) RETURN p.id, collect(f.id) ORDER BY p.id").rows
    assert [(id_, sorted(films)) for id_, films in rows] == [
        ("sergei-bodrov", ["a-1999"]),
        ("sergey-bodrov", ["b-1999", "c-1999"]),
    ]
    (sheets / "c.txt").unlink()
    decide(sheets, "# nothing is decided any more\n")
    load(graph, [str(sheets)], prune=True)
    assert snapshot(graph) == before


def test_a_preferred_name_is_shown(graph: Store, sheets: Path) -> None:
    """Of a single name too; the id stays what the sheets say."""
    write(sheets, a=sheet("A", "Directed by : E. KUSTURICA"))
    load(graph, [str(sheets)])
    decide(sheets, same("E. KUSTURICA", more='name = "Emir KUSTURICA"'))
    load(graph, [str(sheets)])
    assert list(people(graph).values()) == ["Emir KUSTURICA"]


def test_an_id_is_given_and_taken_back(graph: Store, sheets: Path) -> None:
    """Also the id that somebody else has by name, before or after the decision: that one is called otherwise then."""
    write(sheets, a=sheet("A", "Directed by : Anna ONE, Anna TWO (Анна)"), b=sheet("B", "Music : Ana TWO (Анна)"))
    load(graph, [str(sheets)])
    before = snapshot(graph)
    decide(sheets, same("Anna TWO", more='id = "anna-one"'))
    load(graph, [str(sheets)])
    assert people(graph) == {"anna-one": "Ana TWO", "anna-one.plain": "Anna ONE"}
    write(sheets, c=sheet("C", "Directed by : Anna ONE (Анна ОДИН)"))
    load(graph, [str(sheets)])
    after_history = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets)])
    assert snapshot(graph) == after_history
    (sheets / "c.txt").unlink()
    decide(sheets, "")
    load(graph, [str(sheets)], prune=True)
    assert snapshot(graph) == before


def test_decisions_hold_for_other_loads_and_are_forgotten_by_their_own_file(graph: Store, sheets: Path) -> None:
    """A load of another folder, with a file of its own or none, leaves decisions in force."""
    other = sheets.parent / "other"
    other.mkdir()
    write(sheets, a=sheet("A", "Directed by : Anna ONE"))
    write(other, b=sheet("B", "Directed by : Anna TWO"), c=sheet("C", "Directed by : Anna THREE"))
    decide(sheets, same("Anna ONE", "Anna TWO"))
    load(graph, [str(sheets)])
    load(graph, [str(other)])
    assert set(people(graph)) == {"anna-one", "anna-three"}
    decide(other, same("Anna TWO", "Anna THREE"))
    load(graph, [str(other)])
    assert set(people(graph)) == {"anna-one"}
    decide(sheets, "")
    load(graph, [str(sheets / "a.txt")])
    assert set(people(graph)) == {"anna-one", "anna-three"}


def test_a_name_that_no_sheet_prints_is_reported(graph: Store, sheets: Path) -> None:
    """With the file and the line of the decision."""
    write(sheets, a=sheet("A", "Directed by : Anna ONE"))
    decide(sheets, "\n" + same("Anna ONE", "Anna GONE"))
    report = load(graph, [str(sheets)])
    assert report.strangers == [{"file": str(sheets / "identities.toml"), "line": "2", "name": "Anna GONE"}]


def films_of(store: Store) -> dict[str, list[str]]:
    """Id of a person → the films, by their first letter."""
    rows = store.reader().query("MATCH (p:Person)-->(f) RETURN p.id, collect(DISTINCT left(f.id, 1))").rows
    return {id_: sorted(films) for id_, films in rows}


def test_sheets_part_people_of_one_name_and_it_can_be_taken_back(graph: Store, sheets: Path) -> None:
    """Two tables make three people, each with a name and ids of their own; the rest stays whom a native form joins; a
    sheet that moves, or comes later, is asked as well; and the printed text stays what it was."""
    petrov = "Directed by : Ivan PETROV (Иван ПЕТРОВ)"
    write(sheets, a=sheet("A", petrov), b=sheet("B", petrov, "Music : Ivan PETROV"), c=sheet("C", petrov))
    write(sheets, d=sheet("D", "Directed by : Iwan PETROW (Иван ПЕТРОВ)"))
    load(graph, [str(sheets)])
    before = snapshot(graph)
    assert films_of(graph) == {"ivan-petrov": ["a", "b", "c", "d"]}
    second = part("ivan petrov", "Ivan PETROV (b)", "b.txt", "e.txt", more='id = "petrov-b"\nwikidata = "Q2"')
    decide(sheets, second + part("Ivan PETROV", "Ivan PETROV (c)", "sheets/c.txt"))
    report = load(graph, [str(sheets)])
    assert (report.loaded, [(one["sheet"], one["line"]) for one in report.strangers]) == (0, [("e.txt", "1")])
    third = next(id_ for id_ in people(graph) if id_.startswith("ivan-petrov-c"))
    assert films_of(graph) == {"ivan-petrov": ["a", "d"], "petrov-b": ["b"], third: ["c"]}
    found = "MATCH (p {id: 'petrov-b'})-[r]->(f) RETURN p.name, p.surname, p.aliases, p.wikidata, collect(r.raw)"
    raw = ["Ivan PETROV", "Ivan PETROV (Иван ПЕТРОВ)"]
    (row,) = graph.reader().query(found).rows
    assert [*row[:4], sorted(row[4])] == ["Ivan PETROV (b)", "PETROV", ["Ivan PETROV"], "Q2", raw]
    write(sheets, e=sheet("E", "Cast :", "Ivan PETROV ... He"))
    (sheets / "c.txt").rename(sheets / "cc.txt")
    assert [one["sheet"] for one in load(graph, [str(sheets)], prune=True).strangers] == ["sheets/c.txt"]
    assert films_of(graph) == {"ivan-petrov": ["a", "c", "d"], "petrov-b": ["b", "e"]}
    (sheets / "cc.txt").rename(sheets / "c.txt")
    (sheets / "e.txt").unlink()
    decide(sheets, "")
    load(graph, [str(sheets)], prune=True)
    assert snapshot(graph) == before


def test_who_was_parted_is_decided_about_like_anybody(graph: Store, sheets: Path) -> None:
    """By the name that the decision gave them: made one with another, and told from a third of their native form; only
    mentions with the native form that is named are meant."""
    write(sheets, a=sheet("A", "Directed by : Ivan PETROV"), b=sheet("B", "Directed by : Ivan PETROV (Иван)"))
    write(sheets, c=sheet("C", "Directed by : I. PETROV", "Music : Ivan PETROV"))
    parted = part("Ivan PETROV", "Ivan PETROV II", "a.txt", "b.txt", more='native = "иван"')
    decide(sheets, parted + same("I. PETROV", "Ivan PETROV II", more='name = "Ivan the Second"'))
    load(graph, [str(sheets)])
    assert films_of(graph) == {"ivan-petrov-ii": ["b", "c"], "ivan-petrov": ["a", "c"]}
    assert people(graph)["ivan-petrov-ii"] == "Ivan the Second"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[[same]]\nnames = [", "not TOML"),
        (b"[[sama]]\nnames = ['A B', 'C D']", "no decision"),
        (b"\n[[same]]\nnames = ['A B', 'C D']\nwiki = 'x'", "line 2: .wiki. is not known"),
        (b"[[same]]\nnames = 'A B'", "line 1: names"),
        (b"[[different]]\nnames = ['A B', 'a  b']", "line 1: two names"),
        (b"[[same]]\nnames = ['A B']\nwikidata = '42'", "line 1: wikidata"),
        (
            b"[[same]]\nnames=['A B','B C']\n[[same]]\nnames=['B C','C D']\n[[different]]\nnames=['A B','C D']",
            "line 5: .A B. and",
        ),
        (b"[[same]]\nnames=['A B']\nname='X'\n[[same]]\nnames=['a b']\nname='Y'", "line 4: name of"),
        ("[[same]]\nnames=['Агн Б', 'C D']".encode("cp1251"), "not in UTF-8"),
        (b"same = 3", "two brackets"),
        (b"x = " + b"[" * 5000, "deeply nested"),
        (b'[[same]]\nnames=["A B"]\nname="A\\u001b[31mB"', "line 1: name"),
        (b"[[same]]\nnames=['A B']\nid='A b'", "line 1: id"),
        (b"[[person]]\nname='A B'\nas='A B II'", "line 1: sheets are missing"),
        (b"[[person]]\nname='A B'\nas=' '\nsheets=['a.txt']", "line 1: as is no text"),
        (b"[[person]]\nname='A B'\nas='a  b'\nsheets=['a.txt']", "line 1: as is the name"),
        (
            b"[[person]]\nname='A B'\nas='A C'\nsheets=['x/a.txt']\n[[person]]\nname='a b'\nas='A D'\nsheets=['a.txt']",
            "line 5: .a b. on .a.txt. is .A D. here, and .A C. in line 1",
        ),
        (
            b"[[person]]\nname='A B'\nas='A C'\nsheets=['a.txt']\n[[same]]\nnames=['A B','A C']",
            "line 1: .A B. and .A C. are to be different",
        ),
        (b"[[same]]\nnames=['A B']\nid='x'\n[[same]]\nnames=['C D']\nid='x'", "line 4: .C D. and"),
    ],
)
def test_a_file_that_is_not_right_loads_nothing(graph: Store, sheets: Path, text: bytes, said: str) -> None:
    """The message says which file, which line, and what to do."""
    write(sheets, a=sheet("A", "Directed by : Anna ONE"))
    (sheets / "identities.toml").write_bytes(text)
    with pytest.raises(DecisionError, match=said) as caught:
        load(graph, [str(sheets)])
    assert "identities.toml" in caught.value.message
    assert people(graph) == {}


def random_about_things(rng: random.Random) -> Iterator[str]:
    """Decisions about companies, festivals and films, or none."""
    things = {
        "company": ["Arte", "CTB", "Cine Tres (CTB)", "Centre du TB (CTB)", "La Sept (ARTE)"],
        "festival": ["Fest", "Gala", "Nowhere"],
        "film": ["heat-1999", *(f"heat-1999.{number}" for number in range(4)), "film-1-1999", "film-2-1999"],
    }
    for kind, names in things.items():
        a, b, c = rng.sample(names, 3)
        yield about(kind, rng.choice(["", same(a, b), different(a, b), same(a, b) + different(b, c), same(a, b, c)]))


def random_parting(rng: random.Random, a: str, b: str, c: str) -> Iterator[str]:
    """Decisions that part people by their sheets: alone, of two names, with others about the same people."""
    one, two, three = (f"{number}.txt" for number in rng.sample(range(8), 3))
    parted = part(a, f"{a} (2)", one, two)
    yield from (parted, parted + part(a, b, three), part(a, b, one) + part(b, c, one, three))
    yield parted + same(f"{a} (2)", b, more='id = "anna-one"')
    yield parted + different(a, b) + part(c, f"{a} (2)", three, more='why = "Two"')


@pytest.mark.parametrize("seed", range(4))
def test_the_graph_depends_on_sheets_and_decisions_alone(
    graph: Store, sheets: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any history of loading, changing, deciding and taking back, the graph is that of one load."""
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 12)
    rng = random.Random(seed)
    names = ["Anna ONE", "Ana ONE", "Anna TWO", "Ana Óne", "Ben BEE", "Anna One Two"]
    for _ in range(6):
        for _ in range(rng.randint(1, 4)):
            number = rng.randint(0, 7)
            (sheets / f"{number}.txt").write_text(random_sheet(number, rng), encoding="utf-8")
        if rng.random() < 0.8:
            a, b, c = rng.sample(names, 3)
            of_people = [
                "",
                same(a, b),
                different(a, b),
                same(a, more='id = "anna-one"'),
                same(a, b) + different(b, c),
                same(a, b, c),
                *random_parting(rng, a, b, c),
            ]
            decide(sheets, rng.choice(of_people) + "".join(random_about_things(rng)))
        load(graph, [str(sheets)], workers=rng.randint(1, 2))
    after_history, sum_ = snapshot(graph), digest(graph.reader())
    empty(graph)
    load(graph, [str(sheets)])
    for once, again in zip(after_history, snapshot(graph), strict=True):
        assert once == again
    assert digest(graph.reader()) == sum_
