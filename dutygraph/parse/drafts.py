"""Drafts of duties: the parts that rows give, and to which of two duties a part goes.

A row that is broken over pages has its number on one of them: on the first, or, where
text stands in the middle of its cell, on the second.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutygraph.model import ListKind, Paragraph, Place
from dutygraph.parse.continuation import begins_before, join_parts


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a duty: its paragraphs by the role of their column, its section."""

    cells: Mapping[str, tuple[Paragraph, ...]]
    place: Place
    section: str = ""
    confidence: float | None = None

    def text(self, role: str) -> str:
        """The text of one cell without white space."""
        return "".join("".join(p.text.split()) for p in self.cells.get(role, ()))


@dataclass(slots=True)
class Draft:
    """A duty as its rows have it, before its cells are read."""

    kind: ListKind
    number: int
    section: str
    parts: list[Part]


def take_beginning(draft: Draft, part: Part, number: int) -> Part:
    """Take back what was put to the duty before, where it is the beginning of this one.

    In the middle of a cell that is broken over pages, the number can stand on the
    second of its pages only.
    """
    if number != draft.number + 1 or len(draft.parts) < 2:
        return part
    before = draft.parts[-1]
    pages = before.place.pages
    if before.text("number") or pages is None or pages == part.place.pages:
        return part
    if not _begins(draft, before, part):
        return part
    draft.parts.pop()
    sure = [p.confidence for p in (before, part) if p.confidence is not None]
    place = before.place.through(part.place)
    cells = _joined([before, part])
    return Part(cells, place, part.section, min(sure, default=None))


def _begins(draft: Draft, before: Part, part: Part) -> bool:
    """Tell a row that begins the next duty: it stands under another section, or not at
    the top of its page, where a row that goes on would stand, or counts from 1 again.
    """
    if before.section != draft.section:
        return True
    if _begins_on_last_page(before, draft.parts[-2]) and not (
        before.text("departments") and part.text("departments")
    ):
        return True
    earlier = _joined(draft.parts[:-1])
    return begins_before(earlier, before.cells, part.cells)


def _begins_on_last_page(part: Part, earlier: Part) -> bool:
    pages, others = part.place.pages, earlier.place.pages
    return pages is not None and others is not None and pages[0] == others[1]


def _joined(parts: Sequence[Part]) -> dict[str, tuple[Paragraph, ...]]:
    roles = dict.fromkeys(role for part in parts for role in part.cells)
    return {
        role: join_parts([part.cells.get(role, ()) for part in parts]) for role in roles
    }
