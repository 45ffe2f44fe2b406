"""One sheet, from bytes to a record. Nothing vanishes: each non-empty line ends in a field or a diagnostic.

The lines are first cut into blocks, one a field; then each block is read by its kind. `Sheet.ledger` says of every
non-empty line what became of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from filmgraph.errors import SheetError
from filmgraph.model import Credit, Release, Sheet
from filmgraph.sheets import header, people, places, text
from filmgraph.sheets.blocks import Block, Numbered, blocks
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.labels import SECTIONS, Announcement
from filmgraph.sheets.people import Place
from filmgraph.sheets.titles import choose_title


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
    if text.has_odd_characters(data, decoded):
        _report_odd_characters(lines, reading.findings)
    return reading.read(lines)


def _report_odd_characters(lines: list[str], findings: Findings) -> None:
    for number, line in enumerate(lines, 1):
        if found := text.ODD_CHARACTER.search(line):
            message = f"The character U+{ord(found[0]):04X} stands here; it was kept."
            findings.add("character-odd", number, found.start() + 1, message)


class _Reading:
    """The sheet being filled, with what was found odd."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.findings = Findings()
        self.named: str | None = None
        self.headed = self.coloured = False
        self.seen: set[str] = set()
        self.credits: dict[str, set[tuple[str, str | None, str | None]]] = {}

    def read(self, lines: list[str]) -> Sheet:
        fields = 0
        for block in blocks(lines, self.sheet.ledger):
            if block.head:
                fields += block.head.label.known
                self._field(block, block.head)
            else:
                self._prelude(block)
        if not fields and self.sheet.year is None and self.sheet.duration_min is None:
            hint = "It has neither a header (“Country, YEAR, NNNmn”) nor a field (“Directed by : ...”)."
            raise SheetError("not-a-sheet", "no film sheet", hint)
        if not self.headed:
            message = "No line such as “France / Italy, 1963, 102mn” was found."
            self.findings.add("header-missing", 0, 0, message)
        choose_title(self.sheet, self.named, self.findings)
        self.sheet.diagnostics = self.findings.closed()
        return self.sheet

    # --- header and colour line ---

    def _prelude(self, block: Block) -> None:
        """Header and colour line. A first line of countries alone is a header where no better one follows."""
        body = self._without_header(block.body, header.is_header)
        if not self.headed and body and header.may_be_header(body[0][1]):
            self._header(*body.pop(0))
        self._unread(body)

    def _without_header(self, body: list[Numbered], is_header: header.Test) -> list[Numbered]:
        """The lines left when a header and a colour line, each at most once on a sheet, are taken out and read."""
        left = []
        for number, line in body:
            if not self.headed and is_header(line):
                self._header(number, line)
            elif not self.coloured and (read := header.colour_and_kind(line)):
                self.sheet.colour, self.sheet.kind = read
                self.sheet.ledger[number], self.coloured = "colour", True
            else:
                left.append((number, line))
        return left

    def _header(self, number: int, line: str) -> None:
        header.read_header(line, number, self.sheet, self.findings)
        self.sheet.ledger[number], self.headed = "header", True

    # --- fields ---

    def _field(self, block: Block, head: Announcement) -> None:
        self._report_label(block, head)
        kind = block.kind
        if block.body and not (self.headed and self.coloured):
            block.body = self._without_misplaced_header(block.body, kind)
        ledger = self.sheet.ledger
        ledger[block.line] = kind
        for number, _ in block.body:
            ledger[number] = kind
        _READERS[kind](self, block, head)

    def _without_misplaced_header(self, body: list[Numbered], kind: str) -> list[Numbered]:
        """Header and colour line are looked for below the fields too where none stood above: they come in any order."""
        if kind not in SECTIONS and kind != "cast":
            return self._without_header(body, header.is_header)
        for at, (number, line) in enumerate(body):
            if self.headed:
                break
            if header.is_full_header(line):
                self._header(number, line)
                return body[:at] + self._without_header(body[at + 1 : at + 2], header.is_header) + body[at + 2 :]
        return body

    def _report_label(self, block: Block, head: Announcement) -> None:
        printed = head.printed
        if not head.label.known:
            message = f"Nobody knows the label “{printed}”; its people are credited under it."
            self.findings.add("label-unknown", block.line, 1, message)
        if printed in self.seen and block.kind != "release":
            message = f"The field “{printed}” stands twice; both were read."
            self.findings.add("label-repeated", block.line, 1, message)
        self.seen.add(printed)

    def _values(self, block: Block, head: Announcement) -> list[tuple[str, Place]]:
        """The value of a list field, and the lines below that continue it."""
        value = head.value
        values = [(value, Place(block.line, head.column))] if value else []
        for number, line in block.body:
            if _continues(line, value, block.kind):
                self.findings.add("line-continued", number, 1, f"Read as part of “{head.printed}”.")
                value = line.strip()
                values.append((value, Place(number, len(line) - len(line.lstrip()))))
            else:
                self._unread([(number, line)])
        return values

    def _people(self, block: Block, head: Announcement) -> None:
        for value, place in self._values(block, head):
            self._credited(people.listed(value, place, head.label.type, head.printed, self.findings), head.printed)

    def _cast(self, block: Block, head: Announcement) -> None:
        lines = block.body
        if head.value:
            lines = [(block.line, " " * head.column + head.value), *lines]
        self._credited(people.cast(lines, head.printed, self.findings), head.printed)

    def _credited(self, found: Iterable[Credit], label: str) -> None:
        """Keep the credits of a field, each person once under a label and in one role."""
        seen = self.credits.setdefault(label, set())
        for credit in found:
            key = (credit.name, credit.native, credit.role)
            if key in seen:
                message = f"{credit.name[:80]} stands twice under “{label}”."
                self.findings.add("credit-repeated", credit.line, 1, message)
                continue
            seen.add(key)
            credit.position = len(seen)
            self.sheet.credits.append(credit)

    def _companies(self, block: Block, head: Announcement) -> None:
        for value, place in self._values(block, head):
            first = len(self.sheet.companies) + 1
            self.sheet.companies += places.companies(value, place, self.findings, first)

    def _sites(self, block: Block, head: Announcement) -> None:
        sites = dict.fromkeys(self.sheet.sites)
        for value, _ in self._values(block, head):
            sites |= dict.fromkeys(text.collapse(item) for _, item in text.split_list(value))
        self.sheet.sites = [site for site in sites if site]

    def _release(self, block: Block, head: Announcement) -> None:
        found = places.release(head.printed, head.value, Place(block.line, head.column), self.findings)
        if found:
            self.sheet.releases.append(found)
        self._unread(block.body)

    def _title(self, block: Block, head: Announcement) -> None:
        title = text.collapse(head.value)
        if self.named and title and title != self.named:
            message = f"A second title, “{title[:80]}”; the first was kept."
            self.findings.add("title-repeated", block.line, head.column + 1, message)
        if not self.findings.too_long(title, block.line, 1):
            self.named = self.named or title or None
        self._unread(block.body)

    def _synopsis(self, block: Block, head: Announcement) -> None:
        written = "\n".join([head.value, *(line.strip() for _, line in block.body)]).strip()
        paragraphs = [self.sheet.synopsis, text.single_empty_lines(written)]
        self.sheet.synopsis = "\n\n".join(filter(None, paragraphs)) or None
        for number, line in block.body:
            if not line:
                del self.sheet.ledger[number]

    def _texts(self, block: Block, head: Announcement) -> None:
        for line, place in _lines(block, head):
            self.sheet.texts.append(places.text(line, place, self.findings, len(self.sheet.texts) + 1))

    def _festivals(self, block: Block, head: Announcement) -> None:
        for line, place in _lines(block, head):
            found = places.selection(line, place, self.findings, len(self.sheet.festivals) + 1)
            if isinstance(found, Release):
                self.sheet.releases.append(found)
            elif found:
                self.sheet.festivals.append(found)

    def _unread(self, lines: list[Numbered]) -> None:
        for number, line in lines:
            self.sheet.ledger[number] = "unread"
            message = f"“{line.strip()[:80]}” belongs to no field; nothing was taken from it."
            self.findings.add("line-unread", number, 1, message)


def _lines(block: Block, head: Announcement) -> Iterator[tuple[str, Place]]:
    """What stands behind the label, where anything does, and each line below it."""
    if head.value:
        yield head.value, Place(block.line, head.column)
    for number, line in block.body:
        yield line, Place(number, len(line) - len(line.lstrip()))


def _continues(line: str, above: str, kind: str) -> bool:
    """Whether a line without a label continues the list above it: that was empty or open, or more names follow."""
    if not above:
        return not _is_sentence(line)
    if above.endswith(",") or line.lstrip().startswith(","):
        return True
    return kind == "people" and people.are_names(line, surely=True)


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?")) and len(line.split()) > 12


_READERS = {
    "people": _Reading._people,
    "cast": _Reading._cast,
    "companies": _Reading._companies,
    "sites": _Reading._sites,
    "release": _Reading._release,
    "title": _Reading._title,
    "synopsis": _Reading._synopsis,
    "texts": _Reading._texts,
    "festivals": _Reading._festivals,
}
"""How each kind of field is read."""
