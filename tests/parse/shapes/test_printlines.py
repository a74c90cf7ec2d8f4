from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.parse.shapes.printlines import join_print_lines

SOURCE = Source("清单.docx", "0", "")
NOWHERE = Place()
WRAPPED = (
    "1.组织开展普查，做好数据",
    "审核、验收和质量评估，发",
    "布公报。",
    "2.按时足额发放补贴，不高",
    "于3.5元/吨。",
    "履职保障：",
    "经费。",
)


def joined(*cells: tuple[str, ...], place: Place = NOWHERE) -> list[list[str]]:
    rows = [Row((cell("1"), cell(*lines)), place) for lines in cells]
    table = join_print_lines(Table(SOURCE, tuple(rows)))
    return [[p.text for p in row.cells[1].paragraphs] for row in table.rows]


def cell(*lines: str) -> Cell:
    return Cell(tuple(Paragraph(line, Place()) for line in lines))


def test_lines_of_print_are_joined_where_the_next_word_found_no_room() -> None:
    assert joined(*[WRAPPED] * 4)[0] == [
        "1.组织开展普查，做好数据审核、验收和质量评估，发布公报。",
        "2.按时足额发放补贴，不高于3.5元/吨。",
        "履职保障：",
        "经费。",
    ]


def test_items_without_signs_at_their_ends_are_no_lines_of_print() -> None:
    items = ("受理申请", "入户核查，报县民政局审批", "公示", "发放")
    assert joined(*[items] * 4) == [list(items)] * 4


def test_few_lines_say_nothing_of_the_width_of_a_column() -> None:
    assert joined(WRAPPED) == [list(WRAPPED)]


def test_lines_of_pages_are_left_to_their_reader() -> None:
    read = joined(*[WRAPPED] * 4, place=Place(pages=(1, 1)))
    assert read == [list(WRAPPED)] * 4


def test_the_other_columns_of_such_a_document_need_fewer_lines_to_tell() -> None:
    short = (
        "由县民政局统一购买服务，",
        "组织开展入户调查，并公开",
        "结果，接受社会各界的监督",
        "和评议。",
    )
    rows = [Row((cell("1"), cell(*WRAPPED), cell(*short)), NOWHERE)] * 4
    table = join_print_lines(Table(SOURCE, tuple(rows)))
    assert [p.text for p in table.rows[0].cells[2].paragraphs] == ["".join(short)]


def test_a_heading_as_wide_as_its_column_stays_above_its_steps() -> None:
    lines = ("县人力资源和社会保障局：", "1.审核申请材料，发放补贴", "并公示。")
    assert joined(*[WRAPPED] * 3, lines)[3] == [
        "县人力资源和社会保障局：",
        "1.审核申请材料，发放补贴并公示。",
    ]


def test_numbered_items_as_wide_as_one_another_are_no_lines_of_print() -> None:
    items = ("（1）技术指导", "（2）管护资金", "（3）业务培训", "（4）人员")
    assert joined(*[items] * 4) == [list(items)] * 4


def test_cells_whose_last_lines_are_full_too_hold_items_not_lines_of_print() -> None:
    items = ("技术指导", "管护资金", "业务培训")
    assert joined(*[items] * 6) == [list(items)] * 6


def test_short_items_of_other_lengths_in_a_narrow_column_are_no_lines_of_print() -> (
    None
):
    cells = [
        ("护路经费", "装备配备"),
        ("防疫物资", "专业技术培训"),
        ("政策解读", "数据共享"),
    ]
    assert joined(*cells * 3) == [[*lines] for lines in cells * 3]
