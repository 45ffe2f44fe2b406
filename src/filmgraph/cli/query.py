"""``filmgraph query``"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from filmgraph.cli.options import connection, format_option, opened
from filmgraph.cli.output import as_json, note, rows_out
from filmgraph.errors import FilmgraphError, QueryError, UsageError

if TYPE_CHECKING:
    from filmgraph.questions import Question
    from filmgraph.store import Result


@click.command()
@click.argument("cypher", required=False)
@click.option(
    "--param", "-p", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter; numbers, lists and so on as JSON."
)
@click.option(
    "--questions",
    "own",
    type=click.Path(path_type=Path),
    envvar="FILMGRAPH_QUESTIONS",
    help="A folder with questions of your own, which join ours. [env: FILMGRAPH_QUESTIONS]",
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
    own: Path | None,
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
      filmgraph query my-question --questions ~/questions
      filmgraph query "MATCH (p:Person)-[:DIRECTED]->(f:Film) RETURN p.name, f.title ORDER BY f.year"
    """
    if listing:
        _listed(form, own)
        return
    if not cypher or not cypher.strip(" ;\t\r\n"):
        raise UsageError("There is no query.", "Give a named question (--list shows them), a file, or Cypher.")
    from filmgraph.explore.search import missing
    from filmgraph.store import Limits

    text, parameters, ids = _asked(cypher, dict(map(_parameter, pairs)), own)
    with opened(uri, folder) as store:
        reader = store.reader()
        try:
            answer = reader.query(text, parameters, limits=Limits(limit, timeout))
        except QueryError as error:
            raise _of_parameters(error) from error
        nobody = None if answer.rows else missing(reader, ids)
    if form == "json" or not nobody:
        _out(answer, form, meta, guard=not no_guard)
    if nobody:
        raise nobody
    if answer.truncated:
        note(f"Cut at {limit:,} rows; --limit shows more.")


def _asked(cypher: str, pairs: dict[str, str], own: Path | None) -> tuple[str, dict[str, Any], list[str]]:
    """The Cypher to run, from standard input, a file, a named question or the argument, its parameters, and those of
    them that must be ids."""
    from filmgraph.questions import is_cypher, question
    from filmgraph.questions.header import has_header, parse, value_of

    file = Path(cypher) if cypher.endswith(".cypher") else None
    if not (file or is_cypher(cypher) or cypher == "-"):
        return _filled(question(cypher.strip(), own), pairs)
    text = _read(file) if file else sys.stdin.read().removeprefix("\ufeff") if cypher == "-" else cypher
    if file and has_header(text):
        return _filled(parse(text, file), pairs)
    return text, {name: value_of(value) for name, value in pairs.items()}, []


def _filled(told: Question, pairs: dict[str, str]) -> tuple[str, dict[str, Any], list[str]]:
    values = told.values(pairs)
    return told.text, values, told.ids(values)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}.", "Give the path of a file with Cypher in UTF-8.") from error


def _of_parameters(error: QueryError) -> FilmgraphError:
    """The error, or what to do where a query's parameters were not given."""
    _, expected, names = error.message.partition("Expected parameter(s): ")
    if not expected:
        return error
    given = " ".join(f"--param {name}=..." for name in names.split(", "))
    return UsageError(f"The query needs parameters that were not given: {names}.", f"Give them: {given}")


def _parameter(pair: str) -> tuple[str, str]:
    name, sign, value = pair.partition("=")
    if not sign or not name:
        raise UsageError(f"“{pair}” is no parameter.", "Write it as --param name=value.")
    return name, value


def _out(answer: Result, form: str | None, meta: bool, *, guard: bool) -> None:
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


def _listed(form: str | None, own: Path | None) -> None:
    from filmgraph.questions import folder, questions

    ours = folder() / "questions"
    rows = [
        {
            "name": one.name,
            "parameters": " ".join(one.usage()),
            "purpose": one.purpose,
            "file": None if one.path is None or one.path.parent == ours else str(one.path),
        }
        for one in questions(own).values()
    ]
    columns = ("name", "parameters", "purpose", *(("file",) if own else ()))
    rows_out(rows, columns, form)
