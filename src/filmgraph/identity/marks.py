"""Under which marks the words of names are filed, so that those that may be one are found without looking at all.

A word is filed as it is *heard*, in broad classes; for *slips* under its consonants, all of them and all but one; and
under its first sound, which an initial has alone. Two names that are alike (`likeness`) have one word at least that
meets one of the other as it is heard, and the others meet in some way.
"""

from __future__ import annotations

from collections.abc import Iterator

from filmgraph.identity.forms import Word


def filed(one: Word) -> set[str]:
    """All marks under which a word is filed.

    >>> from filmgraph.identity.forms import word
    >>> sorted(filed(word("a"))), sorted(filed(word("ana")))
    (['A.', '~a'], ['A', 'A*', 'An', 'n', '~ana'])
    """
    if one.is_initial:
        return {*heard(one), *_initial(one)}
    return {*heard(one), *_skeletons(one), *(f"{first}*" for first in one.firsts)}


def heard(one: Word) -> set[str]:
    """The marks of words that may sound the same."""
    return {f"~{sound}" for sound in one.loosely}


def like(one: Word) -> set[str]:
    """The marks of words that may be meant, but for a slip: an initial is like all that begin so.

    >>> from filmgraph.identity.forms import word
    >>> [bool(like(word("melikian")) & filed(word(other))) for other in ("melikyan", "melkian", "m", "kramer")]
    [True, True, True, False]
    """
    more = {f"{first}*" for first in one.firsts} if one.is_initial else {*_skeletons(one)}
    return heard(one) | _initial(one) | more


def _initial(one: Word) -> set[str]:
    return {f"{first}." for first in one.firsts}


def _skeletons(one: Word) -> Iterator[str]:
    for skeleton in one.skeletons:
        yield skeleton
        if len(skeleton) > 1:
            yield from (skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))
