"""When two that could be taken for one cannot be: native forms that contradict each other under one printed name, and
printed names that no native form can join.

What is certain stays one: small differences of print, orthography and script contradict nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from filmgraph.identity.forms import Form, form, spells_sounds
from filmgraph.identity.likeness import compared
from filmgraph.identity.names import is_latin, key

_OTHER_ALPHABETS = str.maketrans("іәқғңөүұһўєґћљњј-.", "иакгноуухуегчлни  ")
"""Cyrillic letters that Russian does not have, and what it writes for them."""
_SOFT = re.compile("ь|и(?=[аеиоуыэюя])")
_TWICE = re.compile(r"(.)\1+")


def script(native: str) -> str:
    """The script of its first letter.

    >>> script("Сергей"), script("黒澤明")
    ('CYRILLIC', 'CJK')
    """
    letter = next((c for c in native if c.isalpha()), " ")
    return unicodedata.name(letter, "?").partition(" ")[0]


@lru_cache(maxsize=8192)
def letters(native: str) -> frozenset[str]:
    """The words of a native form, without what is a matter of orthography: marks, doubled and softened letters.

    >>> letters("Наталья ФЁДОРОВА") == letters("ФЕДОРОВА Наталия")
    True
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", key(native)) if not unicodedata.combining(c))
    return frozenset(_TWICE.sub(r"\1", _SOFT.sub("", bare.translate(_OTHER_ALPHABETS))).split())


def fits(native: str, name: str) -> bool:
    """Whether a name is a romanisation of a native form."""
    like = compared(form(native), form(name))
    return like is not None and like.exact


@lru_cache(maxsize=8192)
def contradictory(a: str, b: str, name: str) -> bool:
    """Whether two native forms, printed with one name, are those of two people.

    Not so where one of them has another orthography, script or order, an initial, a patronymic or a typing mistake. But
    two words that differ in a letter and are both romanised as the printed one are two names.

    >>> contradictory("Иван ПЕТРОВ", "Игорь ПЕТРОВ", "I. PETROV")
    True
    >>> contradictory("Иван ПЕТРОВ", "Иван ПЕТОРВ", "Ivan PETROV")
    False
    >>> contradictory("Анна ШАБАЛЕВ", "Анна ЧАБАЛЕВ", "Anna CHABALEV")
    True
    """
    if script(a) != script(b):
        return False
    if form(a).suffix != form(b).suffix:
        return True
    mine, theirs = letters(a), letters(b)
    if mine <= theirs or theirs <= mine:
        return False
    if compared(form(a), form(b)) is None:
        return True
    return len(mine) == len(theirs) and spells_sounds(a) and fits(a, name) and fits(b, name)


def incompatible(a: str, b: str, native: str) -> bool:
    """Whether two names, printed with one native form, are not two ways to write it in Latin letters.

    Every word must have one like it, or one that begins with the same sound (``Peter``, ``Pyotr``). In scripts whose
    letters do not give the sounds, nothing follows.

    >>> incompatible("Peter LEBEDEV", "Piotr LÉBÉDEFF", "Пётр ЛЕБЕДЕВ")
    False
    >>> incompatible("Anna SMITH", "Anna LEBEDEV", "Анна ЛЕБЕДЕВ")
    True
    """
    if not (spells_sounds(native) and is_latin(key(a)) and is_latin(key(b))):
        return False
    one, other = form(a), form(b)
    if one.suffix != other.suffix:
        return True
    return compared(one, other) is None and not _begin_alike(one, other)


def _begin_alike(a: Form, b: Form) -> bool:
    short, long = sorted((a.words, b.words), key=len)
    left = list(long)
    for one in short:
        like = next((other for other in left if not one.firsts.isdisjoint(other.firsts)), None)
        if like is None:
            return False
        left.remove(like)
    return bool(short) and not a.loosely.isdisjoint(b.loosely)
