"""The notebooks: ``python -m tests.notebooks`` runs them on the sample sheets and writes what they show.

Of each output the file keeps one form, the one that every viewer shows: a picture as SVG, a table as HTML, else text.
The live views, some 600 KB each, come when a cell is run. What differs from run to run is left out, so that a test can
compare: it runs the notebooks on both kinds of server and expects what stands in the files.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat import NotebookNode

import filmgraph
from filmgraph.views.notebook import View
from tests.pages import sample_store

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
KEPT = ("image/svg+xml", "text/html", "text/plain")
"""Forms of an output; the first that there is stays in the file."""
BEFORE = """
%reset -f
%matplotlib inline
%config InlineBackend.figure_formats = ["svg"]
%config InlineBackend.print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Date": None}}
import matplotlib, pandas
pandas.options.display.max_colwidth = 50
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "filmgraph"})
"""
"""Run before each notebook and not kept: nothing is left of the one before, and plots are drawings without a date."""


@contextmanager
def kernel(environment: Mapping[str, str], folder: Path) -> Iterator[KernelManager]:
    """One Python for all notebooks, working in ``folder``; starting one for each would take longer than their cells."""
    manager = KernelManager()
    own = {"IPYTHONDIR": str(folder.parent / "ipython"), "JUPYTER_RUNTIME_DIR": str(folder.parent / "jupyter")}
    manager.start_kernel(env={**os.environ, **own, **environment}, cwd=str(folder))
    try:
        yield manager
    finally:
        manager.shutdown_kernel(now=True)


def executed(file: Path, manager: KernelManager) -> Any:
    """A notebook with what its cells show now. Raises `CellExecutionError` where one fails."""
    notebook = read(file)
    notebook.cells.insert(0, NotebookNode(cell_type="code", id="before", source=BEFORE, metadata={}, outputs=[]))
    client = NotebookClient(notebook, km=manager, timeout=120)
    try:
        client.execute()
    finally:
        assert client.kc is not None
        client.kc.stop_channels()
    del notebook.cells[0]
    for cell in notebook.cells:
        _steady(cell)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def _steady(cell: Any) -> None:
    """Without what differs from run to run."""
    cell.metadata = {}
    if cell.cell_type == "code":
        cell.execution_count = None
        cell.outputs = [_kept(output) for output in cell.outputs]


def _kept(output: Any) -> Any:
    if "data" not in output:
        return output
    form = next(form for form in KEPT if form in output.data)
    return NotebookNode(output_type="display_data", data={form: output.data[form]}, metadata={})


def read(file: Path) -> Any:
    """A notebook as it stands in its file."""
    return nbformat.reads(file.read_text(encoding="utf-8"), as_version=4)


def comparable(notebook: Any) -> list[tuple[str, list[str]]]:
    """What a notebook says: each cell's source, and its outputs; of a plot the words, for its lines differ between
    versions of matplotlib."""
    return [(cell.source, [_said(output) for output in cell.get("outputs", [])]) for cell in notebook.cells]


def _said(output: Any) -> str:
    text = output.text if "text" in output else "".join(next(iter(output.data.values())))
    return " ".join(re.findall(r"<text[^>]*>([^<]*)", text)) if "matplotlib" in text else text


def as_html(source: str, view: View) -> str:
    """A notebook of one cell that shows a view, as nbconvert writes it."""
    output = NotebookNode(output_type="display_data", data=view._repr_mimebundle_(), metadata={})
    cell = NotebookNode(cell_type="code", id="one", source=source, metadata={}, outputs=[output], execution_count=1)
    notebook = NotebookNode(cells=[cell], metadata={}, nbformat=4, nbformat_minor=5)
    nbformat.validate(notebook)
    text, _ = HTMLExporter().from_notebook_node(notebook)
    return str(text)


def live(environment: Mapping[str, str], file: Path) -> None:
    """A live view in a notebook, as a file for a browser."""
    with filmgraph.connect(environment["FILMGRAPH_STORE"]) as graph:
        view = graph.view("Luna Papa")
    file.write_text(as_html('graph.view("Luna Papa")', view), encoding="utf-8")


def main() -> None:
    """Write the notebooks anew."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place) / "work"
        work.mkdir()
        with sample_store(Path(place) / "store") as environment, kernel(environment, work) as manager:
            for file in NOTEBOOKS:
                file.write_text(nbformat.writes(executed(file, manager)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
