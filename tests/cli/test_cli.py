"""The command line through real processes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from filmgraph.cli.app import VERBS
from filmgraph.cli.demo import samples
from filmgraph.load import load
from filmgraph.store import Store
from tests.conftest import Run

SHEET = """France, 1999, 90mn
Title : Alpha
Directed by : Anna ONE (Анна ОДИН)
Cast :
Ben TWO ... The hero
Production : ARTE (co-production)
Selected in the following festivals :
- Some Festival, Nice (France), 2000
"""
OTHER = """France, 2001, 80mn
Title : Beta
Directed by : Ben TWO
Music : Cleo THREE, Ann THREE
"""


@pytest.fixture
def films(graph: Store, sheets: Path) -> Path:
    """Two films that share one person, in the store and in a folder."""
    (sheets / "alpha.txt").write_text(SHEET, encoding="utf-8")
    (sheets / "beta.txt").write_text(OTHER, encoding="utf-8")
    load(graph, [str(sheets)])
    return sheets


def test_help_lists_every_verb(run: Run) -> None:
    """--help answers with the verbs, in a moment and without a store."""
    done = run("--help")
    assert done.returncode == 0
    assert all(f"  {verb} " in done.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verbs_help_has_examples(run: Run, verb: str) -> None:
    """filmgraph VERB --help shows an example."""
    done = run(verb, "--help")
    assert done.returncode == 0 and f"filmgraph {verb}" in done.stdout


def test_heavy_modules_are_not_imported_for_help(run: Run) -> None:
    """Neither the driver nor networkx is imported for --help."""
    script = (
        "import sys; from filmgraph.cli.app import _run; _run(['--help']); "
        "print({'neo4j', 'networkx', 'rapidfuzz'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("set()\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nonsense"], 2),
        (["load"], 2),
        (["show"], 2),
        (["search", "--limit", "0", "x"], 2),
        (["query"], 2),
        (["query", "no-such-question"], 3),
        (["query", "MATCH (n"], 1),
        (["show", "Nobody AT ALL"], 3),
        (["search", "qqqqqqqqqq"], 3),
        (["path", "Anna One", "Anna One"], 2),
        (["path", "Anna One", "Nobody AT ALL"], 3),
        (["path", "", "Anna One"], 2),
        (["path", "alpha", "Anna One", "--between", "people"], 3),
        (["path", "Anna One", "Ben Two", "--without", "Nobody AT ALL"], 3),
        (["path", "Anna One", "Ben Two", "--only", "juggled"], 2),
        (["path", "Anna One", "Ben Two", "--max-films", "0"], 2),
        (["path", "Anna One", "Ben Two", "--max-films", "1000000"], 2),
        (["path", "Anna One", "Ben Two", "--alternatives", "2", "--all-shortest"], 2),
        (["view"], 2),
        (["load", "missing.txt"], 5),
        (["forget"], 2),
        (["forget", "missing.txt"], 3),
        (["show", "x", "--uri", "bolt://127.0.0.1:9"], 4),
        (["show", "x", "--uri", "nonsense://x"], 4),
        (["export", "--format", "csv"], 2),
    ],
)
def test_exit_codes_and_no_traceback(run: Run, films: Path, arguments: list[str], code: int) -> None:
    """What goes wrong ends with the documented code and a sentence, never with a traceback."""
    done = run(*arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert done.stderr.strip()
    assert done.stdout == ""


def test_an_option_before_its_verb_is_told_its_place(run: Run) -> None:
    """Who writes ``--store`` first learns where it stands; who mistypes one of ours, what it is called."""
    assert "stand behind it: filmgraph VERB --store" in run("--store", "x", "stats").stderr
    assert "'--debug'" in run("--debgu", "stats").stderr


def test_check_reports_place_and_code(run: Run, tmp_path: Path) -> None:
    """A remark is file:line:column: severity code message; refused files give exit code 5."""
    (tmp_path / "a.txt").write_text("France, 1999, 90mn\nDirected by : A BB\nA stray line\n", encoding="utf-8")
    done = run("check", "a.txt")
    assert done.returncode == 0
    assert re.search(r"^a\.txt:3:1: warning line-unread .*A stray line", done.stdout, re.MULTILINE)
    (tmp_path / "b.txt").write_bytes(b"")
    assert run("check", "a.txt", "b.txt").returncode == 5


def test_parse_writes_the_public_shape(run: Run, films: Path) -> None:
    """One JSON object a sheet, with the documented names, and - reads standard input."""
    (record,) = map(json.loads, run("parse", "-", stdin=SHEET).stdout.splitlines())
    assert list(record) == [
        "file", "path", "hash", "title", "title_source", "year", "duration_min", "countries", "colour", "kind",
        "credits", "companies", "festivals", "releases", "sites", "synopsis", "texts", "diagnostics",
    ]  # fmt: skip
    assert record["credits"][0] == {
        "type": "DIRECTED", "credit": "Directed by", "name": "Anna ONE", "native": "Анна ОДИН", "role": None, "line": 3,
        "position": 1, "raw": "Anna ONE (Анна ОДИН)",
    }  # fmt: skip
    assert len(run("parse", str(films)).stdout.splitlines()) == 2


def test_parts_are_all_and_apart(run: Run, films: Path) -> None:
    """The parts of --shard together are the whole, each sheet once; a part that cannot be is wrong usage."""
    whole = run("parse", str(films)).stdout.splitlines()
    parts = [run("parse", "--shard", f"{part}/3", str(films)).stdout.splitlines() for part in (1, 2, 3)]
    assert sorted(line for part in parts for line in part) == sorted(whole)
    for wrong in ("4/3", "0/3", "3", "a/b"):
        assert run("parse", "--shard", wrong, str(films)).returncode == 2
    assert run("load", "--records", "--prune", str(films)).returncode == 2


def test_load_reports_as_json(run: Run, graph: Store, sheets: Path) -> None:
    """The report has the documented names; a refused file gives exit code 5 and the rest is loaded."""
    (sheets / "a.txt").write_text(SHEET, encoding="utf-8")
    (sheets / "b.txt").write_bytes(b"\x00" * 9)
    done = run("load", "--format", "json", str(sheets))
    report = json.loads(done.stdout)
    assert done.returncode == 5
    assert {"files", "loaded", "unchanged", "rejected", "warnings", "nodes", "edges", "seconds"} <= set(report)
    assert (report["files"], report["loaded"]) == (2, 1)
    assert report["rejected"] == [{"file": str(sheets / "b.txt"), "reason": "the file is empty"}]
    assert report["nodes"] == {"Film": 1, "Person": 2, "Company": 1, "Festival": 1}


def test_path_is_told_with_sources(run: Run, films: Path) -> None:
    """A path is sentences with sheet and line, and JSON in the documented shape."""
    done = run("path", "anna one", "Cleo Three")
    assert done.returncode == 0
    assert "Ben TWO played The hero in Alpha (1999).  [alpha.txt:5]" in done.stdout
    answer = json.loads(run("path", "Анна ОДИН", "beta", "--format", "json").stdout)
    assert list(answer)[:6] == ["from", "to", "found", "paths", "limit", "truncated"]
    assert list(answer)[6:] == ["shortest", "connected", "reason"]
    (path,) = answer["paths"]
    assert path["films"] == 2
    assert list(path["steps"][0]) == ["from", "edge", "to", "role", "sheet", "line", "text"]
    for step in path["steps"]:
        assert step["text"] in Path(step["sheet"]).read_text(encoding="utf-8").splitlines()[step["line"] - 1]


def test_a_path_obeys_its_options(run: Run, films: Path) -> None:
    """All options at once leave the one path that there is, as rows; left out, its only link makes it impossible."""
    among = ("--only", "acted,directed", "--only", "music", "--via", "festivals", "--between", "people,films")
    bounds = ("--all-shortest", "--limit", "5", "--years", "1990:", "--no-hubs", "50", "--max-films", "3")
    done = run("path", "anna one", "beta", *among, *bounds, "--format", "csv")
    assert [line.split(",")[2] for line in done.stdout.splitlines()] == ["edge", "DIRECTED", "ACTED_IN", "DIRECTED"]
    done = run("path", "anna one", "beta", "--without", "Ben TWO")
    assert (done.returncode, "within these bounds" in done.stderr, "over 2 films" in done.stderr) == (3, True, True)


def test_a_path_that_is_none(run: Run, films: Path, graph: Store) -> None:
    """Without a connection: found is false, the bounds are said, exit code 3."""
    (films / "c.txt").write_text("Italy, 1960, 90mn\nTitle : Gamma\nDirected by : Lone WOLF\n", encoding="utf-8")
    load(graph, [str(films)])
    done = run("path", "Lone WOLF", "Anna ONE", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["found"]) == (3, False)
    assert "not connected" in done.stderr


def test_a_name_that_fits_several_is_not_guessed(run: Run, films: Path) -> None:
    """They are listed with their ids, exit code 3; an id or the whole name decides."""
    done = run("show", "three")
    assert done.returncode == 3
    assert "cleo-three" in done.stderr and "ann-three" in done.stderr
    assert run("show", "cleo-three").returncode == 0


def test_show_in_every_format(run: Run, films: Path) -> None:
    """The card as text, JSON with sources, and rows of links."""
    assert "Ben TWO ... The hero   [alpha.txt:5]" in run("show", "--sources", "Alpha (1999)").stdout
    card = json.loads(run("show", "alpha-1999", "--format", "json").stdout)
    assert card["title"] == "Alpha" and {link["type"] for link in card["links"]} == {
        "DIRECTED", "ACTED_IN", "PRODUCTION_COMPANY_OF", "SELECTED_AT",
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(run("show", "alpha", "--format", "csv").stdout)))
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("anna one", "anna-one"),
        ("ОДИН", "anna-one"),
        ("ann three", "ann-three"),
        ("kleo thre", "cleo-three"),
        ("arte", "arte"),
    ],
)
def test_search_forgives(run: Run, films: Path, text: str, id_: str) -> None:
    """Case, script and typing mistakes are forgiven."""
    hits = json.loads(run("search", text, "--format", "json").stdout)
    assert hits[0]["id"] == id_


def test_query_formats_parameters_and_limits(run: Run, films: Path) -> None:
    """Named questions, text and files; parameters; rows cut at the limit are reported."""
    named = run("query", "filmography", "--param", "id=ben-two", "--format", "json")
    assert [row["title"] for row in json.loads(named.stdout)] == ["Alpha", "Beta"]
    text = "MATCH (f:Film) WHERE f.year > $year RETURN f.title AS title"
    assert run("query", text, "--param", "year=2000").stdout == "title\nBeta\n"
    meta = run("query", "-", "--format", "json", "--meta", "--limit", "1", stdin="UNWIND [1, 2] AS n RETURN n")
    answer = json.loads(meta.stdout)
    assert (answer["columns"], answer["rows"], answer["truncated"]) == (["n"], [{"n": 1}], True)
    assert "Cut at 1 rows" in meta.stderr
    node = json.loads(run("query", "MATCH (p:Person {id: 'ben-two'}) RETURN p", "--format", "jsonl").stdout)
    assert node["p"]["label"] == "Person" and node["p"]["name"] == "Ben TWO"


def test_query_cannot_write(run: Run, films: Path, graph: Store) -> None:
    """A query that would write is refused, and nothing has changed."""
    done = run("query", "MATCH (n) DETACH DELETE n")
    assert done.returncode == 1
    assert graph.reader().query("MATCH (f:Film) RETURN count(f)").rows == [[2]]


def test_cells_that_look_like_formulas_are_guarded(run: Run, films: Path) -> None:
    """In CSV and TSV a cell that a spreadsheet would run begins with a quote, unless told otherwise."""
    text = "RETURN '=1+1' AS a, -5 AS b"
    assert run("query", text, "--format", "csv").stdout == "a,b\r\n'=1+1,-5\r\n"
    assert run("query", text, "--format", "csv", "--no-guard").stdout == "a,b\r\n=1+1,-5\r\n"


def test_names_cannot_steer_the_terminal(run: Run, graph: Store, sheets: Path) -> None:
    """Control characters and bidi marks of a sheet do not reach the terminal."""
    hostile = "France, 1999, 90mn\nTitle : Evil\x1b]0;owned\x07 \u202etxt\nDirected by : A\x1b[31m BB\n"
    (sheets / "evil.txt").write_text(hostile, encoding="utf-8")
    load(graph, [str(sheets)])
    for arguments in (["search", "evil", "--format", "table"], ["show", "evil"], ["check", str(sheets)]):
        output = run(*arguments).stdout
        assert output and not re.search("[\x1b\x07\u202e]", output)


def test_view_writes_a_page(run: Run, films: Path, tmp_path: Path) -> None:
    """The neighbourhood, a path and a query become pages; the file's name goes to stdout. Paths have no groups."""
    assert run("view", "Ben Two").stdout.strip() == "ben-two.html"
    assert "<html" in (tmp_path / "ben-two.html").read_text(encoding="utf-8")
    assert run("view", "anna one", "Cleo Three", "--alternatives", "2", "--out", "p.html").returncode == 0
    assert run("view", "--query", "MATCH p=(:Person)-->(:Film) RETURN p", "--out", "q.html").returncode == 0
    assert run("view", "--query", "RETURN 1").returncode == 3
    grouped = run("view", "Ben Two", "--communities", "--out", "-").stdout
    assert 'id="groups"' in grouped and "view &quot;ben-two&quot; --communities" in grouped
    assert run("view", "anna one", "Cleo Three", "--communities").returncode == 2
    assert str(films) not in (tmp_path / "p.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["graphml", "gexf", "jsonl"])
def test_export_writes_the_whole_graph(run: Run, films: Path, form: str) -> None:
    """Every node and edge is in the file, on stdout as well."""
    done = run("export", "--format", form)
    assert done.returncode == 0
    assert "8 nodes and 7 edges" in done.stderr
    assert "ben-two" in done.stdout


def test_stats_counts(run: Run, films: Path) -> None:
    """Nodes by label and edges by type."""
    answer = json.loads(run("stats", "--format", "json").stdout)
    assert answer["nodes"] == {"Film": 2, "Person": 4, "Company": 1, "Festival": 1}
    assert answer["edges"]["COMPOSED"] == 2


def test_stats_gives_a_digest(run: Run, films: Path) -> None:
    """One line that a script can compare; the same in JSON."""
    digest = run("stats", "--digest").stdout.strip()
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert json.loads(run("stats", "--digest", "--format", "json").stdout) == {"digest": digest}


def test_stats_measures_the_network(run: Run, films: Path) -> None:
    """Each measure is written as every answer is; what was measured is said, and a stranger ends with exit code 3."""
    answer = json.loads(run("stats", "people", "--by", "closeness", "--format", "json").stdout)
    assert answer["measure"] == "closeness" and answer["network"]["films"] == 2
    assert all(row["sources"] for row in answer["ranking"])
    sampled = run("stats", "network", "--sample", "2")
    assert "from 2 people" in sampled.stderr and "average distance" in sampled.stdout
    for verb in ("brokers", "communities", "centre"):
        assert run("stats", verb).returncode == 0
    assert run("stats", "centre", "Nobody At All").returncode == 3


def test_doctor_finds_the_store(run: Run, films: Path) -> None:
    """All is well with a running store; an address where nobody answers is named with what to do."""
    assert run("doctor").returncode == 0
    amiss = run("doctor", "--uri", "bolt://127.0.0.1:9")
    assert amiss.returncode == 1 and "odd" in amiss.stdout


def test_demo_leaves_other_films_alone(run: Run, films: Path, settings: object) -> None:
    """In a store with films of its own, the demo uses a store beside it."""
    done = run("demo")
    assert done.returncode == 0, done.stderr
    assert "--store" in done.stdout
    run("store", "stop", "--store", re.search(r'--store "([^"]+)"', done.stdout)[1])  # type: ignore[index]
    assert "2" in run("query", "MATCH (f:Film) RETURN count(f)").stdout


def test_a_closed_pipe_is_no_error(films: Path, settings: object) -> None:
    """filmgraph parse into a pipe that nobody reads ends quietly, with exit code 0."""
    command = f'"{sys.executable}" -m filmgraph parse "{samples()}" | true; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, env=dict(os.environ))
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize(
    ("arguments", "code"), [("parse - <&-", 5), ("query --list >&-", 0), ("parse /nowhere 2>&-", 5)]
)
def test_a_closed_stream_is_no_error(arguments: str, code: int) -> None:
    """Schedulers of jobs may start us without standard input or output: nothing is read or told then."""
    command = f'"{sys.executable}" -m filmgraph {arguments}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code and "should not happen" not in done.stderr


def on_a_terminal(command: list[str], **environ: str) -> bytes:
    """What a command writes to a pseudo-terminal."""
    ours, theirs = os.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, **environ}):
        os.close(theirs)
        said = b""
        with contextlib.suppress(OSError):  # its other end is closed: the command has ended
            while more := os.read(ours, 4096):
                said += more
    os.close(ours)
    return said


def test_no_color_holds(run: Run, tmp_path: Path) -> None:
    """Colours are for terminals, and there for those who did not set NO_COLOR; a pipe never gets any."""
    (tmp_path / "a.txt").write_text("Directed by : Anna LEE (", encoding="utf-8")
    command = [sys.executable, "-m", "filmgraph", "check", str(tmp_path / "a.txt")]
    assert b"\x1b[" in on_a_terminal(command, TERM="xterm")
    assert b"\x1b[" not in on_a_terminal(command, TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in run("check", "a.txt").stdout


@pytest.mark.parametrize("path", sorted(samples().glob("*.txt")), ids=lambda path: path.stem)
def test_samples_are_good_sheets(path: Path) -> None:
    """Every sample has a title of its own, a director and a year, and none is refused."""
    from filmgraph.sheets import read

    sheet = read(path.read_bytes(), path.name)
    assert sheet.year and sheet.title and any(credit.type == "DIRECTED" for credit in sheet.credits)
    assert not [one for one in sheet.diagnostics if one.code in ("line-unread", "header-odd", "name-odd")]


def test_samples_are_forgotten_wherever_they_came_from(run: Run, tmp_path: Path, films: Path) -> None:
    """Samples that were loaded from a copy of their folder go with --samples too, and other films stay."""
    shutil.copytree(samples(), tmp_path / "copied")
    assert run("load", "copied").returncode == 0
    assert "55 films forgotten" in run("forget", "--samples").stderr
    assert run("query", "MATCH (f:Film) RETURN f.title ORDER BY f.title").stdout.split() == ["f.title", "Alpha", "Beta"]


def test_a_festival_in_two_cities_shows_both(run: Run, films: Path, tmp_path: Path) -> None:
    """Each selection is told with the section and the place that its sheet prints."""
    (tmp_path / "c.txt").write_text(
        SHEET.replace("Alpha", "Gamma").replace("Nice", 'section "Forum", Lyon'), encoding="utf-8"
    )
    run("load", "c.txt")
    told = run("show", "Some Festival").stdout
    assert "Nice (France), 2000" in told and "Forum, Lyon (France), 2000" in told


def test_search_says_when_it_was_cut(run: Run, films: Path) -> None:
    """More hits than the limit are mentioned; as many are not."""
    assert "--limit" in run("search", "--limit", "1", "three").stderr
    assert "--limit" not in run("search", "--limit", "2", "three").stderr
