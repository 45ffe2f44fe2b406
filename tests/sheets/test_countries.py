"""Countries as sheets print them, and their codes."""

from __future__ import annotations

import pycountry
import pytest

from filmgraph.countries import OTHERWISE, country_code

KNOWN = {
    "KR": "Korea, South; South Korea; Corée du Sud; Korea, Republic of; Corée (Sud)",
    "KP": "North Korea; Korea, North; Corée du Nord",
    "RU": "Russia; Russie; Russian Federation; RSFSR",
    "IR": "Iran; Iran, Islamic Republic of",
    "VN": "Vietnam; Viêt Nam; Viet-Nam",
    "TW": "Taiwan; Taïwan",
    "GB": "Great Britain; England; Scotland; Wales; Royaume-Uni; Écosse; Ecosse; UK",
    "US": "USA; U.S.A.; USA ; États-Unis; the United States",
    "DE": "Germany; Allemagne; West Germany; RFA; FRG",
    "NL": "Netherlands; The Netherlands; Pays-Bas; Les Pays-Bas",
    "CZ": "Czech Republic; République tchèque; Czechia",
    "BA": "Bosnia and Herzegovina; Bosnia & Herzegovina; Bosnie-Herzégovine",
    "MM": "Myanmar (Burma); Burma; Birmanie",
    "GQ": "Equatorial Guinea; Guinée équatoriale",
    "CI": "Côte d'Ivoire; Côte d’Ivoire; Ivory Coast",
    "TR": "Turkey; Türkiye; Turquie",
    "KG": "Kirghizistan; Kyrgyzstan",
    "SUHH": "USSR; URSS; Soviet Union; Union soviétique; U.R.S.S.",
    "CSHH": "Czechoslovakia; Tchécoslovaquie",
    "CSXX": "Serbia and Montenegro; Serbie-et-Monténégro",
    "DDDE": "East Germany; Germany, East; GDR; RDA; Allemagne de l'Est",
    "YUCS": "Yugoslavia; Yougoslavie",
    "ZRCD": "Zaire; Zaïre",
}


@pytest.mark.parametrize(("code", "names"), KNOWN.items())
def test_a_country_has_its_code_however_it_is_printed(code: str, names: str) -> None:
    """Today's and former names in English and French, inverted, abbreviated, with and without accents."""
    assert {name: country_code(name) for name in names.split("; ")} == dict.fromkeys(names.split("; "), code)


@pytest.mark.parametrize(
    "name", ["Southern Africa", "Congo", "Korea", "Europe", "Texas", "Guinea (Equatorial)", "France / Italy", "CA", ""]
)
def test_what_is_no_country_or_may_be_two_is_not_guessed(name: str) -> None:
    """A region, a name of two countries, a state of a country, two countries, and a code of letters have no code."""
    assert country_code(name) is None


def test_every_code_of_ours_is_in_the_standard() -> None:
    """The table gives no code that ISO 3166 does not know, but for Kosovo's."""
    standard = {one.alpha_2 for one in pycountry.countries} | {one.alpha_4 for one in pycountry.historic_countries}
    assert {*OTHERWISE} - standard == {"XK"}
