"""What stands below the last duty of a list set as forms is in none of its fields."""

import pytest

from dutygraph.model import Source
from dutygraph.parse import parse
from dutygraph.readers.text import text_to_table
from tests.parse.texts import FORMS, SOURCE, titles


@pytest.mark.parametrize("line", ["主办：某县人民政府办公室", "【打印本页】"])
def test_what_a_web_page_prints_below_is_set_aside_and_in_no_duty(line: str) -> None:
    found = parse(text_to_table(FORMS + line, SOURCE))
    assert [(one.kind.value, one.quote) for one in found.set_aside] == [
        ("furniture", line)
    ]
    assert found.issues == ()
    assert [step.text for step in found.duties[-1].work_methods] == ["受理", "查处"]


def test_who_issued_the_lists_below_the_last_duty_is_no_step() -> None:
    read = parse(text_to_table(FORMS + "某县委编办\n2025年5月9日\n", SOURCE))
    last = read.duties[-1]
    assert [step.text for step in last.work_methods] == ["受理", "查处"]
    assert [a.kind.value for a in read.set_aside] == ["furniture", "furniture"]
    assert read.issues == ()


def test_the_line_above_the_date_at_the_end_is_no_step() -> None:
    read = parse(text_to_table(FORMS + "某镇便民服务中心\n2025年8月\n", SOURCE))
    last = read.duties[-1]
    assert [step.text for step in last.work_methods] == ["受理", "查处"]
    kept = parse(text_to_table(FORMS + "某镇便民服务中心\n", SOURCE)).duties[-1]
    assert [step.text for step in kept.work_methods][-1] == "某镇便民服务中心"


def test_a_note_below_titles_is_part_of_none() -> None:
    read = parse(
        text_to_table(
            "某县某某镇基本履职事项清单\n事项名称\n1.*处罚。\n2.监督。\n"
            "注：标“*”的为赋权事项。\n某县某某镇上级部门收回事项清单\n1.发证\n"
            "承接部门：县市场监管局\n工作方式：受理。\n注：本清单动态调整。\n",
            Source("清单.txt", "0", "text/plain"),
        )
    )
    assert titles(read) == [(1, "", "处罚。"), (2, "", "监督。"), (1, "", "发证")]
    assert [step.text for step in read.duties[-1].work_methods] == ["受理"]
    notes = [aside.quote for aside in read.set_aside if aside.kind.value == "note"]
    assert notes == ["注：标“*”的为赋权事项。", "注：本清单动态调整。"]


def test_links_and_makers_below_the_last_duty_of_a_page_are_none_of_it() -> None:
    foot = "相关链接\n关于印发工作要点的通知\n主办单位：县人民政府办公室\n"
    read = parse(text_to_table(FORMS + foot, SOURCE))
    assert [step.text for step in read.duties[-1].work_methods] == ["受理", "查处"]
    assert len(read.duties) == 4


@pytest.mark.parametrize(
    "note",
    [
        "注：1.本清单动态调整。\n2.由县委编办解释。\n3.自印发之日起施行。\n",
        "备注：本清单动态调整。\n由县委编办解释。\n",
    ],
)
def test_a_note_of_several_lines_below_the_last_duty_is_none_of_its_steps(
    note: str,
) -> None:
    read = parse(text_to_table(FORMS + note, SOURCE))
    assert [step.text for step in read.duties[-1].work_methods] == ["受理", "查处"]


def test_a_note_between_two_steps_is_of_their_duty() -> None:
    read = parse(text_to_table(FORMS + "注：材料须为原件。\n（3）归档。\n", SOURCE))
    last = read.duties[-1].work_methods[-1]
    assert last.text == "归档"
