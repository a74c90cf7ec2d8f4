import io
import json
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from dutygraph.errors import NoTextError, ReadError
from dutygraph.model import IssueKind, Place, Row
from dutygraph.parse import parse
from dutygraph.readers import bytes_to_table, read
from dutygraph.readers.radicals import radicals_to_ideographs
from tests.readers.packages import content_to_pdf
from tests.readers.tables import cell_to_texts, table_to_texts

DATA = Path(__file__).parents[1] / "data"
HEADINGS = ["序号", "事项名称", "对应上级部门", "上级部门职责（含提供的履职保障）"]


def texts_of(row: Row) -> list[list[str]]:
    return [cell_to_texts(cell) for cell in row.cells]


def test_a_row_is_read_with_its_paragraphs_and_page() -> None:
    table = read(DATA / "variants" / "list.pdf")
    rows = [row for row in table.rows if len(row.cells) == 5]
    assert table.ruled
    assert rows[0].place == Place(pages=(4, 4))
    assert texts_of(rows[0]) == [[name] for name in [*HEADINGS, "乡镇配合职责"]]
    assert texts_of(rows[1])[:3] == [
        ["1"],
        ["村党组织书记旗级党委备案管理"],
        ["中共巴林左旗委员会组织部"],
    ]
    assert texts_of(rows[1])[3] == [
        "中共巴林左旗委员会组织部：",
        "1.审核苏木乡镇党委上报的履职备案登记表、学历、职务任免文件、年度考核材料等档案"
        "材料。",
        "2.开展村书记任职备案、履职备案。",
        "3.严格管理村书记人事档案。",
        "履职保障：安排专人负责联系苏木乡镇，了解备案管理工作进展情况，针对存在的问题"
        "提出具体的指导意见和建议。",
    ]


def test_titles_and_sections_are_rows_of_one_cell_and_page_numbers_are_left_out() -> (
    None
):
    table = read(DATA / "variants" / "list.pdf")
    single = [texts_of(row)[0][0] for row in table.rows if len(row.cells) == 1]
    assert single[:4] == [
        "内蒙古自治区赤峰市巴林左旗富河镇履行职责事项清单",
        "内蒙古自治区赤峰市巴林左旗富河镇基本履职事项清单（8项）",
        "一、党的建设（2项）",
        "二、经济发展（1项）",
    ]
    assert not [text for text in single if "—" in text]


def test_no_letter_of_the_list_is_lost_over_the_pages() -> None:
    """Every sign of the original stands in the table as often as in the original."""
    original = json.loads((DATA / "variants" / "original.json").read_text("utf-8"))
    table = read(DATA / "variants" / "list.pdf")
    printed = "".join(cell.text for row in table.rows for cell in row.cells)
    for duty in original["duties"]:
        steps = duty.get("township_steps", []) + duty.get("guarantees", [])
        for sign in set("".join(steps)):
            assert printed.count(sign) >= "".join(steps).count(sign), sign


def test_a_row_broken_over_pages_goes_on_without_its_number() -> None:
    table = read(DATA / "variants" / "list.pdf")
    rows = [row for row in table.rows if len(row.cells) == 5]
    broken = [row for row in rows if not row.cells[0].text]
    assert broken
    for row in broken:
        before = table.rows[table.rows.index(row) - 1]
        assert before.cells[0].text == "序号"
        assert before.place == row.place


def test_a_page_turned_on_its_side() -> None:
    assert table_to_texts(read(DATA / "bad" / "rotated.pdf")) == [
        [["配合履职事项清单"]],
        [["序号"], ["事项名称"]],
        [["1"], ["救助"]],
    ]


TURNS = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def turn_pages(path: Path, angle: int) -> bytes:
    """Draw each page turned, and have it shown turned back."""
    with pdfium.PdfDocument(path) as source, pdfium.PdfDocument.new() as document:
        for number in range(len(source)):
            width, height = source[number].get_size()
            drawn = source.page_as_xobject(number, document).as_pageobject()
            shift = {90: (height, 0), 180: (width, height), 270: (0, width)}[angle]
            drawn.set_matrix(pdfium.PdfMatrix(*TURNS[angle], *shift))
            size = (width, height) if angle == 180 else (height, width)
            page = document.new_page(*size)
            page.insert_obj(drawn)
            page.gen_content()
            page.set_rotation(angle)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


@pytest.mark.parametrize("angle", TURNS)
def test_turned_pages_give_the_same_rows(angle: int) -> None:
    path = DATA / "variants" / "list.pdf"
    turned = bytes_to_table(turn_pages(path, angle), "a.pdf")
    assert turned.rows == read(path).rows


def test_a_protected_file_is_named() -> None:
    with pytest.raises(ReadError, match="protected by a password"):
        read(DATA / "bad" / "protected.pdf")


def test_a_scan_names_the_extra_that_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dutygraph.readers.pdf.has_recogniser", lambda: False)
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    with pytest.raises(NoTextError) as caught:
        bytes_to_table(stream.getvalue(), "扫描.pdf")
    assert str(caught.value) == (
        "扫描.pdf: pages without text, as of a scan; expected a PDF with text; "
        "pip install 'dutygraph[ocr]' reads scans"
    )


def add_scan(data: bytes) -> bytes:
    """Put a page that is only a picture behind the others."""
    with pdfium.PdfDocument(data) as document:
        picture = pdfium.PdfImage.new(document)
        picture.set_bitmap(document[0].render(scale=0.2))
        picture.set_matrix(pdfium.PdfMatrix().scale(595, 842))
        page = document.new_page(595, 842)
        page.insert_obj(picture)
        page.gen_content()
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


def test_a_page_that_is_a_picture_is_named_where_others_have_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dutygraph.readers.pdf.has_recogniser", lambda: False)
    data = add_scan((DATA / "variants" / "list-across.pdf").read_bytes())
    table = bytes_to_table(data, "a.pdf")
    (place,) = table.unread
    issues = [i for i in parse(table).issues if i.kind is IssueKind.PAGE_NOT_READ]
    assert place.pages is not None
    assert [(issue.place, issue.details) for issue in issues] == [
        (place, (str(place.pages[0]),))
    ]


def test_a_page_without_anything_is_no_scan() -> None:
    with pdfium.PdfDocument(DATA / "variants" / "list.pdf") as document:
        document.new_page(595, 842)
        stream = io.BytesIO()
        document.save(stream)
    assert bytes_to_table(stream.getvalue(), "a.pdf").unread == ()


LINES = {
    "thin filled rectangles": "{x} {y} {w} 0.5 re f\n",
    "strokes": "{x} {y} m {right} {y} l S\n",
    "dashes": "[2 2] 0 d {x} {y} m {right} {y} l S\n",
    "double lines": "{x} {y} {w} 0.4 re f {x} {above} {w} 0.4 re f\n",
    "dashes drawn one by one": "DASHES",
}


def drawn_table(across: str, shaded: bool) -> str:
    """Two rows of three cells, 100 wide and 40 high, from (50, 500) upwards."""
    content = "0.8 g 50 540 300 40 re f 0 g\n" if shaded else ""
    for y in (500, 540, 580):
        if across == "DASHES":
            content += "".join(f"{x} {y} 3 0.5 re f\n" for x in range(50, 350, 5))
        else:
            content += across.format(x=50, y=y, w=300, right=350, above=y + 2)
    for x in (50, 150, 250, 350):
        content += f"[] 0 d {x} 500 0.5 80 re f\n"
    for number in range(6):
        x, y = 60 + 100 * (number % 3), 555 - 40 * (number // 3)
        content += f"BT /F1 12 Tf {x} {y} Td (cell {number}) Tj ET\n"
    return content


@pytest.mark.parametrize("shaded", [False, True])
@pytest.mark.parametrize("style", LINES)
def test_tables_are_found_however_their_lines_are_drawn(
    style: str, shaded: bool
) -> None:
    data = content_to_pdf(drawn_table(LINES[style], shaded))
    assert table_to_texts(bytes_to_table(data, "a.pdf")) == [
        [["cell 0"], ["cell 1"], ["cell 2"]],
        [["cell 3"], ["cell 4"], ["cell 5"]],
    ]


@pytest.mark.parametrize("y", [488, 592, 557])
def test_lines_of_a_merged_cell_that_the_page_clips_are_not_read(y: int) -> None:
    table = drawn_table(LINES["strokes"], False)
    clip = "50 500 300 80" if y != 557 else "50 500 300 40"
    clipped = f"q {clip} re W n BT /F1 12 Tf 162 {y} Td (HIDDEN) Tj ET Q\n"
    seen = bytes_to_table(content_to_pdf(table), "a.pdf")
    found = bytes_to_table(content_to_pdf(table + clipped), "a.pdf")
    assert table_to_texts(found) == table_to_texts(seen)


def test_radicals_of_a_font_are_ideographs() -> None:
    assert radicals_to_ideographs("\u2f00、\u2ea0政\u2ed3\u2f26") == "一、民政长子"
