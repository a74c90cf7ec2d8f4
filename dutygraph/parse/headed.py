"""Head the text of departments that stand in rows of their own: the rows of one duty,
give the text of its departments.

Where each department has a row, its cell is the heading of the text beside it.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from dutygraph.model import Paragraph
from dutygraph.parse import names
from dutygraph.parse.continuation import join_parts
from dutygraph.parse.drafts import Draft, Part
from dutygraph.parse.responsibilities import headings_in, is_closing


def has_rows_of_departments(drafts: Iterable[Draft], known: frozenset[str]) -> bool:
    """Tell whether a table gives the departments of a duty rows of their own, each
    with a text that nothing but its cell heads."""
    return any(
        _pages(draft.parts) <= 1
        and _are_rows_of_departments(draft.parts, _names_by_row(draft.parts, known))
        and all(_lacks_heading(part, (), known) for part in draft.parts)
        for draft in drafts
    )


def parts_to_text(
    parts: Sequence[Part], known: frozenset[str], in_rows: bool
) -> tuple[Paragraph, ...]:
    """Join the departments' text of one duty; a row's department heads its text.

    `in_rows` says that the table has rows of departments: then a single row is one,
    and a row may name several.
    """
    named = _names_by_row(parts, known)
    if not _are_rows_of_departments(parts, named, in_rows):
        printed = [_text(part) for part in parts]
        return join_parts(printed, {*known, *chain.from_iterable(named)})
    cells = [
        _headed(part, name, known) for part, name in zip(parts, named, strict=True)
    ]
    return tuple(chain(*cells)) if _pages(parts) <= 1 else join_parts(cells)


def _names_by_row(
    parts: Sequence[Part], known: frozenset[str]
) -> list[tuple[str, ...]]:
    cells = (part.cells.get("departments", ()) for part in parts)
    return [names.text_to_names("\n".join(p.text for p in c), (), known) for c in cells]


def _are_rows_of_departments(
    parts: Sequence[Part], named: Sequence[tuple[str, ...]], in_rows: bool = False
) -> bool:
    """Tell rows that name other departments each, by whole names, and one apiece."""
    least = 1 if in_rows else 2
    most = 2 * len(parts) if in_rows and len(parts) > 1 else 1
    each = [name for row in named for name in row]
    return (
        len(parts) >= least
        and all(0 < len(row) <= most for row in named)
        and len({*each}) == len(each)
        and all(map(names.is_department, each))
    )


def _headed(
    part: Part, name: tuple[str, ...], known: frozenset[str]
) -> tuple[Paragraph, ...]:
    text = _text(part)
    if not text or not _lacks_heading(part, name, known):
        return text
    return (Paragraph(f"{'、'.join(name)}：", text[0].place), *text)


def _lacks_heading(part: Part, name: Sequence[str], known: frozenset[str]) -> bool:
    text = _text(part)
    return bool(text) and not is_closing(text[0]) and not headings_in(text, name, known)


def _text(part: Part) -> tuple[Paragraph, ...]:
    return part.cells.get("responsibilities", ())


def _pages(parts: Sequence[Part]) -> int:
    """Count the pages, as far as known, that the rows of a duty begin on."""
    return len({part.place.pages for part in parts} - {None})
