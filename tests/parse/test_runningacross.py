"""Pages that a program has told line by line, so that columns have run together."""

from dutygraph.model import ListKind, Place
from dutygraph.parse import parse
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.pagetokens import page_to_tokens
from dutygraph.parse.arranging.placing import Order
from dutygraph.parse.unruled.placedpages import comes_line_by_line
from dutygraph.parse.unruled.walk import Walk
from dutygraph.parse.wording.heads import Line
from tests.parse.texts import table

SHEET = """某某镇配合履职事项清单（2项）
序号 事项名称 对应上级部门 上级部门职责
乡镇配合职责

县水利局：
1 防汛工作 县水利局 1.制定预案，组织会商研判和调
1.开展汛期巡查，发现险情立即
度。
上报。
2.调拨物资。
2.转移群众。
县应急局：
2 防火工作 县应急局 1.扑救森林火灾，组织人员开展
1.宣传防火知识，劝阻野外用火
督查。
行为。
某某镇上级部门收回事项清单（2项）
序号
事项名称
承接部门及工作方式
1
对建设工程施工许可证 承接部门：县住建局
办理情况的检查
工作方式：
1.开展检查。
2
对无照经营的作坊进行 承接部门：县公安局
的取缔
工作方式：
1.受理举报。"""


def test_a_title_beside_the_label_of_a_department_goes_on_below_it() -> None:
    read = parse(table(*SHEET.split("\n")))
    assert [(d.title, d.departments) for d in read.duties] == [
        ("防汛工作", ("县水利局",)),
        ("防火工作", ("县应急局",)),
        ("对建设工程施工许可证办理情况的检查", ("县住建局",)),
        ("对无照经营的作坊进行的取缔", ("县公安局",)),
    ]


def test_lists_below_one_that_came_line_by_line_come_so_too() -> None:
    sheet = {Order.SHEET: 3.0}
    assert comes_line_by_line(Walk(ListKind.RECLAIMED, costs=sheet))
    assert not comes_line_by_line(Walk(ListKind.BASIC, costs=sheet))
    both = {**sheet, Order.BLOCKS: 2.0}
    assert not comes_line_by_line(Walk(ListKind.RECLAIMED, costs=both))


def test_headings_of_the_list_above_are_no_text_of_the_next() -> None:
    columns = (("number", ("序号",)), ("title", ("事项名称",)))
    lines = [
        Line(text, Place(lines=(at, at)))
        for at, text in enumerate(("序号", "事项名称", "1", "镇配合职责", "防汛工作"))
    ]
    tokens, _, _ = page_to_tokens(lines, Headings(columns), 0, frozenset(), Order.SHEET)
    assert [token.text for token in tokens] == ["1", "防汛工作"]
