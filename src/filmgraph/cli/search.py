"""``filmgraph search``"""

from __future__ import annotations

from pathlib import Path

import click

from filmgraph.cli.answers import cut_note
from filmgraph.cli.options import connection, format_option, kind_option, labels, limit_option, name_argument, opened
from filmgraph.cli.output import rows_out

COLUMNS = ("name", "year", "native", "label", "id", "match")


@click.command()
@name_argument("text", nargs=-1, required=True)
@kind_option
@limit_option("hits")
@format_option
@connection
def search(
    text: tuple[str, ...], kind: str | None, limit: int, form: str | None, uri: str | None, folder: Path | None
) -> None:
    """Find films, people, companies and festivals by name.

    Accents, case, script and the order of words do not matter, and an initial stands for a name. The best match comes
    first, of equal ones who has most edges. Where nothing fits, names that look alike are shown.

    \b
    Examples:
      filmgraph search kusturica
      filmgraph search --kind film underground
      filmgraph search "V. Helmer"
      filmgraph search Сельянов
    """
    from filmgraph.explore import nothing_like
    from filmgraph.explore import search as find

    with opened(uri, folder) as store:
        reader = store.reader()
        hits = find(reader, " ".join(text), labels=labels(kind), most=limit + 1)
        if not hits:
            raise nothing_like(reader, " ".join(text))
    rows_out([hit.to_dict() for hit in hits[:limit]], COLUMNS, form, spare=("match",))
    cut_note(len(hits) > limit, limit)
