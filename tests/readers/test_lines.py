from dutygraph.readers.lines import (
    Line,
    lines_to_paragraphs,
    words_to_blocks,
    words_to_lines,
)
from dutygraph.readers.pdf_words import Word


def letters(text: str, left: float, top: float, size: float = 10) -> list[Word]:
    return [
        Word(left + size * at, top, left + size * (at + 1), top + size, sign)
        for at, sign in enumerate(text)
    ]


def lines(*texts: str, left: float = 5) -> list[Line]:
    return [
        Line(text, left, 12.0 * at, left + 10 * len(text), 12.0 * at + 10)
        for at, text in enumerate(texts)
    ]


def centred(*texts: str, width: float) -> list[Line]:
    return [
        Line(
            text,
            width / 2 - 5 * len(text),
            12.0 * at,
            width / 2 + 5 * len(text),
            12.0 * at + 10,
        )
        for at, text in enumerate(texts)
    ]


def test_letters_become_lines_from_the_top_in_whatever_order_they_are_drawn() -> None:
    drawn = [*letters("公安局", 0, 20), *letters("民政局", 0, 5)[::-1]]
    assert [line.text for line in words_to_lines(drawn)] == ["民政局", "公安局"]


def test_a_wide_gap_is_a_blank_and_a_letter_printed_twice_is_one() -> None:
    drawn = [*letters("民政", 0, 0), *letters("民政", 0.5, 0), *letters("局", 27, 0)]
    assert [line.text for line in words_to_lines(drawn)] == ["民政 局"]


def test_a_full_line_goes_on_and_a_short_one_ends_the_paragraph() -> None:
    cell = lines("1.审核材料并上报到", "旗里。", "2.备案。", "履职保障：培训。")
    assert lines_to_paragraphs(cell, 0, 100) == [
        "1.审核材料并上报到旗里。",
        "2.备案。",
        "履职保障：培训。",
    ]


def test_a_line_is_full_where_the_next_word_with_its_comma_did_not_fit() -> None:
    cell = lines("开展防汛抗旱工作", "中，及时上报。")
    assert lines_to_paragraphs(cell, 0, 100) == ["开展防汛抗旱工作中，及时上报。"]


def test_a_new_number_after_a_full_stop_begins_a_paragraph() -> None:
    cell = lines("1.审核材料并上报。", "2.备案。")
    assert lines_to_paragraphs(cell, 0, 100) == ["1.审核材料并上报。", "2.备案。"]


def test_names_in_the_middle_of_a_cell_are_joined_only_where_they_are_broken() -> None:
    cell = centred("县民政局", "县农业农村和水利", "局", "县公安局", width=90)
    assert lines_to_paragraphs(cell, 0, 90) == [
        "县民政局",
        "县农业农村和水利局",
        "县公安局",
    ]


def test_words_in_letters_keep_a_blank() -> None:
    cell = [Line("open", 5, 0, 95, 10), Line("data", 5, 12, 40, 22)]
    assert lines_to_paragraphs(cell, 0, 100) == ["open data"]


def test_without_rules_a_jump_of_the_pen_begins_a_block() -> None:
    drawn = [
        *letters("1", 0, 0),
        *letters("防火工作", 40, 0),
        *letters("和防汛", 40, 12),
        *letters("应急局", 120, 0),
    ]
    blocks = [[line.text for line in block] for block in words_to_blocks(drawn)]
    assert blocks == [["1"], ["防火工作", "和防汛"], ["应急局"]]


def test_a_sign_that_hangs_over_the_edge_does_not_make_other_lines_short() -> None:
    cell = [
        Line("审核公示镇里上报12", 5, 0, 91, 10),
        Line("人的材料并及时报送，", 5, 12, 105, 22),
        Line("备案。", 5, 24, 35, 34),
    ]
    assert lines_to_paragraphs(cell, 0, 100) == [
        "审核公示镇里上报12人的材料并及时报送，备案。"
    ]


def test_a_heading_after_a_full_stop_begins_a_paragraph() -> None:
    cell = lines("防止侵占毁坏草原。", "县文旅局：", "清查周边墓地。")
    assert lines_to_paragraphs(cell, 0, 100) == [
        "防止侵占毁坏草原。",
        "县文旅局：",
        "清查周边墓地。",
    ]


def test_a_thin_gap_between_names_set_close_is_a_blank_but_not_one_of_a_wide_line() -> (
    None
):
    close = [
        Word(0, 0, 30, 10, "财政局"),
        Word(32.5, 0, 62.5, 10, "审计局"),
    ]
    assert [line.text for line in words_to_lines(close)] == ["财政局 审计局"]
    wide = [
        Word(12.5 * at, 0, 12.5 * at + 10, 10, sign)
        for at, sign in enumerate("财政局审计局")
    ]
    assert [line.text for line in words_to_lines(wide)] == ["财政局审计局"]
