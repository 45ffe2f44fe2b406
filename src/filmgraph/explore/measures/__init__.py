"""The measures of the network of people, as answers: its figures, who stands where in it, communities, its centre."""

from filmgraph.explore.measures.centre import Centre, Distances, centre, distances
from filmgraph.explore.measures.divided import Communities, communities
from filmgraph.explore.measures.figures import Figures, figures
from filmgraph.explore.measures.people import Person
from filmgraph.explore.measures.ranked import MEASURES, Ranking, brokers, ranked
from filmgraph.explore.measures.scope import Scope, Shared, shared

__all__ = [
    "MEASURES",
    "Centre",
    "Communities",
    "Distances",
    "Figures",
    "Person",
    "Ranking",
    "Scope",
    "Shared",
    "brokers",
    "centre",
    "communities",
    "distances",
    "figures",
    "ranked",
    "shared",
]
