"""Printed names of countries as codes: ISO 3166-1 alpha-2, and alpha-4 of ISO 3166-3 for countries that are no more.

The standard's names come from `pycountry`, in English and French. What sheets print besides stands in a table here.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

OTHERWISE: dict[str, str] = {
    "AE": "UAE; Emirates; Emirats arabes unis; Emirats",
    "BA": "Bosnia; Bosnie; Bosnia-Herzegovina; Bosnie-Herzegovine",
    "BN": "Brunei",
    "BY": "Byelorussia; Bielorussie; Belarus",
    "CD": "DRC; RDC; DR Congo; Democratic Republic of the Congo; Congo-Kinshasa; Congo (Kinshasa)",
    "CG": "Congo-Brazzaville; Congo (Brazzaville)",
    "CI": "Ivory Coast",
    "CN": "PRC; People's Republic of China; Mainland China; Republique populaire de Chine; RPC",
    "CV": "Cape Verde",
    "CZ": "Republique tcheque; Tchequie",
    "DE": "FRG; BRD; RFA; West Germany; Germany, West; Germany (West); Allemagne de l'Ouest",
    "FM": "Micronesia; Micronesie",
    "FR": "Metropolitan France",
    "GB": "UK; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; Grande-Bretagne; Angleterre; "
    "Ecosse; Pays de Galles; Irlande du Nord",
    "IR": "Persia; Perse",
    "KG": "Kirghizia; Kirghizie; Kirghizistan; Kirghizstan",
    "KR": "Korea (South); Coree (Sud); Coree, Sud; ROK",
    "KP": "Korea (North); Coree (Nord); Coree, Nord; DPRK",
    "LY": "Libye",
    "MD": "Moldavia",
    "MK": "Macedonia; Macedoine; FYROM; ARYM",
    "MM": "Burma; Birmanie",
    "NL": "Holland; Hollande",
    "PS": "Palestine; Palestinian Territories; Territoires palestiniens; Territoire palestinien",
    "RU": "Russia; Russie; RSFSR",
    "SZ": "Swaziland",
    "TL": "East Timor; Timor oriental",
    "TR": "Turkey; Turquie",
    "TW": "Formosa; Formose; Republic of China; ROC",
    "US": "USA; U.S.A.; US; U.S.; United States of America; Etats-Unis; EUA; EE.UU.",
    "VA": "Vatican; Vatican City; Holy See; Saint-Siege",
    "VN": "Vietnam; Viet-Nam; Viêtnam",
    "XK": "Kosovo",  # no code of the standard's, but the one that everybody uses: ISO leaves X* to its users
    "CSHH": "Czechoslovakia; Tchecoslovaquie; CSSR; CSFR; Czecho-Slovakia",
    "CSXX": "Serbia and Montenegro; Serbie-et-Montenegro; Serbie et Montenegro; Serbia & Montenegro",
    "DDDE": "GDR; DDR; RDA; East Germany; Germany, East; Germany (East); Allemagne de l'Est",
    "HVBF": "Upper Volta; Haute-Volta",
    "RHZW": "Rhodesia; Rhodesie",
    "SUHH": "USSR; U.S.S.R.; URSS; U.R.S.S.; Soviet Union; Union sovietique; SSSR",
    "YDYE": "South Yemen; Yemen du Sud",
    "YUCS": "Yugoslavia; Yougoslavie; SFRY",
    "ZRCD": "Zaire",
}
"""What sheets print besides the standard's names, separated by ``;``."""

AMBIGUOUS = frozenset({"congo"})
"""The standard gives this name to one of two countries that bear it; who prints it may mean the other."""


@lru_cache(maxsize=2048)
def country_code(printed: str) -> str | None:
    """The code of a country as printed, in English or French; None for what is none we know: nothing is guessed.

    >>> country_code("Korea, South"), country_code("URSS"), country_code("Southern Africa")
    ('KR', 'SUHH', None)
    """
    codes = _codes()
    outside, inside = (_plain(part) for part in (_INSIDE.sub(" ", printed), " ".join(_INSIDE.findall(printed))))
    if inside in codes and codes.get(outside) == codes[inside]:  # ``Myanmar (Burma)``
        return codes[inside]
    last, _, first = printed.rpartition(",")  # ``Korea, South``
    return codes.get(_plain(printed)) or codes.get(_plain(f"{first} {last}"))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Plain name → code. Ours come last, for they are what sheets mean."""
    found = {_plain(name): code for name, code in _standard()}
    for name in AMBIGUOUS:
        found.pop(name)
    return found | {_plain(name): code for code, names in OTHERWISE.items() for name in names.split(";")}


def _standard() -> Iterator[tuple[str, str]]:
    import pycountry  # only when a festival is read: it takes a tenth of a second

    for domain, countries, code in (
        ("iso3166-3", pycountry.historic_countries, "alpha_4"),
        ("iso3166-1", pycountry.countries, "alpha_2"),
    ):
        french = gettext.translation(domain, pycountry.LOCALES_DIR, languages=["fr"]).gettext
        for one in countries:
            names = (getattr(one, name, None) for name in ("official_name", "common_name", "name"))
            for name in filter(None, names):
                yield name, getattr(one, code)
                yield french(name), getattr(one, code)


_INSIDE = re.compile(r"\(([^)]*)\)")
_ARTICLE = re.compile(r"^(?:the|la|le|les|l) (?=\w)")


def _plain(name: str) -> str:
    """Letters without accents in lower case, single spaces, no article before them; dots vanish (``U.S.A.``)."""
    parted = unicodedata.normalize("NFKD", name.replace(".", "")).casefold()
    letters = "".join(c if c.isalnum() else " " for c in parted if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(letters.replace(" and ", " ").split()))
