"""Head the text of departments that stand in rows of their own: the rows of one duty,
give the text of its departments.

Where each department has a row, its cell is the heading of the text beside it.
"""

from collections.abc import Collection, Sequence
from itertools import chain, pairwise

from dutygraph.model import Paragraph
from dutygraph.parse.duties.continuation import is_cut, is_printed_again, join_parts
from dutygraph.parse.duties.drafts import Part
from dutygraph.parse.duties.headingmarks import headings_in
from dutygraph.parse.wording import names
from dutygraph.parse.wording.closings import NUMBER, is_closing
from dutygraph.parse.wording.columnnames import text_to_names
from dutygraph.parse.wording.cues import is_guarantee_mark
from dutygraph.parse.wording.numerals import (
    CHINESE_NUMBER,
    is_numbered,
    opening_number,
    starts_again,
)

MOST_TOGETHER = 3
"""Departments that one row may name where no text has a heading of its own."""


def parts_to_text(
    parts: Sequence[Part], known: frozenset[str], a_row_each: bool = False
) -> tuple[Paragraph, ...]:
    """Join the departments' text of one duty; a row's department heads its text, also
    the only one where there is `a_row_each`, for the township or 履职保障 too."""
    parts = [*filter(_says_something, parts)]
    if len(parts) < 2:
        heads = _names_by_row(parts, known) if a_row_each else [()]
        both = zip(parts, heads, strict=False)
        return join_parts([_headed(p, n, known) if n else _text(p) for p, n in both])
    every = {*known, *chain.from_iterable(_names_by_row(parts, known))}
    parts = _whole_rows(parts, every)
    named = _names_by_row(parts, known)
    if not _are_rows_of_departments(parts, named, known):
        printed = [_text(part) for part in parts]
        return join_parts(printed, every)
    above = [(), *map(_text, parts)]
    cells = [
        _text(part) if _is_headed(text, name, known) else _headed(part, name, known)
        for text, part, name in zip(above, parts, named, strict=False)
    ]
    pages = {part.place.pages for part in parts} - {None}
    return join_parts(cells) if len(pages) > 1 else tuple(chain(*cells))


def texts_beside(
    parts: Sequence[Part], role: str, known: frozenset[str]
) -> list[tuple[Paragraph, ...]]:
    """Give the texts in another column of one duty: each row of a department may have
    its own, and what a page has broken is one."""
    filled = [part for part in parts if part.cells.get(role)]
    cells = [part.cells[role] for part in filled]
    if len(filled) < 2:
        return cells
    named = _names_by_row(filled, known)
    if not _are_rows_of_departments(filled, named, known):
        return [join_parts(cells)]
    apart: list[tuple[Paragraph, ...]] = []
    for i, (part, cell) in enumerate(zip(filled, cells, strict=True)):
        if i and _breaks(filled[i - 1], part, role, known):
            apart[-1] = join_parts([apart[-1], cell], known)
        elif apart and _counts_on(apart[-1], cell):
            apart[-1] = (*apart[-1], *cell)
        elif not any(is_printed_again(text, cell) for text in apart):
            apart.append(cell)
    return apart


def _breaks(above: Part, part: Part, role: str, known: frozenset[str]) -> bool:
    """Tell a row, or a sentence in one of its cells, that the page has broken."""
    if not _is_on_next_page(above, part):
        return False
    return _goes_on(above, part) or is_cut(above.cells[role], part.cells[role], known)


def _counts_on(text: Sequence[Paragraph], more: Sequence[Paragraph]) -> bool:
    """Tell the next items of a list whose items stand in rows of their own."""
    return 1 < opening_number(more[0].text) == opening_number(text[-1].text) + 1


def _says_something(part: Part) -> bool:
    """Tell a row that names a department or says what one does."""
    return any(part.cells.get(role) for role in ("departments", "responsibilities"))


def part_guarantees(
    parts: Sequence[Part],
) -> tuple[list[Part], list[tuple[Paragraph, ...]]]:
    """Part rows that say 履职保障 where others name a department from the others; give
    the text that stands behind and beside it."""
    apart = [is_guarantee_mark(part.text("departments")) for part in parts]
    if all(apart):
        return list(parts), []
    both = list(zip(parts, apart, strict=True))
    return (
        [part for part, other in both if not other],
        [(*_behind_mark(part), *_text(part)) for part, other in both if other],
    )


def _behind_mark(part: Part) -> list[Paragraph]:
    """Give what follows 履职保障： in a cell that is merged over its neighbours."""
    first, *rest = part.cells["departments"]
    _, _, text = first.text.replace(":", "：").partition("：")
    return [*([first._replace(text=text)] if text.strip() else []), *rest]


def _whole_rows(parts: Sequence[Part], known: Collection[str]) -> list[Part]:
    """Put rows together that are one department's: the later ones name none.

    A page has broken them, or each holds one step of those beside a merged cell.
    """
    whole: list[Part] = []
    for part in parts:
        if whole and _is_on_next_page(whole[-1], part) and _goes_on(whole[-1], part):
            whole[-1] = _join(whole[-1], part, known)
        elif whole and _is_next_step(whole[-1], part):
            text = (*_text(whole[-1]), *_text(part))
            place = whole[-1].place.through(part.place)
            whole[-1] = Part({**whole[-1].cells, "responsibilities": text}, place)
        else:
            whole.append(part)
    return whole


def _is_next_step(before: Part, part: Part) -> bool:
    """Tell a row of one more step beside the cell of a department."""
    text, more = _text(before), _text(part)
    if part.text("departments") or not (text and more):
        return False
    return _counts_on(text, more) or (
        is_numbered(more[0].text) and not starts_again(more[0].text)
    )


def _is_on_next_page(before: Part, part: Part) -> bool:
    pages, others = before.place.pages, part.place.pages
    return pages is not None and others is not None and pages[1] < others[0]


def _goes_on(before: Part, part: Part) -> bool:
    above = names.tidy(before.text("departments"))
    name = names.tidy(part.text("departments"))
    if names.is_branch_part(name):
        return not names.is_branch_part(above)
    if name and not _text(part):
        return True
    is_cut = bool(above) and not names.is_department(above)
    return not names.is_department(name) or (is_cut and names.has_level(above + name))


def _join(before: Part, part: Part, known: Collection[str]) -> Part:
    """Join two halves of a row, and of the name that the page may have cut."""
    both = (before.cells.get("departments", ()), part.cells.get("departments", ()))
    above, below = ("\n".join(p.text for p in cell) for cell in both)
    whole = names.is_department(names.tidy(above)) and names.has_level(below)
    named = f"{above}\n{below}" if whole else above + below
    place = before.place.through(part.place)
    cells = {
        "departments": (Paragraph(named, place),),
        "responsibilities": join_parts([_text(before), _text(part)], known),
    }
    return Part({**before.cells, **cells}, place)


def _names_by_row(
    parts: Sequence[Part], known: frozenset[str]
) -> list[tuple[str, ...]]:
    cells = (part.cells.get("departments", ()) for part in parts)
    return [text_to_names("\n".join(p.text for p in c), (), known) for c in cells]


def _are_rows_of_departments(
    parts: Sequence[Part], named: Sequence[tuple[str, ...]], known: frozenset[str]
) -> bool:
    """Tell rows that name other departments each, by whole names."""
    each = [name for row in named for name in row]
    if len(parts) < 2 or len({*each}) < len(each) or _are_one_row(parts, each):
        return False
    if not all(names.is_department(name) or names.is_generic(name) for name in each):
        return False
    if all(len(row) == 1 for row in named):
        return True
    bare = all(_lacks_heading(part, (), known) for part in parts)
    few = all(0 < len(row) <= MOST_TOGETHER for row in named)
    return bare and (few or _names_one_mostly(parts, named))


def _names_one_mostly(parts: Sequence[Part], named: Sequence[tuple[str, ...]]) -> bool:
    """Tell rows that no page can have broken, most of which name one department."""
    single = sum(len(row) == 1 for row in named)
    broken = any(_is_on_next_page(one, other) for one, other in pairwise(parts))
    return all(named) and 2 * single >= len(named) and not broken


def _are_one_row(parts: Sequence[Part], named: Collection[str]) -> bool:
    """Tell a row broken over pages: its text goes on counting on the next page, or with
    the rest of a name, or below a heading."""
    pairs = ((one, other, _text(other)) for one, other in pairwise(parts))
    return any(
        _is_on_next_page(one, other)
        and (
            (is_numbered(text[0].text) and not starts_again(text[0].text))
            or _cuts_name(_text(one), text, named)
        )
        for one, other, text in pairs
        if text
    )


def _cuts_name(
    text: Sequence[Paragraph], more: Sequence[Paragraph], named: Collection[str]
) -> bool:
    """Tell a heading that stands last on the page before, or has begun there."""
    if not text:
        return False
    begun = CHINESE_NUMBER.sub("", text[-1].text)
    if begun.rstrip().endswith(("：", ":")) and names.tidy(begun) in named:
        return True
    whole = names.tidy(begun + more[0].text)
    return bool(begun) and whole in named and names.tidy(begun) not in named


def _headed(
    part: Part, name: tuple[str, ...], known: frozenset[str]
) -> tuple[Paragraph, ...]:
    text = _text(part)
    if not _lacks_heading(part, name, known):
        return text
    return (Paragraph(f"{'、'.join(name)}：", text[0].place), *text)


def _is_headed(
    above: Sequence[Paragraph], name: tuple[str, ...], known: frozenset[str]
) -> bool:
    """Tell whether the last heading of the row above is that of this department, whose
    text the page has cut."""
    headings = headings_in(above, name, known)[-1:]
    return any(names.means_same(one, own) for one in headings for own in name)


def _lacks_heading(part: Part, name: Sequence[str], known: frozenset[str]) -> bool:
    text = _text(part)
    if not text or is_closing(text[0].text):
        return False
    bare = text[0]._replace(text=NUMBER.sub("", text[0].text))
    return not (headings_in(text, name, known) or headings_in([bare], name, known))


def _text(part: Part) -> tuple[Paragraph, ...]:
    return part.cells.get("responsibilities", ())
