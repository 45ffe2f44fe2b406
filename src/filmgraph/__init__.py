"""filmgraph: film sheets become a graph that answers."""

__version__ = "0.1.0"
