from dutygraph.model import Cell, Paragraph, Place, Row, Table
from dutygraph.parse import parse
from dutygraph.parse.listing.pagelines import rows_to_running
from tests.parse.texts import SOURCE


def row(page: int, *texts: str) -> Row:
    place = Place(pages=(page, page))
    return Row(tuple(Cell((Paragraph(text, place),)) for text in texts), place)


def test_who_publishes_a_list_above_its_tables_is_no_section() -> None:
    pages = [
        line
        for page in (1, 2, 3, 4)
        for line in (
            row(page, "某县人民政府办公室"),
            row(page, "序号", "事项名称"),
            row(page, str(page), f"防汛{page}"),
        )
    ]
    top = [row(1, "某县某镇基本履职事项清单"), row(1, "一、平安法治")]
    read = parse(Table(SOURCE, (*top, *pages)))
    assert [duty.section for duty in read.duties] == ["平安法治"] * 4
    assert read.issues == ()


def test_a_section_over_a_few_of_many_pages_and_a_usual_one_run_through_none() -> None:
    few = [row(page, "驼乡文旅") for page in (4, 5, 6)]
    usual = [row(page, "民生服务") for page in range(1, 9)]
    assert rows_to_running([*few, *usual]) == frozenset()
    often = [row(page, "某县资料汇编") for page in range(1, 9)]
    assert rows_to_running([*few, *often]) == {"某县资料汇编"}
