"""Who and what is told apart by decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product

from filmgraph.explore.identities.answer import Why
from filmgraph.explore.pages import NODES_A_PAGE, nodes_of, parts
from filmgraph.explore.search.finding import among
from filmgraph.explore.search.names import names
from filmgraph.identity import Decision, Decisions, folded, key, unpack
from filmgraph.identity.doubt import parted_by
from filmgraph.model import Node
from filmgraph.store import Reader

_One = tuple[str, str]
"""The id and the name of a node."""


def told_apart(reader: Reader, label: str, decided: Decisions, wanted: Collection[str] | None = None) -> list[Why]:
    """Whom or what the decisions about a label tell apart, two by two; those that involve one of the ids ``wanted``,
    which comes first then.

    Where sheets tell somebody from all others of a name, and nobody else is left who bears it, the second has no id.
    """
    bearers = _bearers(reader, label, decided) if decided.apart_by else {}
    found = {
        (a, b): _why(label, a, b, one)
        for x, y, one in decided.apart_by
        for a, b in _in_order(wanted, product(bearers.get(x, ()), bearers.get(y) or _nobody(decided, y, one)))
    }
    return [found[pair] for pair in sorted(found)]


def _bearers(reader: Reader, label: str, decided: Decisions) -> dict[str, list[_One]]:
    """Who is known by the names that decisions speak of, by the key that stands for all names of one."""
    bearers: dict[str, list[_One]] = defaultdict(list)
    for node in _nodes(reader, label, {name for one in decided.own for name in (*one.names, one.printed) if name}):
        for root in {decided.root(each) for each in _keys(node)}:
            bearers[root].append((node.id, node.properties["title" if label == "Film" else "name"]))
    return bearers


def _nodes(reader: Reader, label: str, called: Collection[str]) -> Iterable[Node]:
    """The nodes that may be called so; films go by their ids."""
    ids = set(map(key, called))
    if label != "Film":
        with names(reader) as known:
            places = [at for name in sorted(called) for at in known.called(folded(name))]
            ids = {row.id for row in among(known, places, (label,))}
    return (node for some in parts(sorted(ids), NODES_A_PAGE) for node in nodes_of(reader, label, some))


def _keys(node: Node) -> set[str]:
    return {key(unpack(one).name) for one in node.properties.get("spellings", ())} or {node.id}


def _nobody(decided: Decisions, root: str, one: Decision) -> list[_One]:
    """In the place of those of a name of whom no sheet is left."""
    return [("", one.printed)] if one.printed and root == decided.root(key(one.printed)) else []


def _in_order(wanted: Collection[str] | None, pairs: Iterable[tuple[_One, _One]]) -> Iterable[tuple[_One, _One]]:
    if wanted is None:
        return pairs
    return ((a, b) if a[0] in wanted else (b, a) for a, b in pairs if a[0] in wanted or b[0] in wanted)


def _why(label: str, a: _One, b: _One, one: Decision) -> Why:
    return Why("apart", a[0], b[0], a[1], b[1], 0.0, (parted_by(one),), label)
