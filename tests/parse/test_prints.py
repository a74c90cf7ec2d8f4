"""What pdftotext makes of ruled tables of other programs is read like a table."""

from dutygraph.model import Cell, IssueKind, ListKind, Paragraph, Place, Row
from dutygraph.parse import parse
from dutygraph.parse.arranging.tokens import Cue, lines_to_tokens
from dutygraph.parse.unruled.deferred import fill_deferred
from dutygraph.parse.unruled.doubts import find_doubts
from dutygraph.parse.wording.kinship import kinship
from tests.parse.arranging.test_rearranged import lines
from tests.parse.texts import cell, table, titles
from tests.parse.unruled.test_lines import shape

SECTIONS = """某某街道基本履职事项清单（3项）
序号 事项类别 事项名称
1 党的建设 负责人大代表选举和换届，联系服务代表；办理代表建议、批评和意
见。
2 党的建设 推进工会、共青团等群团组织建设。
3 民生服务 3岁以下婴幼儿照护服务政策宣传，落实生育支持措施。
某某街道配合履职事项清单（2项）
序号 事项类别 事项名称 对应上级部门 上级部门职责 街道配合职责
1 民生服务 高龄津贴、养老
服务补贴发放 市民政局
市民政局：
1.对高龄津贴申请进行审批，按月发
放。
履职保障：提供系统端口和操作培训
1.受理申请、初审，公示7天后上报。
2 民生服务
流动儿童、留守
儿童关爱保护
市民政局
市教育局
市民政局：
1.指导建立档案。
市教育局：
1.保障入学。
履职保障：落实关爱经费
1.摸排登记，建立台账。"""


def test_the_column_of_sections_names_the_section_of_each_duty() -> None:
    read = parse(table(*SECTIONS.split("\n")))
    assert titles(read) == [
        (
            1,
            "党的建设",
            "负责人大代表选举和换届，联系服务代表；办理代表建议、批评和意见。",
        ),
        (2, "党的建设", "推进工会、共青团等群团组织建设。"),
        (3, "民生服务", "3岁以下婴幼儿照护服务政策宣传，落实生育支持措施。"),
        (1, "民生服务", "高龄津贴、养老服务补贴发放"),
        (2, "民生服务", "流动儿童、留守儿童关爱保护"),
    ]
    assert shape(read.duties[4])[3:] == (
        ("市民政局", "市教育局"),
        [(("市民政局",), ["指导建立档案"]), (("市教育局",), ["保障入学"])],
        ["落实关爱经费"],
        ["摸排登记，建立台账"],
    )


REMARKS = """某某镇基本履职事项清单（4项）
序号 事项名称 备注
一、党的建设（2项）
1 落实意识形态工作责任制，管好阵地、网络舆情。
2 负责人大代表选举和换届，联系服务代表。 委托执法
二、民生服务（2项）
3 12345 政务服务便民热线承办事项的受理、办理、反馈。
4 负责最低生活保障、临时救助对象的受理、初审。 委托执法"""


def test_a_remark_is_no_part_of_a_title_and_is_reported() -> None:
    read = parse(table(*REMARKS.split("\n")))
    assert titles(read) == [
        (1, "党的建设", "落实意识形态工作责任制，管好阵地、网络舆情。"),
        (2, "党的建设", "负责人大代表选举和换届，联系服务代表。"),
        (3, "民生服务", "12345政务服务便民热线承办事项的受理、办理、反馈。"),
        (4, "民生服务", "负责最低生活保障、临时救助对象的受理、初审。"),
    ]
    assert [(issue.kind, issue.quote) for issue in read.issues] == [
        (IssueKind.TEXT_LEFT_OVER, "委托执法"),
        (IssueKind.TEXT_LEFT_OVER, "委托执法"),
    ]


BLOCKS = """某某镇配合履职事项清单（3 项）
序号
事项名称
一、党的建设（2 项）
1

2

党员发展和组织关
系管理

村（社区）“两
委”成员资格联审

二、经济发展（1 项）
3
烟草专卖零售市场
秩序维护

对应上级部门

上级部门职责

乡镇配合职责

县委组织部

县委组织部：
1.制定年度发展党员指导性计划，审核发展对象名单。
2.举办发展对象培训班，每期不少于 24 学时。
履职保障：提供培训师资和党务工作手册

1.做好入党积极分子的推荐、培养和考察。
2.每年 12 月底前上报发展党员工作台账。

县委组织部
县委政法委
县公安局

县委组织部：
1.牵头建立县级联审机制，汇总反馈联审结果。
县委政法委：
1.负责对是否存在涉黑涉恶情况进行审查。
县公安局：
1.对违法犯罪情况进行核查，在 5 个工作日内反馈。
履职保障：提供政策指导

1.对人选进行初审，并填写联审表。
2.根据联审结果做好人选调整。

县烟草专卖局
县市场监督管理
局

县烟草专卖局：
1.依法查处无证经营烟草制品行为。
县市场监督管理局：
1.配合开展联合执法。

—2—

1.对发现的违法线索及时上报。
"""


def test_columns_that_come_one_after_the_other_go_back_to_their_rows() -> None:
    read = parse(table(*BLOCKS.split("\n")))
    found = [
        (d.title, d.section, d.departments, [s.text for s in d.township_steps])
        for d in read.duties
    ]
    assert found == [
        (
            "党员发展和组织关系管理",
            "党的建设",
            ("县委组织部",),
            [
                "做好入党积极分子的推荐、培养和考察",
                "每年12月底前上报发展党员工作台账",
            ],
        ),
        (
            "村（社区）“两委”成员资格联审",
            "党的建设",
            ("县委组织部", "县委政法委", "县公安局"),
            ["对人选进行初审，并填写联审表", "根据联审结果做好人选调整"],
        ),
        (
            "烟草专卖零售市场秩序维护",
            "经济发展",
            ("县烟草专卖局", "县市场监督管理局"),
            ["对发现的违法线索及时上报"],
        ),
    ]


def late_row(number: str, title: str, *texts: str) -> Row:
    cells = [cell(text) for text in (number, title, "")]
    paragraphs = tuple(p for text in texts for p in cell(text))
    return Row((*map(Cell, cells), Cell(paragraphs)), Place(lines=(1, 1)))


def test_texts_that_come_late_go_to_the_duties_whose_titles_they_speak_of() -> None:
    rows = fill_deferred(
        [
            late_row("8", "商品房预售资金监管"),
            late_row("9", "施工许可证检查", "1.监管预售资金。", "1.检查施工许可证。"),
        ]
    )
    assert [row.cells[-1].text for row in rows] == [
        "1.监管预售资金。",
        "1.检查施工许可证。",
    ]


def test_a_text_speaks_of_the_title_that_it_shares_words_with() -> None:
    titles = ["矿产盗采打击", "无偿献血", ""]
    assert kinship("宣传无偿献血", titles, 0) == -0.6000000000000001
    assert kinship("巡查，发现盗采行为", titles, 0) == 0.2
    assert kinship("宣传无偿献血", titles, 2) == 0.0


def test_a_number_with_its_unit_is_no_number_of_a_duty() -> None:
    printed = lines("每亩不低于", "10 元", "4 12345 政务", "3 防汛")
    found = [token.text for token in lines_to_tokens(printed, frozenset())]
    assert found == ["每亩不低于", "10 元", "4", "12345 政务", "3", "防汛"]


def test_blanks_on_one_side_of_a_number_part_columns() -> None:
    printed = lines("民生服务 3岁以下", "每期不少于 24 学时")
    found = [token.text for token in lines_to_tokens(printed, frozenset())]
    assert found == ["民生服务", "3岁以下", "每期不少于 24 学时"]


def test_what_every_page_repeats_at_its_foot_is_no_title() -> None:
    page = "序号 事项名称\n{0} 做好事项{0}。\n某某县机构编制委员会办公室"
    text = "某某镇基本履职事项清单（3项）\n" + "\n\f".join(
        page.format(number) for number in (1, 2, 3)
    )
    read = parse(table(text))
    assert [(d.number, d.title) for d in read.duties] == [
        (1, "做好事项1。"),
        (2, "做好事项2。"),
        (3, "做好事项3。"),
    ]
    assert read.issues == ()


def test_a_name_that_the_end_of_its_page_has_cut_is_one() -> None:
    known = frozenset({"县自然资源和规划局", "县水利局"})
    tokens = lines_to_tokens(lines("县水利局、县自", "1.预报。"), known)
    assert [token.cue for token in tokens] == [Cue.NAME, Cue.ITEM]


def test_a_title_into_which_a_department_has_run_is_doubtful() -> None:
    place = Place(lines=(1, 1))
    title = (Paragraph("沿线环境整治县交通运输局", place),)
    cells = {
        "title": title,
        "departments": cell("县公安局"),
        "responsibilities": cell("1.巡查。"),
        "township_steps": cell("1.清理。"),
    }
    known = frozenset({"县交通运输局", "县公安局"})
    found = list(find_doubts(ListKind.COOPERATIVE, cells, known, goes_on=False))
    assert found == [title[0], None]


def test_the_end_of_a_name_alone_is_doubtful_unless_only_its_place_is_lost() -> None:
    known = frozenset({"某某区教育体育局", "某某区司法局"})
    cells = {
        "title": cell("控辍保学"),
        "departments": cell("育局"),
        "responsibilities": cell("1.巡查。"),
        "township_steps": cell("1.劝返。"),
    }
    found = find_doubts(ListKind.COOPERATIVE, cells, known, goes_on=False)
    assert [p and p.text for p in found] == ["育局"]
    whole = {**cells, "departments": cell("司法局")}
    assert not list(find_doubts(ListKind.COOPERATIVE, whole, known, goes_on=False))
