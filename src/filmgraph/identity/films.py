"""Which film a sheet is about: one film a sheet. Two sheets are never merged because they agree on a title.

The id is the title and the year (``baikonur-2011``). Where several sheets claim the same one, each carries its file's
name behind it, so the ids depend on which sheets there are, never on which came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from filmgraph.identity.decisions import Decisions
from filmgraph.identity.names import checksum, key, slug


class Claim(NamedTuple):
    """A sheet that claims a film's id: its path, the hash of its bytes, the slug of title and year."""

    sheet: str
    hash: str
    slug: str


def film_slug(title: str, year: int | None) -> str:
    """Title and year as a slug.

    >>> film_slug("Baikonur", 2011), film_slug("Luna Papa", None)
    ('baikonur-2011', 'luna-papa')
    """
    return slug(f"{key(title)} {year}" if year else key(title))


def film_ids(claims: Iterable[Claim]) -> dict[str, str]:
    """Sheet → film id for **all** sheets that claim the slugs in question, no two of which have the same bytes.

    Two sheets of one title, year and file name are told apart by what they say, never by the folder they lie in.

    >>> film_ids([Claim("a/x.txt", "1f", "heat-1995")])
    {'a/x.txt': 'heat-1995'}
    >>> film_ids([Claim("a/heat.txt", "1f", "heat-1995"), Claim("heat2.txt", "2e", "heat-1995")])
    {'a/heat.txt': 'heat-1995.heat', 'heat2.txt': 'heat-1995.heat2'}
    """
    every = sorted(set(claims))
    takers = Counter(claim.slug for claim in every)
    named = {claim.sheet: f"{claim.slug}.{slug(key(PurePath(claim.sheet).stem))}" for claim in every}
    twice = Counter(named.values())
    return {
        claim.sheet: claim.slug
        if takers[claim.slug] == 1
        else named[claim.sheet]
        if twice[named[claim.sheet]] == 1
        else f"{named[claim.sheet]}.{checksum(claim.hash)}"
        for claim in every
    }


def film_facts(film_id: str, decisions: Decisions) -> dict[str, str | None]:
    """What people decided about a film, as properties of its node: ``work`` is one for all sheets of one film.

    >>> from filmgraph.identity.decisions import Decision
    >>> twice = Decision("same", ("heat-1995.heat", "heat-1995.heat2"), wikidata="Q1", label="Film")
    >>> film_facts("heat-1995.heat2", Decisions((twice,)))
    {'work': 'heat-1995.heat', 'wikidata': 'Q1', 'imdb': None}
    """
    own = decisions.of("Film")
    facts = own.facts(film_id)
    return {"work": own.root(film_id) if own.joins(film_id) else None} | {
        name: facts.get(name) for name in ("wikidata", "imdb")
    }
