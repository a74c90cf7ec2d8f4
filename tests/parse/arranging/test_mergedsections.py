"""The names of sections that a merged first column has once for all their duties."""

from dutygraph.model import Place
from dutygraph.parse import parse
from dutygraph.parse.arranging.mergedsections import take_merged_sections
from dutygraph.parse.arranging.sectionrows import Rows, sections_to_rows
from dutygraph.parse.wording.heads import Line
from tests.parse.texts import table


def taken(text: str, headings: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    lines = [
        Line(own, Place(lines=(at, at))) for at, own in enumerate(text.split("\n"), 1)
    ]
    kept = [Line("", li.place) if li.text in headings else li for li in lines]
    left, sections = take_merged_sections(lines, kept)
    return [li.text for li in left if li.text], [li.text for li in sections]


def test_a_name_is_taken_from_between_the_numbers() -> None:
    assert taken("1\n2\n\n平安法治\n\n3") == (["1", "2", "3"], ["平安法治"])


def test_a_name_is_taken_from_beside_a_number() -> None:
    assert taken("党的建设 5 发展党员") == (["5 发展党员"], ["党的建设"])


def test_a_name_that_its_column_has_cut_is_put_together() -> None:
    text = "平安法 1 对药品的监督\n治\n管理"
    assert taken(text) == (["1 对药品的监督", "管理"], ["平安法治"])


def test_names_below_the_heading_of_their_column_need_not_be_usual() -> None:
    heads = ("事项类别", "序号")
    text = "事项类别\n招商引资\n\n平安法治\n\n序号\n1"
    assert taken(text, heads) == (["1"], ["招商引资", "平安法治"])


def test_a_name_that_goes_on_with_a_line_of_text_is_left() -> None:
    text = "1.做好本辖区的\n民生服务\n工作。"
    assert taken(text) == (["1.做好本辖区的", "民生服务", "工作。"], [])


def rows(titles: list[str], lines: list[int]) -> Rows:
    borders = tuple(float(at) for at in range(len(titles) + 1))
    return Rows(tuple(lines), tuple(titles), borders)


def named(*names: tuple[str, int]) -> list[Line]:
    return [Line(name, Place(lines=(at, at))) for name, at in names]


def test_names_in_the_middle_of_their_cells_tell_where_these_begin() -> None:
    found = rows(["甲", "乙", "丙", "丁", "戊", "己"], [1, 2, 4, 5, 6, 8])
    sections = named(("某某事项", 3), ("另类事项", 7))
    assert sections_to_rows(sections, found, True) == ([1, 5], False)


def test_names_at_the_top_of_their_cells_stand_above_their_first_number() -> None:
    found = rows(["甲", "乙", "丙", "丁"], [3, 5, 7, 13])
    sections = named(("某某事项", 2), ("另类事项", 12))
    assert sections_to_rows(sections, found, True) == ([1, 4], False)


def test_names_apart_from_all_numbers_begin_where_the_titles_speak_of_them() -> None:
    found = rows(["信访", "普法宣传", "矛盾纠纷", "就业服务"], [11, 12, 13, 14])
    sections = named(("平安法治", 2), ("民生服务", 4))
    assert sections_to_rows(sections, found, True) == ([1, 4], True)


def test_a_name_above_the_end_of_a_page_without_rows_is_that_of_the_next() -> None:
    assert sections_to_rows(named(("平安法治", 2)), rows([], []), False) == ([1], True)


DEFAULT_ORDER = """某县某某镇基本履职事项清单
事项类别
平安法治

民生服务

序号
1
2
3
4

事项名称
做好信访工作。
开展普法宣传。
化解矛盾纠纷。
做好就业服务。
\f"""


def test_sections_printed_in_a_block_head_their_duties_and_are_doubted() -> None:
    read = parse(table(*DEFAULT_ORDER.split("\n")))
    assert [(duty.number, duty.section, duty.title) for duty in read.duties] == [
        (1, "平安法治", "做好信访工作。"),
        (2, "平安法治", "开展普法宣传。"),
        (3, "平安法治", "化解矛盾纠纷。"),
        (4, "民生服务", "做好就业服务。"),
    ]
    doubted = [issue.quote for issue in read.issues if "uncertain" in issue.kind.value]
    assert doubted == ["平安法治", "民生服务"]
