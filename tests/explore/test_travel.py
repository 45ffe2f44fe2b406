"""Circuits, programmes, co-productions and careers against what the sheets say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from filmgraph.cli.demo import samples
from filmgraph.errors import NotFound
from filmgraph.explore import resolve
from filmgraph.explore.answer import Answer
from filmgraph.explore.coproductions import OTHERS, Coproductions, coproductions
from filmgraph.explore.coproductions.countries import coproducing_countries
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.search import Hit, of_kind
from filmgraph.explore.travels.careers import career
from filmgraph.explore.travels.circuits import circuit
from filmgraph.explore.travels.fellows import fellows
from filmgraph.explore.travels.programmes import programme
from filmgraph.load import load
from filmgraph.model import CompanyCredit, Credit, Selection, Sheet
from filmgraph.questions import folder
from filmgraph.sheets import as_sheet, read
from filmgraph.store import Reader, Store
from tests.explore.by_hand import Films
from tests.load.graphs import empty

PERIODS = ((ALWAYS, range(9999)), (Years(1990, 2000), range(1990, 2001)))

names = st.sampled_from(("Alpha", "Beta", "Éta", "Gamma & Sons"))
years = st.none() | st.integers(1988, 2002)
companies = st.builds(CompanyCredit, names, st.just(0), st.sampled_from((None, None, "co-production", "world sales")))
credited = st.builds(Credit, st.just("DIRECTED"), st.just("Directed by"), names.map("Anna {}".format), st.just(0))
played = st.builds(
    lambda name, role: Credit("ACTED_IN", "Cast", f"Anna {name}", 0, role=role),
    names,
    st.sampled_from((None, "A", "B")),
)
selected = st.builds(
    lambda name, place, year, section: Selection(f"{name} Festival", 0, place[0], place[1], year, None, section),
    names,
    st.sampled_from(((None, None), ("Nice", "France"), ("Lyon", "France"), ("Seoul", "Korea, South"))),
    years,
    st.sampled_from((None, "Panorama")),
)
countries = st.lists(st.sampled_from(("France", "Germany", "Allemagne", "USSR", "Narnia")), min_size=1, unique=True)


@st.composite
def films(draw: st.DrawFn) -> Sheet:
    """A film of few people, companies, countries and festivals, so that much is shared."""
    return Sheet(
        "x.txt",
        year=draw(st.integers(1988, 2002)),
        countries=draw(countries),
        credits=[*draw(st.lists(credited, max_size=2)), *draw(st.lists(played, max_size=3))],
        companies=draw(st.lists(companies, max_size=4)),
        festivals=draw(st.lists(selected, max_size=5)),
    )


@settings(
    max_examples=6,
    phases=[Phase.generate],  # to shrink a failure would take as many loads again, and minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=st.lists(films(), min_size=2, max_size=9))
def test_answers_are_what_random_sheets_say(graph: Store, sheets: Path, drawn: list[Sheet]) -> None:
    """Of any films, every count, pair, score and job is that of the parsed sheets."""
    empty(graph)
    for path in sheets.glob("*.txt"):
        path.unlink()
    for number, sheet in enumerate(drawn):
        sheet.title = f"Film {number}"
        (sheets / f"{number}.txt").write_text(as_sheet(sheet), encoding="utf-8")
    load(graph, [str(sheets)])
    _compare(graph.reader(), sheets)


def test_answers_are_what_the_samples_say(graph: Store) -> None:
    """Of real films, every count, pair, score and job is that of the parsed sheets, and is quoted truly."""
    load(graph, [str(samples())])
    _compare(graph.reader(), samples(), most_people=60)


def _compare(reader: Reader, folder: Path, most_people: int = 9) -> None:
    truth = Films.of(read(path.read_bytes(), path.name) for path in sorted(folder.glob("*.txt")))
    for film, sheet in truth.sheets.items():
        _compare_film(reader, truth, Hit("Film", film, sheet.title, sheet.year))
    for festival, shown in truth.festivals().items():
        _compare_festival(reader, truth, Hit("Festival", festival, ""), shown)
    for period, span in PERIODS:
        assert counted(coproductions(reader, period=period, most=2000)) == truth.companies(span)
        assert counted(coproducing_countries(reader, period=period, most=2000)) == truth.countries(span)
    for who in sorted(set(truth.people.values()))[:most_people]:
        _compare_person(reader, truth, who)


def _compare_film(reader: Reader, truth: Films, film: Hit) -> None:
    way = circuit(reader, film)
    assert {(stop.id, stop.year, stop.date, stop.section) for stop in way.stops} == truth.selections(film.id)
    assert len(way.stops) == len(truth.selections(film.id))
    known = [stop.year for stop in way.stops if stop.year]
    assert known == sorted(known)
    alike = fellows(reader, film, most=500)
    shared, scores = truth.fellows(film.id)
    assert {one.id: len(one.festivals) for one in alike.fellows} == shared
    assert {one.id: one.score for one in alike.fellows} == pytest.approx(scores, abs=1e-4)
    assert [one.score for one in alike.fellows] == sorted((one.score for one in alike.fellows), reverse=True)
    quoted(way)
    quoted(alike)


def _compare_festival(reader: Reader, truth: Films, festival: Hit, shown: set[str]) -> None:
    for period, span in PERIODS:
        answer = programme(reader, festival, period)
        every = {(film, *own[1:]) for film in shown for own in truth.selections(film) if own[0] == festival.id}
        wanted = {one for one in every if period == ALWAYS or one[1] in span}
        assert {(one.id, one.year, one.date, one.section) for one in answer.showings} == wanted
        quoted(answer)


def _compare_person(reader: Reader, truth: Films, who: str) -> None:
    answer = career(reader, Hit("Person", who, ""))
    jobs = [
        (work.id, job.type, job.role if job.type == "ACTED_IN" else job.credit)
        for work in answer.works
        for job in work.jobs
    ]
    assert sorted(jobs, key=str) == sorted(truth.career(who), key=str)
    quoted(answer)


def counted(answer: Coproductions) -> dict[tuple[str, ...], int]:
    """The films of each pair; and each film is quoted."""
    quoted(answer)
    found = {tuple(sorted((pair.a.id, pair.b.id))): len({film.id for film in pair.films}) for pair in answer.pairs}
    assert list(found.values()) == sorted(found.values(), reverse=True)
    return found


def quoted(answer: Answer) -> None:
    """Every row has a source that is there, and the graph has both ends of each edge."""
    for row in answer.rows():
        assert row["sources"]
        for source in row["sources"]:
            lines = Path(source["sheet"]).read_text(encoding="utf-8").splitlines()
            assert source["line"] <= len(lines)
            text = row.get("text")
            assert text is None or text in lines[source["line"] - 1]
    piece = answer.to_graph()
    nodes = {(node.label, node.id) for node in piece.nodes}
    assert len(nodes) == len(piece.nodes)
    assert {end for edge in piece.edges for end in (edge.start, edge.end)} <= nodes


def test_sellers_are_left_out_of_questions_as_well() -> None:
    """Who asks the questions without the command line gets the same words for those who are no producers."""
    for name in ("coproductions", "coproducers"):
        assert f"= {json.dumps(OTHERS)}" in (folder() / "questions" / f"{name}.cypher").read_text(encoding="utf-8")


def test_one_partner_is_asked_for(graph: Store) -> None:
    """A company's partners are the pairs with that company, which stands first; a country goes by any of its names."""
    load(graph, [str(samples())])
    reader = graph.reader()
    every = coproductions(reader, most=2000).pairs
    company = resolve(reader, "Pandora Film", labels=("Company",))
    own = {frozenset((pair.a.id, pair.b.id)): pair.films for pair in every if company.id in (pair.a.id, pair.b.id)}
    answer = coproductions(reader, company, most=2000)
    assert {pair.a.id for pair in answer.pairs} == {company.id} and not answer.truncated
    assert {frozenset((pair.a.id, pair.b.id)): pair.films for pair in answer.pairs}.keys() == own.keys()
    named = [coproducing_countries(reader, name, most=3) for name in ("Germany", "allemagne", "de")]
    assert named[0] == named[1] == named[2] and named[0].truncated
    assert {pair.a.name for pair in named[0].pairs} == {"Germany"}
    assert all(pair.a.name < pair.b.name for pair in coproducing_countries(reader, most=2000).pairs)
    with pytest.raises(NotFound, match="Did you mean France"):
        coproducing_countries(reader, "Frnce")


def test_a_name_of_another_kind_is_told_apart(graph: Store, sheets: Path) -> None:
    """Where a film is wanted and a person named, the error says who that is."""
    text = "France, 1999, 90mn\nTitle : Alpha\nDirected by : Anna ONE\n"
    (sheets / "a.txt").write_text(text, encoding="utf-8")
    load(graph, [str(sheets)])
    for name in ("Anna One", "person:anna-one"):
        with pytest.raises(NotFound, match="is no film: it means Anna ONE, person"):
            of_kind(graph.reader(), name, ("Film",), "")


def test_a_career_has_breaks_and_a_festival_keeps_its_places(graph: Store, sheets: Path) -> None:
    """Years without a film are counted between the first and the last; a stop has the city that its own sheet prints,
    and a full date comes before a bare year."""
    for year, place in (
        (1990, "Nice (France), 1991"),
        (1991, "Seoul (Korea, South), 1991-05-02"),
        (1995, "Lyon (France)"),
    ):
        text = f"France, {year}, 90mn\nTitle : T{year}\nDirected by : Anna ONE\n"
        listed = f"Festivals :\n- Fest, {place}\n- Other Fest, {place}\n- Gala, Nice (France), 1991\n"
        (sheets / f"{year}.txt").write_text(text + listed, encoding="utf-8")
    load(graph, [str(sheets)])
    reader = graph.reader()
    assert career(reader, resolve(reader, "Anna ONE")).breaks() == [{"from": 1992, "to": 1994, "years": 3}]
    stops = circuit(reader, resolve(reader, "T1991")).stops
    assert [(stop.date, stop.city, stop.country_code) for stop in stops] == [
        ("1991-05-02", "Seoul", "KR"), ("1991-05-02", "Seoul", "KR"), (None, "Nice", "FR"),
    ]  # fmt: skip
