"""What a query may begin with, call and show: everything else is refused."""

from __future__ import annotations

BEGINNINGS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "CALL", "RETURN", "SHOW")
MORE_BEGINNINGS = ("LET", "FILTER", "FOR", "WHEN", "FINISH")
"""Of Cypher 25, and of no use to begin with."""

SHOWN = ("INDEX", "INDEXES", "CONSTRAINT", "CONSTRAINTS", "FUNCTION", "FUNCTIONS", "PROCEDURE", "PROCEDURES")
"""What SHOW shows of the graph; all else is of the server, its users, its settings and other people's queries."""

PROCEDURES = {
    "apoc.meta.data",
    "apoc.meta.graph",
    "apoc.meta.graphsample",
    "apoc.meta.nodetypeproperties",
    "apoc.meta.reltypeproperties",
    "apoc.meta.schema",
    "apoc.meta.stats",
    "apoc.meta.subgraph",
    "db.index.fulltext.querynodes",
    "db.index.fulltext.queryrelationships",
    "db.index.vector.querynodes",
    "db.index.vector.queryrelationships",
    "db.labels",
    "db.ping",
    "db.propertykeys",
    "db.relationshiptypes",
    "dbms.components",
}
"""Procedures that read the graph and nothing else, in small letters. (``apoc.meta.graph.of`` runs other Cypher.)"""

PROCEDURE_ROOMS = ("algo.", "apoc.algo.", "apoc.path.", "db.schema.", "meta.", "path.")
"""Beginnings of names of more of them."""

FUNCTION_ROOMS = (
    "agg.", "any.", "bitwise.", "coll.", "convert.", "date.", "datetime.", "diff.", "duration.", "hashing.", "label.",
    "localdatetime.", "localtime.", "map.", "math.", "node.", "nodes.", "number.", "path.", "point.", "rel.",
    "scoring.", "temporal.", "text.", "time.", "util.md5", "util.sha", "vector.",
)  # fmt: skip
"""Beginnings of names of functions that only compute, with ``apoc.`` in front or without. Those with no dot in their
name are Cypher's own; others sleep, run other Cypher, or go out to services (``util.``, ``cypher.``, ``genai.``)."""

AFTER_A_VARIABLE = {
    "AND", "AS", "ASC", "CALL", "CONTAINS", "DESC", "ENDS", "IN", "IS", "LIMIT", "MATCH", "OPTIONAL", "OR", "ORDER",
    "RETURN", "SKIP", "STARTS", "THEN", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "XOR",
}  # fmt: skip
"""Words that follow a variable, so that one called ``call`` is not taken for a CALL of theirs."""
