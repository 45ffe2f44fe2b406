"""Bytes to text: what a file says of itself, the strict ladder, and the warning for what had to be assumed."""

from __future__ import annotations

import pytest

from filmgraph.errors import SheetError
from filmgraph.model import Sheet
from filmgraph.sheets import as_json, read

RUSSIAN = (
    "Russia, 2002, 120mn\nTitle : War\nDirected by : Aleksei BALABANOV (Алексей БАЛАБАНОВ)\nMusic : Вячеслав БУТУСОВ\n"
)
FRENCH = "France, 1999, 90mn\nTitle : L’Œuvre\nRéalisation : Agnès VARDA\nScénario : Noël FERRÉ\n"
LATIN = "France, 1999, 90mn\nTitle : A\x81\nRéalisation : Agnès VARDA\n"
PLAIN = "France, 1999, 90mn\nTitle : War\nDirected by : Claire DENIS\n"


def bare(sheet: Sheet) -> dict[str, object]:
    return {**as_json(sheet), "diagnostics": [one.code for one in sheet.diagnostics if one.code != "encoding-assumed"]}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (FRENCH, "cp1252"), (LATIN, "latin-1")],
    ids=["cp1251", "cp1252", "latin-1"],
)
def test_an_assumed_encoding_is_named(text: str, encoding: str) -> None:
    """A one-byte file gives the record of its UTF-8 twin and one warning that names the encoding."""
    sheet, twin = read(text.encode(encoding), "war.txt"), read(text.encode("utf-8"), "war.txt")
    assert bare(sheet) == bare(twin)
    [warning] = [one for one in sheet.diagnostics if one.code == "encoding-assumed"]
    assert (warning.severity, warning.line, warning.column) == ("warning", 0, 0)
    assert encoding in warning.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "ascii"])
def test_what_a_file_says_itself_needs_no_warning(encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16 with one, and plain ASCII are certain."""
    assert not [one for one in read(PLAIN.encode(encoding), "war.txt").diagnostics if one.code == "encoding-assumed"]


def test_both_byte_orders_of_utf_16_are_read() -> None:
    """The mark tells little from big end."""
    little, big = b"\xff\xfe" + RUSSIAN.encode("utf-16-le"), b"\xfe\xff" + RUSSIAN.encode("utf-16-be")
    assert bare(read(little, "x.txt")) == bare(read(big, "x.txt")) == bare(read(RUSSIAN.encode(), "x.txt"))


def test_one_accented_capital_word_is_not_russian() -> None:
    """High bytes spread among Latin letters are Western, even where two stand together."""
    text = (
        "Sweden, 1957, 91mn\nTitle : Smultronstället\nCast :\nÅÄÖ ... Över\nGöran ÅÖ ... Åke\n"
        + "Bengt ÖRN ... Måns\n" * 9
    )
    assert "cp1252" in read(text.encode("cp1252"), "x.txt").diagnostics[0].message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\t\n", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"\xff\xfe", "file-empty"),
        (b"\x00\x00\x00", "file-empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file-binary"),
        (b"France\x00, 1999, 90mn", "file-binary"),
        (PLAIN.encode("utf-16-le"), "file-binary"),
        (PLAIN.encode("utf-32"), "file-binary"),
        (b"\xff\xfeF\x00r", "file-binary"),
        (b"\xef\xbb\xbfFrance \xff", "file-binary"),
        (bytes(range(1, 32)) * 9 + b"\xff\xfe\xfd", "file-binary"),
        (b"Dear Veit, how are you?\nYours, Anna\n", "not-a-sheet"),
        (b"a,b,c\n1,2,3\n", "not-a-sheet"),
    ],
)
def test_what_is_no_sheet_is_refused_with_its_code(data: bytes, code: str) -> None:
    """Empty files, binary ones, UTF-16 without a mark and other texts are refused, each with a reason in words."""
    with pytest.raises(SheetError) as refused:
        read(data, "x.txt")
    assert refused.value.code == code
    assert refused.value.message


def test_only_cr_and_lf_end_a_line() -> None:
    """U+0085, U+2028, U+2029, VT, FF and the separators U+001C-1E may stand inside a line."""
    for sign in "\x85\u2028\u2029\x0b\x0c\x1c\x1d\x1e":
        sheet = read(f"France, 1999, 90mn\nTitle : A\nPlot synopsis\none{sign}two\nthree\n".encode(), "x.txt")
        assert sheet.synopsis == f"one{sign}two\nthree"
        assert max(sheet.ledger) == 5
