"""True cases of doubt: what the README and docs/identities.md say becomes of names in the sample sheets."""

from __future__ import annotations

import re
from pathlib import Path

from filmgraph.cli.demo import samples
from filmgraph.explore import search
from filmgraph.explore.identities import Identities, identities
from filmgraph.explore.identities.named_on import named_on
from filmgraph.identity import key
from filmgraph.load import load
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Reader, Store

ROOT = Path(__file__).resolve().parents[2]
CASE = re.compile(r"^\| ([^|]+) \| ([^|]+) \| (merged|proposed|apart) \|(?: ([^|]+) \|)?$", re.MULTILINE)


def test_the_documents_say_what_becomes_of_the_samples(graph: Store) -> None:
    """Each row in README and docs/identities.md holds: its outcome and, but of those apart, its reason. Asked for some
    sheets, the same merges and proposals come that involve what they name, with the same scores and reasons."""
    load(graph, [str(samples())])
    reader = graph.reader()
    found = identities(reader, SHOWN_LABELS)
    for page, least in (("README.md", 10), ("docs/identities.md", 20)):
        cases = CASE.findall((ROOT / page).read_text(encoding="utf-8"))
        assert len(cases) >= least and {outcome for _, _, outcome, _ in cases} == {"merged", "proposed", "apart"}
        for a, b, outcome, because in cases:
            said, reasons = _outcome(reader, found, a, b)
            assert said == outcome, (page, a, b)
            assert outcome == "apart" or because.removesuffix(" both.") in reasons, (page, a, b, reasons)
    for names in (["mars.txt"], ["the-suit.txt", "lenfance-divan.txt"], [""]):
        named = named_on(reader, [str(samples() / name) for name in names])
        assert identities(reader, SHOWN_LABELS, named) == _involving(found, named), names


def _involving(found: Identities, named: dict[str, set[str]]) -> Identities:
    merges = [one for one in found.merges if one.id in named[one.label]]
    return Identities(merges, [one for one in found.proposals if {one.a, one.b} & named[one.label]])


def _outcome(reader: Reader, found: Identities, a: str, b: str) -> tuple[str, str]:
    """What became of two printed names, and the reasons as one text."""
    ids = [{(hit.label, hit.id) for hit in search(reader, name) if hit.match == "same name"} for name in (a, b)]
    assert all(ids), (a, b)
    if ids[0] == ids[1]:
        merge = next(one for one in found.merges if {key(a), key(b)} <= {*map(key, one.names)})
        return "merged", " ".join(merge.reasons)
    pairs = {frozenset(((one.label, one.a), (one.label, one.b))): one.reasons for one in found.proposals}
    both = (pairs.get(frozenset((one, other))) for one in ids[0] for other in ids[1])
    reasons = next((some for some in both if some), None)
    return ("proposed", " ".join(reasons)) if reasons else ("apart", "")
