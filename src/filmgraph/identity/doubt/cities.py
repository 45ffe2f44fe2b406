"""Cities by their several names: festivals stand under `Venice`, `Venise` and `Venezia`."""

from __future__ import annotations

import re

from filmgraph.identity.names import folded

_ONE_CITY = (
    "algiers alger", "antwerp anvers antwerpen", "athens athenes athina", "basel bale basle", "beijing pekin peking",
    "belgrade beograd", "brunswick braunschweig", "brussels bruxelles brussel", "bucharest bucarest bucuresti",
    "busan pusan", "cairo caire", "cologne koln koeln", "copenhagen copenhague kobenhavn", "cracow cracovie krakow",
    "dresden dresde", "edinburgh edimbourg", "florence firenze", "geneva geneve genf", "genoa genes genova",
    "ghent gand gent", "gothenburg goteborg", "hague haye", "hamburg hambourg", "havana havane habana", "kiev kyiv",
    "kolkata calcutta", "leipzig lipsia", "lisbon lisbonne lisboa", "london londres", "lugansk luhansk",
    "lvov lviv lwow", "milan milano", "montreal", "moscow moscou moskva moskau", "mumbai bombay",
    "munich munchen muenchen", "naples napoli", "nuremberg nurnberg nuernberg", "odessa odesa", "plovdiv philippopolis",
    "prague praha prag", "rome roma rom", "saint-petersburg saint-petersbourg sankt-peterburg petersburg leningrad",
    "san-sebastian saint-sebastien donostia", "sarajevo", "seoul", "seville sevilla", "singapore singapour",
    "sofia sofiya", "strasbourg strassburg", "taipei", "tashkent tachkent", "tbilisi tiflis", "tehran teheran",
    "thessaloniki thessalonique salonica", "tokyo tokio", "turin torino", "valencia valence", "venice venise venezia",
    "vienna vienne wien", "vilnius vilna", "warsaw varsovie warszawa warschau", "yerevan erevan", "zurich",
)  # fmt: skip
_FIRST = {name.replace("-", " "): group.split()[0].replace("-", " ") for group in _ONE_CITY for name in group.split()}
_ST = re.compile(r"\b(?:st|sankt|sanct|ste|sainte)\b(?=.)")


def city_key(printed: str) -> str:
    """One name for all names of a city; other cities keep their own, folded.

    >>> city_key("Moscou"), city_key("St. Petersburg"), city_key("Cottbus")
    ('moscow', 'saint petersburg', 'cottbus')
    """
    name = _ST.sub("saint", folded(printed))
    return _FIRST.get(name, name)


def city_keys(printed: str) -> tuple[str, ...]:
    """The keys of a printed city with its other names in parentheses, the first name's first.

    >>> city_keys("Busan (Pusan)"), city_keys("Los Angeles; Seattle")
    (('busan',), ('los angeles', 'seattle'))
    """
    found = (city_key(part) for part in re.split(r"[();/]", printed) if part.strip())
    return tuple(dict.fromkeys(found))


def in_one_name(name_words: list[str]) -> list[str]:
    """The words of a name with each city's first name for its others; cities of several words count where they stand.

    >>> in_one_name(["festival", "de", "saint", "sebastien"])
    ['festival', 'de', 'san', 'sebastian']
    """
    text = _ST.sub("saint", " ".join(name_words))
    return _CITY.sub(lambda found: _FIRST[found[0]], text).split()


_CITY = re.compile(rf"\b(?:{'|'.join(sorted(_FIRST, key=len, reverse=True))})\b")
