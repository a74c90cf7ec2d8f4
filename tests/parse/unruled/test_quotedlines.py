from dutygraph.parse import parse
from tests.parse.texts import table

WHOLE = "落实“路长制”，做好镇乡道、村道申报、建设、管理、养护及巡查，保障群众"


def test_the_rest_of_a_line_that_a_quotation_mark_parts_goes_behind_it() -> None:
    read = parse(
        table(
            "某县某某镇基本履职事项清单",
            "序号 事项名称",
            "1 做好村庄规划区内公共场所修建临时建筑设施审批，依法核发规划许可证，整治",
            "违法建筑。",
            "，做好镇乡道、村道申报、建设、管理、养护及巡查，保障群众",
            "2 落实“路长制”",
            "行安全畅通。",
        )
    )
    assert [(duty.number, duty.title) for duty in read.duties] == [
        (
            1,
            "做好村庄规划区内公共场所修建临时建筑设施审批，"
            "依法核发规划许可证，整治违法建筑。",
        ),
        (2, WHOLE + "行安全畅通。"),
    ]


def test_a_quotation_that_would_not_fit_into_the_line_below_stays_above_it() -> None:
    read = parse(
        table(
            "某县某某镇基本履职事项清单",
            "序号 事项名称",
            "1 抓好民生实事，推进精神文明建设，落实",
            "“四下基层”制度，建强“一支队伍”",
            "2 宣传政策，",
            "服务企业",
        )
    )
    assert [duty.title for duty in read.duties] == [
        "抓好民生实事，推进精神文明建设，落实“四下基层”制度，建强“一支队伍”",
        "宣传政策，服务企业",
    ]


def test_a_full_stop_that_hangs_over_is_no_rest_of_the_line_below() -> None:
    read = parse(
        table(
            "某县某某镇基本履职事项清单",
            "序号 事项名称",
            "1 做好村庄规划区内公共场所修建临时建筑设施审批",
            "。",
            "2 开展“三下乡”活动，加强公共文化场所建设，",
            "服务群众。",
        )
    )
    assert [duty.title for duty in read.duties] == [
        "做好村庄规划区内公共场所修建临时建筑设施审批。",
        "开展“三下乡”活动，加强公共文化场所建设，服务群众。",
    ]
