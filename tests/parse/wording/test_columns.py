import pytest

from dutygraph.model import DutyList, IssueKind
from dutygraph.parse import parse
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.spellings import fold
from tests.parse.texts import table


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        ("number", "序号 编号 项次 总序号 顺序号 项目序号 流水号 序号（编号）"),
        ("section", "归类"),
        ("responsibilities", "职责划分 主要职责（部门） 上级部门权责"),
        ("receiving", "承接县级部门 现责任单位"),
        ("work_methods", "工作内容及方式"),
        ("remark", "原实施主体 原责任单位 收回理由 赋权依据 权责清单事项 牵头站所"),
        ("section", "类别名称 领域类别 板块名称"),
        ("title", "事项（职责）名称"),
        ("responsibilities", "各部门职责 部门具体工作"),
        ("township_steps", "乡镇（办）配合职责 镇村配合职责 乡镇配合职责及工作要求"),
        ("remark", "适用范围 层级 行政区划 所属区划"),
        ("guarantees", "支持事项 履职所需保障 保障要求"),
        ("responsibilities", "职责及履职保障 职责任务和履职保障措施"),
        ("responsibilities", "上级部门职责及履职支持 部门职责和资源保障措施"),
        ("departments", "实施部门 协作部门"),
        ("receiving", "收回后主体部门 收回对应部门 回收部门 接续部门"),
        ("work_methods", "落实方式 实施措施 工作模式 承接内容 具体举措"),
        ("receiving_and_methods", "承接部门以及工作方式 承接责任部门及工作方式"),
        ("remark", "办理依据 赋权情况"),
        ("kind", "清单类型 所属清单 履职类型"),
        ("section", "一级目录 一级类别 业务条线 大项"),
        ("section", "领域 职责类别 事项类别 大类 职能领域"),
        ("title", "事项名称 履职事项 配合事项名称 收回事项 事项内容 上级部门收回事项"),
        ("title", "协助事项名称 收回的事项 子项名称 二级目录 事项名称及内容"),
        ("departments", "城区责任部门 对口上级部门 第一责任部门 责任主体"),
        ("departments", "牵头部门及配合部门 县级主责部门 县（市、区）级部门"),
        ("departments", "对应上级部门（单位） 牵头单位、配合单位 行业主管部门"),
        ("responsibilities", "城区部门职责 县级职责 职责分工 部门职责边界"),
        ("responsibilities", "部门职责 主责部门职责 上级部门职责及保障措施"),
        ("responsibilities", "部门职责（含履职保障） 县级部门承担的职责"),
        ("township_steps", "我镇职责 乡镇应配合的职责 林场职责 镇村职责"),
        ("township_steps", "镇街职责 苏木镇配合职责 民族乡配合职责 镇级配合职责"),
        ("township_steps", "乡镇人民政府配合职责 街道党工委、办事处职责 配合职责"),
        (
            "township_steps",
            "清水镇配合职责 清水镇配合内容 城关街道办事处职责 单城镇人民政府职责",
        ),
        ("township_steps", "大庄镇配合职责 良渚街道办事处职责 某某民族乡人民政府职责"),
        ("receiving", "承接部门 承接部门、单位 收回后责任单位"),
        ("number", "目录序号 清单编号"),
        ("section", "事项大类"),
        ("responsibilities", "县级层面职责 部门主体责任"),
        ("township_steps", "镇办配合职责 乡镇（街道、园区）配合职责 乡镇层面职责"),
        ("township_steps", "镇（街道）承担的配合职责 管委会职责"),
        ("guarantees", "应提供的履职保障 保障支持 资源匹配"),
        ("receiving", "收回后承担部门 承接的上级部门"),
        ("receiving_and_methods", "收回后工作方式及承接部门 承接部门（工作方式）"),
        ("remark", "镇责任部门 办理时限 分管领导 附注"),
        ("remark", "设定依据 收回依据 上收依据 法律法规依据 责任站所 分序号"),
        ("guarantees", "县直部门提供的履职保障 县直部门（单位）保障措施"),
        ("guarantees", "所需保障 需提供的履职保障 支持和保障 履职保障方式"),
        ("guarantees", "市直责任部门提供的履职保障 县级责任部门履职保障 上级部门保障"),
        ("guarantees", "履职保障 保障措施 上级部门提供的履职保障 要素保障"),
        ("receiving", "县直承接部门 承接（收回）部门 承接主管部门"),
        ("receiving", "承接部门 收回后责任部门 收回至部门 县级承接部门"),
        ("work_methods", "后续工作方式 处理方式 收回方式 承接部门职责及工作方式"),
        ("work_methods", "工作方式 收回后工作方式 承接部门工作方式 承接部门工作措施"),
        ("receiving_and_methods", "收回部门及收回后工作方式 承接部门及方式"),
        ("receiving_and_methods", "承接部门及工作方式 承接部门/工作方式"),
        ("receiving_and_methods", "承接部门（单位）及工作方式 收回部门和具体工作方式"),
        ("title", "事项（任务）名称"),
        ("departments", "对应的上级部门 配合的上级部门 市级层面部门"),
        ("receiving", "上收主体部门"),
        ("responsibilities", "部门职责或工作方式 县级部门职责（工作方式）及履职保障"),
        ("work_methods", "承接部门职责 落实措施"),
        ("remark", "备注 设定依据 事项来源 是否赋权 联系电话 事项编码"),
        ("remark", "行使依据 工作依据 完成标准 服务对象 办理地点 考核方式 牵头科室"),
        ("work_methods", "履职措施 后续工作举措"),
        ("receiving_and_methods", "承接部门及工作举措"),
        ("section", "功能板块 领域分类"),
        ("guarantees", "配套支持"),
        ("responsibilities", "责任部门工作内容 上级部门工作内容"),
        ("kind", "履职清单类别"),
        ("township_steps", "乡镇（场）配合职责 乡（镇、场）职责 乡镇场配合职责"),
        ("township_steps", "镇（区）配合职责 乡镇（片区）职责 镇街应履行的配合职责"),
        ("departments", "上级责任主体"),
        ("responsibilities", "上级部门（含履职保障）职责"),
        ("guarantees", "履职所需支持"),
        ("receiving", "现承接部门"),
        ("work_methods", "监管方式 具体做法"),
        ("remark", "业务科室 对应站所 涉及法律法规 镇级责任科室"),
    ],
)
def test_headings_of_other_provinces_have_their_role(role: str, headings: str) -> None:
    words = headings.split()
    assert {word: heading_to_role(fold(word)) for word in words} == dict.fromkeys(
        words, role
    )


@pytest.mark.parametrize("text", ["备。2.业务培训。", "备和防护用品"])
def test_the_rest_of_a_word_that_a_page_has_cut_is_no_heading(text: str) -> None:
    assert heading_to_role(fold(text)) is None


@pytest.mark.parametrize("word", ["乡镇", "县级", "部门", "承接", "履职", "保障", "("])
def test_a_heading_made_to_match_slowly_is_none(word: str) -> None:
    assert heading_to_role((word * 40)[:39] + "x") is None


def read(*lines: str) -> DutyList:
    return parse(table(*lines))


def test_a_column_says_of_each_row_which_list_it_belongs_to() -> None:
    found = read(
        "清单类型\t领域\t序号\t事项名称\t责任部门\t部门职责\t镇街职责\t工作方式",
        "基本履职事项\t经济发展\t1\t服务企业\t\t\t\t",
        "\t\t2\t统计\t\t\t\t",
        "配合履职事项\t平安法治\t1\t防汛\t县水利局\t预报。\t巡查。\t",
        "上级部门收回事项\t市场监管\t1\t发证\t县市监局\t\t\t核发。",
    )
    assert [
        (duty.kind.value, duty.number, duty.section, duty.departments)
        for duty in found.duties
    ] == [
        ("basic", 1, "经济发展", ()),
        ("basic", 2, "经济发展", ()),
        ("cooperative", 1, "平安法治", ("县水利局",)),
        ("reclaimed", 1, "市场监管", ("县市监局",)),
    ]
    assert [step.text for step in found.duties[3].work_methods] == ["核发"]
    assert found.issues == ()


def test_an_unknown_heading_is_an_issue_that_quotes_it() -> None:
    found = read("序号\t事项名称\t星期\t配合职责", "1\t防汛\t三\t巡查。")
    assert (found.issues[0].kind, found.issues[0].quote) == (
        IssueKind.UNKNOWN_COLUMN,
        "星期",
    )


def test_words_that_say_who_leads_are_no_part_of_a_name() -> None:
    duty = read(
        "配合履职事项清单",
        "序号\t事项名称\t对应上级部门\t上级部门职责\t镇配合职责",
        "1\t防火\t牵头：县应急局<br>配合：县公安局\t<p>扑救。</p><p>提供保障：经费</p>\t宣传。",
        "2\t防汛\t县水利局\t预报。\t巡查。",
    ).duties[0]
    assert duty.departments == ("县应急局", "县公安局")
    assert [guarantee.text for guarantee in duty.guarantees] == ["经费"]


def test_the_texts_of_those_who_lead_and_help_may_have_a_column_each() -> None:
    first, second = read(
        "配合履职事项清单",
        "序号\t事项名称\t牵头部门\t牵头部门职责\t配合部门\t配合部门职责\t镇配合职责",
        "1\t防汛\t县水利局\t1.预报。2.调度。\t县气象局、县应急局\t"
        "县气象局：预警。 县应急局：救援。\t巡查。",
        "2\t普查\t县统计局\t1.培训。2.登记。\t无\t无\t摸底。",
    ).duties
    assert [(b.departments, len(b.steps)) for b in first.responsibilities] == [
        (("县水利局",), 2),
        (("县气象局",), 1),
        (("县应急局",), 1),
    ]
    assert [(b.departments, len(b.steps)) for b in second.responsibilities] == [((), 2)]
    assert second.departments == ("县统计局",)


def test_one_table_of_all_lists_keeps_departments_that_leave_others_open() -> None:
    duty = read(
        "某镇履行职责事项清单",
        "清单类别\t序号\t事项名称\t责任部门（承接部门）\t部门职责（工作方式）\t镇配合职责",
        "配合履职事项\t1\t防汛\t县水利局\t预报。\t巡查。",
        "上级部门收回事项\t1\t隐患的处罚\t县应急管理局等相关部门\t1.巡查。2.处罚。\t",
    ).duties[1]
    assert duty.departments == ("县应急管理局等相关部门",)
    assert [s.text for s in duty.work_methods] == ["巡查", "处罚"]


def test_what_a_page_prints_over_a_heading_leaves_the_column_as_it_was() -> None:
    read = parse(
        table(
            "某镇基本履职事项清单",
            "类别\t序号\t事项名称",
            "党的建设\t1\t学习",
            "类治别\t序号\t事项名称",
            "经济发展\t2\t普查",
        )
    )
    assert [(d.number, d.section) for d in read.duties] == [
        (1, "党的建设"),
        (2, "经济发展"),
    ]


def test_duties_right_behind_departments_are_what_these_do() -> None:
    heads = "序号\t事项类别\t事项名称\t部门\t职责\t镇配合职责\t保障措施"
    row = "1\t平安法治\t防汛\t县水利局\t预报。\t巡查。\t经费。"
    (duty,) = parse(table("某镇配合履职事项清单", heads, row)).duties
    assert (duty.title, duty.departments) == ("防汛", ("县水利局",))
    (block,) = duty.responsibilities
    assert [step.text for step in block.steps] == ["预报"]
    assert [phrase.text for phrase in duty.guarantees] == ["经费"]


def test_two_leading_departments_head_the_text_beside_them() -> None:
    heads = "序号\t事项名称\t牵头部门\t牵头部门职责\t配合部门\t配合部门职责\t镇配合职责"
    row = "1\t防汛\t县水利局、县应急局\t1.预报。\t县气象局\t1.预警。\t巡查。"
    (duty,) = parse(table("某镇配合履职事项清单", heads, row)).duties
    assert [block.departments for block in duty.responsibilities] == [
        ("县水利局", "县应急局"),
        ("县气象局",),
    ]


def test_what_is_done_behind_who_takes_a_duty_back_is_no_second_title() -> None:
    read = parse(
        table(
            "某县某镇上级部门收回事项清单",
            "序号\t事项\t上收部门\t工作内容",
            "1\t工伤认定\t县人社局\t1.受理。2.认定。",
        )
    )
    (duty,) = read.duties
    assert (duty.title, duty.departments) == ("工伤认定", ("县人社局",))
    assert [step.text for step in duty.work_methods] == ["受理", "认定"]
    assert read.issues == ()


@pytest.mark.parametrize("phrase", ["经费保障", "技术支持", "人员经费保障", "政策支持"])
def test_what_a_cell_of_guarantees_may_say_is_no_heading(phrase: str) -> None:
    assert heading_to_role(phrase) is None
