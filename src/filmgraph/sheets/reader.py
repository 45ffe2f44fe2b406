"""One sheet, from bytes to a record. Nothing vanishes: each non-empty line ends in a field or a diagnostic.

The lines are first cut into blocks, one a field, with what stood before the first field as a block of its own;
then each block is read by its kind. `Sheet.ledger` says of every non-empty line what became of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from filmgraph.errors import SheetError
from filmgraph.model import Release, Sheet
from filmgraph.sheets import header, labels, people, places, text
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.labels import Announcement
from filmgraph.sheets.people import Place
from filmgraph.sheets.titles import choose_title

Numbered = tuple[int, str]


@dataclass(slots=True)
class Block:
    """A field: the line that announces it and the lines below it. The first block has no announcement."""

    line: int
    head: Announcement | None
    body: list[Numbered] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.head.label.kind if self.head else "prelude"


def read(data: bytes, file: str) -> Sheet:
    """The record of a sheet given as bytes. ``file`` is its path, or ``-`` for standard input.

    Raises `SheetError` for what is no sheet: empty, binary, or without a header and without a field.

    >>> sheet = read(b"France, 1999, 90mn\\nDirected by : Claire DENIS\\n", "beau-travail.txt")
    >>> sheet.year, sheet.credits[0].name, sheet.title
    (1999, 'Claire DENIS', 'Beau Travail')
    """
    decoded, assumed = text.decode(data)
    lines = text.lines(decoded)
    reading = _Reading(Sheet(file, hashlib.sha256(data).hexdigest()))
    if assumed:
        message = f"The file is not UTF-8; it was read as {assumed}. Check its accents, and save it as UTF-8."
        reading.findings.add("encoding-assumed", 0, 0, message)
    if text.ODD_CHARACTER.search(decoded):
        _report_odd_characters(lines, reading.findings)
    return reading.read(lines)


def _report_odd_characters(lines: list[str], findings: Findings) -> None:
    for number, line in enumerate(lines, 1):
        if found := text.ODD_CHARACTER.search(line):
            findings.add("character-odd", number, found.start() + 1, f"The character U+{ord(found[0]):04X} stands here; it was kept.")


def blocks(lines: list[str]) -> Iterator[Block]:
    """The lines cut into fields."""
    block, kind = Block(0, None), "prelude"
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            if kind == "synopsis":
                block.body.append((number, ""))
        elif head := _announced(line, kind):
            yield block
            block, kind = Block(number, head), head.label.kind
        else:
            block.body.append((number, line))
    yield block


def _announced(line: str, kind: str) -> Announcement | None:
    """The field that a line begins. What counts as a label depends on the kind of block it would end."""
    if kind == "festivals" and places.is_bullet(line):
        return None
    if kind == "cast" and people.has_role(line):
        return None
    head = labels.announcement(line)
    if head:
        return head if _may_end(kind, head, line) else None
    if kind in ("synopsis", "texts") or ":" not in line and "：" not in line:
        return None
    return labels.unknown_announcement(line)


def _may_end(kind: str, head: Announcement, line: str) -> bool:
    """Free text and titles of texts may begin like a label: ``Music: the heart of the film``."""
    if kind == "synopsis" and head.label.kind not in labels.SECTIONS and head.value:
        return line[: head.column].rstrip(" \t\u00a0").endswith((" :", "\u00a0:", "\u202f:"))
    return not (kind == "texts" and head.value and places.ends_like_text(line))


class _Reading:
    """The sheet being filled, with what was found odd."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.findings = Findings()
        self.named: str | None = None
        self.seen: set[str] = set()
        self.credited: set[tuple[str, str, str | None, str | None]] = set()

    def read(self, lines: list[str]) -> Sheet:
        fields = 0
        for block in blocks(lines):
            self._read_block(block)
            fields += block.head is not None and block.head.label.known
        sheet = self.sheet
        if not fields and sheet.year is None and sheet.duration_min is None:
            raise SheetError("not-a-sheet", "no film sheet", "It has neither a header (“Country, YEAR, NNNmn”) nor a field (“Directed by : ...”).")
        choose_title(sheet, self.named, self.findings)
        sheet.diagnostics = self.findings.closed()
        return sheet

    def _read_block(self, block: Block) -> None:
        if not block.head:
            self._prelude(block)
            return
        self._report_label(block, block.head)
        self.sheet.ledger[block.line] = block.kind
        read_kind: dict[str, Callable[[Block, Announcement], None]] = {
            "people": self._people,
            "cast": self._cast,
            "companies": self._companies,
            "sites": self._sites,
            "release": self._release,
            "title": self._title,
            "synopsis": self._synopsis,
            "texts": self._texts,
            "festivals": self._festivals,
        }
        read_kind[block.kind](block, block.head)

    def _report_label(self, block: Block, head: Announcement) -> None:
        key = text.fold(head.printed)
        if not head.label.known:
            self.findings.add("label-unknown", block.line, 1, f"Nobody knows the label “{head.printed}”; its people are credited under it.")
        if key in self.seen and head.label.kind != "release":
            self.findings.add("label-repeated", block.line, 1, f"The field “{head.printed}” stands twice; both were read.")
        self.seen.add(key)

    # --- the parts, one method each ---

    def _prelude(self, block: Block) -> None:
        """Header, colour line, placeholders; any order, each at most once."""
        headed = coloured = False
        free: list[Numbered] = []
        for number, line in block.body:
            if not text.has_words(line):
                self.sheet.ledger[number] = "placeholder"
            elif not headed and (header.is_header(line) or number == 1 and not header.is_colour_line(line) and _short(line)):
                header.read_header(line, number, self.sheet, self.findings)
                self.sheet.ledger[number], headed = "header", True
            elif not coloured and header.is_colour_line(line):
                header.read_colour_line(line, self.sheet)
                self.sheet.ledger[number], coloured = "colour", True
            else:
                free.append((number, line))
        if not headed:
            self.findings.add("header-missing", 0, 0, "No line such as “France / Italy, 1963, 102mn” was found.")
        self._unread(free)

    def _values(self, block: Block, head: Announcement) -> Iterator[tuple[str, Place]]:
        """The value of a list field, and the lines below that continue it because it was open."""
        value, column = head.value, head.column
        if value:
            yield value, Place(block.line, column)
        for number, line in block.body:
            if not text.has_words(line):
                self.sheet.ledger[number] = "placeholder"
            elif value and not value.rstrip().endswith(","):
                self._unread([(number, line)])
            else:
                self.findings.add("line-continued", number, 1, f"Read as part of “{head.printed}”.")
                self.sheet.ledger[number] = block.kind
                value = line.strip()
                yield value, Place(number, len(line) - len(line.lstrip()))

    def _people(self, block: Block, head: Announcement) -> None:
        position = 1
        for value, place in self._values(block, head):
            for credit in people.credits(value, place, head.label.type, head.printed, self.findings, position):
                self._credited(credit)
                position = credit.position + 1

    def _cast(self, block: Block, head: Announcement) -> None:
        position = 1
        if head.value and not people.SEPARATOR.search(head.value):
            place = Place(block.line, head.column)
            for credit in people.credits(head.value, place, "ACTED_IN", head.printed, self.findings):
                self._credited(credit)
                position = credit.position + 1
        elif head.value:
            block.body.insert(0, (block.line, " " * head.column + head.value))
        for number, line in block.body:
            if not text.has_words(line):
                self.sheet.ledger[number] = "placeholder"
                continue
            self.sheet.ledger[number] = "cast"
            if member := people.cast_member(line, number, head.printed, self.findings, position):
                self._credited(member)
                position += 1

    def _credited(self, credit: people.Credit) -> None:
        key = (credit.credit, credit.name, credit.native, credit.role)
        if key in self.credited:
            self.findings.add("credit-repeated", credit.line, 1, f"{credit.name} stands twice under “{credit.credit}”.")
            return
        self.credited.add(key)
        self.sheet.credits.append(credit)

    def _companies(self, block: Block, head: Announcement) -> None:
        for value, place in self._values(block, head):
            first = len(self.sheet.companies) + 1
            self.sheet.companies += places.companies(value, place, self.findings, first)

    def _sites(self, block: Block, head: Announcement) -> None:
        for value, _ in self._values(block, head):
            found = (text.collapse(item) for _, item in text.split_list(value))
            self.sheet.sites += [site for site in found if site and site not in self.sheet.sites]

    def _release(self, block: Block, head: Announcement) -> None:
        found = places.release(head.printed, head.value, Place(block.line, head.column), self.findings)
        if found:
            self.sheet.releases.append(found)
        self._unread(block.body)

    def _title(self, block: Block, head: Announcement) -> None:
        self.named = self.named or text.collapse(head.value) or None
        self._unread(block.body)

    def _synopsis(self, block: Block, head: Announcement) -> None:
        for number, line in block.body:
            if line:
                self.sheet.ledger[number] = "synopsis"
        written = "\n".join([head.value, *(line.strip() for _, line in block.body)]).strip()
        self.sheet.synopsis = "\n\n".join(filter(None, (self.sheet.synopsis, written))) or None

    def _texts(self, block: Block, head: Announcement) -> None:
        lines = [(block.line, head.value)] if head.value else []
        for number, line in lines + block.body:
            self.sheet.ledger[number] = "texts"
            place = Place(number, len(line) - len(line.lstrip()))
            self.sheet.texts.append(places.text(line, place, self.findings, len(self.sheet.texts) + 1))

    def _festivals(self, block: Block, head: Announcement) -> None:
        lines = [(block.line, head.value)] if head.value else []
        for number, line in lines + block.body:
            self.sheet.ledger[number] = "festivals"
            place = Place(number, len(line) - len(line.lstrip()))
            found = places.selection(line, place, self.findings, len(self.sheet.festivals) + 1)
            if isinstance(found, Release):
                self.sheet.releases.append(found)
            elif found:
                self.sheet.festivals.append(found)

    def _unread(self, lines: list[Numbered]) -> None:
        for number, line in lines:
            if text.has_words(line):
                self.sheet.ledger[number] = "unread"
                self.findings.add("line-unread", number, 1, f"“{line.strip()[:80]}” belongs to no field; nothing was taken from it.")
            else:
                self.sheet.ledger[number] = "placeholder"


def _short(line: str) -> bool:
    """Whether a first line without year and duration may still be a header: a few countries, no sentence."""
    return len(line) < 80 and not line.rstrip().endswith((".", "!", "?", ":")) and len(line.split()) <= 12
