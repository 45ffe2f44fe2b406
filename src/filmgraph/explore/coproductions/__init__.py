"""Who produces together, and which films: pairs of companies, and pairs of countries.

`countries` is imported by its own name: the codes of countries take a tenth of a second.
"""

from filmgraph.explore.coproductions.answer import Coproductions, Made, Pair, Partner
from filmgraph.explore.coproductions.companies import OTHERS, coproductions

__all__ = ["OTHERS", "Coproductions", "Made", "Pair", "Partner", "coproductions"]
