"""Who worked with whom: collaborators, what two share, pairs, teams, networks. It runs over jobs, not over texts."""

from filmgraph.explore.collaboration.collaborators import Collaborator, Collaborators, collaborators
from filmgraph.explore.collaboration.common import Common, InCommon, common
from filmgraph.explore.collaboration.network import DEEPEST, Network, Reached, network
from filmgraph.explore.collaboration.pairs import Duo, Pairs, pairs
from filmgraph.explore.collaboration.team import Team, TeamFilm, team

__all__ = [
    "DEEPEST",
    "Collaborator",
    "Collaborators",
    "Common",
    "Duo",
    "InCommon",
    "Network",
    "Pairs",
    "Reached",
    "Team",
    "TeamFilm",
    "collaborators",
    "common",
    "network",
    "pairs",
    "team",
]
