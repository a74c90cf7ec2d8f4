import pytest

from dutygraph.model import Cell, DutyList, Table
from dutygraph.parse import parse
from dutygraph.parse.listing.sameas import Above, share_cells
from dutygraph.readers.grid import COVERED
from dutygraph.readers.html import html_to_table
from dutygraph.readers.sheet import Sheet, sheet_to_rows
from tests.parse.texts import SOURCE, table

HEADINGS = "序号\t事项名称\t责任部门\t部门职责\t镇配合职责\t履职保障"


def test_a_row_that_goes_on_says_nothing_with_the_same() -> None:
    (duty,) = parse(
        table(
            "某镇配合履职事项清单",
            HEADINGS,
            "1\t防汛\t县水利局\t预报。\t1.巡查；2.转移\t经费；培训",
            "\t同上\t县气象局\t预警。\t同上\t同上",
            "\t\t县应急局\t救援。\t同上\t〃",
        )
    ).duties
    assert duty.title == "防汛"
    assert duty.departments == ("县水利局", "县气象局", "县应急局")
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "培训"]


@pytest.mark.parametrize("same", ["同上", "〃", "同 上"])
def test_a_duty_has_what_the_duty_above_it_says(same: str) -> None:
    first, second = parse(
        table(
            "某镇配合履职事项清单",
            HEADINGS,
            "1\t防汛\t县水利局\t预报。\t巡查。\t经费。",
            f"2\t抗旱\t{same}\t调度。\t送水。\t{same}",
        )
    ).duties
    assert second.departments == first.departments == ("县水利局",)
    assert [phrase.text for phrase in second.guarantees] == ["经费"]
    assert [step.text for step in second.township_steps] == ["送水"]


def test_the_first_duty_of_a_list_has_nothing_above_it() -> None:
    _, duty = parse(
        table(
            "某镇基本履职事项清单",
            "序号\t事项名称",
            "1\t学习",
            "某镇配合履职事项清单",
            HEADINGS,
            "1\t防汛\t同上\t预报。\t巡查。\t经费。",
        )
    ).duties
    assert duty.departments == ()


RECLAIMED = ["序号", "事项名称", "承接部门", "工作方式"]


def methods(read: DutyList) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(d.departments, [s.text for s in d.work_methods]) for d in read.duties]


def reclaimed(*rows: str) -> DutyList:
    heads = "".join(f"<td>{text}</td>" for text in RECLAIMED)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    page = f"<h1>某镇上级部门收回事项清单</h1><table><tr>{heads}</tr>{body}</table>"
    return parse(html_to_table(page, SOURCE))


def test_a_cell_merged_over_several_duties_is_of_each() -> None:
    read = reclaimed(
        "<td>1</td><td>甲</td><td rowspan=2>县城管局</td><td>巡查。</td>",
        "<td>2</td><td>乙</td><td rowspan=2>1.受理。<br>2.查处。</td>",
        "<td>3</td><td>丙</td><td>县住建局</td>",
    )
    assert methods(read) == [
        (("县城管局",), ["巡查"]),
        (("县城管局",), ["受理", "查处"]),
        (("县住建局",), ["受理", "查处"]),
    ]


def test_a_merged_range_of_a_sheet_is_of_each_duty() -> None:
    texts = {
        1: dict(enumerate(RECLAIMED, 1)),
        2: {1: "1", 2: "甲", 3: "县城管局", 4: "巡查。"},
        3: {1: "2", 2: "乙", 3: "hidden below the range"},
        4: {1: "3", 2: "丙", 4: "受理。"},
    }
    sheet = Sheet("上级收回", texts, [(2, 3, 3, 3), (2, 3, 4, 4)])
    rows = tuple(sheet_to_rows(sheet))
    assert rows[3].cells[2:] == (COVERED, COVERED)
    assert rows[4].cells[2] == Cell()
    assert methods(parse(Table(SOURCE, rows))) == [
        (("县城管局",), ["巡查"]),
        (("县城管局",), ["巡查"]),
        ((), ["受理"]),
    ]


def test_an_empty_merged_cell_takes_nothing_from_above_it() -> None:
    read = reclaimed(
        "<td>1</td><td>甲</td><td>县城管局</td><td>巡查。</td>",
        "<td>2</td><td>乙</td><td rowspan=2></td><td>查处。</td>",
        "<td>3</td><td>丙</td><td>受理。</td>",
    )
    assert methods(read) == [
        (("县城管局",), ["巡查"]),
        ((), ["查处"]),
        ((), ["受理"]),
    ]


def test_a_number_in_every_row_of_a_duty_takes_nothing_twice() -> None:
    heads = "".join(f"<td>{text}</td>" for text in HEADINGS.split("\t"))
    page = (
        f"<h1>某镇配合履职事项清单</h1><table><tr>{heads}</tr>"
        "<tr><td>1</td><td>防汛</td><td>县水利局</td><td>预报。</td>"
        "<td rowspan=2>1.巡查。<br>2.转移。</td><td rowspan=2>经费。</td></tr>"
        "<tr><td>1</td><td>防汛</td><td>县气象局</td><td>预警。</td></tr></table>"
    )
    (duty,) = parse(html_to_table(page, SOURCE)).duties
    assert duty.departments == ("县水利局", "县气象局")
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]
    assert [phrase.text for phrase in duty.guarantees] == ["经费"]


def test_a_merged_cell_is_the_next_dutys_too_behind_a_row_that_a_page_has_cut() -> None:
    roles = ("number", "title", "receiving", "work_methods")
    said, none = table("1\t防汛\t县水利局\t1.预报；").rows[0], Cell()
    cut = said._replace(cells=(none, none, none, said.cells[3]))
    next_duty = table("2\t防旱\t\t调度。").rows[0]
    number, title, _, method = next_duty.cells
    next_duty = next_duty._replace(cells=(number, title, COVERED, method))
    above = Above()
    given = [share_cells(row, roles, above) for row in (said, cut, next_duty)]
    assert [row.cells[2].text for row in given] == ["县水利局", "", "县水利局"]
