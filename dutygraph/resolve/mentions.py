"""Takes a duty list, gives every mention of a department with the row it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.model import Duty, DutyList, Place


@dataclass(frozen=True, slots=True)
class Mention:
    """One name as printed; `heading` where it stands over a text, not in the column.

    `row` counts the duties of the list from 0.
    """

    text: str
    row: int
    place: Place
    heading: bool


def collect_mentions(duty_list: DutyList) -> tuple[Mention, ...]:
    """Give all mentions in the order of the document, repeated ones too."""
    return tuple(
        mention
        for row, duty in enumerate(duty_list.duties)
        for mention in _duty_mentions(row, duty)
    )


def _duty_mentions(row: int, duty: Duty) -> Iterator[Mention]:
    for name in duty.departments:
        yield Mention(name, row, duty.place, heading=False)
    for responsibility in duty.responsibilities:
        for name in responsibility.departments:
            place = next((s.place for s in responsibility.steps), duty.place)
            yield Mention(name, row, place, heading=True)
