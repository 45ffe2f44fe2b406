"""Who is who against names compared letter by letter: ``python -m benchmarks.identities``.

On the labelled set of ``labelled.py``. An item is a spelling of a person; items that are printed alike by two people
are two. *Precision* of automatic merges: of the pairs of items that are one node, the share that are one person.
*Recall*: of the pairs of items of one person, the share that are one node or proposed as one. The other side is a plain
comparison: one name, one person; with ``--splink`` also splink (``pip install -e ".[bench]"``), see ``splinked.py``.
Times are seconds of one core for 100,000 different names.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

from benchmarks import common
from benchmarks.labelled import NAMESAKES, SHARES, Mention, mentions
from filmgraph.identity import Spelling, groups, key
from filmgraph.identity.doubt import Candidate, Work, proposals

PRECISION, RECALL, SECONDS = 0.999, 0.97, 60.0
Item = tuple[int, str, str | None]
Clusters = Mapping[Item, Hashable]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of all sides; ``bound`` is what ours must reach, or, of seconds, may reach."""

    name: str
    ours: float
    plain: float
    bound: float | None = None
    at_most: bool = False
    splink: float = float("nan")

    @property
    def ok(self) -> bool:
        return self.bound is None or (self.ours <= self.bound if self.at_most else self.ours >= self.bound)


def results(people: int, names: int, seed: int, with_splink: bool) -> list[Figure]:
    every = list(mentions(people, seed))
    items = sorted({_item(one) for one in every}, key=str)
    ours, plain = _merged(items), {item: key(item[1]) for item in items}
    proposed = proposals(_candidates(every, ours))
    pairs = {frozenset((one.a, one.b)) for one in proposed}
    print(f"{len(every):,} mentions of {people:,} people in {len(items):,} spellings; {len(proposed):,} proposals.")
    print(f"{_namesakes(items):,} people have a spelling, native form and all, that somebody else has too.\n")
    sides: list[tuple[Clusters, set[frozenset[str]]]] = [(ours, pairs), (plain, set()), *_of_splink(every, with_splink)]
    found = [
        _figure("precision of merges", sides, lambda merged, _: _precision(merged), PRECISION),
        _figure("... of spellings that one person has", sides, lambda merged, _: _precision(_unshared(merged))),
        _figure("... without people printed alike", sides, lambda merged, _: _precision(_told_apart(merged))),
        _figure("recall of merges", sides, lambda merged, _: _recall(merged, set())),
        _figure("recall of merges and proposals", sides, _recall, RECALL),
        _figure("precision of proposals", sides, _right),
    ]
    return [*found, _time(names, seed)]


def _of_splink(every: Iterable[Mention], wanted: bool) -> list[tuple[Clusters, set[frozenset[str]]]]:
    if not wanted:
        return []
    from benchmarks.splinked import linked

    return [linked(every)]


def _figure(
    name: str,
    sides: Sequence[tuple[Clusters, set[frozenset[str]]]],
    measure: Callable[[Clusters, set[frozenset[str]]], float],
    bound: float | None = None,
) -> Figure:
    ours, plain, splink = [*(measure(*side) for side in sides), float("nan")][:3]
    return Figure(name, ours, plain, bound, splink=splink)


def _item(one: Mention) -> Item:
    return (one.truth, one.name, one.native)


def _merged(items: Sequence[Item]) -> Clusters:
    spelled = {Spelling(name, native) for _, name, native in items}
    number = {one: str(at) for at, group in enumerate(groups(spelled)) for one in group}
    return {item: number[Spelling(item[1], item[2])] for item in items}


def _candidates(every: Iterable[Mention], clusters: Clusters) -> list[Candidate]:
    held: dict[str, list[Mention]] = defaultdict(list)
    for one in every:
        held[str(clusters[_item(one)])].append(one)
    return [
        Candidate(
            id_,
            some[0].name,
            tuple(sorted({one.name for one in some})),
            tuple(sorted({one.native for one in some if one.native})),
            tuple(Work(one.film, one.year, frozenset((one.field,))) for one in some),
            frozenset(one.company for one in some),
        )
        for id_, some in held.items()
    ]


def _by(clusters: Clusters, of: Callable[[Item], Hashable]) -> list[list[Item]]:
    found: dict[Hashable, list[Item]] = defaultdict(list)
    for item in clusters:
        found[of(item)].append(item)
    return list(found.values())


def _precision(clusters: Clusters) -> float:
    same = [pair for group in _by(clusters, clusters.__getitem__) for pair in combinations(group, 2)]
    return sum(a[0] == b[0] for a, b in same) / len(same) if same else 1.0


def _told_apart(clusters: Clusters) -> Clusters:
    """Without people of whom nothing in the name tells that they are two."""
    bearers = Counter(key(name) for _, name in {(item[0], item[1]) for item in clusters})
    alike = {item[0] for item in clusters if bearers[key(item[1])] > 1}
    return {item: cluster for item, cluster in clusters.items() if item[0] not in alike}


def _unshared(clusters: Clusters) -> Clusters:
    """Without spellings, native form and all, that two people have: no function of spellings tells them apart."""
    bearers = Counter(map(_printed, clusters))
    return {item: cluster for item, cluster in clusters.items() if bearers[_printed(item)] == 1}


def _namesakes(items: Iterable[Item]) -> int:
    bearers: dict[Hashable, set[int]] = defaultdict(set)
    for item in items:
        bearers[_printed(item)].add(item[0])
    return len(set().union(*(some for some in bearers.values() if len(some) > 1)))


def _printed(item: Item) -> Hashable:
    return (key(item[1]), key(item[2] or ""))


def _recall(clusters: Clusters, proposed: set[frozenset[str]]) -> float:
    same = [pair for group in _by(clusters, lambda item: item[0]) for pair in combinations(group, 2)]
    nodes = [(clusters[a], clusters[b]) for a, b in same]
    return sum(a == b or frozenset((a, b)) in proposed for a, b in nodes) / len(nodes)


def _right(clusters: Clusters, proposed: set[frozenset[str]]) -> float:
    """Of the proposals, the share whose nodes have a person in common."""
    truths: dict[Hashable, set[int]] = defaultdict(set)
    for item, cluster in clusters.items():
        truths[cluster].add(item[0])
    pairs = [[*pair] for pair in proposed if len(pair) == 2]
    return sum(bool(truths[a] & truths[b]) for a, b in pairs) / len(pairs) if pairs else float("nan")


def _time(names: int, seed: int) -> Figure:
    some: dict[str, Mention] = {}
    for one in mentions(names, seed + 1):
        some.setdefault(one.name, one)
        if len(some) == names:
            break
    alone: Clusters = {_item(one): name for name, one in some.items()}
    people = _candidates(some.values(), alone)
    ours = _processor_time(lambda: proposals(people))
    plain = _processor_time(lambda: Counter(key(one.name) for one in people))
    return Figure(f"seconds for {len(people):,} names", ours, plain, SECONDS, at_most=True)


def _processor_time(work: Callable[[], object]) -> float:
    """Seconds of one core: what else the machine does is not counted."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    parser = common.parser(__doc__ or "", 1)
    parser.add_argument("--people", type=int, default=20_000, help="in the labelled set (default 20000)")
    parser.add_argument("--names", type=int, default=100_000, help="to take the time of (default 100000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--splink", action="store_true", help="beside it, splink on the same people")
    arguments = parser.parse_args()
    for name, share in (*SHARES.items(), *NAMESAKES.items()):
        print(f"{share:>5.0%}  {name}", file=sys.stderr)
    found = results(arguments.people, arguments.names, arguments.seed, arguments.splink)
    if arguments.json:
        print(json.dumps([{**asdict(one), "ok": one.ok} for one in found]))
    else:
        print(f"{'what':<36} {'ours':>8} {'plain':>8} {'splink':>8} {'bound':>7}  ok")
        for one in found:
            bound = f"{one.bound:g}" if one.bound else ""
            sides = " ".join(f"{side:>8.4f}" for side in (one.ours, one.plain, one.splink))
            print(f"{one.name:<36} {sides} {bound:>7}  {'yes' if one.ok else 'NO'}")
    sys.exit(0 if all(one.ok for one in found) else 1)


if __name__ == "__main__":
    main()
