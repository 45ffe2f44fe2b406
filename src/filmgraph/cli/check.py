"""``filmgraph check``"""

from __future__ import annotations

import click

from filmgraph.cli.options import format_option
from filmgraph.cli.output import note, number, rows_out
from filmgraph.sheets import MAX_BYTES

COLUMNS = ("file", "line", "column", "severity", "code", "message")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--severity",
    type=click.Choice(["info", "warning", "error"]),
    default="info",
    show_default=True,
    help="Report only what is at least so grave.",
)
@click.option("--max-size", default=MAX_BYTES, show_default=True, help="Refuse files with more bytes.")
@format_option
def check(paths: tuple[str, ...], severity: str, max_size: int, form: str | None) -> int:
    """Read sheets and report what is odd. Nothing is stored.

    PATH is a file, a folder, or - for standard input. Without --format, a line is file:line:column: severity code
    message. The exit code is 5 when a file is refused.

    \b
    Examples:
      filmgraph check sheets/
      filmgraph check --severity warning sheets/baikonur.txt
      filmgraph check - < sheets/baikonur.txt
    """
    from filmgraph.sheets import Refusal, sheets

    levels = ("info", "warning", "error")
    rows, read, refused = [], 0, 0
    for one in sheets(paths, max_size):
        if isinstance(one, Refusal):
            refused += 1
            rows.append(
                {"file": one.file, "line": 0, "column": 0, "severity": "error", "code": one.code, "message": one.reason}
            )
            continue
        read += 1
        found = [d for d in one.diagnostics if levels.index(d.severity) >= levels.index(severity)]
        rows += [{"file": one.file, **{name: getattr(d, name) for name in COLUMNS[1:]}} for d in found]
    if form:
        rows_out(rows, COLUMNS, form)
    else:
        _lines_out(rows)
    note(f"{number(read, 'sheet')} read, {number(refused, 'file')} refused, {number(len(rows) - refused, 'remark')}.")
    return 5 if refused else 0


def _lines_out(rows: list[dict[str, object]]) -> None:
    from filmgraph.cli.output import printable

    colours = {"error": "red", "warning": "yellow", "info": "blue"}
    for row in rows:
        place = printable(f"{row['file']}:{row['line']}:{row['column']}")
        grade = click.style(str(row["severity"]), fg=colours[str(row["severity"])])
        click.echo(f"{place}: {grade} {row['code']} {printable(str(row['message']))}")
