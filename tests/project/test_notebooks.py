"""The notebooks on both kinds of server, against what stands in their files."""

from __future__ import annotations

import json
from pathlib import Path

from filmgraph.store import Store
from tests import notebooks


def test_the_notebooks_show_what_their_files_hold(graph: Store, tmp_path: Path) -> None:
    """On an empty graph, each loads the samples, shows the outputs in its file, and writes nothing beside itself."""
    work = tmp_path / "work"
    work.mkdir()
    assert len(notebooks.NOTEBOOKS) == 6
    with notebooks.kernel({}, work) as manager:
        for file in notebooks.NOTEBOOKS:
            shown = notebooks.comparable(notebooks.executed(file, manager))
            assert shown == notebooks.comparable(notebooks.read(file)), file.name
    assert list(work.iterdir()) == []


def test_a_notebook_says_what_each_cell_is_for() -> None:
    """Each has a title, and words before its plots and questions; no output names a folder of the machine it ran on."""
    for file in notebooks.NOTEBOOKS:
        cells = notebooks.read(file).cells
        kinds = "".join(cell.cell_type[0] for cell in cells)
        assert cells[0].source.startswith("# ") and "ccc" not in kinds, file.name
        outputs = json.dumps([cell.get("outputs") for cell in cells])
        assert "/samples/" not in outputs and "Warning" not in outputs, file.name
