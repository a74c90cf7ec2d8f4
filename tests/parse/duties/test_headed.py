from dutygraph.model import Paragraph, Place
from dutygraph.parse import parse
from dutygraph.parse.duties.drafts import Part
from dutygraph.parse.duties.headed import parts_to_text
from tests.parse.texts import responsibilities, table

HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t履职保障\t镇配合职责"


def text_over_pages(*rows: tuple[int, str, str]) -> list[str]:
    """Join rows of one duty, each a page, the departments there and what they do."""
    parts = []
    for page, *texts in rows:
        place = Place(pages=(page, page))
        lines = [text.split("\n") if text else [] for text in texts]
        cells = [tuple(Paragraph(line, place) for line in cell) for cell in lines]
        named = zip(("departments", "responsibilities"), cells, strict=True)
        parts.append(Part(dict(named), place))
    return [paragraph.text for paragraph in parts_to_text(parts, frozenset())]


def test_departments_in_rows_of_their_own_head_the_text_beside_them() -> None:
    duties = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t普查\t县统计局\t1.培训。2.登记。\t经费\t摸底。",
            "\t\t县财政局\t保障经费。\t\t",
            "2\t防汛\t县水利局\t预报。\t\t巡查。",
        )
    ).duties
    assert responsibilities(duties[0]) == [
        (("县统计局",), ["培训", "登记"]),
        (("县财政局",), ["保障经费"]),
    ]
    assert responsibilities(duties[1]) == [((), ["预报"])]
    assert [g.text for g in duties[0].guarantees] == ["经费"]


def test_the_only_department_heads_its_text_where_the_township_has_a_row_too() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            "序号\t事项名称\t责任主体\t职责分工\t履职保障",
            "1\t普查\t县统计局\t1.培训。2.登记。\t经费",
            "\t\t某某镇\t摸底。\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [(("县统计局",), ["培训", "登记"])]
    assert [step.text for step in duty.township_steps] == ["摸底"]


def test_departments_that_do_the_same_keep_their_text_each() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t联系群众\t县委办公室\t推荐、联络代表，转办意见建议。\t\t接待。",
            "\t\t县政协办公室\t推荐、联络代表，转办意见建议。\t\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [
        (("县委办公室",), ["推荐、联络代表，转办意见建议"]),
        (("县政协办公室",), ["推荐、联络代表，转办意见建议"]),
    ]


def test_a_row_may_name_departments_that_act_together() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t防汛\t县水利局\t预报。\t\t巡查。",
            "\t\t县民政局、县残联\t救助困难群众。\t\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [
        (("县水利局",), ["预报"]),
        (("县民政局", "县残联"), ["救助困难群众"]),
    ]


def test_text_beside_several_departments_has_no_heading() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t普查\t县统计局、县财政局\t1.培训。2.登记。\t\t摸底。",
        )
    ).duties[0]
    assert responsibilities(duty) == [((), ["培训", "登记"])]


def test_a_row_that_counts_on_over_the_page_is_one_row_of_several_departments() -> None:
    rows = [(1, "县人社局\n县住建局", "1.受理。"), (2, "县水利局", "2.整改。")]
    assert text_over_pages(*rows) == ["1.受理。", "2.整改。"]


def test_a_row_for_the_guarantees_names_no_department() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS.replace("履职保障\t", ""),
            "1\t普查\t县统计局\t1.培训。2.登记。\t摸底。",
            "\t\t县财政局\t保障经费。\t",
            "\t\t履职保障\t1.提供设备。2.提供资料。\t",
        )
    ).duties[0]
    assert duty.departments == ("县统计局", "县财政局")
    assert responsibilities(duty) == [
        (("县统计局",), ["培训", "登记"]),
        (("县财政局",), ["保障经费"]),
    ]
    assert [g.text for g in duty.guarantees] == ["提供设备", "提供资料"]


def test_a_row_for_the_other_departments_may_be_among_them() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t普查\t县统计局\t培训。\t\t摸底。",
            "\t\t县财政局\t保障经费。\t\t",
            "\t\t其他有关部门\t其他有关部门按照职责分工配合。\t\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [
        (("县统计局",), ["培训"]),
        (("县财政局",), ["保障经费"]),
        ((), ["其他有关部门按照职责分工配合"]),
    ]


def test_each_step_of_a_department_may_have_a_row() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t普查\t县统计局\t1.开展业务培训工作。\t经费\t1.开展入户摸底。",
            "\t\t\t2.开展业务指导工作。\t\t2.开展入户登记。",
            "\t\t县财政局\t1.保障经费。\t\t",
            "\t\t\t2.监督使用。\t\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [
        (("县统计局",), ["开展业务培训工作", "开展业务指导工作"]),
        (("县财政局",), ["保障经费", "监督使用"]),
    ]
    assert [s.text for s in duty.township_steps] == ["开展入户摸底", "开展入户登记"]


def test_a_row_of_one_department_may_go_on_over_the_page() -> None:
    rows = [
        (3, "县商务局", "1.制定政策；"),
        (4, "", "2.外出招商。"),
        (4, "市生态环境局某某分", "监测"),
        (5, "局", "评估。"),
        (5, "县税务局", "辅导申报。"),
    ]
    assert text_over_pages(*rows) == [
        "县商务局：",
        "1.制定政策；",
        "2.外出招商。",
        "市生态环境局某某分局：",
        "监测评估。",
        "县税务局：",
        "辅导申报。",
    ]


def test_a_page_may_part_the_departments_of_a_row() -> None:
    rows = [
        (3, "县公安局", "打击。"),
        (3, "县妇联", "关爱服务。"),
        (4, "县团委", ""),
    ]
    assert text_over_pages(*rows) == [
        "县公安局：",
        "打击。",
        "县妇联、县团委：",
        "关爱服务。",
    ]


def test_the_guarantees_may_stand_in_a_row_below_all_departments() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS.replace("履职保障\t", ""),
            "1\t防汛\t县水利局\t1.预报。2.调度。\t1.巡查。2.转移。",
            "\t\t履职保障：1.经费；2.物资。\t\t",
            "2\t普查\t县统计局\t1.培训。\t登记。",
        )
    ).duties[0]
    assert duty.departments == ("县水利局",)
    assert [g.text for g in duty.guarantees] == ["经费", "物资"]


def test_a_step_in_a_row_of_its_own_may_begin_with_a_quantity() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t普查\t县统计局\t1、培训；\t经费\t摸底。",
            "\t\t\t2、1000户以上的先查；\t\t",
            "\t\t\t3、登记。\t\t",
            "\t\t县财政局\t保障经费。\t\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [
        (("县统计局",), ["培训", "1000户以上的先查", "登记"]),
        (("县财政局",), ["保障经费"]),
    ]


def test_the_township_may_have_a_row_below_those_of_the_departments() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            "序号\t事项名称\t责任部门\t部门职责",
            "1\t普查\t县统计局\t1.培训。2.登记。",
            "\t\t县财政局\t保障经费。",
            "\t\t履职保障\t经费；培训。",
            "\t\t镇配合职责\t1.摸底。2.宣传。",
        )
    ).duties[0]
    assert duty.departments == ("县统计局", "县财政局")
    assert responsibilities(duty) == [
        (("县统计局",), ["培训", "登记"]),
        (("县财政局",), ["保障经费"]),
    ]
    assert [g.text for g in duty.guarantees] == ["经费", "培训"]
    assert [s.text for s in duty.township_steps] == ["摸底", "宣传"]


def test_a_heading_cut_by_the_page_shows_one_row_of_several_departments() -> None:
    rows = [
        (3, "县市场监督管理局", "一、县市场监督管"),
        (4, "县商务局", "理局"),
    ]
    assert text_over_pages(*rows) == ["一、县市场监督管理局"]


def test_a_heading_at_the_foot_of_a_page_is_none_again_on_the_next() -> None:
    rows = [
        (1, "县发改局", "县发改局：\n1.抽样。\n2.登记。\n县统计局："),
        (2, "县统计局", "审核数据。"),
    ]
    assert text_over_pages(*rows)[3:] == ["县统计局：", "审核数据。"]


def test_a_page_may_cut_the_text_below_the_heading_of_its_department() -> None:
    rows = [
        (3, "某某县民政局", "县民政局：1.审定资格。县残联：1.审核信息。"),
        (4, "某某县残联", "2.组织评定。"),
    ]
    assert text_over_pages(*rows) == [
        "县民政局：1.审定资格。县残联：1.审核信息。",
        "2.组织评定。",
    ]


def test_a_row_of_many_departments_beside_rows_of_one_heads_its_text() -> None:
    (duty,) = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t帮扶\t县农业农村局\t1.排查。2.认定。\t经费\t走访。",
            "\t\t县民政局、县医保局、县教育局、县人社局\t提供数据。\t\t",
        )
    ).duties
    assert responsibilities(duty) == [
        (("县农业农村局",), ["排查", "认定"]),
        (("县民政局", "县医保局", "县教育局", "县人社局"), ["提供数据"]),
    ]


def test_each_department_may_have_its_own_guarantees_and_township_steps() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t普查\t县统计局\t1.培训。2.登记。\t培训指导\t摸底排查",
            "\t\t县财政局\t保障经费。\t1.经费；2.设备\t1.报送预算。2.规范使用",
            "\t\t县公安局\t提供户籍信息。\t1.经费；2.设备\t",
        )
    ).duties[0]
    assert [g.text for g in duty.guarantees] == ["培训指导", "经费", "设备"]
    assert [s.text for s in duty.township_steps] == ["摸底排查", "报送预算", "规范使用"]


def test_items_of_the_township_in_rows_of_departments_are_one_list() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责",
            "1\t热线\t县委办公室\t派单。\t1.12345热线工单办理。",
            "\t\t县司法局\t监督。\t2.2025年底前建站。",
        )
    ).duties[0]
    steps = [step.text for step in duty.township_steps]
    assert steps == ["12345热线工单办理", "2025年底前建站"]


def test_a_page_may_cut_a_name_in_each_of_two_columns() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            "序号\t事项名称\t牵头部门\t配合部门\t部门职责\t乡镇职责",
            "1\t宅基地\t某县自然\t某县农业\t一、县自然\t①开展动态",
            "序号\t事项名称\t牵头部门\t配合部门\t部门职责\t乡镇职责",
            "\t查处\t资源局\t农村局\t资源局：认定。\t巡查。②协助。",
        )
    ).duties[0]
    assert duty.departments == ("某县自然资源局", "某县农业农村局")


def test_a_number_before_the_name_in_its_row_heads_the_text_once() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS,
            "1\t防汛\t县水利局\t1.县水利局：①预报；②调度。\t\t巡查。",
            "\t\t县财政局\t2.县财政局：保障经费。\t\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [
        (("县水利局",), ["预报", "调度"]),
        (("县财政局",), ["保障经费"]),
    ]
