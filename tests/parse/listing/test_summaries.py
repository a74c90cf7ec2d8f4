from dutygraph.model import IssueKind, ListKind
from dutygraph.parse import parse
from tests.parse.texts import FIRST, HEADINGS, SECOND, THIRD, kinds, table, titles


def test_a_table_that_counts_the_duties_of_each_list_declares_them() -> None:
    text = table("某镇履行职责事项汇总表", "序号\t清单名称\t事项数量\t备注",
                 "1\t基本履职事项\t9\t", "2\t配合履职事项\t3\t", "合计\t\t12\t",
                 "某镇配合履职事项清单", HEADINGS, FIRST, SECOND, THIRD)  # fmt: skip
    read = parse(text)
    assert titles(read) == [(1, "", "防汛"), (2, "", "防火"), (3, "", "普查")]
    assert [(c.kind, c.section, c.count) for c in read.declared] == [
        (ListKind.BASIC, None, 9),
        (ListKind.COOPERATIVE, None, 3),
    ]
    assert kinds(read) == [IssueKind.COUNT_DIFFERS]


def test_the_sum_of_all_lists_below_their_names_is_that_of_none() -> None:
    text = table("基本履职事项清单", "配合履职事项清单", "清单名称\t数量",
                 "基本履职事项清单\t9", "配合履职事项清单\t3", "合计\t12",
                 "某镇配合履职事项清单", HEADINGS, FIRST, SECOND, THIRD)  # fmt: skip
    assert 12 not in {count.count for count in parse(text).declared}


def test_a_table_that_counts_the_duties_of_each_section_holds_no_duty() -> None:
    headings = "序号\t类别\t基本履职事项\t配合履职事项\t合计"
    text = table("某镇履行职责事项总表", headings,
                 "1\t党的建设\t9\t3\t12", "合计\t\t9\t3\t12",
                 "某镇配合履职事项清单", HEADINGS, FIRST, SECOND, THIRD)  # fmt: skip
    assert titles(parse(text)) == [(1, "", "防汛"), (2, "", "防火"), (3, "", "普查")]


def test_a_row_below_the_duties_declares_their_number() -> None:
    text = table("某镇配合履职事项清单", HEADINGS, FIRST, SECOND, THIRD,
                 "合计\t4项\t\t\t")  # fmt: skip
    read = parse(text)
    assert [(c.kind, c.section, c.count) for c in read.declared] == [
        (ListKind.COOPERATIVE, None, 4)
    ]
    assert kinds(read) == [IssueKind.COUNT_DIFFERS]


def test_a_total_without_the_word_for_items_has_a_cell_of_its_own() -> None:
    text = table("某镇配合履职事项清单", HEADINGS, FIRST, SECOND, THIRD,
                 "合计\t\t4\t\t")  # fmt: skip
    read = parse(text)
    assert [(c.section, c.count) for c in read.declared] == [(None, 4)]
    assert kinds(read) == [IssueKind.COUNT_DIFFERS]


def test_a_total_that_says_what_the_section_says_is_none_of_the_list() -> None:
    text = table("某镇配合履职事项清单", HEADINGS, "一、应急（2项）", FIRST, SECOND,
                 "合计\t2\t\t\t", "二、统计（1项）", THIRD)  # fmt: skip
    read = parse(text)
    assert [(c.section, c.count) for c in read.declared] == [("应急", 2), ("统计", 1)]
    assert read.issues == ()


def test_a_row_below_the_duties_of_a_section_declares_their_number() -> None:
    text = table("某镇配合履职事项清单", HEADINGS, "一、应急", FIRST, SECOND,
                 "小计\t3项\t\t\t", "二、统计", THIRD, "小计\t1项\t\t\t")  # fmt: skip
    read = parse(text)
    assert [(c.section, c.count) for c in read.declared] == [("应急", 3), ("统计", 1)]
    assert kinds(read) == [IssueKind.COUNT_DIFFERS]
