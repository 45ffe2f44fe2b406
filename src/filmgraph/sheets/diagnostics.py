"""Every oddity the reader can report: its stable code, its severity, and what it means.

`docs/diagnostics.md` lists the same table and a test keeps the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from filmgraph.model import Diagnostic, Severity

MOST_OF_ONE_CODE = 1_000
"""A sheet reports at most so many of one code, so that a hostile file cannot fill the memory with complaints."""

CODES: dict[str, tuple[Severity, str]] = {
    # the file as a whole: it is refused
    "file-missing": ("error", "There is no such file or folder."),
    "file-unreadable": ("error", "The file cannot be opened or read, or is not a regular file."),
    "file-empty": ("error", "The file holds nothing but white space."),
    "file-binary": ("error", "The file is no text: an image, an archive, UTF-16 without a byte-order mark."),
    "file-too-large": ("error", "The file is larger than the limit (5 MB unless --max-size says otherwise)."),
    "link-outside": ("error", "A link leads out of the folder that was named; it is not followed."),
    "link-circle": ("error", "A link leads back into a folder that is being read already; it is not followed."),
    "not-a-sheet": ("error", "The text has no header and no field of a film sheet."),
    # how the bytes were read
    "encoding-assumed": ("warning", "The file is not UTF-8; it was read in the encoding that the message names."),
    "character-odd": ("warning", "The line holds a control character or a damaged one; it was kept."),
    # the header
    "header-missing": ("warning", "No line with countries, year and duration was found."),
    "header-odd": ("warning", "A part of the header was not understood; the rest of it was read."),
    "countries-missing": ("info", "The header names no country."),
    "year-missing": ("info", "The header has no year; the film's id has none either."),
    "year-odd": ("warning", "The year lies outside 1870 to 2100; it was kept."),
    "duration-missing": ("info", "The header has no duration."),
    # the title
    "title-from-synopsis": ("info", "The title was taken from capitals in the synopsis."),
    "title-from-file": (
        "warning",
        "No source on the sheet names the film surely; the title was made from the file's name.",
    ),
    "title-repeated": ("warning", "A second title stands on the sheet; the first was kept."),
    # labels and lines
    "label-unknown": ("warning", "Nobody knows this label; its people are credited under it as printed."),
    "label-repeated": ("info", "The same field stands twice; both were read."),
    "line-unread": ("warning", "The line belongs to no field; nothing was taken from it."),
    "line-continued": ("info", "A line without a label was read as the continuation of the field above it."),
    # people and companies
    "cast-separator": (
        "info",
        "Dots without spaces, or a dash, part name and role; they were read as usual.",
    ),
    "cast-dash": ("info", "A dash on a cast line without dots may part name and role; the whole was kept as a name."),
    "cast-list": ("info", "A cast line without a role holds several names; each was read as a person."),
    "names-joined": (
        "info",
        "“et”, “and”, “und” or “&” joins names; each is a person where all surely are names, else it is one name.",
    ),
    "credit-repeated": ("info", "The same person stands twice under one label; the first was kept."),
    "item-empty": ("info", "Two commas follow each other: an empty place in a list."),
    "name-long": ("warning", "A name or title of more than 1,000 letters is none; it was left out."),
    "name-odd": ("warning", "A name without a letter or digit, or a role without a name; it was left out."),
    "parenthesis-in-name": ("info", "A parenthesis that is no name in another script; it stays part of the name."),
    "parenthesis-unbalanced": ("warning", "A parenthesis is not closed, or closed without being opened."),
    # festivals, releases, texts
    "bullet-missing": ("info", "A festival without the leading dash; it was read as one."),
    "country-unknown": ("warning", "What stands as the festival's country is no country we know; it got no code."),
    "festival-date-odd": ("warning", "Where a year or date should stand is something else; only its year was read."),
    "festival-without-place": ("info", "No City (Country) was found; the whole text is the festival's name."),
    "festival-without-year": ("info", "The selection has no year."),
    "release-date-odd": ("warning", "The release has no ISO date (YYYY-MM-DD)."),
    "text-rest": (
        "info",
        "Words behind a text's authors, such as where it appeared; only the printed line keeps them.",
    ),
    "text-without-year": ("info", "The text about the film has no year."),
}


LONGEST_NAME = 1_000
"""More letters than any name or title has. Longer ones are left out, and databases could not index them."""


@dataclass(slots=True)
class Findings:
    """Collects the diagnostics of one sheet, at most `MOST_OF_ONE_CODE` of a kind and then their number."""

    found: list[Diagnostic] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, code: str, line: int, column: int, message: str) -> None:
        """Note an oddity; its severity follows from its code."""
        self.counts[code] = count = self.counts.get(code, 0) + 1
        if count <= MOST_OF_ONE_CODE:
            self.found.append(Diagnostic(CODES[code][0], code, line, column, message))

    def too_long(self, name: str, line: int, column: int) -> bool:
        """Whether a text is too long to be a name; says so if it is."""
        if len(name) <= LONGEST_NAME:
            return False
        message = f"“{name[:80]}...” has {len(name):,} letters and is no name; it was left out."
        self.add("name-long", line, column, message)
        return True

    def closed(self) -> list[Diagnostic]:
        """The diagnostics in the order of the lines, with a closing line for each code that was cut."""
        for code, count in sorted(self.counts.items()):
            if count > MOST_OF_ONE_CODE:
                rest = f"{count - MOST_OF_ONE_CODE:,} more of this kind are not listed."
                self.found.append(Diagnostic(CODES[code][0], code, 0, 0, rest))
        return sorted(self.found, key=lambda one: (one.line, one.column))
