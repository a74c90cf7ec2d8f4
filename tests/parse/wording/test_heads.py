from dutygraph.model import Place
from dutygraph.parse import parse
from dutygraph.parse.wording.heads import Line, take_names
from tests.parse.texts import table

ONE_LINE = """某县某某镇上级部门收回事项清单
序号 事项名称 承接部门 工作方式
1 育龄妇女信息比对 县卫健局 通过信息系统，主动确认。
2 对骗取救助的处罚 县民政局
1.核查。
2.处罚。
3 托育机构备案 县卫健局 由部门受理。"""


def test_title_department_and_text_may_share_a_line() -> None:
    read = parse(table(*ONE_LINE.split("\n")))
    assert [
        (duty.title, duty.departments, [step.text for step in duty.work_methods])
        for duty in read.duties
    ] == [
        ("育龄妇女信息比对", ("县卫健局",), ["通过信息系统，主动确认"]),
        ("对骗取救助的处罚", ("县民政局",), ["核查", "处罚"]),
        ("托育机构备案", ("县卫健局",), ["由部门受理"]),
    ]


def test_the_last_name_of_a_page_may_share_its_line_with_text() -> None:
    texts = ["县公安局", "县城管局 逻。", "2.打击犯罪。"]
    lines = [Line(text, Place()) for text in texts]
    named, text = take_names(lines, frozenset({"县城管局"}))
    assert [line.text for line in named] == ["县公安局", "县城管局 "]
    assert [line.text for line in text] == ["逻。", "2.打击犯罪。"]


def test_words_that_no_row_knows_as_a_name_begin_the_text() -> None:
    lines = [Line("县城管局 逻。", Place())]
    assert take_names(lines, frozenset()) == ([], lines)
    heading = [Line("县城管局、县公安局：", Place())]
    assert take_names(heading, frozenset({"县城管局"})) == ([], heading)


def test_names_known_go_on_with_the_column_but_not_those_that_head_a_text() -> None:
    texts = ["县纪委监委", "县公安局", "县公安局：", "1.审查。"]
    lines = [Line(text, Place()) for text in texts]
    named, text = take_names(lines, frozenset({"县纪委监委", "县公安局"}))
    assert [line.text for line in named] == ["县纪委监委", "县公安局"]
    assert [line.text for line in text] == ["县公安局：", "1.审查。"]
