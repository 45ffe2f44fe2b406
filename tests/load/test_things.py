"""Companies, festivals and films that are one: by an acronym, or because people say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from filmgraph.errors import DecisionError
from filmgraph.load import load
from filmgraph.store import Store
from tests.load.graphs import sheet, snapshot, write
from tests.load.test_decisions import about, decide, different, same

LONG, SHORT, OTHER = "Rundfunk Berlin-Brandenburg (RBB)", "RBB", "Radio Bremen (RBB)"


def things(store: Store, label: str) -> dict[str, list[str]]:
    """Name → ids of the films, sorted."""
    rows = store.reader().query(f"MATCH (n:{label})-[]-(f:Film) RETURN n.name, collect(f.id)").rows
    return {name: sorted(films) for name, films in rows}


def test_an_acronym_is_the_only_company_that_bears_it(graph: Store, sheets: Path) -> None:
    """A second claimant parts the two again, and when it goes they are one as before, each edge at its place."""
    write(sheets, a=sheet("A", f"Production : {SHORT}"), b=sheet("B", f"Production : {LONG}"))
    load(graph, [str(sheets)])
    assert things(graph, "Company") == {LONG: ["a-1999", "b-1999"]}
    before = snapshot(graph)
    write(sheets, c=sheet("C", f"Production : {OTHER}"))
    load(graph, [str(sheets)])
    assert things(graph, "Company") == {LONG: ["b-1999"], SHORT: ["a-1999"], OTHER: ["c-1999"]}
    (sheets / "c.txt").unlink()
    load(graph, [str(sheets)], prune=True)
    assert snapshot(graph) == before
    decide(sheets, about("company", different(LONG, SHORT)))
    load(graph, [str(sheets)])
    assert things(graph, "Company") == {LONG: ["b-1999"], SHORT: ["a-1999"]}


@pytest.mark.parametrize(("label", "field"), [("Company", "Production : {}"), ("Festival", "Selected in:\n- {}, 1999")])
def test_companies_and_festivals_are_decided_and_taken_back(graph: Store, sheets: Path, label: str, field: str) -> None:
    """One node with a name and an id from elsewhere, found by each name; without the decision all is as before."""
    field = field.replace("Selected in:", "Selected in the following festivals :")
    write(sheets, a=sheet("A", field.format("Pandora One")), b=sheet("B", field.format("Pandore Une")))
    load(graph, [str(sheets)])
    before = snapshot(graph)
    assert len(things(graph, label)) == 2
    decided = same("Pandore Une", "Pandora One", more='name = "Pandora"\nwikidata = "Q1"')
    decide(sheets, about(label.lower(), decided))
    load(graph, [str(sheets)])
    found = graph.reader().query(f"MATCH (n:{label}) RETURN n.id, n.name, n.wikidata, n.aliases, n.folded").rows
    names = "pandora | pandora one | pandore une"
    assert found == [["pandora-one", "Pandora", "Q1", ["Pandora One", "Pandore Une"], names]]
    assert things(graph, label) == {"Pandora": ["a-1999", "b-1999"]}
    decide(sheets, "")
    load(graph, [str(sheets)])
    assert snapshot(graph) == before


def test_sheets_of_one_film_share_a_work(graph: Store, sheets: Path) -> None:
    """Each keeps its facts and its node; ids that the decision speaks of may come later; it can be taken back."""
    work = "MATCH (f:Film) RETURN f.id, f.work, f.duration_min ORDER BY f.id"
    write(sheets, heat=sheet("Heat"))
    decide(sheets, about("film", same("heat-1999.heat", "heat-1999.heat2")))
    report = load(graph, [str(sheets)])
    assert [one["name"] for one in report.strangers] == ["heat-1999.heat", "heat-1999.heat2"]
    assert graph.reader().query(work).rows == [["heat-1999", None, 90]]
    write(sheets, heat2=sheet("Heat").replace("90mn", "95mn"))
    assert load(graph, [str(sheets)]).strangers == []
    one = "heat-1999.heat"
    assert graph.reader().query(work).rows == [[one, one, 90], ["heat-1999.heat2", one, 95]]
    decide(sheets, "")
    load(graph, [str(sheets)])
    assert graph.reader().query(work).rows == [[one, None, 90], ["heat-1999.heat2", None, 95]]


def test_decisions_of_one_kind_do_not_touch_another(graph: Store, sheets: Path) -> None:
    """A person and a company of one name are decided about each by itself; an unknown kind is refused with the line."""
    write(sheets, a=sheet("A", "Directed by : Ann ARTE", "Production : Ann Arte, Bee Tee"))
    write(sheets, b=sheet("B", "Directed by : Bee TEE"))
    decide(sheets, about("company", same("Ann Arte", "Bee Tee")) + different("Ann ARTE", "Bee TEE"))
    load(graph, [str(sheets)])
    assert things(graph, "Company") == {"Ann Arte": ["a-1999"]}
    assert set(things(graph, "Person")) == {"Ann ARTE", "Bee TEE"}
    decide(sheets, "\n" + about("studio", same("Ann Arte", "Bee Tee")))
    with pytest.raises(DecisionError, match="line 2: there is no kind “studio”"):
        load(graph, [str(sheets)])
