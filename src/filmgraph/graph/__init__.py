"""Records to rows of nodes and edges."""

from filmgraph.graph.rows import EdgeRow, edge_rows, film_properties, lifted, merged

__all__ = ["EdgeRow", "edge_rows", "film_properties", "lifted", "merged"]
