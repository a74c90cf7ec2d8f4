"""One list in every carrier gives the same cells, however each sets them out."""

from pathlib import Path

import pytest

from dutygraph.readers import read

VARIANTS = Path(__file__).parents[1] / "data" / "variants"
MEDIA_TYPES = {
    "list.docx": "application/vnd.openxmlformats-officedocument"
    ".wordprocessingml.document",
    "list.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "list.xls": "application/vnd.ms-excel",
    "list.xml": "application/xml",
    "list.html": "text/html",
    "list.mht": "multipart/related",
    "list.pdf": "application/pdf",
    "list-across.pdf": "application/pdf",
    "list-unruled.pdf": "application/pdf",
    "list.csv": "text/csv",
    "list.tsv": "text/csv",
    "list.md": "text/markdown",
    "list.txt": "text/plain",
    "list-gb18030.txt": "text/plain",
    "list-utf16.txt": "text/plain",
    "list-bom-crlf.txt": "text/plain",
    "list-gb18030-crlf.csv": "text/csv",
}
WIDE = [
    *("list.csv", "list.tsv", "list.md", "list.xls", "list.xml"),
    "list-gb18030-crlf.csv",
]
SPREAD = ["list.docx", "list.xlsx", "list.html", "list.mht"]


def duty_rows(name: str) -> list[list[str]]:
    """The rows of five columns, white space removed, without heading rows."""
    rows = [row for row in read(VARIANTS / name).rows if len(row.cells) == 5]
    texts = [["".join(cell.text.split()) for cell in row.cells] for row in rows]
    return [row for row in texts if row[0] != "序号"]


@pytest.mark.parametrize("name", MEDIA_TYPES)
def test_the_carrier_is_known(name: str) -> None:
    table = read(VARIANTS / name)
    assert (table.source.media_type, table.ruled) == (MEDIA_TYPES[name], True)


@pytest.mark.parametrize("name", WIDE)
def test_a_duty_in_one_row_has_the_same_cells_in_every_carrier(name: str) -> None:
    expected = [
        [cell.replace("*", "") for cell in row] for row in duty_rows("list.txt")
    ]
    assert len(expected) == 16
    assert duty_rows(name) == expected


@pytest.mark.parametrize("name", SPREAD)
def test_a_duty_over_several_rows_has_the_same_text_in_every_carrier(name: str) -> None:
    columns: list[list[str]] = [
        ["".join(row[at] for row in duty_rows(one)) for at in (0, 1, 2, 3, 4)]
        for one in ("list.txt", name)
    ]
    assert columns[1] == columns[0]


@pytest.mark.parametrize("name", ["list.pdf", "list-across.pdf", "list-unruled.pdf"])
def test_the_pages_of_a_pdf_hold_the_same_text_column_by_column(name: str) -> None:
    columns: list[list[str]] = [
        ["".join(row[at] for row in duty_rows(one)) for at in (0, 1, 2, 3, 4)]
        for one in ("list.txt", name)
    ]
    assert columns[1] == columns[0]


@pytest.mark.parametrize("name", ["list-pdftotext.txt", "list-pdftotext-raw.txt"])
def test_the_text_of_a_pdf_is_lines(name: str) -> None:
    assert not read(VARIANTS / name).ruled
