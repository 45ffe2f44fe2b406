"""``filmgraph query``"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from filmgraph.cli.options import connection, format_option, opened
from filmgraph.cli.output import as_json, note, rows_out
from filmgraph.errors import UsageError

if TYPE_CHECKING:
    from filmgraph.store import Answer


@click.command()
@click.argument("cypher", required=False)
@click.option(
    "--param", "-p", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter; numbers, lists and so on as JSON."
)
@click.option("--list", "listing", is_flag=True, help="List the named questions.")
@click.option("--limit", default=1000, show_default=True, type=click.IntRange(1), help="At most so many rows.")
@click.option(
    "--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1, 3600), help="At most so many seconds."
)
@click.option("--meta", is_flag=True, help="With --format json: columns, rows, truncated and elapsed_ms.")
@click.option("--no-guard", is_flag=True, help="In CSV and TSV, leave cells that begin like a formula as they are.")
@format_option
@connection
def query(
    cypher: str | None,
    pairs: tuple[str, ...],
    listing: bool,
    limit: int,
    timeout: float,
    meta: bool,
    no_guard: bool,
    form: str | None,
    uri: str | None,
    folder: Path | None,
) -> None:
    """Ask the graph: a named question, a .cypher file, - for standard input, or Cypher itself. Read-only.

    \b
    Examples:
      filmgraph query --list
      filmgraph query filmography --param id=veit-helmer
      filmgraph query "MATCH (p:Person)-[:DIRECTED]->(f:Film) RETURN p.name, f.title ORDER BY f.year"
    """
    if listing:
        _listed(form)
        return
    if not cypher or not cypher.strip(" ;\t\r\n"):
        raise UsageError("There is no query.", "Give a named question (--list shows them), a file, or Cypher.")
    from filmgraph.store import Limits

    text = _text(cypher)
    parameters = dict(map(_parameter, pairs))
    with opened(uri, folder) as store:
        answer = store.reader().query(text, parameters, limits=Limits(limit, timeout))
    _out(answer, form, meta, guard=not no_guard)
    if answer.truncated:
        note(f"Cut at {limit:,} rows; --limit shows more.")


def _text(cypher: str) -> str:
    """The Cypher to run: from standard input, a file, a named question, or the argument itself."""
    from filmgraph.questions import question

    if cypher == "-":
        return sys.stdin.read().removeprefix("\ufeff")
    if cypher.endswith(".cypher"):
        try:
            return Path(cypher).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(
                f"{cypher} cannot be read: {error}.", "Give the path of a file with Cypher in UTF-8."
            ) from error
    is_text = any(c.isspace() for c in cypher.strip()) or "(" in cypher
    return cypher if is_text else question(cypher.strip()).text


def _parameter(pair: str) -> tuple[str, Any]:
    name, sign, value = pair.partition("=")
    if not sign or not name:
        raise UsageError(f"“{pair}” is no parameter.", "Write it as --param name=value.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _out(answer: Answer, form: str | None, meta: bool, *, guard: bool) -> None:
    from filmgraph.store import plain

    rows = [{name: plain(value) for name, value in row.items()} for row in answer.dicts()]
    if form == "json" and meta:
        wrapped = {
            "columns": answer.columns,
            "rows": rows,
            "truncated": answer.truncated,
            "elapsed_ms": answer.elapsed_ms,
        }
        click.echo(as_json(wrapped))
    else:
        rows_out(rows, answer.columns, form, guard=guard)


def _listed(form: str | None) -> None:
    from filmgraph.questions import questions

    rows = [
        {"name": one.name, "parameters": ", ".join(one.parameters), "purpose": one.purpose}
        for one in questions().values()
    ]
    rows_out(rows, ("name", "parameters", "purpose"), form)
