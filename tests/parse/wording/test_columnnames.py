import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.parse import parse
from dutygraph.parse.wording.columnnames import text_to_names
from tests.parse.texts import HEADINGS, TITLE, table


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("某市公安局 东河分局 东河区财政局", ["某市公安局东河分局", "东河区财政局"]),
        ("县民政和退役军 人事务局", ["县民政和退役军人事务局"]),
        ("县应急管理 局 县教育局", ["县应急管理局", "县教育局"]),
        ("县发展和改革委员会 (县统计局)", ["县发展和改革委员会（县统计局）"]),
        (
            "旗发展和改革委员会\n（旗统计局）\n旗财政局",
            ["旗发展和改革委员会（旗统计局）", "旗财政局"],
        ),
        ("县 民 政 局、县\u00a0消\u00a0防\u00a0大\u00a0队", ["县民政局", "县消防大队"]),
        ("★县民政局\n县财政局、▲ 县审计局", ["县民政局", "县财政局", "县审计局"]),
        ("县 民 政 局\n团 县 委", ["县民政局", "团县委"]),
        ("盟生态环境局某某\n右旗分局", ["盟生态环境局某某右旗分局"]),
        ("区自然资源局 区公安分局", ["区自然资源局", "区公安分局"]),
        ("县农科局 区卫生和健康委员", ["县农科局", "区卫生和健康委员"]),
        ("县司法局、县公安局，县财政局", ["县司法局", "县公安局", "县财政局"]),
        (
            "牵头部门：县财政局 配合部门：县审计局、县水利局",
            ["县财政局", "县审计局", "县水利局"],
        ),
        (
            "县财政局（牵头） 县审计局(配合单位)、（配合）县水利局",
            ["县财政局", "县审计局", "县水利局"],
        ),
        ("1.县财政局\n2.县审计局3.县水利局", ["县财政局", "县审计局", "县水利局"]),
        ("①县财政局②县审计局", ["县财政局", "县审计局"]),
        ("某某县人力资源和社\n会保障局", ["某某县人力资源和社会保障局"]),
        (
            "县委组织部\n某某县人力资源和社\n会保障局",
            ["县委组织部", "某某县人力资源和社会保障局"],
        ),
        ("区应急管理局 及其他行业主管部门", ["区应急管理局", "及其他行业主管部门"]),
        ("县委 宣传部、县民政局", ["县委宣传部", "县民政局"]),
        ("县人力资源社\n会保障局 县财政局", ["县人力资源社会保障局", "县财政局"]),
        ("县财政局 县财政局", ["县财政局"]),
        ("国家税务总局新会区税务局", ["国家税务总局新会区税务局"]),
        ("县工商业联合会县财政局", ["县工商业联合会", "县财政局"]),
        ("县财政局\n无", ["县财政局"]),
        ("牵头部门：县财政局 配合部门：无", ["县财政局"]),
        ("/", []),
        (
            "市生态环境局甲分局 市自然资源局乙分局",
            ["市生态环境局甲分局", "市自然资源局乙分局"],
        ),
        ("县民政局（牵头）县财政局", ["县民政局", "县财政局"]),
        ("县民政局牵头\n县财政局配合", ["县民政局", "县财政局"]),
        ("县民政局为牵头部门，县财政局为配合部门", ["县民政局", "县财政局"]),
        ("牵头部门\n县民政局\n配合部门\n县财政局", ["县民政局", "县财政局"]),
        ("【牵头部门】县民政局\n【配合部门】县财政局", ["县民政局", "县财政局"]),
        ("第一责任部门：县民政局\n主责：县财政局", ["县民政局", "县财政局"]),
        ("（一）县民政局\n（二）县财政局", ["县民政局", "县财政局"]),
        ("一、县民政局\n二、县财政局", ["县民政局", "县财政局"]),
        ("- 县民政局\n- 县财政局", ["县民政局", "县财政局"]),
        ("县民政局*\n县财政局", ["县民政局", "县财政局"]),
        ("县水利局国网某县供电公司", ["县水利局", "国网某县供电公司"]),
        (
            "县公安局中国人民银行某县支行",
            ["县公安局", "中国人民银行某县支行"],
        ),
        ("县委\n宣传部 县财政局", ["县委宣传部", "县财政局"]),
        ("县委 县政府", ["县委", "县政府"]),
    ],
)
def test_blanks_part_names_and_stand_inside_them(text: str, names: list[str]) -> None:
    assert list(text_to_names(text, (), frozenset())) == names


def test_the_word_before_the_last_of_several_names_is_none_of_it() -> None:
    headings = ("县民政局", "县财政局")
    assert text_to_names("县民政局和县财政局", headings, frozenset()) == headings
    place = ("和县民政局", "和县财政局")
    assert text_to_names("和县民政局和县财政局", place, frozenset()) == place


def test_a_name_that_heads_the_text_is_one_though_its_halves_are_known_too() -> None:
    known = frozenset({"县委", "组织部"})
    name = "县委组织部"
    assert text_to_names("县委 组织部", (name,), known | {name}) == (name,)


def test_a_line_may_cut_the_word_for_a_branch() -> None:
    known = frozenset(("某某县民政局", "某某县公安局"))
    text = "某市生态环境局某某县分\n局、某某县公安局"
    names = ("某市生态环境局某某县分局", "某某县公安局")
    assert text_to_names(text, (), known) == names


def test_a_department_of_the_party_goes_on_the_name_of_its_committee() -> None:
    headings, known = ("组织部",), frozenset(("中共某县委", "组织部"))
    text = "中共某县委组织部\n县民政局"
    assert text_to_names(text, headings, known) == ("中共某县委组织部", "县民政局")


def test_a_heading_beside_the_column_says_what_is_one_name() -> None:
    headings = ("某市气象局开发区分局",)
    text = "某市气象局 开发区分局"
    assert text_to_names(text, headings, frozenset()) == ("某市气象局开发区分局",)


@given(
    st.lists(
        st.sampled_from(["县财政局", "县公安局", "县教育局", "县民政局"]), unique=True
    )
)
def test_names_joined_by_blanks_come_apart_again(names: list[str]) -> None:
    assert list(text_to_names(" ".join(names), (), frozenset())) == names


def test_two_names_glued_together_are_parted_though_another_row_glues_them_too() -> (
    None
):
    glued = "区人力资源和社会保障局国家税务总局黔江区税务局"
    headings = ["区人力资源和社会保障局", "国家税务总局黔江区税务局", "区财政局"]
    assert text_to_names(f"{glued}区财政局", headings, frozenset([glued])) == (
        "区人力资源和社会保障局",
        "国家税务总局黔江区税务局",
        "区财政局",
    )


def test_no_name_begins_with_the_end_of_the_one_before() -> None:
    printed = "县委办公室\n县人大常委会办\n公室\n县政协办公室"
    headings = ("县委办公室", "县人大常委会办公室", "县政协办公室")
    known = frozenset({"县人大常委会办", "县政协办公室"})
    assert text_to_names(printed, headings, known) == headings


def test_the_second_of_two_names_in_a_line_may_end_in_the_next() -> None:
    headings = ("某县林业局", "某县文化旅游体育局", "某县民政局")
    text = "某县林业局某县文化旅游体育\n局\n某县民政局"
    assert text_to_names(text, headings, frozenset()) == headings


def test_many_names_without_any_break_are_those_of_the_headings() -> None:
    headings = tuple(f"某某县{office}局" for office in "学民法财交农文卫水林工商")
    assert text_to_names("".join(headings), headings, frozenset()) == headings


def test_two_names_of_a_place_that_others_begin_with_are_two() -> None:
    known = frozenset({"某某县民政局", "某某县水利局", "某市生态环境局某某县分局"})
    text = "某某县应急管理局某某县司法局 某市生态环境局某某县分局"
    assert text_to_names(text, (), known) == (
        "某某县应急管理局",
        "某某县司法局",
        "某市生态环境局某某县分局",
    )


def test_a_branch_that_heads_a_text_of_its_own_is_no_end_of_a_name() -> None:
    printed = "旗自然资源局\n某某左旗供电分公司"
    headings = ("旗自然资源局", "某某左旗供电分公司")
    assert text_to_names(printed, headings, frozenset()) == headings


def test_a_branch_of_a_company_is_no_end_of_the_name_of_a_bureau() -> None:
    printed = "某某县交通运输局\n某某县邮政分公司\n中国移动集团\n某某县分公司"
    names = ("某某县交通运输局", "某某县邮政分公司", "中国移动集团某某县分公司")
    assert text_to_names(printed, (), frozenset()) == names


def test_many_names_of_a_place_without_any_break_are_each_one() -> None:
    known = frozenset({"海河市民政局海河市公安局", "海河市财政局"})
    text = "海河市民政局海河市教育局海河市公安局海河市人民法院"
    assert text_to_names(text, (), known) == (
        "海河市民政局",
        "海河市教育局",
        "海河市公安局",
        "海河市人民法院",
    )


def test_a_name_that_a_page_has_cut_ends_before_the_next_one() -> None:
    known = frozenset({"海河市城市管理执法局", "海河市财政局", "海河市公安局"})
    text = "海河市城市管\n理执法局海河市农业农村局"
    assert text_to_names(text, (), known) == (
        "海河市城市管理执法局",
        "海河市农业农村局",
    )


def test_a_department_of_the_committee_is_one_though_its_heading_is_shorter() -> None:
    assert text_to_names("县委宣传部", ("宣传部",), frozenset()) == ("县委宣传部",)


def test_names_without_a_place_come_apart_where_each_means_another_heading() -> None:
    printed = "自然资源和规划局住房和城乡建设局\n综合行\n政执法局市场监管局"
    headings = ("自然资源局", "住建局", "综合执法局", "市场监管局")
    known = frozenset({"综合行政执法局"})
    assert text_to_names(printed, headings, known) == (
        "自然资源和规划局",
        "住房和城乡建设局",
        "综合行政执法局",
        "市场监管局",
    )


def test_a_name_begins_with_its_place_though_a_line_has_cut_it() -> None:
    known = frozenset({"海河区公安局", "海河区水利局"})
    text = "海河区人力资源 和社会保障局海河区工业和信 息化局"
    assert text_to_names(text, (), known) == (
        "海河区人力资源和社会保障局",
        "海河区工业和信息化局",
    )


def test_the_state_s_office_and_its_branch_in_the_place_are_one() -> None:
    known = frozenset({"海河区公安局", "海河区水利局"})
    name = "国家税务总局海河区税务局"
    assert text_to_names(name, (), known) == (name,)


def test_a_body_of_the_state_goes_on_with_its_office_behind_a_line_break() -> None:
    known = frozenset(["某某县统计局", "某某县财政局"])
    text = "国家统计局\n某某县调查队\n国家金融监督管理总局\n某某监管支局、某某县统计局"
    assert text_to_names(text, (), known) == (
        "国家统计局某某县调查队",
        "国家金融监督管理总局某某监管支局",
        "某某县统计局",
    )


def test_a_name_begins_with_its_level_though_a_line_has_cut_it() -> None:
    text = "县公安局县人力资源和社 会保障局"
    assert text_to_names(text, (), frozenset()) == (
        "县公安局",
        "县人力资源和社会保障局",
    )


def test_names_that_every_row_glues_are_those_that_other_rows_have_alone() -> None:
    glued = "海河县水利局某市生态环境局海河分局"
    names = ("海河县水利局", "某市生态环境局海河分局")
    rows = [
        f"{at}\t事项{at}\t{name}\t1.检查。2.整改。\t巡查。"
        for at, name in enumerate((glued, *names, glued), 1)
    ]
    read = parse(table(TITLE, HEADINGS, *rows))
    assert [duty.departments for duty in read.duties] == [
        names,
        names[:1],
        names[1:],
        names,
    ]


def test_an_office_for_affairs_goes_on_behind_a_line_break() -> None:
    text = "某县机关\n事务服务中心\n某县财政局"
    assert text_to_names(text, (), frozenset()) == (
        "某县机关事务服务中心",
        "某县财政局",
    )


def test_a_name_with_a_place_inside_stays_whole_behind_a_semicolon() -> None:
    heads = "序号\t事项名称\t配合部门\t上级部门职责\t乡镇配合职责"
    rows = (
        "1\t控辍\t松阳县公安局；共青团松阳县委\t核实。\t劝返。",
        "2\t防汛\t松阳县水利局\t预报。\t巡查。",
    )
    first, _ = parse(table("某镇配合履职事项清单", heads, *rows)).duties
    assert first.departments == ("松阳县公安局", "共青团松阳县委")
