import pytest

from dutygraph.model import Source
from dutygraph.parse import parse
from dutygraph.readers.html import html_to_table
from dutygraph.readers.text import text_to_table
from tests.parse.texts import responsibilities

SOURCE = Source("清单", "0", "")


def test_labels_in_brackets_may_follow_each_other_in_one_line() -> None:
    text = """某县某某镇上级部门收回事项清单
1.无照经营的处罚
【承接部门】县市场监管局、县公安局【工作方式】（1）受理【投诉】；（2）查处。
2.占道经营的处罚
【承接部门】县城管局【工作方式】巡查。
"""
    first, second = parse(text_to_table(text, SOURCE)).duties
    assert first.departments == ("县市场监管局", "县公安局")
    assert [s.text for s in first.work_methods] == ["受理【投诉】", "查处"]
    assert second.departments == ("县城管局",)
    assert [s.text for s in second.work_methods] == ["巡查"]


def test_a_label_may_span_rows_of_departments_with_what_each_does() -> None:
    def card(number: int, *rows: str) -> str:
        return (
            f"<table><tr><th>序号</th><td colspan=2>{number}</td></tr>"
            "<tr><th>事项名称</th><td colspan=2>防汛</td></tr>"
            f"<tr><th rowspan={len(rows)}>上级部门职责</th>"
            f"{'</tr><tr>'.join(rows)}</tr>"
            "<tr><th>履职保障</th><td colspan=2>经费。</td></tr>"
            "<tr><th>镇配合职责</th><td colspan=2>巡查。</td></tr></table>"
        )

    water, weather = (
        "<td>县水利局</td><td>1.预报。<br>2.调度。</td>",
        ("<td>县气象局</td><td>预警。</td>"),
    )
    page = (
        "<h1>某县某镇配合履职事项清单</h1>" + card(1, water, weather) + card(2, water)
    )
    first, second = parse(html_to_table(page, SOURCE)).duties
    assert first.departments == ("县水利局", "县气象局")
    blocks = responsibilities(first)
    assert blocks == [
        (("县水利局",), ["预报", "调度"]),
        (("县气象局",), ["预警"]),
    ]
    assert second.departments == ("县水利局",)
    blocks = responsibilities(second)
    assert blocks == [((), ["预报", "调度"])]
    assert [p.text for p in first.guarantees] == ["经费"]
    assert [s.text for s in first.township_steps] == ["巡查"]


def test_a_form_of_four_columns_merges_what_a_department_does() -> None:
    page = (
        "<h1>某县某镇配合履职事项清单</h1>"
        "<table><tr><th>事项类别</th><td>平安法治</td><th>序号</th><td>1</td></tr>"
        "<tr><th>事项名称</th><td colspan=3>防汛</td></tr>"
        "<tr><th rowspan=2>县级部门职责</th><td>县水利局</td>"
        "<td colspan=2>1.预报。<br>2.调度。</td></tr>"
        "<tr><td>县气象局</td><td colspan=2>预警。</td></tr>"
        "<tr><th>镇配合职责</th><td colspan=3>巡查。</td></tr></table>"
    )
    (duty,) = parse(html_to_table(page, SOURCE)).duties
    assert duty.departments == ("县水利局", "县气象局")
    blocks = [[s.text for s in b.steps] for b in duty.responsibilities]
    assert blocks == [["预报", "调度"], ["预警"]]
    assert duty.section == "平安法治"


def test_departments_may_stand_in_brackets_behind_the_title() -> None:
    text = """某县某某镇配合履职事项清单
一、平安法治
1.防汛（含山洪）（对应上级部门：县水利局、县发展和改革局（县粮食局））
上级部门职责：
县水利局：（1）预报；（2）调度。
县发展和改革局：储备物资。
履职保障：经费。
镇配合职责：巡查。
2.防火（对应上级部门：县应急管理局）
上级部门职责：扑救。
镇配合职责：宣传。
"""
    first, second = parse(text_to_table(text, SOURCE)).duties
    assert first.title == "防汛（含山洪）"
    assert first.departments == ("县水利局", "县发展和改革局（县粮食局）")
    assert (second.title, second.departments) == ("防火", ("县应急管理局",))


@pytest.mark.parametrize(
    ("marks", "number"),
    [
        (("▶", "▶", "▶"), 2),
        (("● ", "● ", "● "), 2),
        (("（1）", "（2）", "（3）"), 2),
        (("一、", "二、", "三、"), 2),
        (("", "", ""), 4),
    ],
)
def test_labels_may_stand_behind_bullets_or_numbers(
    marks: tuple[str, str, str], number: int
) -> None:
    one, two, three = marks
    text = f"""某县某某镇配合履职事项清单
1.事项名称：防汛
{one}对应上级部门：县水利局
{two}上级部门职责：1.预报。2.调度。
{three}镇配合职责：巡查。
{number}.事项名称：防火
{one}对应上级部门：县林业局
{two}上级部门职责：扑救。
{three}镇配合职责：报告。
"""
    read = parse(text_to_table(text, SOURCE))
    assert [(d.number, d.title, d.departments) for d in read.duties] == [
        (1, "防汛", ("县水利局",)),
        (number, "防火", ("县林业局",)),
    ]
    steps = [[s.text for s in d.township_steps] for d in read.duties]
    assert steps == [["巡查"], ["报告"]]


def test_labels_may_follow_each_other_in_running_text() -> None:
    text = """某县某某镇配合履职事项清单
一、平安法治
1.防汛。对应上级部门：县水利局、县气象局。上级部门职责：县水利局：（1）预报；\
（2）调度。县气象局：预警。履职保障：经费；物资。镇配合职责：（1）巡查。（2）转移。
2.防火 对应上级部门：县林业局 上级部门职责：扑救 镇配合职责：报告
"""
    first, second = parse(text_to_table(text, SOURCE)).duties
    assert first.departments == ("县水利局", "县气象局")
    assert responsibilities(first) == [
        (("县水利局",), ["预报", "调度"]),
        (("县气象局",), ["预警"]),
    ]
    assert [phrase.text for phrase in first.guarantees] == ["经费", "物资"]
    assert [step.text for step in first.township_steps] == ["巡查", "转移"]
    assert (second.title, second.departments) == ("防火", ("县林业局",))
    assert [step.text for step in second.township_steps] == ["报告"]


@pytest.mark.parametrize("between", ["\n", " ", ""])
def test_a_label_may_hold_brackets(between: str) -> None:
    text = between.join(
        (
            "1.防汛。",
            "对应上级部门：县水利局。",
            "上级部门职责（含提供的履职保障）：预报。",
            "履职保障：经费。",
            "镇（街道）配合职责：巡查。\n",
        )
    )
    (duty,) = parse(text_to_table(f"某县某某镇配合履职事项清单\n{text}", SOURCE)).duties
    assert responsibilities(duty) == [((), ["预报"])]
    assert [phrase.text for phrase in duty.guarantees] == ["经费"]
    assert [step.text for step in duty.township_steps] == ["巡查"]


def test_who_leads_may_head_what_they_do_inside_a_field() -> None:
    text = """某县某某镇配合履职事项清单
1.防汛
对应上级部门：县水利局、县气象局、县发改局（县粮食局）
上级部门职责：
牵头部门：县水利局：
（1）预报。
（2）调度。
配合部门：县气象局、县发改局（县粮食局）：预警。
镇配合职责：巡查。
"""
    (duty,) = parse(text_to_table(text, SOURCE)).duties
    names = ("县水利局", "县气象局", "县发改局（县粮食局）")
    assert duty.departments == names
    assert responsibilities(duty) == [
        (names[:1], ["预报", "调度"]),
        (names[1:], ["预警"]),
    ]


def test_a_label_may_follow_the_name_of_a_department_without_a_break() -> None:
    text = """某县某某镇上级部门收回事项清单
1.无照经营的处罚
承接部门：县市场监管局、县公安局工作方式：（1）受理；（2）查处。
2.占道经营的处罚
承接部门：县城市管理办公室工作方式：巡查。
"""
    first, second = parse(text_to_table(text, SOURCE)).duties
    assert first.departments == ("县市场监管局", "县公安局")
    assert [s.text for s in first.work_methods] == ["受理", "查处"]
    assert second.departments == ("县城市管理办公室",)
    assert [s.text for s in second.work_methods] == ["巡查"]


@pytest.mark.parametrize("around", ["【】", "〖〗", "[]"])
def test_brackets_of_any_shape_set_labels_and_names_apart(around: str) -> None:
    text = """某县某某镇配合履职事项清单
1.防汛
〖对应上级部门〗县水利局、县气象局
〖上级部门职责〗
〖县水利局〗预报。
〖县气象局〗预警。
〖履职保障〗经费。
〖镇配合职责〗巡查。
""".translate(str.maketrans("〖〗", around))
    (duty,) = parse(text_to_table(text, SOURCE)).duties
    assert responsibilities(duty) == [
        (("县水利局",), ["预报"]),
        (("县气象局",), ["预警"]),
    ]
    assert [phrase.text for phrase in duty.guarantees] == ["经费"]
    assert [step.text for step in duty.township_steps] == ["巡查"]
