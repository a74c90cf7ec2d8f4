from dutygraph.model import Cell, Paragraph, Place, Row, Table
from dutygraph.parse import parse
from dutygraph.parse.shapes.cutsections import name_cut_sections
from dutygraph.readers.grid import COVERED
from tests.parse.texts import SOURCE

UNDER = COVERED
OWN = Cell()


def row(page: int, *cells: str | Cell) -> Row:
    place = Place(pages=(page, page))
    made = (
        cell if isinstance(cell, Cell) else Cell((Paragraph(cell, place),))
        for cell in cells
    )
    return Row(tuple(made), place)


def table(*rows: Row) -> Table:
    head = (row(1, "某镇基本履职事项清单"), row(1, "类别", "序号", "事项名称"))
    return Table(SOURCE, (*head, *rows))


def sections(*rows: Row) -> list[tuple[int, str]]:
    return [(duty.number, duty.section) for duty in parse(table(*rows)).duties]


def test_a_section_begun_at_the_end_of_a_page_has_the_name_of_the_next() -> None:
    assert sections(
        row(1, "党的建设", "1", "学习"),
        row(1, UNDER, "2", "宣传"),
        row(1, OWN, "3", "防汛"),
        row(1, UNDER, "4", "防火"),
        row(2, "平安法治", "5", "禁毒"),
        row(2, UNDER, "6", "信访"),
    ) == [
        (1, "党的建设"),
        (2, "党的建设"),
        (3, "平安法治"),
        (4, "平安法治"),
        (5, "平安法治"),
        (6, "平安法治"),
    ]


def test_a_cell_that_fills_a_page_has_its_name_on_the_page_after() -> None:
    assert sections(
        row(1, "党的建设", "1", "学习"),
        row(1, UNDER, "2", "宣传"),
        row(1, OWN, "3", "防汛"),
        row(2, OWN, "4", "防火"),
        row(3, "平安法治", "5", "禁毒"),
    )[2:] == [(3, "平安法治"), (4, "平安法治"), (5, "平安法治")]


def test_a_section_that_goes_on_at_the_top_of_a_page_keeps_its_name() -> None:
    assert sections(
        row(1, "党的建设", "1", "学习"),
        row(1, UNDER, "2", "宣传"),
        row(2, OWN, "3", "防汛"),
        row(2, "平安法治", "4", "防火"),
    ) == [(1, "党的建设"), (2, "党的建设"), (3, "党的建设"), (4, "平安法治")]


def test_where_no_cell_is_merged_a_section_is_named_in_its_first_row() -> None:
    rows = (
        row(1, "党的建设", "1", "学习"),
        row(1, OWN, "2", "宣传"),
        row(1, OWN, "3", "防汛"),
        row(2, "平安法治", "4", "防火"),
    )
    assert name_cut_sections(table(*rows)) == table(*rows)
    bare = table(rows[0], rows[1], rows[3])
    assert name_cut_sections(bare) == bare


def test_the_count_in_the_cell_of_a_section_is_what_the_document_declares() -> None:
    read = parse(
        table(row(1, "党的建设（2项）", "1", "学习"), row(1, UNDER, "2", "宣传"))
    )
    (count,) = read.declared
    assert (count.section, count.count) == ("党的建设", 2)
    assert (read.issues, read.left_out) == ((), ())
