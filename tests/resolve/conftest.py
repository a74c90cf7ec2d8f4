"""Builds small duty lists for the tests of resolving."""

from collections.abc import Callable

import pytest

from dutygraph.model import (
    Duty,
    DutyList,
    ListKind,
    Passage,
    Place,
    Responsibility,
    Source,
)

Row = tuple[tuple[str, ...], tuple[str, ...]]
Builder = Callable[..., DutyList]
TITLE = "湖南省长沙市长沙县黄兴镇履行职责事项清单"


@pytest.fixture
def duty_list() -> Builder:
    """Give a builder: rows of (names of the column, names of headings)."""
    return build


def build(
    *rows: Row,
    heading: str = TITLE,
    township: str | None = None,
    name: str = "list.txt",
    guarantees: tuple[str, ...] = (),
    section: str = "经济发展",
) -> DutyList:
    duties = tuple(
        _duty(number, column, headings, guarantees, section)
        for number, (column, headings) in enumerate(rows or (((), ()),), 1)
    )
    source = Source(name, "0" * 64, "text/plain")
    return DutyList(source, heading, township, None, duties)


def _duty(
    number: int,
    column: tuple[str, ...],
    headings: tuple[str, ...],
    guarantees: tuple[str, ...],
    section: str,
) -> Duty:
    place = Place(lines=(number, number))
    return Duty(
        ListKind.COOPERATIVE,
        number,
        section,
        f"事项{number}",
        place,
        f"事项{number}",
        departments=column,
        responsibilities=tuple(
            Responsibility((heading,), (Passage("办理", place, "办理"),))
            for heading in headings
        ),
        guarantees=tuple(Passage(text, place, text) for text in guarantees),
    )
