import pytest

from dutygraph.errors import ReadError
from dutygraph.model import Place, Source
from dutygraph.readers.docx import docx_to_table
from tests.readers.packages import body_to_docx, members_to_zip, p, tbl, tc, tr
from tests.readers.tables import table_to_texts

SOURCE = Source("清单.docx", "0", "")
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr>'
CONTINUED = "<w:vMerge/>"
BEGUN = '<w:vMerge w:val="restart"/>'


def texts(body: str, **parts: str) -> list[list[list[str]]]:
    return table_to_texts(docx_to_table(body_to_docx(body, **parts), SOURCE))


def test_a_duty_over_several_rows_has_empty_cells_below() -> None:
    body = p("配合履职事项清单") + tbl(
        tr(tc("1", properties=BEGUN), tc("防火", properties=BEGUN), tc("应急局")),
        tr(tc("", properties=CONTINUED), tc("旧", properties=CONTINUED), tc("林草局")),
    )
    assert texts(body) == [
        [["配合履职事项清单"]],
        [["1"], ["防火"], ["应急局"]],
        [[], [], ["林草局"]],
    ]


def test_a_section_over_all_columns_is_one_cell() -> None:
    section = tc("一、党的建设", properties='<w:gridSpan w:val="2"/>')
    body = tbl(tr(tc("序号"), tc("事项名称")), tr(section))
    assert texts(body) == [[["序号"], ["事项名称"]], [["一、党的建设"]]]


def test_columns_follow_the_grid_where_rows_differ() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = tbl(
        tr(tc("序号"), tc("事项名称"), tc("部门", properties=wide)),
        tr(tc("1"), tc("防火"), tc("应急局"), tc("扑救")),
        tr(tc("2"), tc("防汛、抗旱", properties=wide), tc("调度")),
        widths=(500, 2000, 2000, 2000),
    )
    assert texts(body) == [
        [["序号"], ["事项名称"], ["部门"], []],
        [["1"], ["防火"], ["应急局"], ["扑救"]],
        [["2"], ["防汛、抗旱"], [], ["调度"]],
    ]


def test_an_uneven_edge_is_no_column() -> None:
    body = tbl(
        tr(tc("序号"), tc("名称", properties='<w:gridSpan w:val="2"/>'), tc("部门")),
        tr(tc("1", properties='<w:gridSpan w:val="2"/>'), tc("防火"), tc("应急局")),
        tr(tc("2"), tc("防汛", properties='<w:gridSpan w:val="3"/>')),
        widths=(600, 60, 2000, 2000),
    )
    assert texts(body)[1:] == [
        [["1"], ["防火"], ["应急局"]],
        [["2"], ["防汛"], []],
    ]


def test_paragraphs_numbered_by_word_are_items_and_keep_their_text() -> None:
    cell = tc(
        p("应急局："), p("扑救", NUMBERED.format(0)), p("分项", NUMBERED.format(1))
    )
    assert texts(tbl(tr(tc("1"), cell))) == [
        [["1"], ["应急局：", "-扑救", "（1）分项"]]
    ]


def test_a_number_that_word_counts_is_read_where_it_stands_alone() -> None:
    rows = [tr(tc(p("", NUMBERED.format(0))), tc(title)) for title in ("防火", "防汛")]
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="5"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        "</w:num>"
    )
    assert texts(tbl(*rows)) == [[["1"], ["防火"]], [["2"], ["防汛"]]]
    assert texts(tbl(*rows), numbering=numbering) == [
        [["5"], ["防火"]],
        [["6"], ["防汛"]],
    ]


@pytest.mark.parametrize(
    ("anew", "numbers"),
    [
        ("", ["1", "2", "3"]),
        (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
            ["1", "1", "2"],
        ),
    ],
)
def test_numberings_of_one_definition_count_on_unless_one_starts_anew(
    anew: str, numbers: list[str]
) -> None:
    other = NUMBERED.replace('"3"', '"4"')
    rows = [
        tr(tc(p("", mark.format(0))), tc("防火")) for mark in (NUMBERED, other, other)
    ]
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="4"><w:abstractNumId w:val="1"/>{anew}</w:num>'
    )
    found = texts(tbl(*rows), numbering=numbering)
    assert [row[0] for row in found] == [[number] for number in numbers]


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ('<w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/>', ["1)查", "2)报"]),
        (
            '<w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%2"/>',
            ["①查", "②报"],
        ),
        (
            '<w:start w:val="11"/><w:numFmt w:val="chineseCounting"/>'
            '<w:lvlText w:val="（%2）"/>',
            ["（十一）查", "（十二）报"],
        ),
        (
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>',
            ["（1）查", "（2）报"],
        ),
    ],
)
def test_a_number_below_the_top_level_is_shown_as_word_shows_it(
    level: str, shown: list[str]
) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="1">{level}</w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    below = NUMBERED.format(1)
    cell = tc(p("扑救", NUMBERED.format(0)), p("查", below), p("报", below))
    found = texts(tbl(tr(tc("1"), cell)), numbering=numbering)
    assert found == [[["1"], ["-扑救", *shown]]]


def test_a_style_can_number_a_paragraph() -> None:
    styles = (
        f'<w:style w:styleId="a"><w:pPr>{NUMBERED.format(0)}</w:pPr></w:style>'
        '<w:style w:styleId="b"/>'
    )
    cell = tc(p("扑救", '<w:pStyle w:val="a"/>'), p("注", '<w:pStyle w:val="b"/>'))
    assert texts(tbl(tr(tc("1"), cell)), styles=styles) == [[["1"], ["-扑救", "注"]]]


def test_breaks_tabs_and_deleted_text() -> None:
    runs = (
        "<w:p><w:r><w:t>应急局</w:t><w:br/><w:t>林草</w:t><w:tab/><w:t>局</w:t></w:r>"
        "<w:del><w:r><w:delText>旧局</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:sym w:char="F081"/></w:r></w:p>'
    )
    assert texts(tbl(tr(tc("1"), tc(runs)))) == [[["1"], ["应急局", "林草 局新①"]]]


def test_hidden_text_is_left_out() -> None:
    run = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>{}</w:t></w:r>"
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    runs = run.format("", "待定") + run.format(' w:val="0"', "防火")
    assert texts(tbl(tr(tc("1"), tc(f"<w:p>{mark}{runs}</w:p>")))) == [
        [["1"], ["防火"]]
    ]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = tbl(control(tr(tc("1"), control(tc("防火")))))
    assert texts(control(body)) == [[["1"], ["防火"]]]


def test_a_table_that_lays_out_the_page_gives_the_table_inside() -> None:
    inner = tbl(tr(tc("1"), tc("防火")))
    assert texts(tbl(tr(tc(p("清单"), inner, p(""))))) == [
        [["清单"]],
        [["1"], ["防火"]],
    ]


def test_places_name_table_and_row() -> None:
    body = p("清单") + tbl(tr(tc("1"), tc("防火"))) + tbl(tr(tc("2"), tc("防汛")))
    table = docx_to_table(body_to_docx(body), SOURCE)
    assert [row.place for row in table.rows] == [
        Place(lines=(1, 1)),
        Place(table=1, rows=(1, 1)),
        Place(table=2, rows=(1, 1)),
    ]
    assert table.rows[2].cells[1].paragraphs[0].place == Place(table=2, rows=(1, 1))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (members_to_zip({"a.txt": "x"}), "no word/document.xml inside"),
        (members_to_zip({"word/document.xml": "<w:document"}), "not well formed"),
        (members_to_zip({"word/document.xml": "<a/>"}), "without a body"),
    ],
)
def test_a_broken_package_is_a_read_error(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        docx_to_table(data, SOURCE)
