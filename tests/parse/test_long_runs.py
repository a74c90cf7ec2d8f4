"""Cells of one sign again and again, as no list prints them."""

import pytest

from dutygraph.parse import parse
from tests.limits import processor_seconds
from tests.parse.texts import FIRST, HEADINGS, TITLE, table

_MANY = 100_000


@pytest.mark.parametrize(
    ("cell", "begun"),
    [("防汛", "防"), ("预报", "预"), ("巡查", "巡")],
    ids=["title", "departments' text", "township's text"],
)
@pytest.mark.parametrize("sign", [" ", "*", "（", "。", "牵", "【", "1、"])
def test_a_run_of_one_sign_takes_work_that_grows_with_its_length(
    cell: str, begun: str, sign: str
) -> None:
    row = FIRST.replace(cell, f"{begun}{sign * _MANY}{cell[1:]}")
    with processor_seconds(8):
        duties = parse(table(TITLE, HEADINGS, row)).duties
    assert [duty.number for duty in duties] == [1]


@pytest.mark.parametrize("sign", ["局", "县水利局", "县水利局<br>"])
def test_a_run_of_names_takes_work_that_grows_with_its_length(sign: str) -> None:
    run = sign * (_MANY // len(sign))
    row = FIRST.replace("\t县水利局\t", f"\t{run}\t")
    with processor_seconds(8):
        duties = parse(table(TITLE, HEADINGS, row)).duties
    assert [duty.number for duty in duties] == [1]


def test_rows_of_one_duty_take_work_that_grows_with_their_number() -> None:
    rows = [f"\t防汛{at}\t县甲{at}局\t{at}次预报。\t" for at in range(2_000)]
    with processor_seconds(8):
        (duty,) = parse(table(TITLE, HEADINGS, FIRST, *rows)).duties
    assert len(duty.departments) == 2_001


def test_a_name_that_is_glued_to_itself_again_and_again_is_left_whole() -> None:
    glued = "县水利局" * 1_500
    row = FIRST.replace("\t县水利局\t", f"\t{glued}\t")
    duty = parse(table(TITLE, HEADINGS, row)).duties[0]
    assert duty.departments == (glued,)
