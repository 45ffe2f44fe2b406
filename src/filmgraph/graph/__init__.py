"""Records to rows of nodes and edges."""

from filmgraph.graph.rows import EdgeRow, as_meant, edge_rows, film_properties, lifted, merged

__all__ = ["EdgeRow", "as_meant", "edge_rows", "film_properties", "lifted", "merged"]
