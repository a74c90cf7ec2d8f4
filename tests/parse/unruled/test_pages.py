from dutygraph.model import Place
from dutygraph.parse import parse
from dutygraph.parse.unruled.pages import find_page_numbers, find_pages
from dutygraph.parse.wording.heads import Line
from tests.parse.texts import table

AT_THE_FOOT = """某县某某镇基本履职事项清单
序号 事项名称
1 宣传政策。
2 服务企业。
\f序号 事项名称
3 开展普法。
4 排查隐患。
某县某某镇配合履职事项清单
某某镇履行职责事项清单
第 2 页，共 3 页
\f序号 事项名称 对应上级部门 上级部门职责 乡镇配合职责
1 防汛 县水利局
县水利局：
1.预报。
2.调度。
履职保障：
提供物资。
1.巡查。
2.转移。"""


def test_the_title_at_the_foot_of_a_page_is_that_of_the_next_page() -> None:
    read = parse(table(*AT_THE_FOOT.split("\n")))
    assert [(duty.kind.value, duty.number, duty.title) for duty in read.duties] == [
        ("basic", 1, "宣传政策。"),
        ("basic", 2, "服务企业。"),
        ("basic", 3, "开展普法。"),
        ("basic", 4, "排查隐患。"),
        ("cooperative", 1, "防汛"),
    ]


PLAIN = """某县某某镇
基本履职事项清单（2项）
序号
事项名称
1
开展普法宣传
2
服务企业
配合履职事项清单（3项）
序号
事项名称
对应上级部门
上级部门职责
乡镇配合职责
1
防汛
县水利局
1.预报。
2.调度。
履职保障：
提供物资。
协助巡查。
2
防火
县应急局
1.扑救。
2.演练。
履职保障：
提供物资。
协助宣传。
3
普查
县统计局
1.培训。
2.登记。
履职保障：
提供设备。
协助登记。
上级部门收回事项清单（3项）
序号
事项名称
承接部门及工作方式
1
抽检
承接部门：县市场监管局
工作方式：抽样。
2
追缴
承接部门：县人社局
工作方式：核查。
3
验收
承接部门：县文旅局
工作方式：委托。"""


def test_the_first_numbers_of_three_lists_are_no_page_numbers() -> None:
    read = parse(table(*PLAIN.split("\n")))
    assert [(duty.kind.value, duty.number, duty.title) for duty in read.duties] == [
        ("basic", 1, "开展普法宣传"),
        ("basic", 2, "服务企业"),
        ("cooperative", 1, "防汛"),
        ("cooperative", 2, "防火"),
        ("cooperative", 3, "普查"),
        ("reclaimed", 1, "抽检"),
        ("reclaimed", 2, "追缴"),
        ("reclaimed", 3, "验收"),
    ]


def test_a_number_between_its_neighbours_on_a_page_numbers_a_row() -> None:
    pages = ["1\n宣传\n2\n服务\n3\n普法", "4\n调解\n5\n巡查", "6\n培训\n7\n登记"]
    lines = [
        Line(text, Place(pages=(page, page)))
        for page, own in enumerate(pages, 1)
        for text in own.split("\n")
    ]
    assert not find_page_numbers(lines, find_pages(lines))
