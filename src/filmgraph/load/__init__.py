"""Sheets into a store: in batches, resumable, with counts."""

from filmgraph.load.decisions import add_decisions, decided_in
from filmgraph.load.run import LoadReport, counts, ensure_schema, forget, load, sheets_like

__all__ = ["LoadReport", "add_decisions", "counts", "decided_in", "ensure_schema", "forget", "load", "sheets_like"]
