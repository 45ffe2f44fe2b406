"""Which store it is that settings mean."""

from __future__ import annotations

from filmgraph.store.connection import Store
from filmgraph.store.settings import Settings


def connect(settings: Settings) -> Store:
    """The store that ``settings`` mean; a local one is started where it does not run.

    Sends nothing yet: a server that is not there, or not fit, shows with the first query. For a local store raises
    StoreUnreachable, StoreRefused, StoreTooNew.
    """
    if settings.uri is not None:
        from filmgraph.store.remote import RemoteStore

        return RemoteStore(settings)
    from filmgraph.store.local.state import running_state
    from filmgraph.store.local.store import LocalStore

    state = running_state(settings.folder)
    if state is None:
        from filmgraph.store.local.lifecycle import running  # what it takes to start one is loaded only then

        state = running(settings)
    return LocalStore(settings, state)
