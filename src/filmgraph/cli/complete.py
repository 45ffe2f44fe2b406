"""Tab: names of the graph behind the verbs that take one.

It never starts a store, waits for none, and says nothing where something is amiss: a key that was pressed is no place
for errors.
"""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from click.shell_completion import BashComplete, add_completion_class

if TYPE_CHECKING:
    from filmgraph.explore import Hit
    from filmgraph.store import Settings

MOST = 20
PATIENCE_SECONDS = 0.2
"""How long a server may take to accept a connection."""


def names_like(typed: str, uri: str | None, folder: Path | None) -> list[str]:
    """Names that begin as ``typed`` does, or else hold its words; none where no database runs."""
    try:
        return _fitting(typed, _hits(typed, uri, folder)) if typed.strip() else []
    except Exception:  # noqa: BLE001 - silent, whatever it is
        return []


def _hits(typed: str, uri: str | None, folder: Path | None) -> list[Hit]:
    from filmgraph.explore.search import search
    from filmgraph.explore.search.alike import BEGINS, CERTAIN, HOLDS
    from filmgraph.store import Settings, connect

    settings = Settings.find(uri, folder)
    if not _runs(settings):
        return []
    with connect(settings) as store:
        hits = search(store.reader(), typed, most=MOST, stale=True)
    return [hit for hit in hits if hit.match in (CERTAIN, BEGINS, HOLDS)]


def _runs(settings: Settings) -> bool:
    if settings.uri is None:
        from filmgraph.store.local.state import running_state

        return running_state(settings.folder) is not None
    from filmgraph.store.settings import BOLT_PORT

    parts = urlsplit(settings.uri)
    with socket.create_connection((parts.hostname or "", parts.port or BOLT_PORT), PATIENCE_SECONDS):
        return True


def _fitting(typed: str, hits: list[Hit]) -> list[str]:
    """The shell puts what all candidates begin with in the place of the typed text, so this must go on from there;
    where only later words fit, several with a common beginning would shorten what was typed."""
    begun = [name for hit in hits if (name := _begun(typed, hit))]
    later = [hit.name for hit in hits]
    alike = any(other[:1] == later[0][:1] for other in later[1:])
    return list(dict.fromkeys(begun or (later[:1] if alike else later)))


def _begun(typed: str, hit: Hit) -> str | None:
    """The hit's name that goes on from the typed text, in its script if there is one."""
    from filmgraph.identity import folded

    forms = (hit.name, hit.native) if typed.isascii() else (hit.native, hit.name)
    return next((form for form in forms if form and folded(form).startswith(folded(typed))), None)


class _Bash(BashComplete):
    """As click's, but for names: with spaces, quotes and signs they arrive as one word."""

    source_template = r"""
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$(%(complete_func)s_quoted "$value" "${COMP_WORDS[COMP_CWORD]}")") ;;
        esac
    done < <(
        IFS=$'\n'
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null
    )
}
%(complete_func)s_quoted() {
    case $2 in
        \'*) sed "s/'/'\\\\''/g" <<< "$1" ;;
        \"*) sed -e 's/["$`\\]/\\&/g' -e "s/!/\"'!'\"/g" <<< "$1" ;;
        *) printf %%q "$1" ;;
    esac
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


def prepare() -> None:
    """Teach click our bash."""
    add_completion_class(_Bash)
