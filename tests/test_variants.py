"""The same list in every carrier, column order and encoding gives equal records."""

from pathlib import Path

import pytest

from dutygraph.parse import parse
from dutygraph.readers import read
from dutygraph.records import NAMES, duty_list_to_rows

VARIANTS = Path(__file__).parent / "data" / "variants"
ASIDE = {"document", "township", "code", "place"}
FILES = (
    "guarantee-column.docx",
    "guarantee-column.pdf",
    "list-bom-crlf.txt",
    "list-gb18030-crlf.csv",
    "list-gb18030.txt",
    "list-pdftotext-raw.txt",
    "list-pdftotext.txt",
    "list-utf16.txt",
    "list.csv",
    "list.docx",
    "list.html",
    "list.md",
    "list.mht",
    "list.pdf",
    "list-across.pdf",
    "list-unruled.pdf",
    "list.tsv",
    "list.xls",
    "list.xlsx",
    "list.xml",
    "section-column.html",
    "township-first.csv",
    "township-first.xlsx",
)


def records(name: str) -> list[dict[str, object]]:
    rows = duty_list_to_rows(parse(read(VARIANTS / name)))
    named = (dict(zip(NAMES, row, strict=True)) for row in rows)
    return [{k: v for k, v in row.items() if k not in ASIDE} for row in named]


@pytest.mark.parametrize("name", FILES)
def test_each_carrier_gives_the_records_of_the_text(name: str) -> None:
    expected = records("list.txt")
    assert len(expected) == 33
    assert records(name) == expected
