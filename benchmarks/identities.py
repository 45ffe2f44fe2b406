"""Who is who against names compared letter by letter: ``python -m benchmarks.identities``.

On the labelled set of ``labelled.py``. An item is a spelling of a person; items that are printed alike by two people
are two. *Precision* of automatic merges: of the pairs of items that are one node, the share that are one person.
*Recall*: of the pairs of items of one person, the share that are one node or proposed as one. The other side is a plain
comparison: one name, one person. Times are seconds of one core for 100,000 different names.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks import common
from benchmarks.labelled import NAMESAKES, SHARES, Mention, mentions
from filmgraph.identity import Spelling, groups, key
from filmgraph.identity.doubt import Candidate, Proposal, Work, proposals

PRECISION, RECALL, SECONDS = 0.999, 0.97, 60.0
Item = tuple[int, str, str | None]
Clusters = Mapping[Item, Hashable]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of both sides; ``bound`` is what ours must reach, or, of seconds, may reach."""

    name: str
    ours: float
    plain: float
    bound: float | None = None
    at_most: bool = False

    @property
    def ok(self) -> bool:
        return self.bound is None or (self.ours <= self.bound if self.at_most else self.ours >= self.bound)


def results(people: int, names: int, seed: int) -> list[Figure]:
    every = list(mentions(people, seed))
    items = sorted({_item(one) for one in every}, key=str)
    ours, plain = _merged(items), {item: key(item[1]) for item in items}
    proposed = proposals(_candidates(every, ours))
    pairs = {frozenset((one.a, one.b)) for one in proposed}
    print(f"{len(every):,} mentions of {people:,} people in {len(items):,} spellings; {len(proposed):,} proposals.\n")
    return [
        Figure("precision of merges", _precision(ours), _precision(plain), PRECISION),
        Figure("... without people printed alike", _precision(_told_apart(ours)), _precision(_told_apart(plain))),
        Figure("recall of merges", _recall(ours, set()), _recall(plain, set())),
        Figure("recall of merges and proposals", _recall(ours, pairs), _recall(plain, set()), RECALL),
        Figure("precision of proposals", _right(proposed, ours), float("nan")),
        _time(names, seed),
    ]


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


def _recall(clusters: Clusters, proposed: set[frozenset[str]]) -> float:
    same = [pair for group in _by(clusters, lambda item: item[0]) for pair in combinations(group, 2)]
    nodes = [(clusters[a], clusters[b]) for a, b in same]
    return sum(a == b or frozenset((a, b)) in proposed for a, b in nodes) / len(nodes)


def _right(proposed: Sequence[Proposal], clusters: Clusters) -> float:
    """Of the proposals, the share whose nodes have a person in common."""
    truths: dict[Hashable, set[int]] = defaultdict(set)
    for item, cluster in clusters.items():
        truths[cluster].add(item[0])
    return sum(bool(truths[one.a] & truths[one.b]) for one in proposed) / max(len(proposed), 1)


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
    arguments = parser.parse_args()
    for name, share in (*SHARES.items(), *NAMESAKES.items()):
        print(f"{share:>5.0%}  {name}", file=sys.stderr)
    found = results(arguments.people, arguments.names, arguments.seed)
    if arguments.json:
        print(json.dumps([{"name": one.name, "ours": one.ours, "plain": one.plain, "ok": one.ok} for one in found]))
    else:
        print(f"{'what':<36} {'ours':>8} {'plain':>8} {'bound':>7}  ok")
        for one in found:
            bound = f"{one.bound:g}" if one.bound else ""
            print(f"{one.name:<36} {one.ours:>8.4f} {one.plain:>8.4f} {bound:>7}  {'yes' if one.ok else 'NO'}")
    sys.exit(0 if all(one.ok for one in found) else 1)


if __name__ == "__main__":
    main()
