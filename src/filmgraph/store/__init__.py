"""The room that talks to databases: Bolt connections, the local store, readers and writers.

It knows Cypher and no film. Nothing heavy is imported with it: the driver is loaded with the first query, so
that commands which need no database stay quick.

``connect(Settings.find())`` gives a `Store`; its `Reader` cannot write, its `Writer` runs whole transactions.
What goes wrong is raised as one of `filmgraph.errors`, never as a driver's own exception.
"""

from filmgraph.store import local
from filmgraph.store.connecting import connect
from filmgraph.store.connection import Store
from filmgraph.store.reader import Reader, Result
from filmgraph.store.settings import Limits, Settings
from filmgraph.store.values import entities, plain
from filmgraph.store.writer import Transaction, Writer

__all__ = [
    "Limits",
    "Reader",
    "Result",
    "Settings",
    "Store",
    "Transaction",
    "Writer",
    "connect",
    "entities",
    "local",
    "plain",
]
