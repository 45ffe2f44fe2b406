"""Companies that may be one: names that differ in the legal form, in `Film` or `Filmproduktion`, or by an acronym."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from filmgraph.identity.doubt.alike import bounded, listed, misspelt, pairs, ranked, words
from filmgraph.identity.doubt.proposal import Judge, Proposal

_LEGAL = listed(
    "ab ag ao aps as asa asbl bv bvba cia co corp corporation doo dooel eg eood eurl gbr gmbh inc incorporated kft kg "
    "lda limited limitada llc llp lp ltd ltda mbh nv oao ohg ood ooo oy oyj pao plc pte pty pvt sa sarl sas scop scrl "
    "se sia sl slu snc sp spa spol sprl srl sro tov ug uab zao zoo zrt"
)
_LEGAL_BEFORE = listed("ao ip oao ooo pao tov zao")
"""Legal forms that stand before a name: those of the Russian-speaking countries, in letters of ASCII."""
_SMALL = listed("and d de der des die du et i la le les och of og the und y")
_FILM, _PRODUCTION, _COMPANY, _STUDIO = "film", "production", "company", "studio"
_ALIKE_KINDS = {
    "film filme filmes films filmy kino": (_FILM,),
    "produccion producciones production productions produktion produktionen produzione produzioni": (_PRODUCTION,),
    "filmproduction filmproductions filmproduktion filmproduktionen filmproduktions": (_FILM, _PRODUCTION),
    "compagnie companies company gesellschaft kompaniya": (_COMPANY,),
    "filmgesellschaft filmkompaniya kinokompaniya": (_FILM, _COMPANY),
    "studio studios studiya": (_STUDIO,),
    "filmstudio filmstudios kinostudiya": (_FILM, _STUDIO),
}
_KINDS = {word: kinds for alike, kinds in _ALIKE_KINDS.items() for word in alike.split()}
"""Words that say what a company does, each as what it says: `Filmproduktion` is a film production."""
_ACRONYM = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё][^\W_a-zß-öø-ÿа-яё]{1,7}")


@dataclass(frozen=True, slots=True)
class Company:
    """A company as the graph has it: all its printed names, the first one shown; its films by id, their countries."""

    id: str
    names: tuple[str, ...]
    films: frozenset[str] = field(default_factory=frozenset)
    countries: frozenset[str] = field(default_factory=frozenset)


class _Form(NamedTuple):
    """A name taken apart: its own words, what the others say it does, its legal form, its parentheses; all
    of it as one word."""

    own: str
    kinds: frozenset[str]
    legal: str
    acronym: str
    remark: str
    plain: str


def company_proposals(companies: Iterable[Company], among: Set[str] | None = None) -> list[Proposal]:
    """Companies that may be one, the likeliest first; those that involve one with an id ``among`` some. Then these
    companies need be no more than those that share a key with one of them.

    >>> a, b = Company("a", ("Pandora Film GmbH",)), Company("b", ("Pandora Filmproduktion",))
    >>> [(one.a, one.b, one.score) for one in company_proposals([a, b])]
    [('a', 'b', 0.75)]
    """
    every = list(companies)
    judge = company_judge(every)
    return ranked(judge(a, b) for a, b in pairs({one.id: company_keys(one.names) for one in every}, among))


def company_keys(names: Iterable[str]) -> list[str]:
    """By what a company is found: two that may be one share such a key.

    >>> "all=pandora" in company_keys(["Pandora Film GmbH"])
    True
    """
    return [key for name in names for form in _forms(name) for key in _keys(form)]


def company_judge(companies: Iterable[Company]) -> Judge:
    """What compares any two of these companies. All that share a key with one of the two must be there, for an acronym
    may be another's as well."""
    by_id = {one.id: one for one in companies}
    forms = {one.id: [form for name in one.names for form in _forms(name)] for one in by_id.values()}
    claims = _claims(forms)
    return lambda a, b: _judged(by_id[a], by_id[b], forms[a], forms[b], claims)


def _claims(forms: Mapping[str, list[_Form]]) -> dict[str, set[str]]:
    """Acronym → the names, without all that may differ, that bear it in parentheses."""
    claims: dict[str, set[str]] = defaultdict(set)
    for form in (form for some in forms.values() for form in some if form.acronym):
        claims[form.acronym].add(form.own.replace(" ", ""))
    return claims


def _keys(form: _Form) -> Iterator[str]:
    joined = form.own.replace(" ", "")
    yield from (f"all={joined}", f"start={joined[:5]}", f"end={joined[-5:]}", f"short={joined}", f"plain={form.plain}")
    if form.acronym:
        yield f"short={form.acronym}"


def _judged(
    a: Company, b: Company, first: list[_Form], second: list[_Form], claims: Mapping[str, set[str]]
) -> Proposal | None:
    found = [_likeness(x, y, claims) for x in first for y in second]
    score, *reasons = max(found, key=lambda one: one[0])
    if not score:
        return None
    for change, reason in _evidence(a, b):
        score += change
        reasons.append(reason)
    return Proposal("Company", a.id, b.id, a.names[0], b.names[0], bounded(score), tuple(reasons))


def _likeness(a: _Form, b: _Form, claims: Mapping[str, set[str]]) -> tuple[float, str]:
    for long, short in ((a, b), (b, a)):
        if long.acronym and short.own == long.acronym and not (short.kinds or short.acronym) and short.own != long.own:
            if len(claims[long.acronym]) == 1:
                return 0.95, f"“{long.acronym.upper()}” stands in parentheses behind one company's name only."
            return 0.0, ""
    if a.own.replace(" ", "") == b.own.replace(" ", ""):
        score, reason = _by_kind(a, b)
    elif a.plain == b.plain:
        score, reason = 0.93, "The names differ in spaces alone."
    elif misspelt(a.own, b.own):
        score, reason = _by_kind(a, b)
        score, reason = score - 0.15, f"“{a.own}” and “{b.own}” may be one name with a typing mistake. {reason}"
    else:
        return 0.0, ""
    return (score - 0.25, f"{reason} But their parentheses differ.") if _parted(a, b) else (score, reason)


def _parted(a: _Form, b: _Form) -> bool:
    return any(x and y and x != y for x, y in ((a.acronym, b.acronym), (a.remark, b.remark)))


def _by_kind(a: _Form, b: _Form) -> tuple[float, str]:
    """How alike two names of the same own words are, by what they say of the company."""
    if a.legal and b.legal and a.legal != b.legal:
        return 0.6, f"They bear one name in two legal forms: {a.legal.upper()}, {b.legal.upper()}."
    if a.kinds == b.kinds:
        return 0.93, f"The names differ in {_where(a, b)} alone."
    more, less = sorted((a.kinds, b.kinds), key=lambda kinds: (-len(kinds), sorted(kinds)))
    said = ", ".join(sorted(more ^ less))
    return (0.75 if less < more else 0.55), f"The names differ in what the company does ({said}) alone."


def _where(a: _Form, b: _Form) -> str:
    if a.legal != b.legal:
        return "the legal form"
    if a.acronym != b.acronym:
        return "an acronym"
    return "capitals, accents, spaces or signs" if a.plain == b.plain else "small words or a plural"


def _evidence(a: Company, b: Company) -> Iterator[tuple[float, str]]:
    if both := sorted(a.films & b.films):
        yield -0.4, f"But one sheet names both ({both[0]})."
    elif common := sorted(a.countries & b.countries):
        yield 0.04, f"Both made films of {common[0]}."
    elif a.countries and b.countries:
        yield -0.15, f"But no country has films of both ({min(a.countries)}, {min(b.countries)})."


def _forms(name: str) -> Iterator[_Form]:
    """A name as printed and, where a sign is a word in it, with that word: `Canal+`, `Canal Plus`."""
    yield _form(name)
    if "+" in name:
        yield _form(name.replace("+", " plus "))


def _form(name: str) -> _Form:
    inside = [part.strip() for part in re.findall(r"\(([^()]*)\)", name)]
    acronym = next((part for part in inside if _ACRONYM.fullmatch(part)), "")
    remark = next((part for part in inside if part != acronym), "")
    every = words(re.sub(r"\([^()]*\)", " ", name)) or words(name)
    own, legal = _without_legal(every)
    kinds = frozenset(kind for word in own for kind in _KINDS.get(word, ()))
    mine = [word for word in own if word not in _KINDS and word not in _SMALL]
    # A name of such words alone, `Film Company`, is what it is called.
    spoken, kinds = (mine, kinds) if mine else (own, frozenset[str]())
    return _Form(" ".join(spoken), kinds, legal, " ".join(words(acronym)), " ".join(words(remark)), "".join(every))


def _without_legal(every: list[str]) -> tuple[list[str], str]:
    start, end = 0, len(every)
    while end > 1 and every[end - 1] in _LEGAL:
        end -= 1
    while start < end - 1 and every[start] in _LEGAL_BEFORE:
        start += 1
    return every[start:end], " ".join(every[:start] + every[end:])
