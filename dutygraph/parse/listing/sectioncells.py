"""Read the section of a row in a column of its own: a part, gives name and count."""

from collections.abc import Sequence

from dutygraph.model import DeclaredCount, ListKind
from dutygraph.parse.duties.drafts import Draft, Part
from dutygraph.parse.wording import titles
from dutygraph.spellings import fold


def part_to_section(part: Part, kind: ListKind, drafts: Sequence[Draft]) -> str:
    """Give the section of a row, whole where the page has cut its cell.

    `drafts` are those of all lists so far; those of its own list get the whole name.
    """
    text = part.text("section")
    section = titles.text_to_section(text)
    name = section.name if section else text
    above = next((draft for draft in reversed(drafts) if draft.kind is kind), None)
    if above is None or not _is_on_next_page(above.parts[-1], part):
        return name
    begun = above.section
    whole = fold(begun + text)
    usual = titles.is_usual_section(whole) and not titles.is_usual_section(begun)
    named = usual or any(draft.section == whole for draft in drafts)
    if text in begun or (part.text("number") and not named):
        return name
    for draft in drafts:
        if draft.kind is kind and draft.section == begun:
            draft.section = whole
    return whole


def part_to_counts(part: Part, kind: ListKind, section: str) -> list[DeclaredCount]:
    """Give the count that the cell of a section ends with: 党的建设（6项）."""
    told = titles.text_to_section(part.text("section"))
    if told is None or not told.count:
        return []
    return [DeclaredCount(kind, section, told.count, part.place)]


def _is_on_next_page(before: Part, part: Part) -> bool:
    pages = before.place.pages
    return pages is not None and pages != part.place.pages
