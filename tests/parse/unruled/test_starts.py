from dutygraph.model import ListKind, Place
from dutygraph.parse import parse
from dutygraph.parse.unruled.starts import begins_section
from dutygraph.parse.unruled.walk import Walk, take_section
from dutygraph.parse.wording.heads import Line
from tests.parse.arranging.test_rearranged import lines
from tests.parse.texts import table, titles

UNENDED = """某县某某镇
基本履职事项清单
序号 事项名称
一、党的建设（3项）
1 落实全面从严治党主体责任。
2 *对违反组织纪律的行为开展监督检查，处置问题线索
3 负责人大代表联络，每年走访不少于
4 次，办理代表建议
4 开展普法宣传
二、经济发展（2项）
5 开展经济普查，提高统计数据质量
6 优化营商环境，落实联系企业制度"""


def test_titles_without_an_end_part_where_the_number_counts_up() -> None:
    read = parse(table(*UNENDED.split("\n")))
    assert [(d.number, d.title, d.delegated) for d in read.duties] == [
        (1, "落实全面从严治党主体责任。", False),
        (2, "对违反组织纪律的行为开展监督检查，处置问题线索", True),
        (3, "负责人大代表联络，每年走访不少于4次，办理代表建议", False),
        (4, "开展普法宣传", False),
        (5, "开展经济普查，提高统计数据质量", False),
        (6, "优化营商环境，落实联系企业制度", False),
    ]


BARE_SECTIONS = """某县某某镇基本履职事项清单
序号 事项名称
党的建设
1 落实全面从严治党主体责任
2 做好人大代表联络服务
经济发展
3 开展经济普查，提高统计数据质量，做好名录库维护更新等
统计工作
4 优化营商环境
5
社会保障
6 开展就业服务"""


def test_a_usual_name_between_two_duties_heads_a_section() -> None:
    read = parse(table(*BARE_SECTIONS.split("\n")))
    assert titles(read) == [
        (1, "党的建设", "落实全面从严治党主体责任"),
        (2, "党的建设", "做好人大代表联络服务"),
        (3, "经济发展", "开展经济普查，提高统计数据质量，做好名录库维护更新等统计工作"),
        (4, "经济发展", "优化营商环境"),
        (5, "经济发展", "社会保障"),
        (6, "经济发展", "开展就业服务"),
    ]


SECTION_AT_THE_FOOT = """某县某某镇配合履职事项清单
序号 事项名称 对应上级部门 上级部门职责 镇配合职责
民生服务
1 防溺水 县教育局
县教育局：
1.宣传。
1.巡查。
平安法治
第 1 页，共 2 页
序号 事项名称 对应上级部门 上级部门职责 镇配合职责
2 防火 县应急局
县应急局：
1.扑救。
1.报告。"""


def test_a_usual_name_at_the_foot_of_a_page_heads_the_section_of_the_next() -> None:
    read = parse(table(*SECTION_AT_THE_FOOT.split("\n")))
    assert [
        (duty.section, duty.title, [step.text for step in duty.township_steps])
        for duty in read.duties
    ] == [("民生服务", "防溺水", ["巡查"]), ("平安法治", "防火", ["报告"])]


SKIPPED = """某县某某镇基本履职事项清单（4项）

序号 事项名称

一、党的建设（2项）

1

落实全面从严治党主体责任

2

做好统一战线工作

二、经济发展（2项）

4

开展经济普查

6

优化营商环境

7

编制财政预决算"""


def test_numbers_that_print_leaves_out_part_titles_without_an_end() -> None:
    assert titles(parse(table(*SKIPPED.split("\n")))) == [
        (1, "党的建设", "落实全面从严治党主体责任"),
        (2, "党的建设", "做好统一战线工作"),
        (4, "经济发展", "开展经济普查"),
        (6, "经济发展", "优化营商环境"),
        (7, "经济发展", "编制财政预决算"),
    ]


def test_words_above_a_number_are_no_section_where_sections_have_numerals() -> None:
    text = lines("承接部门：县市场监管局", "序号 事项名称", "管理", "9", "监督检查")
    for section, named in (("党的建设", True), ("三、平安法治（5项）", False)):
        walk = Walk(kind=ListKind.RECLAIMED, number=8)
        take_section(walk, Line(section, Place(lines=(1, 1))))
        assert begins_section(walk, text, 2) is named


def test_a_title_below_its_number_may_begin_with_the_next_one() -> None:
    text = """某某镇上级部门收回事项清单
序号
事项名称
承接部门及工作方式
1
事故的上报
承接部门：县应急局
工作方式：
汇总。
2
3 人以上事故的调查
承接部门：县应急局
工作方式：
立案。
3
培训
承接部门：县应急局
工作方式：
授课。"""
    read = parse(table(*text.split("\n")))
    assert [(duty.number, duty.title) for duty in read.duties] == [
        (1, "事故的上报"),
        (2, "3人以上事故的调查"),
        (3, "培训"),
    ]
