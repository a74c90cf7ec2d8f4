import pytest

from dutygraph.model import Duty
from dutygraph.parse import parse
from tests.parse.texts import responsibilities, table

PAGE = """某省某县某某镇
配合履职事项清单（3项）
序号 事项名称 对应上级部门
上级部门职责
（含提供的履职保障）
乡镇配合职责

一、平安法治（2项）

1
60周岁以上老
人补贴

县民政局
市生态环境局某
县分局

县民政局：
1.对申请进行审核
。
2.发放补贴。
市生态环境局某县分局：
负责监测。
履职保障：
1.提供业务指导。
2.发放
经费。

1.受理申请。
2.上报县民政局。
 序号 事项名称 对应上级部门
上级部门职责
 2
防汛
工作
县水利局

1.预报。
2.调度。
履职保障：提供物资。

协助做好巡查工作，发现险情及时上
报。

第 3 页，共 9 页

二、经济发展（1项）

3 统计普查 县统计局
1.培训。
履职保障：开展培训。

1.登记。
2.录入。"""


def shape(duty: Duty) -> tuple[object, ...]:
    return (
        duty.number,
        duty.section,
        duty.title,
        duty.departments,
        responsibilities(duty),
        [phrase.text for phrase in duty.guarantees],
        [step.text for step in duty.township_steps],
    )


DUTIES = [
    (
        1,
        "平安法治",
        "60周岁以上老人补贴",
        ("县民政局", "市生态环境局某县分局"),
        [
            (("县民政局",), ["对申请进行审核", "发放补贴"]),
            (("市生态环境局某县分局",), ["负责监测"]),
        ],
        ["提供业务指导", "发放经费"],
        ["受理申请", "上报县民政局"],
    ),
    (
        2,
        "平安法治",
        "防汛工作",
        ("县水利局",),
        [((), ["预报", "调度"])],
        ["提供物资"],
        ["协助做好巡查工作，发现险情及时上报"],
    ),
    (
        3,
        "经济发展",
        "统计普查",
        ("县统计局",),
        [((), ["培训"])],
        ["开展培训"],
        ["登记", "录入"],
    ),
]


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "\n".join(line for line in PAGE.split("\n") if line.strip()),
        PAGE.replace("\n", "\n\n"),
        PAGE.replace("\n", "\r\n"),
    ],
    ids=["as printed", "no blank lines", "blank lines everywhere", "CRLF"],
)
def test_lines_of_a_page_become_duties_with_or_without_blank_lines(text: str) -> None:
    read = parse(table(*text.replace("\r\n", "\n").split("\n")))
    assert [shape(duty) for duty in read.duties] == DUTIES
    assert read.township == "某某镇"
    assert read.issues == ()


def test_steps_know_their_lines() -> None:
    first = parse(table(*PAGE.split("\n"))).duties[0]
    assert [step.place.lines for step in first.township_steps] == [(29, 29), (30, 30)]
    assert first.responsibilities[0].steps[0].place.lines == (19, 20)


def test_a_basic_list_joins_wrapped_titles() -> None:
    lines = """某某镇基本履职事项清单（2项）
序号 事项名称
一、党的建设（2项）
1
学习贯彻精神，做到“
两个维护”
。
序号 事项名称
2 加强自身建设。"""
    assert [duty.title for duty in parse(table(*lines.split("\n"))).duties] == [
        "学习贯彻精神，做到“两个维护”。",
        "加强自身建设。",
    ]


def test_a_reclaimed_duty_may_stand_on_one_line() -> None:
    lines = """某某镇上级部门收回事项清单（2项）
序号 事项名称 承接部门及工作方式
1 地名核查 工作方式：工作已完成，不再开展。
2 工伤认定
调查
承接部门：县人社局
工作方式：
1.审核。
2.鉴
定。"""
    read = parse(table(*lines.split("\n"))).duties
    found = [(d.title, d.departments, [s.text for s in d.work_methods]) for d in read]
    assert found == [
        ("地名核查", (), ["工作已完成，不再开展"]),
        ("工伤认定调查", ("县人社局",), ["审核", "鉴定"]),
    ]


BROKEN = """某某镇配合履职事项清单
序号 事项名称 对应上级部门 上级部门职责 乡镇配合职责
1 防汛 县水利局
县气象局
县水利局：
1.调度。
县气象局：
1.巡查。
2.转移。
— 1 —
序号 事项名称 对应上级部门 上级部门职责 乡镇配合职责
1 防汛 县水利局
县气象局
负责预警。
履职保障：提供物资。
2 防火 县应急局
1.扑救。
履职保障：
1.宣传。
— 2 —
序号
事项名称
经费。
4 普查 县统计局
1.培训。
履职保障：开展培训。
1.登记。"""


def test_a_page_may_cut_a_duty_behind_a_heading() -> None:
    first, second, _ = parse(table(*BROKEN.split("\n"))).duties
    assert shape(first)[3:] == (
        ("县水利局", "县气象局"),
        [(("县水利局",), ["调度"]), (("县气象局",), ["负责预警"])],
        ["提供物资"],
        ["巡查", "转移"],
    )
    assert shape(second)[4:] == ([((), ["扑救"])], ["经费"], ["宣传"])


def test_a_missing_number_ends_a_duty_too() -> None:
    read = parse(table(*BROKEN.split("\n")))
    assert [duty.number for duty in read.duties] == [1, 2, 4]


def test_names_broken_over_lines_are_whole_where_a_heading_has_them() -> None:
    text = """某某镇配合履职事项清单
序号 事项名称 对应上级部门 上级部门职责 乡镇配合职责
1
打击非法集
资
县金融办（
县财政局）、人民
银行某县支行、县公安
局
县金融办（县财政局）：
排查。
人民银行某县支行：监测。
履职保障：培训。
1.宣传。"""
    (duty,) = parse(table(*text.split("\n"))).duties
    assert (duty.title, duty.departments) == (
        "打击非法集资",
        ("县金融办（县财政局）", "人民银行某县支行", "县公安局"),
    )


def test_text_that_a_page_prints_late_goes_back_to_its_duty() -> None:
    text = """某某镇上级部门收回事项清单
序号 事项名称 承接部门及工作方式
1
桥梁检测
2
水质检测
3
扬尘执法
承接部门：县住建局
工作方式：
1.巡查。
承接部门：县交通局
工作方式：
1.检测。
2.封闭。
承接部门：县水利局
工作方式：排查。"""
    found = parse(table(*text.split("\n"))).duties
    assert [
        (d.number, d.departments, [s.text for s in d.work_methods]) for d in found
    ] == [
        (1, ("县交通局",), ["检测", "封闭"]),
        (2, ("县水利局",), ["排查"]),
        (3, ("县住建局",), ["巡查"]),
    ]


@pytest.mark.parametrize("word", ["履职保障", "履职清单", "履职程序"])
def test_other_words_for_the_guarantees_are_no_title(word: str) -> None:
    text = f"""某某镇配合履职事项清单
序号 事项名称 对应上级部门 上级部门职责 乡镇配合职责

1

防汛

县水利局

1.预报。
2.调度。
{word}：
1.提供物资。
2.开展培训。

日常工作：
1.巡查。
应急处置：
1.转移群众。"""
    (duty,) = parse(table(*text.split("\n"))).duties
    assert shape(duty)[3:] == (
        ("县水利局",),
        [((), ["预报", "调度"])],
        ["提供物资", "开展培训"],
        ["巡查", "转移群众"],
    )
