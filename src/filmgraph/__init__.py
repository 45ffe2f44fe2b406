"""filmgraph: film sheets become a graph that answers.

From Python, `connect` opens a graph; the page docs/python.md shows how.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from filmgraph.api import Filmgraph, connect

__version__ = "0.1.0"
__all__ = ["Filmgraph", "__version__", "connect"]


def __getattr__(name: str) -> Any:
    """What is for Python programs is imported when one asks for it: the command line starts without (PEP 562)."""
    if name in ("Filmgraph", "connect"):
        from filmgraph import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
