"""Loads take turns at the local server, which has no lock that makes them wait.

It lets transactions run together and refuses all but the first to end where they touched the same. A long one could
so be refused for ever, and two that read what the other is about to write would both be taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filmgraph.store.local.folder import disk_errors
from filmgraph.store.local.locks import FileLock, LockTakenError
from filmgraph.store.local.state import QUEUE_LOCK, WRITER_LOCK
from filmgraph.store.translate import kept_waiting

PATIENCE_SECONDS = 600.0


@contextmanager
def turn(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Ours alone, in the order of asking: whoever comes again at once stands behind those who wait already.

    ``waiting`` is called again and again meanwhile, and may raise. Raises StoreError where others leave no turn for ten
    minutes, StoreRefused where the folder cannot be written.
    """
    with ExitStack() as holding:
        try:
            with disk_errors(folder), FileLock(folder / QUEUE_LOCK, PATIENCE_SECONDS, waiting):
                holding.enter_context(FileLock(folder / WRITER_LOCK, PATIENCE_SECONDS, waiting))
        except LockTakenError as error:
            raise kept_waiting(f"the store in {folder}") from error
        yield
