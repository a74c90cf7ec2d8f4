"""Words of a page: drawn with fonts that every PDF reader has."""

import pypdfium2 as pdfium
import pytest

from dutygraph.readers.pdf_page import page_to_marks
from dutygraph.readers.pdf_words import Word, level_words
from tests.readers.packages import content_to_pdf


def words_of(content: str) -> list[Word]:
    with pdfium.PdfDocument(content_to_pdf(content)) as document:
        return page_to_marks(document[0]).words


def texts_of(content: str) -> list[str]:
    return [word.text for word in words_of(content)]


def test_signs_set_evenly_are_one_word_and_others_stand_alone() -> None:
    assert texts_of("BT /F1 10 Tf 50 500 Td (2025 ab) Tj ET") == ["2025", " ", "a", "b"]


def test_a_word_reaches_from_its_first_sign_to_its_last() -> None:
    (word,) = words_of("BT /F1 10 Tf 50 500 Td (2025) Tj ET")
    assert (word.left, round(word.right, 1)) == (50, 72.2)
    assert -word.bottom < 500 < -word.top


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("2 Tc (2025) Tj", ["2", "0", "2", "5"]),
        ("[(20) -2000 (25)] TJ", ["20", "25"]),
        ("(20) Tj 5 Ts (25) Tj", ["20", "25"]),
        ("(20) Tj /F1 20 Tf (25) Tj", ["20", "25"]),
    ],
)
def test_a_gap_or_a_step_ends_a_word(drawn: str, words: list[str]) -> None:
    assert texts_of(f"BT /F1 10 Tf 50 500 Td {drawn} ET") == words


def test_a_watermark_that_runs_askew_is_no_word_of_the_page() -> None:
    askew = "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 400 Tm (88) Tj ET"
    upright = "BT /F1 40 Tf 0 1 -1 0 300 400 Tm (88) Tj ET"
    assert texts_of(f"BT /F1 10 Tf 50 500 Td (2025) Tj ET {askew}") == ["2025"]
    assert "".join(texts_of(upright)) == "88"


def test_a_word_over_the_edge_of_the_page_is_not_seen() -> None:
    drawn = "".join(
        f"BT /F1 10 Tf {at} Td (2025) Tj ET " for at in ("50 500", "50 -6", "50 2000")
    )
    assert texts_of(drawn) == ["2025"]


def test_a_word_is_cut_into_words_of_one_sign() -> None:
    assert Word(10, 5, 40, 15, "民政局").signs() == [
        Word(10, 5, 20, 15, "民"),
        Word(20, 5, 30, 15, "政"),
        Word(30, 5, 40, 15, "局"),
    ]


def test_a_word_whose_box_is_only_its_strokes_gets_the_height_of_its_neighbour() -> (
    None
):
    drawn = [
        Word(0, 0, 20, 10, "第十"),
        Word(20, 4, 30, 5, "一"),
        Word(30, 0, 40, 10, "条"),
    ]
    assert [(word.top, word.bottom) for word in level_words(drawn)] == [(0, 10)] * 3


def test_a_comma_may_hang_below_the_strokes_of_the_words_in_its_line() -> None:
    drawn = [
        Word(0, 0, 30, 10, "查化解"),
        Word(30, 7, 40, 11.2, "，"),
        Word(40, 0, 60, 10, "落实"),
    ]
    assert [(word.top, word.bottom) for word in level_words(drawn)] == [(0, 10)] * 3
