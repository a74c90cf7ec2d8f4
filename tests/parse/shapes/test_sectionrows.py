import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.parse import parse
from dutygraph.parse.shapes.sectionrows import join_section_rows
from tests.parse import texts
from tests.parse.texts import kinds, table, titles


@pytest.mark.parametrize("count", ["2项", "共2项", "（2项）", ""])
def test_a_section_may_have_its_numeral_name_and_count_in_cells_of_their_own(
    count: str,
) -> None:
    first = f"一\t平安法治\t\t\t{count}"
    second = "（二）\t经济发展\t\t\t"
    above = (texts.TITLE, texts.HEADINGS, first)
    rows = (texts.FIRST, texts.SECOND, second, texts.THIRD)
    read = parse(table(*above, *rows))
    assert titles(read) == [
        (1, "平安法治", "防汛"),
        (2, "平安法治", "防火"),
        (3, "经济发展", "普查"),
    ]
    declared = [(c.section, c.count) for c in read.declared[1:]]
    assert declared == ([("平安法治", 2)] if count else [])
    assert kinds(read) == []


@pytest.mark.parametrize("ordinal", ["附件2", "第二部分", "二、"])
def test_the_title_of_a_list_may_have_a_cell_beside_what_counts_it(
    ordinal: str,
) -> None:
    title = f"{ordinal}\t某镇配合履职事项清单\t\t\t"
    rows = ("（一）平安法治\t\t\t\t", texts.HEADINGS, texts.FIRST, texts.SECOND)
    read = parse(table("某镇履职事项清单\t\t\t\t", title, *rows))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "平安法治", "防火")]


def test_a_heading_that_a_program_writes_into_each_column_is_one() -> None:
    section = "\t".join(["一、平安法治（2项）"] * 5)
    title = "\t".join([texts.TITLE] * 5)
    read = parse(table(title, texts.HEADINGS, section, texts.FIRST, texts.SECOND))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "平安法治", "防火")]


@pytest.mark.parametrize(
    "row",
    [
        "一\t基本履职事项清单\t20项",
        "1\t防汛\t",
        "一\t防汛。调度\t",
        "一\t平安法治\t县水利局",
        "一\t平安法治\t2项\t巡查",
    ],
)
def test_other_rows_stay_as_they_are(row: str) -> None:
    text = table(row)
    assert join_section_rows(text) == text


@given(st.lists(st.text(alphabet="一二、（）项3党建。\t", max_size=12), max_size=4))
def test_no_row_is_lost(lines: list[str]) -> None:
    text = table("x", *lines)
    joined = join_section_rows(text)
    assert [row.place for row in joined.rows] == [row.place for row in text.rows]


def test_a_usual_name_between_the_title_and_the_table_heads_a_section() -> None:
    above = (texts.TITLE, "平安法治", texts.HEADINGS)
    read = parse(table(*above, texts.FIRST, texts.SECOND))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "平安法治", "防火")]
