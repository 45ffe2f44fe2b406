"""What holds for any text: a written record reads back, nothing raises, nothing vanishes."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from filmgraph.errors import SheetError
from filmgraph.model import CompanyCredit, Credit, Release, Selection, Sheet, Text
from filmgraph.sheets import CODES, as_json, as_sheet, read
from filmgraph.sheets.labels import meaning
from filmgraph.sheets.text import collapse

LABELS = (
    "Directed by", "Writing credits", "Produced by", "Producers", "Musique", "Image", "Décors", "Son", "Costumes",
    "Casting",
)  # fmt: skip
LINES = [
    "Germany / Korea, South, 2011, 95mn",
    "Colour, fiction",
    "▪ ▪ ▪",
    "",
    "   ",
    "Directed by : Veit HELMER (Файт ХЕЛЬМЕР)",
    "Cast :",
    "Marie de VILLEPIN ... Julie (voice)",
    "... Nobody",
    "A, B, C",
    "Producers : A (b, C), , (,",
    "Costumes: X YZ",
    "Production : CTB (RBB) (co-production), Inc.",
    "Sites : IMDb",
    "Release date in France : 2013-13-27, Site",
    "Title : X",
    "Plot synopsis",
    "The film TUVALU ends.",
    "Music: the heart",
    "Commentaries and bibliography",
    "X de Veit Helmer,, 2011",
    "Veit Helmer: X (2011), Jean DUPONT,, 2013",
    "Selected in the following festivals :",
    "- F : B, Busan (Pusan) (Korea, South), 2011",
    "- Release in France of the film, Different cities (France), 2013-10-27",
    "- X, May 2012",
    "2011",
    ", , ,",
    ")(",
    ":",
]

capitals = st.text("ABCDEFGHIKLMNOPRSTUVWYZÉÖŠČ", min_size=2, max_size=9)
small = st.text("abcdefghiklmnoprstuvwyzéöšč", min_size=2, max_size=9)
given_names = small.map(str.capitalize)
plain = st.lists(given_names, min_size=1, max_size=4).map(" ".join)
people_names = st.builds("{} {}{}".format, given_names, st.sampled_from(("", "de ", "von ")), capitals)
natives = st.none() | st.builds("{} {}".format, *[st.text("АБВГДЕЖЗИК", min_size=2, max_size=6)] * 2)
years = st.none() | st.integers(1870, 2100)
dates = st.dates().filter(lambda day: day.year >= 1000).map(str)
printed = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))).map(collapse)
countries = st.sampled_from(("France", "Korea, South", "USA", "Southern Africa"))


@st.composite
def credited(draw: st.DrawFn) -> list[Credit]:
    """People under labels, each label once, and a cast."""
    found = []
    for label in draw(st.lists(st.sampled_from(LABELS), unique=True)):
        known = meaning(label)
        people = draw(
            st.lists(st.tuples(people_names, natives, st.none() | small), min_size=1, max_size=4, unique=True)
        )
        for name, native, remark in people:
            found.append(Credit(known.type if known else "CREDITED", label, name, 0, native, remark))
    cast = draw(st.lists(st.tuples(people_names, natives, st.none() | printed.filter(bool)), max_size=4, unique=True))
    return found + [Credit("ACTED_IN", "Cast", name, 0, native, role) for name, native, role in cast]


@st.composite
def companies(draw: st.DrawFn) -> CompanyCredit:
    """A company with an acronym or a legal form, and perhaps a role."""
    name = draw(plain) + draw(st.sampled_from(("", " (RBB)", ", Inc.", " & Co")))
    return CompanyCredit(name, 0, draw(st.none() | st.just("co-production") | small))


@st.composite
def festivals(draw: st.DrawFn) -> Selection:
    """A festival whose name holds all signs that names of festivals hold; any part behind it may be missing."""
    name = draw(plain) + " Festival" + draw(st.sampled_from(("", ": BIFF", ' "Gold"', " (MIFF)", ", Part One")))
    country = draw(st.none() | countries)
    city = draw(st.none() | plain | plain.map("{} (Old Town)".format)) if country else None
    date = draw(st.none() | dates)
    section = draw(
        st.none() | st.sampled_from(("Panorama", "Director's Fortnight", "Panorama, Shorts", "Cinéma du monde"))
    )
    return Selection(name, 0, city, country, int(date[:4]) if date else draw(years), date, section)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text about a film, with commas in its title or not."""
    titles = plain | st.sampled_from(("Veit Helmer: X (2012)", "One, two, three", "X de Y Z", "The USSR (1922, 1991)"))
    return Text(draw(titles), 0, tuple(draw(st.lists(people_names, max_size=3))), draw(years))


@st.composite
def synopses(draw: st.DrawFn) -> str:
    """Lines or paragraphs of prose; a line that is a label would begin a field."""
    prose = st.text("abc def.,;!?()'«»-éж", min_size=1).map(collapse)
    lines = st.lists(prose.filter(lambda text: re.search("[a-f]", text) and not meaning(text)), min_size=1, max_size=4)
    return draw(st.sampled_from(("\n", "\n\n"))).join(draw(lines))


@st.composite
def records(draw: st.DrawFn) -> Sheet:
    """A record such as a sheet in the standard layout can say."""
    return Sheet(
        "x.txt",
        title=draw(printed.filter(bool)),
        year=draw(st.integers(1000, 9999)),
        duration_min=draw(st.none() | st.integers(1, 9999)),
        countries=draw(st.lists(countries, min_size=1, unique=True)),
        colour=draw(st.none() | st.sampled_from(("Colour", "Black and white", "Noir et blanc / Couleur"))),
        kind=draw(st.none() | st.sampled_from(("fiction", "documentary", "animation", "fiction, short"))),
        credits=draw(credited()),
        companies=draw(st.lists(companies(), max_size=4)),
        sites=draw(st.lists(plain, max_size=3, unique=True)),
        releases=draw(st.lists(st.builds(Release, countries, st.just(0), dates), max_size=2)),
        synopsis=draw(st.none() | synopses()),
        texts=draw(st.lists(texts(), max_size=3)),
        festivals=draw(st.lists(festivals(), max_size=4)),
    )


def told(record: Any) -> Any:
    """A record as JSON without what a written sheet cannot repeat: lines, diagnostics, the source of the title."""
    if isinstance(record, list):
        return [told(one) for one in record]
    if isinstance(record, dict):
        return {
            name: told(value) for name, value in record.items() if name not in ("line", "diagnostics", "title_source")
        }
    return record


@settings(max_examples=60)
@given(records())
def test_a_written_record_reads_back(record: Sheet) -> None:
    """`read` of `as_sheet` gives the same record."""
    assert told(as_json(read(as_sheet(record).encode(), "x.txt"))) == told(as_json(record))


sheets = st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=30).map("\n".join)
any_text = (st.text() | sheets).map(lambda text: text.encode("utf-8", "replace"))


def refused(data: bytes) -> str | None:
    """The code with which bytes are refused, None where they are read."""
    try:
        read(data, "x.txt")
    except SheetError as error:
        return error.code
    return None


@settings(max_examples=250)
@given(any_text | st.binary() | st.builds(bytes.__add__, st.sampled_from((b"\xff\xfe", b"\xef\xbb\xbf")), st.binary()))
@example(b"\xff\xfe\x00\xd8")
@example("İ, 1999, 1mn\nTitle:".encode())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    """Whatever the bytes, there is a sheet, or a `SheetError` with a code of the table."""
    assert refused(data) in {None, *CODES}


@settings(max_examples=250, suppress_health_check=[HealthCheck.filter_too_much])
@given(sheets)
def test_every_line_is_accounted_for(text: str) -> None:
    """Each non-empty line is in the ledger, and only those; an unread one has its diagnostic, no line is invented."""
    text = "France, 1999, 90mn\n" + text.replace("\x00", "\x01")
    sheet = read(text.encode("utf-8", "replace"), "x.txt")
    lines = re.split("\r\n|\r|\n", text)
    assert set(sheet.ledger) == {number for number, line in enumerate(lines, 1) if line.strip()}
    unread = {number for number, kind in sheet.ledger.items() if kind == "unread"}
    assert unread == {one.line for one in sheet.diagnostics if one.code == "line-unread"}
    assert all(0 <= one.line <= len(lines) for one in sheet.diagnostics)


@settings(max_examples=200)
@given(sheets)
def test_columns_point_into_their_line(text: str) -> None:
    """A diagnostic's column lies inside its line, counted from 1; one about the file as a whole has neither."""
    text = "France, 1999, 90mn\n" + text.replace("\x00", "\x01")
    lines = re.split("\r\n|\r|\n", text)
    for one in read(text.encode("utf-8", "replace"), "x.txt").diagnostics:
        if one.line:
            assert 1 <= one.column <= len(lines[one.line - 1]), one
        else:
            assert one.column == 0
