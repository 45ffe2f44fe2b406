"""Sheets into a store: in batches, resumable, with counts."""

from filmgraph.load.run import LoadReport, counts, ensure_schema, forget, load, sheets_like

__all__ = ["LoadReport", "counts", "ensure_schema", "forget", "load", "sheets_like"]
