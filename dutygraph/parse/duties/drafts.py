"""Drafts of duties: the parts that rows give, and to which of two duties a part goes.

A row that is broken over pages has its number on one of them: on the first, or, where
text stands in the middle of its cell, on the second.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from dutygraph.model import ListKind, Paragraph, Place
from dutygraph.parse.duties.continuation import begins_before, join_parts

_BY_ROW = ("departments", "responsibilities")
_SAME_TITLE = 0.65
"""Share of equal characters from which a title is another spelling of one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a duty: its paragraphs by the role of their column, its section.

    `merged` where the cell above is merged over that of its number.
    """

    cells: Mapping[str, tuple[Paragraph, ...]]
    place: Place
    section: str = ""
    confidence: float | None = None
    merged: bool = False

    def text(self, role: str) -> str:
        """The text of one cell without white space."""
        return "".join(" ".join([p.text for p in self.cells.get(role, ())]).split())


@dataclass(slots=True)
class Draft:
    """A duty as its rows have it, before its cells are read."""

    kind: ListKind
    number: int
    section: str
    parts: list[Part]


def goes_on(draft: Draft, part: Part) -> bool:
    """Tell whether a number that comes again is the same duty: its title says so."""
    title, again = draft.parts[0].text("title"), part.text("title")
    if not again or title.startswith(again) or again.startswith(title):
        return True
    return SequenceMatcher(None, title, again).ratio() >= _SAME_TITLE


def take_beginning(draft: Draft, part: Part, number: int) -> list[Part]:
    """Take back what was put to the duty before, where it is the beginning of this one.

    In the middle of a cell that is broken over pages, the number can stand on the
    second or a later one of its pages only.
    """
    start = _beginning(draft, part)
    if number != draft.number + 1 or start is None:
        return [part]
    parts = [*draft.parts[start:], part]
    del draft.parts[start:]
    return join_rows(parts)


def join_rows(parts: Sequence[Part]) -> list[Part]:
    """Make the rows of a duty of those that hold its beginning and its number: the
    first has all but what stands beside the departments of the others."""
    first, *others = parts
    cells = {
        role: first.cells.get(role, ()) if role in _BY_ROW else cell
        for role, cell in _joined(parts).items()
    }
    return [
        replace(first, cells=cells, section=parts[-1].section),
        *(
            replace(part, cells={role: part.cells.get(role, ()) for role in _BY_ROW})
            for part in others
        ),
    ]


def begins_above(begun: Part, part: Part) -> bool:
    """Tell a row above the first duty of a list, whose cells that duty goes on with on
    the next page."""
    pages, others = begun.place.pages, part.place.pages
    return pages is not None and others is not None and pages[1] + 1 == others[0]


def _beginning(draft: Draft, part: Part) -> int | None:
    """Find the first row that begins what goes on, page by page, in this one."""
    parts = [*draft.parts, part]
    found = None
    for start in range(len(parts) - 2, 0, -1):
        pages = parts[start].place.pages
        if parts[start].text("number") or pages is None:
            break
        if pages == parts[start + 1].place.pages and not parts[start + 1].merged:
            break
        if not parts[start].merged and _begins(draft.section, parts, start):
            found = start
    return found


def _begins(section: str, parts: Sequence[Part], start: int) -> bool:
    """Tell a row that begins the next duty: it stands under another section, or not at
    the top of its page, where a row that goes on would stand, or counts from 1 again.
    """
    before, later = parts[start], parts[start + 1 :]
    if before.section != section:
        return True
    if _begins_on_last_page(before, parts[start - 1]) and not (
        before.text("departments") and any(p.text("departments") for p in later)
    ):
        return True
    return begins_before(_joined(parts[:start]), before.cells, later[0].cells)


def _begins_on_last_page(part: Part, earlier: Part) -> bool:
    pages, others = part.place.pages, earlier.place.pages
    return pages is not None and others is not None and pages[0] == others[1]


def _joined(parts: Sequence[Part]) -> dict[str, tuple[Paragraph, ...]]:
    roles = dict.fromkeys(role for part in parts for role in part.cells)
    return {
        role: join_parts([part.cells.get(role, ()) for part in parts]) for role in roles
    }
