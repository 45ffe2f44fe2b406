"""Which companies, festivals and films may be one with some: only these are read when somebody asks about a few."""

from __future__ import annotations

from collections.abc import Collection

from filmgraph.explore.pages import of_films
from filmgraph.explore.search.finding import among
from filmgraph.explore.search.heard import names_heard
from filmgraph.explore.search.names import names
from filmgraph.identity.doubt.films import titled_alike
from filmgraph.store import Reader


def beside(reader: Reader, label: str, ids: Collection[str]) -> set[str]:
    """The ids of all things of a label that are to be compared with these, and of these."""
    if label == "Film":
        return _films(reader, ids)
    with names_heard(reader) as known:
        return known.sharing(label, ids)


def _films(reader: Reader, ids: Collection[str]) -> set[str]:
    """Those of one title or director, and those that people decided to be one."""
    rows = list(of_films(reader, "films-beside", sorted(ids)))
    titles = {wording for title, *_ in rows for wording in titled_alike(title)}
    with names(reader) as known:
        places = [at for title in sorted(titles) for at in known.called(title)]
        same = {row.id for row in among(known, places, ("Film",))}
    return {*ids, *same}.union(*(some for _, *each in rows for some in each))
