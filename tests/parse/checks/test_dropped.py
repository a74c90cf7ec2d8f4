from dutygraph.model import Cell, Paragraph, Place, Row, Table
from dutygraph.parse.checks.dropped import find_dropped
from tests.parse.texts import SOURCE, table


def _rows(*lines: str) -> Table:
    place = Place(lines=(1, 1))
    rows = (Row((Cell((Paragraph(line, place),)),), place) for line in lines)
    return Table(SOURCE, tuple(rows), ruled=False)


def test_a_line_that_no_row_has_is_found() -> None:
    before = _rows("1 防汛 县水利局 组织开展巡查。", "做好群众转移安置工作。")
    after = table("1\t防汛\t县水利局\t组织开展巡查。")
    lost = [paragraph.text for paragraph in find_dropped(before, after)]
    assert lost == ["做好群众转移安置工作。"]


def test_words_set_into_other_cells_and_joined_are_not_lost() -> None:
    before = _rows("组织开展巡 做好群众转", "查。 移安置工作。")
    after = table("1\t组织开展巡查。\t做好群众转移安置工作。")
    assert list(find_dropped(before, after)) == []


def test_headings_and_labels_are_not_lost() -> None:
    before = _rows("序号 事项名称 对应上级部门", "上级部门职责：组织开展巡查。")
    after = table("1\t防汛\t县水利局\t组织开展巡查。")
    assert list(find_dropped(before, after)) == []


def test_a_table_that_stays_as_it_is_loses_nothing() -> None:
    same = _rows("做好群众转移安置工作。")
    assert list(find_dropped(same, same)) == []
