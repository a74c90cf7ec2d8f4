import pytest

from dutygraph.model import AsideKind
from dutygraph.parse import parse
from tests.parse.texts import table

_CHROMIUM = """某县某某镇基本履职事项清单
序号 事项名称
1 宣传政策
2 服务企业
2025/6/11 08:01 履职事项清单 - 某县
https://www.example.gov.cn/c/1.html 1/2
\f3 开展普法
4 排查隐患
2025/6/11 08:01 履职事项清单 - 某县
https://www.example.gov.cn/c/1.html 2/2"""

_APART = """11/23/26, 8:01\u202fAM

履职事项清单

某县某某镇基本履职事项清单
序号 事项名称
1 宣传政策
2 服务企业

https://www.example.gov.cn/c/1.html

1/2

\f履职事项清单

11/23/26, 8:01\u202fAM

3 开展普法
4 排查隐患

2/2

https://www.example.gov.cn/c/1.html"""

_WITHOUT_FEEDS = """履职事项清单 https://www.example.gov.cn/c/1.html
某县某某镇基本履职事项清单
序号 事项名称
1 宣传政策
2 服务企业
1 / 2 2025年6月11日 上午8:01
履职事项清单 https://www.example.gov.cn/c/1.html
3 开展普法
4 排查隐患
2 / 2 2025年6月11日 上午8:01"""


@pytest.mark.parametrize("text", [_CHROMIUM, _APART, _WITHOUT_FEEDS])
def test_margins_of_a_browser_are_no_part_of_duties(text: str) -> None:
    read = parse(table(*text.split("\n")))
    assert [(duty.number, duty.title) for duty in read.duties] == [
        (1, "宣传政策"),
        (2, "服务企业"),
        (3, "开展普法"),
        (4, "排查隐患"),
    ]


@pytest.mark.parametrize("text", [_CHROMIUM, _APART])
def test_margins_of_a_browser_are_set_aside_and_not_in_doubt(text: str) -> None:
    read = parse(table(*text.split("\n")))
    assert not read.issues
    assert {aside.kind for aside in read.set_aside} == {AsideKind.PAGE}


def test_a_name_that_is_the_title_of_the_list_too_is_left_out_once_a_page() -> None:
    name = "某县某某镇基本履职事项清单"
    stamp = "2025/6/11 08:01"
    first = (stamp, name, name, "序号", "事项名称", "1 宣传政策")
    second = (f"\f{name}", stamp, "序号", "事项名称", "2 服务企业")
    read = parse(table(*first, *second))
    assert [(duty.kind.value, duty.title) for duty in read.duties] == [
        ("basic", "宣传政策"),
        ("basic", "服务企业"),
    ]


def test_an_address_that_does_not_run_through_the_pages_stays() -> None:
    lines = (
        "某某镇配合履职事项清单",
        "序号 事项名称 对应上级部门 上级部门职责 乡镇配合职责",
    )
    duty = ("1 防汛", "县水利局", "县水利局：", "1.在网上公布水情：")
    rest = (
        "https://www.example.gov.cn/",
        "2.调度。",
        "履职保障：",
        "经费。",
        "1.巡查。",
    )
    read = parse(table(*lines, *duty, *rest))
    steps = [step.text for step in read.duties[0].responsibilities[0].steps]
    assert steps == ["在网上公布水情：https://www.example.gov.cn/", "调度"]


_MARGINS = ("2025/6/11 08:01 清单", "https://www.example.gov.cn/c/1.html {}/2")
_IN_CELLS = (
    "某县某某镇配合履职事项清单",
    "序号 事项名称 对应上级部门 上级部门职责 镇配合职责",
    "1 粮食种植面积核查",
    "某县农业农村局（乡",
    "村振兴局）",
    "某县财政局",
    "某县农业农村局（乡村振兴局）",
    "：",
    "1.下达任务。",
    "2.汇总补贴清册。",
    "某县财政局：",
    "拨付补贴资金。",
    "1.组织申报。",
    "2.逐户核实。",
    *_MARGINS,
    "\f履职保障：开展培训；",
    "配备测亩仪。",
    "2 经营主体年报催报",
    "某县农业农村局（乡",
    "村振兴局）",
    "某县农业农村局（乡村振兴局）：",
    "推送名单。",
    "协助宣传。",
    *_MARGINS,
)


def test_margins_leave_a_text_told_cell_by_cell_as_it_is() -> None:
    first, second = parse(table(*_IN_CELLS)).duties
    assert [block.departments for block in first.responsibilities] == [
        ("某县农业农村局（乡村振兴局）",),
        ("某县财政局",),
    ]
    assert [step.text for step in first.township_steps] == ["组织申报", "逐户核实"]
    assert second.title == "经营主体年报催报"


def test_what_a_page_prints_below_its_article_is_no_part_of_the_last_duty() -> None:
    footer = "4 排查隐患\n【打印本页】\n主办：某县人民政府 某ICP备0号"
    read = parse(table(*_CHROMIUM.replace("4 排查隐患", footer).split("\n")))
    assert read.duties[-1].title == "排查隐患"
