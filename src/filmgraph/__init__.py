"""filmgraph: film sheets become a graph that answers.

From Python, `connect` opens a graph; the page docs/python.md shows how.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from filmgraph.api import Filmgraph, connect

    SAMPLES: Path
    """The folder of the sample sheets."""

__version__ = "0.1.0"
__all__ = ["SAMPLES", "Filmgraph", "__version__", "connect"]


def __getattr__(name: str) -> Any:
    """What is for Python programs is imported when one asks for it: the command line starts without (PEP 562)."""
    if name in ("Filmgraph", "connect"):
        from filmgraph import api

        return getattr(api, name)
    if name == "SAMPLES":
        from pathlib import Path

        return Path(__file__).parent / "samples"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
