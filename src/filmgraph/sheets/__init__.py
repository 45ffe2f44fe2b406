"""Film sheets: text to records and diagnostics. This room knows films and no database."""

from filmgraph.sheets.diagnostics import CODES
from filmgraph.sheets.files import (
    MAX_BYTES,
    STANDARD_INPUT,
    Found,
    Refusal,
    Shard,
    find,
    read_bytes,
    real_path,
    refusal,
    sheets,
)
from filmgraph.sheets.parsed import Parsed, parsed
from filmgraph.sheets.reader import read
from filmgraph.sheets.records import as_json
from filmgraph.sheets.write import as_sheet

__all__ = [
    "CODES",
    "MAX_BYTES",
    "STANDARD_INPUT",
    "Found",
    "Parsed",
    "Refusal",
    "Shard",
    "as_json",
    "as_sheet",
    "find",
    "parsed",
    "read",
    "read_bytes",
    "real_path",
    "refusal",
    "sheets",
]
