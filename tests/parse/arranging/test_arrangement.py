"""How often a page is read, each time along more ways, and which reading counts."""

import pytest

from dutygraph.model import Place
from dutygraph.parse.arranging import arrangement
from dutygraph.parse.arranging.arrangement import (
    Breadth,
    Placed,
    Way,
    arrange,
    follow_ways,
)
from dutygraph.parse.arranging.placing import Cell, Order, Page, Step
from dutygraph.parse.arranging.tokens import Cue, Token

WORDS = [Token(f"词{at}", Place(lines=(at, at)), Cue.WORDS) for at in range(10)]
ROLES = ("number", "title")


def page(order: Order) -> Page:
    step = Step(0, (Cell(), Cell()), 0)
    return Page(ROLES, step, (0.0, 0.0), ("", ""), False, order=order)


def costs_of(
    monkeypatch: pytest.MonkeyPatch, costs: dict[int, float]
) -> list[tuple[int, float]]:
    """Let a search along so many ways find this cost; give the list of those done."""
    done: list[tuple[int, float]] = []

    def search(
        tokens: list[Token], page: Page, breadth: Breadth, worth: float = 0.0
    ) -> tuple[list[Placed], float]:
        done.append((breadth.beam, breadth.margin))
        return [], costs[breadth.beam]

    monkeypatch.setattr(arrangement, "_search", search)
    return done


def test_a_page_that_fits_well_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done = costs_of(monkeypatch, {16: 1.0})
    assert arrange(WORDS, page(Order.BLOCKS)) == ([], 1.0)
    assert done == [(16, 9.0)]


def test_a_page_that_more_ways_do_not_fit_is_read_along_the_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = costs_of(monkeypatch, {16: 6.0, 64: 5.0, 128: 2.0})
    assert arrange(WORDS, page(Order.BLOCKS)) == ([], 2.0)
    assert done == [(16, 9.0), (64, 9.0), (128, 14.0)]


def test_an_order_that_is_not_the_likely_one_is_not_read_along_the_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = costs_of(monkeypatch, {16: 6.0, 64: 5.0})
    assert arrange(WORDS, page(Order.LOOSE), likely=False) == ([], 5.0)
    assert done == [(16, 9.0), (64, 9.0)]


def test_a_sheet_is_read_again_along_more_ways_and_the_cheaper_reading_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = costs_of(monkeypatch, {32: 1.0, 64: 1.5})
    assert arrange(WORDS, page(Order.SHEET)) == ([], 1.0)
    assert done == [(32, 4.0), (64, 8.0)]


def test_ways_that_differ_in_the_titles_alone_leave_room_for_others() -> None:
    here = page(Order.BLOCKS)
    numbered = here.start._replace(cells=(Cell(9, False, top=9), Cell()), fresh=False)
    ways = [Way(0.0, numbered, here)]
    found = follow_ways(ways, WORDS[:5], Breadth(16, 99.0, 16))
    assert sorted(way.step.cells[1].top for way in found) == [1, 2, 3, 4, 5]
