"""The table of diagnostics is complete: in the documents, and in what the reader can be brought to say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from filmgraph.errors import SheetError
from filmgraph.sheets import CODES, Refusal, as_json, find, read, read_bytes
from filmgraph.sheets.files import Found

DOCUMENT = Path(__file__).parents[2] / "docs/diagnostics.md"
TOP = "France, 1999, 90mn\nTitle : A\n"
FESTIVALS = TOP + "Festivals\n"
ROW = re.compile(r"^\| `([a-z-]+)` \| (error|warning|info) \| (.+) \|$", re.MULTILINE)
SAID: dict[str, str | bytes] = {
    "encoding-assumed": TOP.encode() + b"Directed by : Agn\xe8s VARDA\n",
    "character-odd": TOP + "\x07\n",
    "header-missing": "Title : A\n",
    "header-odd": "France, circa 1999, 90mn\nTitle : A\n",
    "countries-missing": "1999, 90mn\n",
    "year-missing": "France, 90mn\n",
    "year-odd": "France, 1066, 90mn\n",
    "duration-missing": "France, 1999\n",
    "title-from-synopsis": "France, 1999\nSynopsis\nHere is LUNA PAPA again.\n",
    "title-from-file": "France, 1999\n",
    "title-repeated": TOP + "Titre : B\n",
    "label-unknown": TOP + "Costumes : Ann BEE\n",
    "label-repeated": TOP + "Music : Ann BEE\nMusic : Cleo DEE\n",
    "line-unread": TOP + "Who knows?\n",
    "line-continued": TOP + "Music : Ann BEE,\nCleo DEE\n",
    "cast-separator": TOP + "Cast :\nAnn BEE...Cleo\n",
    "cast-dash": TOP + "Cast :\nAnna - Maria\n",
    "names-joined": TOP + "Music : Joel et Ethan COEN\n",
    "cast-list": TOP + "Cast :\nAnn BEE, Cleo DEE\n",
    "credit-repeated": TOP + "Music : Ann BEE, Ann BEE\n",
    "item-empty": TOP + "Music : Ann BEE, , Cleo DEE\n",
    "name-long": TOP + "Music : " + "N" * 2_000 + "\n",
    "name-odd": TOP + "Cast :\n... Cleo\n",
    "parenthesis-in-name": TOP + "Music : Prince (Symbol)\n",
    "parenthesis-unbalanced": TOP + "Music : Ann BEE (Ан\n",
    "bullet-missing": FESTIVALS + "Festival, Cannes (France), 1999\n",
    "country-unknown": FESTIVALS + "- Festival, Windhoek (Southern Africa), 1999\n",
    "festival-date-odd": FESTIVALS + "- Festival, Cannes (France), 2012-02-31\n",
    "festival-without-place": FESTIVALS + "- Festival, 1999\n",
    "festival-without-year": FESTIVALS + "- Festival, Cannes (France)\n",
    "release-date-odd": TOP + "Release date in France : soon\n",
    "text-rest": TOP + "Bibliography\nA text, Ann BEE, Positif,, 1999\n",
    "text-without-year": TOP + "Bibliography\nA text, Ann BEE\n",
}
REFUSED = {
    "file-empty": b"\n",
    "file-binary": b"GIF89a\x00",
    "not-a-sheet": b"Nothing of the kind.\n",
}


def test_the_document_lists_every_code() -> None:
    """`docs/diagnostics.md` has one row a code, with the severity and the meaning that the code gives."""
    rows = {code: (severity, meaning) for code, severity, meaning in ROW.findall(DOCUMENT.read_text("utf-8"))}
    assert rows == CODES
    assert list(rows) == list(CODES)


def test_every_code_has_an_input_in_these_tests() -> None:
    """Codes of sheets and refusals stand here, the four that need a file system in `test_files.py`."""
    files = {"file-missing", "file-unreadable", "file-too-large", "link-outside", "link-circle"}
    assert set(SAID) | set(REFUSED) | files == set(CODES)


@pytest.mark.parametrize("code", SAID)
def test_an_oddity_is_said_with_its_code(code: str) -> None:
    """A sheet with one fault is read, and the fault is told with the severity of the table and a sentence."""
    text = SAID[code]
    found = [
        one for one in read(text if isinstance(text, bytes) else text.encode(), "a.txt").diagnostics if one.code == code
    ]
    assert len(found) == 1
    assert found[0].severity == CODES[code][0]
    assert len(found[0].message) > 20
    assert found[0].message.endswith((".", "?"))


@pytest.mark.parametrize("code", REFUSED)
def test_a_refusal_has_its_code_and_says_why(code: str) -> None:
    """What is no sheet is refused with an error's code."""
    with pytest.raises(SheetError) as refused:
        read(REFUSED[code], "a.txt")
    assert (refused.value.code, CODES[code][0]) == (code, "error")


def test_refusals_of_files_have_known_codes(tmp_path: Path) -> None:
    """A missing file and one over the limit are told with codes of the table."""
    [missing] = find([tmp_path / "no.txt"])
    assert isinstance(missing, Refusal)
    assert missing.code in CODES
    (tmp_path / "big.txt").write_bytes(b"12345")
    with pytest.raises(SheetError) as refused:
        read_bytes(Found(str(tmp_path / "big.txt"), ""), 4)
    assert refused.value.code in CODES


def test_a_clean_sheet_says_nothing() -> None:
    """A sheet without faults has no diagnostics."""
    text = TOP + "Colour, fiction\nDirected by : Ann BEE\nCast :\nCleo DEE ... Eve\nMusic :\nSynopsis\nOnce.\n"
    assert as_json(read(text.encode(), "a.txt"))["diagnostics"] == []


def test_a_diagnostic_points_at_its_place() -> None:
    """Line and column count from 1 and point at the first character of what is odd."""
    sheet = read(b"France, 1999, 90mn\nTitle : A\nMusic : Ann BEE, Cleo (DEE\n", "a.txt")
    [one] = sheet.diagnostics
    assert (one.code, one.line, one.column) == ("parenthesis-unbalanced", 3, 18)
