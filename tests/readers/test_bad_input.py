"""Every reader is fed what no reader can read: only the package's own errors."""

import random
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from dutygraph.errors import ReadError
from dutygraph.model import Table
from dutygraph.readers import bytes_to_table
from tests.limits import processor_seconds
from tests.readers.packages import members_to_zip, sheets_to_xlsx

VARIANTS = Path(__file__).parents[1] / "data" / "variants"
CARRIERS = [
    *("docx", "xlsx", "xls", "xml", "pdf", "html", "mht", "csv", "tsv", "md", "txt")
]
ENTITIES = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise("abcdefgh"))
    + "]>"
)


def outcome(read: Callable[[], Table]) -> str:
    """Give the error's message, or nothing; any other exception fails the test."""
    try:
        read()
    except ReadError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("suffix", CARRIERS)
def test_a_file_cut_off_anywhere_never_crashes(suffix: str) -> None:
    data = (VARIANTS / f"list.{suffix}").read_bytes()
    cuts = [0, 1, 2, 5, 100, *(len(data) * part // 9 for part in range(1, 9))]
    for cut in [*cuts, len(data) - 1]:
        outcome(lambda cut=cut: bytes_to_table(data[:cut], f"a.{suffix}"))  # type: ignore[misc]
    assert outcome(lambda: bytes_to_table(b"", "a")).startswith("a: the file is empty")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "xls"])
def test_half_an_office_file_is_damaged_or_cut_off(suffix: str) -> None:
    data = (VARIANTS / f"list.{suffix}").read_bytes()
    message = outcome(lambda: bytes_to_table(data[: len(data) // 2], f"a.{suffix}"))
    assert "damaged" in message


@pytest.mark.parametrize("suffix", CARRIERS)
def test_noise_in_a_file_never_crashes(suffix: str) -> None:
    whole = (VARIANTS / f"list.{suffix}").read_bytes()
    for seed in range(5):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(30):
            data[chance.randrange(len(data))] = chance.randrange(256)
        outcome(lambda data=bytes(data): bytes_to_table(data, f"a.{suffix}"))  # type: ignore[misc]


@pytest.mark.parametrize("doctype", [ENTITIES, LAUGHS])
def test_entities_are_never_expanded(doctype: str) -> None:
    word = members_to_zip({"word/document.xml": f"{doctype}<w>&h;&x;</w>"})
    sheet = f"{doctype}<worksheet>&h;&x;</worksheet>"
    packed = members_to_zip(
        {"xl/workbook.xml": sheet, "xl/_rels/workbook.xml.rels": ""}
    )
    for data in (word, packed):
        assert "XML" in outcome(lambda data=data: bytes_to_table(data, "a.docx"))  # type: ignore[misc]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = members_to_zip({"word/document.xml": b" " * (80 << 20)})
    tracemalloc.start()
    message = outcome(lambda: bytes_to_table(bomb, "a.docx"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to 80 MB (a ZIP bomb?)" in message
    assert peak < 4 << 20


def test_a_bomb_that_declares_a_small_size_is_not_unpacked_either() -> None:
    bomb = bytearray(members_to_zip({"word/document.xml": b" " * (200 << 20)}))
    entry = bomb.rfind(b"PK\x01\x02")
    bomb[22:26] = bomb[entry + 24 : entry + 28] = (1_000).to_bytes(4, "little")
    tracemalloc.start()
    message = outcome(lambda: bytes_to_table(bytes(bomb), "a.docx"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "word/document.xml is damaged" in message
    assert peak < 8 << 20


def test_page_and_line_breaks_of_print_are_no_control_characters() -> None:
    data = "1\t防火\f\n2\t防\v汛\n".encode()
    rows = bytes_to_table(data, "a.txt").rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["1", "防火"],
        ["2", "防\n汛"],
    ]


def test_more_tags_than_any_document_has_are_refused() -> None:
    bomb = members_to_zip({"word/document.xml": b"<a>" + b"<p/>" * 1_100_000})
    assert "more than 1000000 tags" in outcome(lambda: bytes_to_table(bomb, "a.docx"))


def test_many_empty_rows_take_little_time_and_memory() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 200_001))
    cell = '<row r="999999"><c t="inlineStr"><is><t>末</t></is></c></row>'
    data = sheets_to_xlsx({"s": f"<sheetData>{rows}{cell}</sheetData>"})
    with processor_seconds(5):
        table = bytes_to_table(data, "a.xlsx")
    assert [row.cells[0].text for row in table.rows] == ["s", "末"]


def test_a_document_without_a_word_is_refused() -> None:
    data = sheets_to_xlsx({"s": "<sheetData/>"})
    assert outcome(lambda: bytes_to_table(data, "a.xlsx")) == (
        "a.xlsx: a document without text; expected a duty list"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\0" * 5000, "the control character U+0000"),
        (bytes(range(128, 256)) * 50, "bytes that are no text"),
        (b"%PDF-1.4\n" + b"1 0 obj<<>>endobj\n" * 9, "damaged or cut off"),
    ],
)
def test_rubbish_is_refused(data: bytes, message: str) -> None:
    assert message in outcome(lambda: bytes_to_table(data, "a.pdf"))


@pytest.mark.parametrize("name", ["清单.txt", "清单.md", "清单.csv"])
def test_a_text_longer_than_any_list_is_refused(name: str) -> None:
    data = "1,开展普法宣传\n".encode() * 60_001
    with pytest.raises(ReadError, match="a text of 60,001 lines"):
        bytes_to_table(data, name)


@pytest.mark.parametrize(
    "sign", [" ", "\t", "\u3000", "|", "-", ">", "、", "（", "：", '"']
)
@pytest.mark.parametrize("suffix", ["txt", "md", "csv", "html"])
def test_a_line_of_one_sign_is_read_or_refused_at_once(sign: str, suffix: str) -> None:
    text = (VARIANTS / "list.txt").read_text(encoding="utf-8") + sign * 300_000
    message = outcome(lambda: bytes_to_table(text.encode(), f"a.{suffix}"))
    assert message == "" or "characters" in message or "cell" in message


def test_a_paragraph_longer_than_any_of_print_is_refused() -> None:
    page = f"<p>{'部门职责、' * 5_000}</p>".encode()
    assert outcome(lambda: bytes_to_table(page, "a.html")) == (
        "a.html: a paragraph of 25,000 characters; expected at most 20,000; "
        "take out what is no duty list"
    )
