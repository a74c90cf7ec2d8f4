"""Notebooks run from nothing, say what is so, and hold nothing of a machine."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "notebooks").glob("*.ipynb"))
FINDINGS = tomllib.loads(
    (Path(__file__).parent / "findings.toml").read_text(encoding="utf-8")
)
# Numbers that prose may say: of definitions, years, headings and the documents' form.
SAID = {
    "01": {"01", "02", "03", "0", "23"},
    "02": {"0.3", "2001", "2004"},
    "03": {"3"},
}
LONGEST = 20

Executed = Mapping[str, nbformat.NotebookNode]
every_notebook = pytest.mark.parametrize("path", FILES, ids=[one.stem for one in FILES])


def cells_of(path: Path, kind: str) -> Iterator[nbformat.NotebookNode]:
    notebook = nbformat.read(path, as_version=4)
    return (cell for cell in notebook.cells if cell.cell_type == kind)


def text_of(cell: nbformat.NotebookNode) -> str:
    return "".join(one.data.get("text/markdown", "") for one in cell.outputs)


def test_there_is_one_for_each_kind_of_user() -> None:
    assert [path.name for path in FILES] == [
        "01-policy-analysts.ipynb",
        "02-researchers.ipynb",
        "03-reformers.ipynb",
    ]


@every_notebook
def test_outputs_are_stripped_and_nothing_is_of_a_machine(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    assert notebook.metadata == {
        "kernelspec": {
            "display_name": "Python 3",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
        "title": title,
    }
    for cell in notebook.cells:
        assert cell.metadata == {}
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


@every_notebook
def test_no_path_leads_outside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\"[^\"]*(?:file:|/home|/root|/tmp|/Users|[A-Z]:\\\\)", text)
    opened = {
        met
        for cell in cells_of(path, "code")
        for met in re.findall(r'Path\("(.*?)"\)', cell.source)
    }
    assert opened == {"../build/notebooks/graph", "../data/sources"}


@every_notebook
def test_cells_are_short(path: Path) -> None:
    for cell in cells_of(path, "code"):
        assert len(cell.source.splitlines()) <= LONGEST, cell.id
    for cell in cells_of(path, "markdown"):
        for paragraph in cell.source.split("\n\n"):
            assert len(paragraph) <= 260, cell.id


@every_notebook
def test_headings_are_chinese_and_english(path: Path) -> None:
    headings = [
        line
        for cell in cells_of(path, "markdown")
        for line in cell.source.splitlines()
        if line.startswith("## ")
    ]
    assert len(headings) >= 9
    for number, heading in enumerate(headings, 1):
        assert re.fullmatch(rf"## {number} [^·]*[一-鿿]+[^·]* · [A-Z][ -~]+", heading)


@every_notebook
def test_prose_says_no_number_that_a_cell_could_compute(path: Path) -> None:
    said = set()
    for cell in cells_of(path, "markdown"):
        prose = re.sub(r"^#.*|`[^`]*`|\]\([^)]*\)", "", cell.source, flags=re.MULTILINE)
        said |= set(re.findall(r"\d+(?:\.\d+)?", prose))
    assert said <= SAID[path.name[:2]]


@every_notebook
def test_every_notebook_runs_without_a_warning(path: Path, executed: Executed) -> None:
    cells = [c for c in executed[path.name[:2]].cells if c.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    kinds = {one.output_type for cell in cells for one in cell.outputs}
    assert kinds <= {"execute_result", "display_data"}


@pytest.mark.parametrize(
    ("number", "cell"), [(one, cell) for one in FINDINGS for cell in FINDINGS[one]]
)
def test_what_a_cell_finds_is_so(number: str, cell: str, executed: Executed) -> None:
    (found,) = (one for one in executed[number].cells if one.id == cell)
    assert FINDINGS[number][cell] in text_of(found)


def test_every_computed_sentence_is_held(executed: Executed) -> None:
    for number, notebook in executed.items():
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        saying = {cell.id for cell in cells if text_of(cell)}
        assert saying == set(FINDINGS[number])


@every_notebook
def test_pages_ask_nothing_of_a_network(path: Path, folder: Path) -> None:
    page = folder / "build" / "notebooks" / f"{path.stem}.html"
    text = page.read_text(encoding="utf-8")
    assert '<html lang="zh">' in text
    assert "default-src 'none'" in text
    own = re.sub(r'srcdoc="[^"]*"', "", text)
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", own)
    assert not re.search(r"url\(|@import", own)
    assert ".ipynb" not in own
