"""Scanned pages, made by printing a PDF on pictures."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from dutygraph.model import IssueKind
from dutygraph.parse import parse
from dutygraph.readers import bytes_to_table
from dutygraph.readers.ocr import has_recogniser

LIST = Path(__file__).parents[1] / "data" / "variants" / "list.pdf"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not has_recogniser(), reason="needs pip install 'dutygraph[ocr]' (360 MB)"
    ),
]


def scan(numbers: list[int]) -> bytes:
    """Print pages, counted from 0, on pictures of 144 dots an inch."""
    with pdfium.PdfDocument(LIST) as source, pdfium.PdfDocument.new() as document:
        for number in numbers:
            width, height = source[number].get_size()
            picture = pdfium.PdfImage.new(document)
            picture.set_bitmap(source[number].render(scale=2))
            picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
            page = document.new_page(width, height)
            page.insert_obj(picture)
            page.gen_content()
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


def test_a_scan_gives_duties_marked_with_their_lowest_confidence() -> None:
    read = parse(bytes_to_table(scan([2, 3]), "扫描.pdf"))
    found = [(duty.number, duty.section, duty.departments) for duty in read.duties]
    assert found[:4] == [
        (7, "城乡建设", ()),
        (8, "文化旅游", ()),
        (1, "党的建设", ("中共巴林左旗委员会组织部",)),
        (2, "民生服务", ("巴林左旗医疗保障局",)),
    ]
    assert [step.text for step in read.duties[2].township_steps][1:3] == [
        "收集整理学历证书，审核学历是否造假",
        "收集整理职务任免文件，审核文件的真实性",
    ]
    marks = [i for i in read.issues if i.kind is IssueKind.RECOGNISED_TEXT]
    assert [mark.details[0] for mark in marks] == [str(d.number) for d in read.duties]
    assert all(0.5 < float(mark.details[1]) <= 1 for mark in marks)
    assert [mark.place for mark in marks] == [duty.place for duty in read.duties]


def test_only_the_pages_that_are_pictures_are_recognised() -> None:
    with (
        pdfium.PdfDocument(LIST) as source,
        pdfium.PdfDocument(scan([2, 3])) as scanned,
        pdfium.PdfDocument.new() as document,
    ):
        document.import_pages(source, [0, 1])
        document.import_pages(scanned)
        stream = io.BytesIO()
        document.save(stream)
    read = parse(bytes_to_table(stream.getvalue(), "半扫描.pdf"))
    marks = [i for i in read.issues if i.kind is IssueKind.RECOGNISED_TEXT]
    assert {mark.place.pages for mark in marks} <= {(3, 3), (4, 4), (3, 4)}
    assert len(marks) < len(read.duties)
    assert [duty.number for duty in read.duties][:10] == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]
