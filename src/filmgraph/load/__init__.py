"""Sheets into a store: in batches, resumable, with counts."""

from filmgraph.load.run import LoadReport, counts, load

__all__ = ["LoadReport", "counts", "load"]
