"""Read the section that a row names in a column of its own: a part, gives its name."""

from collections.abc import Collection, Sequence

from dutygraph.parse import titles
from dutygraph.parse.drafts import Draft, Part
from dutygraph.parse.spellings import fold


def part_to_section(part: Part, drafts: Sequence[Draft], named: Collection[str]) -> str:
    """Give the section of a row, whole where the page has cut its cell.

    `drafts` are those of its list so far, which have the name that was cut; `named`
    are all sections of the document.
    """
    text = part.text("section")
    section = titles.text_to_section(text)
    name = section.name if section else text
    if not drafts or not _is_on_next_page(drafts[-1].parts[-1], part):
        return name
    begun = drafts[-1].section
    whole = fold(begun + text)
    usual = titles.is_usual_section(whole) and not titles.is_usual_section(begun)
    cut = not part.text("number") or whole in named or usual
    if not cut or text in begun:
        return name
    for draft in drafts:
        if draft.section == begun:
            draft.section = whole
    return whole


def _is_on_next_page(before: Part, part: Part) -> bool:
    pages = before.place.pages
    return pages is not None and pages != part.place.pages
