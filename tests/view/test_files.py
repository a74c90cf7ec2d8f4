"""Pages on disk and in notebooks: whole or not at all, with networks beside them."""

import html
from pathlib import Path

import networkx
import pytest

from dutygraph.errors import OutputError
from dutygraph.graph import Graph
from dutygraph.store import open_store
from dutygraph.view.files import (
    refuse_existing,
    refuse_existing_files,
    write_page,
    write_scene,
)
from dutygraph.view.notebook import Cell
from dutygraph.view.scenes import Limits
from tests.conftest import Run
from tests.view.samples import EAST, MONEY, scene


def test_the_whole_network_comes_beside_the_page(tmp_path: Path) -> None:
    written = write_scene(scene(limits=Limits(most=1)), tmp_path / "page.html")
    assert written.notes[-1] == "全部关系在同一文件夹的 page.graphml 中。"
    for read, path in (
        (networkx.read_graphml, written.graphml),
        (networkx.read_gexf, written.gexf),
    ):
        network = read(path)
        assert len(network) == 5
        assert network.number_of_edges() == 4
        assert network.edges[MONEY, EAST]["weight"] == 5
        assert network.nodes[MONEY]["unsupported_steps"] == 3
        assert network.nodes[MONEY]["label"] == "南山县财政局"


def test_what_is_there_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"the file is there already.*--force"):
        refuse_existing(page, force=False)
    refuse_existing(page, force=True)


def test_a_network_that_is_there_is_refused_too(tmp_path: Path) -> None:
    refuse_existing_files(tmp_path / "page.html", force=False)
    (tmp_path / "page.gexf").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"page\.gexf"):
        refuse_existing_files(tmp_path / "page.html", force=False)
    with pytest.raises(OutputError, match=r"a name in \.html"):
        refuse_existing_files(tmp_path / "page.gexf", force=True)


def test_a_page_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory"):
        write_page("text", tmp_path / "missing" / "page.html")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError):
        write_page("text", tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_the_command_writes_the_picture_of_a_township(
    store: Path, run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    args = ("view", "--store", store, "-o", page, "--network", "township", "富河镇")
    done = run(*args, env={"LC_ALL": "C"})
    assert done.returncode == 0
    assert done.stdout == f"网络图：{page}\n"
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["page.gexf", "page.graphml", "page.html"]
    assert "富河镇：领域、事项与部门" in page.read_text(encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(*args).returncode == 1
    assert run(*args, "--force", env={"PYTHONHASHSEED": "7"}).returncode == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_command_answers_an_unknown_township_with_the_nearest(
    store: Path, run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    done = run("view", "--store", store, "-o", page, "--network", "township", "富河乡")
    assert done.returncode == 1
    assert "a name such as 富河镇" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(store: Path) -> None:
    with open_store(store) as opened:
        cell = Graph(opened).view("guarantees", lang="en", height=500)
    shown = cell._repr_html_()
    assert shown.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert 'sandbox="allow-scripts allow-downloads"' in shown
    assert 'height="500"' in shown
    assert html.unescape(shown.split('"')[1]) == cell.page
    assert "functional lines and guarantees" in cell.page


def test_a_cell_can_be_saved(tmp_path: Path) -> None:
    Cell("text").save(tmp_path / "page.html")
    with pytest.raises(OutputError):
        Cell("text").save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "text"
