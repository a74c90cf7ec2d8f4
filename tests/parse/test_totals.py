from dutygraph.model import IssueKind
from dutygraph.parse import parse
from tests.parse.texts import table

HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责"
THIRD = "3\t防汛\t县水利局\t预报。\t巡查。"
FIFTH = "5\t普查\t县统计局\t培训。\t登记。"


def test_a_list_may_go_on_counting_where_the_one_before_it_ends() -> None:
    basic = ["某省某县某某镇基本履职事项清单", "序号\t事项名称", "1\t宣传", "2\t统战"]
    read = parse(table(*basic, "某某镇配合履职事项清单", HEADINGS, THIRD, FIFTH))
    assert [(i.kind, i.details) for i in read.issues] == [
        (IssueKind.NUMBER_MISSING, ("cooperative", "4"))
    ]
