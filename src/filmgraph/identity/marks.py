"""Under which marks the words of names are filed, so that those that may be one word are found without looking at all.

A word is filed under its consonants, all of them and all but one, and under its first sound; an initial under its sound
alone. Two words that are alike (`likeness`) meet under one mark at least.
"""

from __future__ import annotations

from collections.abc import Iterator

from filmgraph.identity.forms import Word


def filed(one: Word) -> set[str]:
    """The marks under which a word is filed.

    >>> from filmgraph.identity.forms import word
    >>> sorted(filed(word("a"))), filed(word("anna")) & filed(word("ana")) >= {"An", "A*"}
    (['A.'], True)
    """
    if one.is_initial:
        return {f"{first}." for first in one.firsts}
    return {*_skeletons(one), *(f"{first}*" for first in one.firsts)}


def asked(one: Word) -> set[str]:
    """The marks under which the words are filed that may be like this one. An initial is like all that begin so.

    >>> from filmgraph.identity.forms import word
    >>> bool(asked(word("melikian")) & filed(word("melikyan"))), bool(asked(word("m")) & filed(word("melikyan")))
    (True, True)
    >>> bool(asked(word("melikian")) & filed(word("kramer")))
    False
    """
    alone = {f"{first}." for first in one.firsts}
    return alone | ({f"{first}*" for first in one.firsts} if one.is_initial else {*_skeletons(one)})


def _skeletons(one: Word) -> Iterator[str]:
    for skeleton in one.skeletons:
        yield skeleton
        if len(skeleton) > 1:
            yield from (skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))
