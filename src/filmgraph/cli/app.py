"""The ``filmgraph`` command: its verbs, and what becomes of errors.

Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 nothing found, 4 database not reachable, 5 files with errors,
130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from filmgraph import __version__
from filmgraph.errors import FilmgraphError

SECTIONS: dict[str, dict[str, str]] = {
    "Begin": {
        "demo": "Sample sheets into a store, a few answers, a page to open.",
        "doctor": "What is installed, reachable or odd, and what to do.",
    },
    "Sheets": {
        "check": "Read sheets and report what is odd; nothing is stored.",
        "parse": "Sheets as JSON lines; nothing is stored.",
        "load": "Sheets into the graph; again = only what changed.",
        "forget": "Take out of the graph what came from files or folders.",
        "identities": "Who is who: names merged, names that may be one, and why.",
    },
    "Names": {
        "search": "Find names; accents, scripts and typing mistakes are forgiven.",
        "show": "A film, person, company or festival, with sources.",
        "timeline": "The career of a person or a company, year by year.",
    },
    "Connections": {
        "path": "The shortest connection of two names, told as sentences.",
        "common": "What two people, films, companies or festivals share.",
        "collaborators": "With whom a person worked: films, jobs, first and last together.",
        "pairs": "Who worked together most.",
        "team": "The films on which several of some people worked.",
        "network": "The people around a person, by how many collaborations away.",
        "stats": "How much there is; and who stands where in the network of people.",
    },
    "Festivals and companies": {
        "circuit": "The festivals of a film in time; films that travelled a similar way.",
        "festival": "The films of a festival, year by year.",
        "coproductions": "Companies or countries that produced together, with their films.",
    },
    "Look": {
        "view": "An offline page of a neighbourhood, a path or a query.",
        "explore": "The explorer: a web page on this machine.",
    },
    "Everything else": {
        "query": "A named question, a file, or Cypher; read-only.",
        "export": "The graph as GraphML, GEXF, CSV, JSON lines or files for neo4j-admin.",
        "store": "Start, stop or look at the local store.",
    },
}
"""The verbs as help lists them, each with its line; the module of the same name is imported when the verb is used."""

VERBS = {name: line for verbs in SECTIONS.values() for name, line in verbs.items()}
"""Each verb with its line of help."""


COMPLETE = "_FILMGRAPH_COMPLETE"
"""Set by the shell when it asks what a word may go on with."""


INTERRUPTED = 130
"""The exit code after Ctrl-C."""


class _Verbs(click.Group):
    """A group that lists its verbs without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"filmgraph.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for heading, verbs in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl(list(verbs.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.possibilities:
                raise
            where = f"Options of a verb stand behind it: filmgraph VERB {error.option_name}."
            raise click.UsageError(f"{error.message} {where}", ctx) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise _with_suggestion(error, args[0], ctx) from None


def _with_suggestion(error: click.UsageError, verb: str, ctx: click.Context) -> click.UsageError:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, n=1)
    return click.UsageError(f"{error.message} Did you mean “{near[0]}”?", ctx) if near else error


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the whole traceback when something fails.")
@click.version_option(__version__, "-V", "--version", message="filmgraph %(version)s")
def cli(debug: bool) -> None:
    """Film sheets become a graph that answers: who worked with whom, by which films, where they were shown.

    \b
    Examples:
      filmgraph demo
      filmgraph load ~/sheets
      filmgraph path "Veit Helmer" "Goran Bregovic"

    Without further ado the graph lives in a local store that filmgraph starts itself; with NEO4J_URI in the
    environment, or --uri, it lives in Neo4j.
    """
    if debug:
        os.environ["FILMGRAPH_DEBUG"] = "1"


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    code = _run(sys.argv[1:])
    if code == INTERRUPTED:
        # At once: a connection that was cut in the middle would have a last word to say when Python tidies up.
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # whoever started us closed it, as some schedulers of jobs do
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - for as long as we run
    for stream in (sys.stdout, sys.stderr):
        # Names in many scripts must not fail on a terminal that cannot write them.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if COMPLETE in os.environ:
        from filmgraph.cli.complete import prepare

        prepare()
    try:
        result = cli.main(arguments, "filmgraph", standalone_mode=False, color=_colour())
    except SystemExit:
        return 0  # click leaves so when whoever read our output has seen enough and closed the pipe
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last wall: no traceback reaches the user unasked
        return _exit_code(error)
    return result if isinstance(result, int) else 0


def _colour() -> bool | None:
    """None leaves it to click: colours on a terminal, none in a pipe. See no-color.org."""
    return False if os.environ.get("NO_COLOR") else None


def _exit_code(error: BaseException) -> int:
    """Say what went wrong, and which code to leave with."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        click.secho("Interrupted.", err=True)
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return 2
    return _failed(error, error.exit_code if isinstance(error, FilmgraphError) else 1)


def _failed(error: BaseException, code: int) -> int:
    if os.environ.get("FILMGRAPH_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return code
    if isinstance(error, FilmgraphError):
        message, hint = error.message, error.hint
    elif isinstance(error, OSError) and error.errno == errno.ENOSPC:
        message, hint = "There is no space left to write to.", "Make room, and run the command again."
    else:
        message = f"{type(error).__name__}: {error}"
        hint = "This should not happen. “filmgraph --debug ...” shows where, for a report."
    click.echo(click.style("Error: ", fg="red", bold=True) + _safe(message), err=True, color=_colour())
    if hint:
        click.echo(_safe(hint), err=True)
    return code


def _safe(text: Any) -> str:
    from filmgraph.cli.output import printable

    # Word by word, since what is listed in a message stands in columns.
    return "\n".join(" ".join(map(printable, line.split(" "))) for line in str(text).splitlines())
