"""The labelled set linked by splink (the ``bench`` extra), a model of Fellegi and Sunter as its manual advises: names,
native forms, companies, fields of work and years; trained on the data itself, without labels.

A record is an item of ``identities.py``: what one person did under one spelling, so that it need not find that out.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.labelled import Mention
from filmgraph.identity import folded, key
from filmgraph.identity.names import parts

MERGE, PROPOSE = 0.99, 0.5
"""From which probability on two records are one node, and from which they are proposed."""


def linked(every: Iterable[Mention]) -> tuple[dict[tuple[int, str, str | None], str], set[frozenset[str]]]:
    """The node of each item, and the pairs of nodes that are proposed."""
    held: dict[tuple[int, str, str | None], list[Mention]] = defaultdict(list)
    for one in every:
        held[one.truth, one.name, one.native].append(one)
    items = sorted(held, key=str)
    predicted, clustered = _run([_record(at, held[item]) for at, item in enumerate(items)])
    cluster = {items[row["unique_id"]]: str(row["cluster_id"]) for row in clustered}
    pairs = {frozenset((cluster[items[row["unique_id_l"]]], cluster[items[row["unique_id_r"]]])) for row in predicted}
    return cluster, pairs


def _record(at: int, some: Sequence[Mention]) -> dict[str, Any]:
    given, surname = parts(some[0].name)
    return {
        "unique_id": at,
        "given": folded(given or ""),
        "surname": folded(surname or ""),
        "native": key(some[0].native) if some[0].native else None,
        "companies": sorted({one.company for one in some}),
        "fields": sorted({one.field for one in some}),
        "year": min(one.year for one in some),
    }


def _run(records: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    import splink.comparison_library as compare
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("given", [0.9, 0.75]).configure(term_frequency_adjustments=True),
            compare.JaroWinklerAtThresholds("surname", [0.95, 0.88, 0.75]).configure(term_frequency_adjustments=True),
            compare.LevenshteinAtThresholds("native", [1]),
            compare.ArrayIntersectAtSizes("companies", [1]),
            compare.ArrayIntersectAtSizes("fields", [1]),
            compare.CustomComparison(
                output_column_name="year",
                comparison_levels=[
                    {"sql_condition": "abs(year_l - year_r) <= 30", "label_for_charts": "one working life"},
                    {"sql_condition": "ELSE", "label_for_charts": "further apart"},
                ],
            ),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("surname"),
            block_on("native"),
            block_on("given", "substr(surname, 1, 2)"),
            block_on("companies[1]", "substr(surname, 1, 1)"),
        ],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(_columns(records)), settings, log_level=logging.ERROR)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("given", "surname"), block_on("native")], recall=0.5)
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("surname"), block_on("native"), block_on("companies[1]", "given")):
        train.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=PROPOSE)
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=MERGE
    )
    return predicted.as_record_list(), clustered.as_record_list()


def _columns(records: list[dict[str, Any]]) -> Any:
    import pyarrow

    return pyarrow.Table.from_pylist(records)
