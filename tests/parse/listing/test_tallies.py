import pytest

from dutygraph.model import DutyList, IssueKind
from dutygraph.parse import parse
from dutygraph.readers.text import text_to_table
from tests.parse.texts import SOURCE, table

LISTS = (
    "某某镇基本履职事项清单",
    "序号\t事项名称",
    "一、党的建设\t",
    "1\t组织学习",
    "二、经济发展\t",
    "2\t服务企业",
    "某某镇配合履职事项清单",
    "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责",
    "一、经济发展\t\t\t\t",
    "1\t防汛\t县水利局\t县水利局：1.预报。\t1.转移。",
)
SECTIONS = [
    ("basic", "党的建设", 1),
    ("basic", "经济发展", 1),
    ("cooperative", "经济发展", 2),
]
WHOLE = [("basic", None, 2), ("cooperative", None, 2)]


def declared(read: DutyList) -> list[tuple[str, str | None, int]]:
    return [(c.kind.value, c.section, c.count) for c in read.declared]


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        (
            [
                "类别\t基本履职\t配合履职\t收回\t合计",
                "一、党的建设\t1\t0\t0\t1",
                "二、经济发展\t1\t2\t—\t3",
                "合计\t2\t2\t0\t4",
            ],
            [*SECTIONS, *WHOLE],
        ),
        (
            [
                "序号\t类别\t事项数量\t\t\t合计",
                "\t\t基本履职事项\t配合履职事项\t上级部门收回事项\t",
                "1\t党的建设\t1项\t\t\t1项",
                "2\t经济发展\t1项\t2项\t\t3项",
                "合计\t\t2项\t2项\t0项\t4项",
            ],
            [*SECTIONS, *WHOLE],
        ),
        (
            [
                "清单\t党的建设\t经济发展\t合计",
                "基本履职\t1\t1\t2",
                "配合履职\t0\t2\t2",
            ],
            SECTIONS,
        ),
        (["基本履职\t配合履职\t收回\t合计", "2\t2\t0\t4"], WHOLE),
    ],
    ids=["rows are sections", "two rows of headings", "rows are lists", "sums alone"],
)
def test_a_table_that_counts_by_sections_and_lists_declares(
    rows: list[str], counts: list[tuple[str, str | None, int]]
) -> None:
    read = parse(table("某某镇履行职责事项汇总表", *rows, *LISTS))
    assert declared(read) == counts
    assert [duty.title for duty in read.duties] == ["组织学习", "服务企业", "防汛"]
    assert {i.kind for i in read.issues} == {IssueKind.COUNT_DIFFERS}
    assert read.issues[0].details[0] == "cooperative"


def test_a_count_beside_a_title_and_another_in_the_table_are_both_checked() -> None:
    rows = ["类别\t基本履职\t配合履职", "合计\t3\t1"]
    titled = LISTS[0] + "（2项）"
    read = parse(table(*rows, titled, *LISTS[1:]))
    assert declared(read) == [("basic", None, 2), ("cooperative", None, 1)]
    assert [(i.kind, i.details) for i in read.issues] == [
        (IssueKind.COUNT_DIFFERS, ("basic", "", "3", "2"))
    ]


def test_a_text_without_cells_declares_by_its_words() -> None:
    lines = [
        "某某镇履行职责事项清单",
        "序号 类别 基本履职 配合履职 合计",
        "1 党的建设 1 0 1",
        "2 经济发展 1 0 1",
        "合计 2 0 2",
        *["某某镇基本履职事项清单", "序号", "事项名称", "一、党的建设", "1"],
        *["组织学习。", "二、经济发展", "2", "服务企业。"],
    ]
    read = parse(text_to_table("\n".join(lines), SOURCE))
    assert declared(read) == [*SECTIONS[:2], ("basic", None, 2)]
    assert read.issues == ()


def test_a_preface_declares_what_it_counts_list_by_list() -> None:
    preface = "本清单包括基本履职事项2项、配合履职事项3项，由镇党委、政府负责。"
    read = parse(table("某某镇履行职责事项清单", preface, *LISTS))
    assert declared(read) == [("basic", None, 2), ("cooperative", None, 3)]
    assert [(a.kind.value, a.quote) for a in read.set_aside] == [("note", preface)]
    assert [i.details for i in read.issues] == [("cooperative", "", "3", "1")]


def test_a_line_below_a_title_that_only_counts_declares() -> None:
    read = parse(table(LISTS[0], "（共2项）", *LISTS[1:]))
    assert declared(read) == [("basic", None, 2)]
    assert read.issues == ()
