"""Who of a whole graph is worth a comparison with a few people: found by the words of names, without a form of each.

Two names are alike only where two words of one are like two of the other, or the only one there is. So each word that
occurs is looked at once, and of the people no more than which words they have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from filmgraph.identity.doubt.blocks import pairs
from filmgraph.identity.doubt.candidate import Candidate
from filmgraph.identity.forms import Word, plain_letters, raw_words, word
from filmgraph.identity.likeness import likeness

Name = tuple[str, ...]
Names = Mapping[str, Collection[Name]]
"""Id → of each of a person's names the words, in small letters."""


def names_of(texts: Iterable[str]) -> set[Name]:
    """The words of each of several printed names.

    >>> names_of(["Song KANG-HO", "SONG Kang-ho"])
    {('song', 'kang', 'ho')}
    """
    return {tuple(raw_words(text)) for text in texts}


def nearby(names: Names, wanted: Collection[str]) -> set[str]:
    """The ids of all whose names may be like a name of the wanted, and of these themselves.

    >>> everybody = {"a": "Anna MELIKIAN", "b": "Anna MELIKYAN", "c": "Anna KRAMER", "d": "A. MELIKIAN"}
    >>> sorted(nearby({id_: names_of([name]) for id_, name in everybody.items()}, ["a"]))
    ['a', 'b', 'd']
    """
    known = _known(names, wanted)
    vocabulary = {raw for some in names.values() for one in some for raw in one}
    touched = {raw: whose for raw in vocabulary if (whose := _touched(word(raw), known))}
    joined = {"".join(one) for id_ in wanted for one in names[id_]}
    found = {id_ for id_, some in names.items() if any(_meets(one, touched) or "".join(one) in joined for one in some)}
    return found.union(wanted)


_Touched = set[tuple[str, Name]]
"""Which names of whom."""


def _known(names: Names, wanted: Collection[str]) -> dict[str, _Touched]:
    """Mark → the words of the wanted that bear it."""
    known: dict[str, _Touched] = defaultdict(set)
    for id_ in wanted:
        for one in names[id_]:
            for raw in one:
                made = word(raw)
                marks = [f"{first}*" for first in made.firsts] if made.is_initial else _skeletons(made)
                for mark in (*marks, *(f"{first}." for first in made.firsts)):
                    known[mark].add((id_, one))
    return known


def _touched(one: Word, known: Mapping[str, _Touched]) -> _Touched:
    """The words of the wanted that this word may be like: an initial is like all that begin so."""
    if one.is_initial:
        return _Touched().union(*(known.get(f"{first}.", ()) for first in one.firsts))
    marks = (*_skeletons(one), *(f"{first}*" for first in one.firsts))
    return _Touched().union(*(known.get(mark, ()) for mark in marks))


def _skeletons(one: Word) -> Iterator[str]:
    """The consonants, all of them and all but one."""
    for skeleton in one.skeletons:
        yield skeleton
        if len(skeleton) > 1:
            yield from (skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))


def _meets(name: Name, touched: Mapping[str, _Touched]) -> bool:
    """Whether two words of a name are like two of one of the wanted, or the only one of either."""
    hits = [touched[raw] for raw in name if raw in touched]
    if len(hits) == 1 and len(name) > 1:
        return any(len(one) == 1 for _, one in hits[0])
    met = Counter(each for hit in hits for each in hit)
    return any(count > 1 or min(len(name), len(one)) == 1 for (_, one), count in met.items())


def bearers(names: Names, people: Iterable[Candidate]) -> Counter[str]:
    """How many of all bear each word, in plain letters, that these people bear."""
    asked = {one.plain for each in people for form in each.forms for one in form.words}
    plain = {raw: plain_letters(raw) for some in names.values() for one in some for raw in one}
    every = ({plain[raw] for one in some for raw in one} & asked for some in names.values())
    return Counter(one for some in every for one in some)


def alike(people: Iterable[Candidate], wanted: Collection[str]) -> list[tuple[str, str]]:
    """Pairs of people, by their ids, of whom one is wanted, and whose names are alike."""
    ordered = sorted(people, key=lambda one: one.id)
    found = ((ordered[a], ordered[b]) for a, b in pairs(ordered))
    return [(a.id, b.id) for a, b in found if not {a.id, b.id}.isdisjoint(wanted) and likeness(a.forms, b.forms)]
