"""The package as others get it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import filmgraph
from filmgraph.questions import folder

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(PROJECT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return next(out.glob("*.whl"))


def test_the_wheel_holds_queries_samples_and_assets(wheel: Path) -> None:
    """Every Cypher file, every sample sheet and the page's files travel in the wheel, and no test does."""
    names = set(zipfile.ZipFile(wheel).namelist())
    cypher = {f"filmgraph/cypher/{path.relative_to(folder()).as_posix()}" for path in folder().rglob("*.cypher")}
    package = Path(filmgraph.__file__).parent
    files = {
        f"filmgraph/{p.relative_to(package).as_posix()}"
        for p in package.rglob("*")
        if p.is_file() and p.suffix != ".pyc"
    }
    assert cypher <= names and files <= names
    assert not any(name.startswith("tests") for name in names)


def test_the_wheel_runs_the_demo_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """Installed into an empty environment, in an empty folder, the demo answers and draws its page."""
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", str(wheel)], check=True)
    work = tmp_path / "empty folder"
    work.mkdir()
    environ = {**os.environ, "FILMGRAPH_STORE": str(tmp_path / "store"), "FILMGRAPH_STORE_MEMORY": "512"}
    environ.pop("PYTHONPATH", None)
    done = subprocess.run(
        [scripts / "filmgraph", "demo"], cwd=work, env=environ, capture_output=True, text=True, check=False
    )
    subprocess.run([scripts / "filmgraph", "store", "stop"], env=environ, check=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert "Johnny DEPP" in done.stdout
    assert "<html" in (work / "filmgraph-demo.html").read_text(encoding="utf-8")
    listed = subprocess.run(
        [scripts / "filmgraph", "query", "--list"], cwd=work, capture_output=True, text=True, check=True
    )
    assert "filmography" in listed.stdout


def test_ci_runs_the_readmes_test_command() -> None:
    """The README marks one test command, and .ci/run takes it from there."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert readme.count("<!-- the test command -->") == 1
    (program,) = re.findall(r"awk '(.*)' README.md", (PROJECT / ".ci" / "run").read_text(encoding="utf-8"))
    found = subprocess.run(["awk", program, "README.md"], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert found.stdout.startswith("python3 -m venv .venv && ") and found.stdout.endswith("/bin/pytest\n")


def test_every_dependency_has_its_line() -> None:
    """docs/dependencies.md says of each dependency why it is there, and of no other."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    declared = {re.split(r"[<>=;\[ ]", name, maxsplit=1)[0] for name in project["dependencies"] + extras}
    text = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)) == declared


def test_the_version_is_in_the_changelog() -> None:
    """The changelog has a chapter for the version of the package."""
    assert f"## {filmgraph.__version__}" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
