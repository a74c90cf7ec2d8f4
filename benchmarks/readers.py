"""Measure the readers against the libraries people would take instead.

The peers come with the extra `bench`; all read the same files, in turn.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import docx
import lxml.html
import openpyxl
import pdfplumber
import pypdfium2 as pdfium

from benchmarks.results import Result
from benchmarks.timing import time_in_turn
from dutygraph.model import Cell, Paragraph, Place, Row
from dutygraph.readers import read

VARIANTS = Path(__file__).parents[1] / "tests" / "data" / "variants"
_PAGES = 2_000

_Line: TypeAlias = tuple[int, list[list[str]]]
"""The line of the source where a row begins, and the paragraphs of its cells."""

_MEMORY = """
import sys
from pathlib import Path
from benchmarks.memory import peak_megabytes
from dutygraph.readers import read

read(Path(sys.argv[1]))
print(peak_megabytes())
"""


def measure_readers() -> list[Result]:
    """Measure PDF, its memory, and the other carriers."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            measure_pdf(),
            measure_pdf_memory(Path(folder)),
            *measure_carriers(Path(folder)),
        ]


def measure_pdf(rounds: int = 3) -> Result:
    """Measure pages a second against pdfplumber's table extraction, rows compared."""
    path = VARIANTS / "list.pdf"
    with pdfium.PdfDocument(path) as document:
        pages = len(document)
    ours, theirs = _numbered_rows(_our_rows(path)), _numbered_rows(_their_rows(path))
    times = time_in_turn(
        {"ours": lambda: read(path), "theirs": lambda: _their_rows(path)}, rounds
    )
    ratio = times["theirs"] / times["ours"]
    same = sum(row in ours for row in theirs)
    found = (
        f"{ratio:.0f} times ({pages / times['ours']:.0f} pages/s, "
        f"pdfplumber {pages / times['theirs']:.1f}; "
        f"{len(ours)} numbered rows, among them {same} of its {len(theirs)})"
    )
    name = f"PDF of {pages} pages against pdfplumber, in turn, medians of {rounds}"
    kept = ratio >= 5 and same == len(theirs)
    return Result(name, found, "≥ 5 times, its rows equal", kept)


def _our_rows(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read(path).rows]


def _their_rows(path: Path) -> list[list[str]]:
    with pdfplumber.open(path) as document:
        tables = (table for page in document.pages for table in page.extract_tables())
        return [[cell or "" for cell in row] for table in tables for row in table]


def _numbered_rows(rows: Iterable[list[str]]) -> list[list[str]]:
    """Give the rows that begin with a number, without white space."""
    bare = [["".join(cell.split()) for cell in row] for row in rows]
    return [row for row in bare if row[0].isdigit()]


def measure_pdf_memory(folder: Path) -> Result:
    """Measure the peak of a process that reads a PDF of 2,000 pages."""
    path = folder / "long.pdf"
    _write_long_pdf(path)
    command = (sys.executable, "-c", _MEMORY, str(path))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = round(float(done.stdout))
    name = f"memory for a PDF of {_PAGES:,} pages, whole process"
    return Result(name, f"{found} MB", "≤ 300 MB", found <= 300)


def _write_long_pdf(path: Path) -> None:
    with (
        pdfium.PdfDocument(VARIANTS / "list.pdf") as source,
        pdfium.PdfDocument.new() as document,
    ):
        while len(document) < _PAGES:
            pages = range(min(len(source), _PAGES - len(document)))
            document.import_pages(source, list(pages))
        document.save(path)


def measure_carriers(folder: Path, rounds: int = 15) -> list[Result]:
    """Measure reading a file against opening it with the carrier's own library."""
    pages = {f"HTML of {kilobytes} KB": kilobytes for kilobytes in (65, 1_000)}
    peers: dict[str, tuple[str, Path, Callable[[str], object]]] = {
        "DOCX": ("python-docx", VARIANTS / "list.docx", docx.Document),
        "XLSX": ("openpyxl", VARIANTS / "list.xlsx", openpyxl.load_workbook),
    }
    for name, kilobytes in pages.items():
        path = _write_page(folder / f"{kilobytes}.html", kilobytes)
        peers[name] = ("lxml", path, lxml.html.parse)
    results = [_measure_carrier(name, *peer, rounds) for name, peer in peers.items()]
    paths = {name: peers[name][1] for name in pages}
    results += [_measure_paragraphs(name, path, rounds) for name, path in paths.items()]
    results += [_measure_records(name, path, rounds) for name, path in paths.items()]
    return results


def _measure_paragraphs(name: str, path: Path, rounds: int) -> Result:
    """Measure reading a page against lxml opening it and giving the same paragraphs."""
    times = time_in_turn(
        {"ours": lambda: read(path), "theirs": lambda: _their_paragraphs(path)},
        rounds,
        time.process_time,
    )
    ratio = times["ours"] / times["theirs"]
    ours = _numbered(_our_paragraphs(path))
    same = ours == _numbered(_their_paragraphs(path))
    found = f"{ratio:.1f} times ({len(ours):,} numbered rows)"
    what = f"{name} read against lxml opening it and giving the same paragraphs"
    return Result(what, found, "≤ 2 times, rows equal", ratio <= 2 and same)


def _our_paragraphs(path: Path) -> list[_Line]:
    return [
        (
            min(row.place.lines or (0,)),
            [[p.text for p in c.paragraphs] for c in row.cells],
        )
        for row in read(path).rows
    ]


def _their_paragraphs(path: Path) -> list[_Line]:
    return [
        (row.sourceline, [list(map(_their_text, c.findall("p") or [c])) for c in row])
        for row in lxml.html.parse(str(path)).getroot().iter("tr")
    ]


def _their_text(element: lxml.html.HtmlElement) -> str:
    return str(element.text_content()).strip()


def _numbered(lines: list[_Line]) -> list[_Line]:
    """Give the rows that begin with a number, without the cells that are empty."""
    full = [(line, [texts for texts in cells if texts]) for line, cells in lines]
    return [(line, cells) for line, cells in full if cells and cells[0][0].isdigit()]


def _measure_records(name: str, path: Path, rounds: int) -> Result:
    """Measure the least that reading can take: the records from texts at hand."""
    rows = read(path).rows
    bare = [[[p.text for p in cell.paragraphs] for cell in row.cells] for row in rows]
    times = time_in_turn(
        {"ours": lambda: _make_rows(bare), "theirs": lambda: lxml.html.parse(path)},
        rounds,
        time.process_time,
    )
    ratio = times["ours"] / times["theirs"]
    what = f"{name}: its records alone, made of ready texts, against lxml opening it"
    return Result(what, f"{ratio:.1f} times", "", True)


def _make_rows(rows: list[list[list[str]]]) -> list[Row]:
    made: list[Row] = []
    for number, row in enumerate(rows, 1):
        place = Place((number, number))
        cells = [Cell(tuple([Paragraph(t, place) for t in texts])) for texts in row]
        made.append(Row(tuple(cells), place))
    return made


def _write_page(path: Path, kilobytes: int) -> Path:
    """Write the list once and again, until the page is about as large as asked."""
    page = (VARIANTS / "list.html").read_text(encoding="utf-8")
    head, body = page.split("<body>")
    times = max(1, round(kilobytes * 1_000 / len(page.encode("utf-8"))))
    inner = body.removesuffix("\n").removesuffix("</html>").removesuffix("</body>")
    text = f"{head}<body>{inner * times}</body></html>"
    path.write_text(text, encoding="utf-8")
    return path


def _measure_carrier(
    name: str, peer: str, path: Path, peer_opens: Callable[[str], object], rounds: int
) -> Result:
    times = time_in_turn(
        {"ours": lambda: read(path), "theirs": lambda: peer_opens(str(path))},
        rounds,
        time.process_time,
    )
    ratio = times["ours"] / times["theirs"]
    found = (
        f"{ratio:.1f} times ({times['ours'] * 1e3:.1f} ms, "
        f"{peer} {times['theirs'] * 1e3:.1f} ms)"
    )
    what = f"{name} read against {peer} opening it, in turn, medians of {rounds}"
    return Result(what, found, "≤ 2 times", ratio <= 2)
