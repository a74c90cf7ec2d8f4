from dutygraph.parse import parse
from tests.parse.texts import responsibilities, table

HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t履职保障\t镇配合职责"


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


def test_the_only_department_heads_its_text_where_the_guarantees_have_a_row() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            HEADINGS.replace("履职保障\t", ""),
            "1\t普查\t县统计局\t1.培训。2.登记。\t摸底。",
            "\t\t履职保障\t1.提供设备。2.提供资料。\t",
        )
    ).duties[0]
    assert responsibilities(duty) == [(("县统计局",), ["培训", "登记"])]
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
