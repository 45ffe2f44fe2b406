"""The local store: one ArcadeDB server in the background for each store folder, shared by every command.

``start`` makes sure it runs, ``stop`` ends it in order, ``status`` looks without touching. A small keeper process
(`keeper`) owns the server, ends it when nobody uses it, and leaves nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filmgraph.store.local.lifecycle import Status
    from filmgraph.store.settings import Settings

__all__ = ["start", "status", "stop"]


def start(settings: Settings) -> Status:
    """Make sure the server of ``settings.folder`` runs. Raises StoreUnreachable, StoreRefused, StoreTooNew."""
    from filmgraph.store.local import lifecycle

    lifecycle.running(settings)
    return lifecycle.status(settings)


def stop(settings: Settings) -> Status:
    """End the server in order; fine where none runs. Raises StoreUnreachable where it would not end."""
    from filmgraph.store.local import lifecycle

    lifecycle.stop(settings)
    return lifecycle.status(settings)


def status(settings: Settings) -> Status:
    """How things are; starts and changes nothing."""
    from filmgraph.store.local import lifecycle

    return lifecycle.status(settings)
