from hypothesis import given
from hypothesis import strategies as st

from dutygraph.model import Cell, Paragraph, Place
from dutygraph.readers.markup import markup_to_paragraphs
from dutygraph.readers.paragraphs import text_to_paragraphs
from tests.limits import processor_seconds
from tests.readers.tables import cell_to_texts

PLACE = Place(lines=(7, 7))


def texts(fragment: str) -> list[str]:
    return cell_to_texts(Cell(markup_to_paragraphs(fragment, PLACE)))


def test_text_without_tags_is_one_paragraph_with_its_place() -> None:
    assert markup_to_paragraphs("1.排查。 2.上报。", PLACE) == (
        Paragraph("1.排查。 2.上报。", PLACE),
    )


def test_a_list_never_closed_gives_its_items() -> None:
    fragment = "<p>民政局职责：</p> <ol><li>1.救助</li><li>报告</li> <p>履职保障：</p>"
    assert texts(fragment) == ["民政局职责：", "-1.救助", "-报告", "履职保障："]


def test_a_paragraph_inside_an_item_is_the_item_and_the_next_is_not() -> None:
    assert texts("<li><p>救助</p><p>报告</p></li>") == ["-救助", "报告"]


def test_blanks_of_print_are_plain_blanks() -> None:
    assert texts("民政局&nbsp;公安局\u3000教育局") == ["民政局 公安局 教育局"]


def test_breaks_and_lines_part_paragraphs() -> None:
    assert texts("民政局<br/>公安局<BR>教育局\n林草局") == [
        "民政局",
        "公安局",
        "教育局",
        "林草局",
    ]


def test_tags_inside_a_line_leave_nothing() -> None:
    assert texts('<b>一、</b><span style="x">党的</span><o:p></o:p>建设') == [
        "一、党的建设"
    ]


def test_what_is_no_tag_stays_text() -> None:
    assert texts("<院>、a < b、<name>") == ["<院>、a < b、<name>"]


def test_scripts_and_comments_are_not_seen() -> None:
    assert texts("<!-- <p>旧</p> -->新<script>var a = '<p>';</script>") == ["新"]


def test_hostile_markup_takes_no_time() -> None:
    with processor_seconds(5):
        for piece in ("<script>", "<!--", "<p ", "a<b>", '<p "', "&#"):
            markup_to_paragraphs(piece * 50_000, PLACE)


@given(st.text(alphabet="民政局。1\n\t\u3000\u200b ", max_size=40))
def test_no_sign_but_white_space_is_lost(text: str) -> None:
    joined = "".join(one.text for one in text_to_paragraphs(text, PLACE))
    kept = text.replace("\u200b", "")
    assert "".join(joined.split()) == "".join(kept.split())
