"""The gate before a user's Cypher: what no question needs, and no server's read mode refuses, goes no further.

Three stand behind each other. `check` looks at the words of every query, whatever the server. On Neo4j `check_plan`
then looks at what the server itself makes of the query: its EXPLAIN says whether it reads, and what it calls.
At last the server runs it for someone who may only read: READ access mode on Neo4j, on the local store a user
without rights.
"""

from filmgraph.store.gate.plan import check_plan, explained, of_the_query
from filmgraph.store.gate.text import check, would_write
from filmgraph.store.gate.tokens import TOKEN

__all__ = ["TOKEN", "check", "check_plan", "explained", "of_the_query", "would_write"]
