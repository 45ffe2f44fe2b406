"""Sheets into a store: in batches, resumable, with counts."""

from filmgraph.load.decisions import add_decision, decided_in
from filmgraph.load.run import LoadReport, counts, ensure_schema, forget, load, sheets_like

__all__ = ["LoadReport", "add_decision", "counts", "decided_in", "ensure_schema", "forget", "load", "sheets_like"]
