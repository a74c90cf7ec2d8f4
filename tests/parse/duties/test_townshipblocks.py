import pytest

from dutygraph.model import Paragraph, Place
from dutygraph.parse.duties.drafts import Part
from dutygraph.parse.duties.townshipblocks import move_township_rows, part_at_township

COLUMN = ("县水利局", "县人民政府")
KNOWN = frozenset(COLUMN)


def parted(*texts: str) -> tuple[list[str], list[str]]:
    paragraphs = [Paragraph(text, Place()) for text in texts]
    others, own = part_at_township(paragraphs, COLUMN, KNOWN)
    return [p.text for p in others], [p.text for p in own]


@pytest.mark.parametrize(
    "heading",
    ["某某镇：", "乡镇（街道）职责：", "镇街：", "某县某某乡人民政府：", "二、街道："],
)
def test_a_heading_of_the_township_parts_what_it_does_from_the_departments(
    heading: str,
) -> None:
    texts = ("县水利局：", "1.预报。", heading, "1.巡查。", "2.上报。")
    assert parted(*texts) == (["县水利局：", "1.预报。"], ["1.巡查。", "2.上报。"])


def test_a_department_or_the_guarantees_end_what_the_township_does() -> None:
    texts = (
        "乡镇：巡查。",
        "县水利局：",
        "预报。",
        "镇街：",
        "上报。",
        "履职保障：经费。",
    )
    others = ["县水利局：", "预报。", "履职保障：经费。"]
    assert parted(*texts) == (others, ["巡查。", "上报。"])


def test_the_headings_may_stand_in_running_text() -> None:
    text = "县水利局：1.预报。2.调度。某某镇：1.巡查。2.上报。履职保障：经费。"
    assert parted(text) == (
        ["县水利局：1.预报。2.调度。", "履职保障：经费。"],
        ["1.巡查。2.上报。"],
    )


def test_the_government_above_and_a_department_of_the_row_are_no_township() -> None:
    texts = ("县人民政府：", "统筹。", "县水利局：", "指导乡镇：组织巡查。")
    assert parted(*texts) == (list(texts), [])


def rows(*cells: tuple[str, str]) -> list[dict[str, str]]:
    parts = [
        Part(
            {
                "departments": (Paragraph(name, Place()),),
                "responsibilities": (Paragraph(text, Place()),),
            },
            Place(),
        )
        for name, text in cells
    ]
    moved = move_township_rows(parts)
    return [{role: part.text(role) for role in part.cells} for part in moved]


def test_what_stands_beside_the_township_in_a_row_of_its_own_is_its_part() -> None:
    assert rows(("县水利局", "预报。"), ("某某镇", "巡查。")) == [
        {"departments": "县水利局", "responsibilities": "预报。"},
        {"township_steps": "巡查。"},
    ]


def test_a_township_alone_beside_the_text_stays_where_it_is() -> None:
    only = {"departments": "乡镇", "responsibilities": "巡查。"}
    assert rows(("乡镇", "巡查。")) == [only]
