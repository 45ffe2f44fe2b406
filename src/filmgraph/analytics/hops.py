"""How far people are from each other: steps from one to another who worked on a film together.

Films are walked through, not links: whoever is on a film is a step from all others on it. It goes from sixty-four
groups at once, a bit each (M. Then and others, The more the merrier, Proceedings of the VLDB Endowment 8, 2014).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

import numpy as np
import numpy.typing as npt

from filmgraph.analytics.network import Floats, Ints, Network

Bits = npt.NDArray[np.uint64]
AT_ONCE = 64
SEED = 1


def sources(network: Network, sample: int | None = None) -> Ints:
    """How many people of each group are gone from: all, or of ``sample`` people drawn by a fixed seed, each once."""
    if sample is None or sample >= network.order:
        return network.size
    drawn = np.random.default_rng(SEED).choice(network.order, sample, replace=False)
    return np.bincount(network.group[drawn], minlength=len(network.size)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Hops:
    """Distances from *sources* to all whom they reach.

    For a person of each group, ``met`` is by how many sources the person is reached (oneself left out), ``total`` the
    sum of these distances, ``squares`` that of their squares. ``pairs[d]`` is how many pairs of a source and another
    are ``d`` apart. Each batch of sources has its number of pairs, and the sum of their distances: its ``steps``.
    """

    met: Floats
    total: Floats
    squares: Floats
    pairs: Floats
    batches: Floats

    @property
    def mean(self) -> float:
        """The average distance of two people who reach each other; 0 where there are none."""
        pairs, steps = self.batches.sum(axis=0)
        return float(steps / pairs) if pairs else 0.0

    def error(self, share: float) -> float:
        """The standard error of `mean` where ``share`` of the people were sources: that of a ratio of batches."""
        pairs, steps = self.batches.T
        count = len(self.batches)
        if share >= 1 or count < 2:
            return 0.0
        off = steps - self.mean * pairs
        return float(np.sqrt((1 - share) * count / (count - 1) * (off**2).sum()) / pairs.sum())


def hops(network: Network, gone_from: Ints) -> Hops:
    """The distances from ``gone_from[g]`` people of each group ``g``: see `sources`."""
    some = np.random.default_rng(SEED).permutation(np.flatnonzero(gone_from))
    per_group = np.zeros((3, len(network.size)))
    pairs: list[Floats] = []
    for begin in range(0, len(some), AT_ONCE):
        batch = some[begin : begin + AT_ONCE]
        pairs.append(_batch(network, batch, gone_from[batch], per_group))
    longest = max(map(len, pairs), default=0)
    table = np.array([np.pad(one, (0, longest - len(one))) for one in pairs]).reshape(-1, longest)
    steps = np.stack([table.sum(axis=1), table @ np.arange(longest)], axis=1)
    met, total, squares = per_group
    return Hops(met, total, squares, table.sum(axis=0), steps)


def _batch(network: Network, batch: Ints, times: Ints, per_group: Floats) -> Floats:
    """Add the distances from these groups, each ``times`` people, and give how many pairs are at each distance."""
    # Two people of one group are a step apart; of several sources in it each is reached by one less.
    twins = times * (network.size[batch] - 1)
    per_group[:, batch] += twins / network.size[batch]
    pairs = [0.0, float(twins.sum())]
    weights = np.zeros(AT_ONCE)
    weights[: len(batch)] = times
    for distance, bits in enumerate(_waves(network, batch), start=1):
        new = np.unpackbits(bits.astype("<u8").view(np.uint8).reshape(-1, 8), axis=1, bitorder="little") @ weights
        per_group += np.outer((1, distance, distance**2), new)
        pairs += [0.0] * (distance + 1 - len(pairs))
        pairs[distance] += float(new @ network.size)
    return np.array(pairs)


def _waves(network: Network, batch: Ints) -> Iterator[Bits]:
    """A bit for each of at most 64 groups, on all groups that it reaches for the first time; wave after wave."""
    on, of = network.groups_on, network.films_of
    seen = np.zeros(len(network.size), dtype=np.uint64)
    seen[batch] = np.uint64(1) << np.arange(len(batch), dtype=np.uint64)
    front = seen.copy()
    while True:
        films = np.bitwise_or.reduceat(front[on.values], on.starts[:-1])
        front = np.bitwise_or.reduceat(films[of.values], of.starts[:-1]) & ~seen
        if not front.any():
            return
        seen |= front
        yield front


def distances(network: Network, person: str) -> dict[str, int]:
    """How many steps each person who can be reached is from this one, who is 0 from oneself.

    >>> distances(Network.of({"heat": ["anna", "max"], "urga": ["eva", "max"], "stalker": ["paul"]}), "anna")
    {'anna': 0, 'eva': 2, 'max': 1}
    """
    at = network.people.index(person)
    found = np.full(len(network.size), -1, dtype=np.int64)
    found[network.group[at]] = 1  # the others of the same group
    for distance, bits in enumerate(_waves(network, network.group[[at]]), start=1):
        found[bits > 0] = distance
    steps = found[network.group]
    steps[at] = 0
    reached = steps >= 0
    return dict(zip(compress(network.people, reached), steps[reached].tolist(), strict=True))


def closeness(network: Network, found: Hops, reach: Ints) -> tuple[Floats, Floats]:
    """Closeness of a person of each group, and its standard error; ``reach`` is the size of each group's component.

    One over the average distance to the others who can be reached, times their share of all others (S. Wasserman and
    K. Faust, Social Network Analysis, 1994, equation 5.22), as networkx has it. Where only some people were sources,
    the average is over these, and the error that of drawing without replacement.
    """
    others = np.maximum(reach - 1, 0)
    met = np.maximum(found.met, 1e-12)
    mean = np.divide(found.total, found.met, out=np.ones(len(met)), where=found.met > 0)
    value = np.where((others > 0) & (found.met > 0), others / max(network.order - 1, 1) / mean, 0.0)
    spread = np.maximum(found.squares / met - mean**2, 0) / np.maximum(met - 1, 1)
    left_out = np.clip(1 - found.met / np.maximum(others, 1), 0, 1)
    return value, value / mean * np.sqrt(spread * left_out)
