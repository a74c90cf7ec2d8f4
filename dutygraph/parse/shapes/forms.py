"""Find duties set as forms: rows with a label before each field, give a ruled table.

Where no row has the headings of columns, each duty may have them itself: its number and
title in a line, then 对应上级部门：, 上级部门职责： and what follows each.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from dutygraph.model import Cell, ListKind, Paragraph, Place, Row, Table
from dutygraph.parse.listing.rownumbers import text_to_number
from dutygraph.parse.shapes.below import NOTE_LINES, is_below
from dutygraph.parse.shapes.dutynumbers import (
    text_to_numbered,
    text_to_numbered_in_words,
)
from dutygraph.parse.shapes.formsigns import are_forms, has_headings
from dutygraph.parse.shapes.formstarts import (
    Form,
    Walk,
    begins_duty,
    begins_other_list,
    begins_unnumbered,
    is_section,
)
from dutygraph.parse.shapes.labels import (
    ANOTHER,
    FORM_HEADINGS,
    Line,
    rows_to_lines,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import Columns
from dutygraph.parse.wording.names import heading_to_parts, is_department, tidy
from dutygraph.spellings import fold, is_heading

_COLON = re.compile("[：:]")


def forms_to_table(table: Table) -> Table:
    """Give each list that is set as forms the rows that a table of it would have.

    A list with headings of columns stays as it is.
    """
    parts = _lists(table.rows) if table.ruled else [table.rows]
    forms = [_rows_to_forms(part) for part in parts]
    if not any(forms):
        return table
    both = zip(forms, parts, strict=True)
    rows = [row for form, part in both for row in form or part]
    return replace(table, rows=tuple(rows), ruled=True)


def _lists(rows: Sequence[Row]) -> list[list[Row]]:
    """Part the rows at the titles of lists."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        if len(row.cells) == 1 and titles.text_to_list_kind(row.cells[0].text):
            parts.append([])
        parts[-1].append(row)
    return parts


def _rows_to_forms(rows: Sequence[Row]) -> list[Row]:
    """Give the rows of a table for one list; none where it is not set as forms."""
    if any(map(has_headings, rows)):
        return []
    if not are_forms(lines := [*rows_to_lines(rows)]):
        return []
    walk = Walk()
    lines = [line for line in lines if line.role or not _is_mark(line)]
    for index, line in enumerate(lines):
        _take(walk, line, _following(lines, index))
    _close(walk)
    return [*walk.rows, *walk.held]


def _following(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """Give the next lines, without one that is printed twice."""
    text = lines[index].paragraph.text
    twice = lines[index + 1 : index + 2]
    start = index + 1 + any(line.paragraph.text == text for line in twice)
    return lines[start : start + NOTE_LINES]


def _is_mark(line: Line) -> bool:
    """Tell the number of a page or what one clicks on, and 事项名称 above a list that
    has only titles."""
    text = line.paragraph.text
    headed = is_heading(fold(text), "title") and titles.text_to_list_kind(text) is None
    return headed or titles.is_page_mark(text) or titles.is_button(text)


def _take(walk: Walk, line: Line, following: Sequence[Line]) -> None:
    text = line.paragraph.text
    if _is_of_other_list(walk, line, following):
        walk.held.append(_to_row([line.printed or line.paragraph]))
    elif line.role == "remark" and line.printed and walk.form is None:
        walk.held.append(_to_row([line.printed]))
    elif line.role == "departments" and _take_lead(walk, line):
        return
    elif line.role is not None:
        paragraph = line.paragraph
        if line.role == "title":
            paragraph = _begin_labelled(walk, line)
        _take_label(walk, line.role, paragraph)
    elif walk.kind is None and titles.is_contents_line(text):
        return
    elif titles.text_to_list_kind(text):
        _take_title(walk, line.paragraph)
    elif is_section(walk, text, following[:2]):
        _close(walk)
        walk.bare = walk.bare or titles.text_to_section(text) is None
        walk.held.append(_to_row([line.paragraph]))
    elif begins_duty(walk, text, following[:2]):
        _begin_numbered(walk, line.paragraph)
    elif begins_unnumbered(walk, text, following[:2]):
        walk.unnumbered = True
        _begin(walk, line.paragraph._replace(text=str(walk.number + 1)))
        _take_label(walk, "title", line.paragraph)
    elif walk.form is not None and not is_below(walk.form.open, text, following):
        walk.form.values(walk.form.open).append(line.paragraph)
    else:
        _close(walk)
        walk.held.append(_to_row([line.paragraph]))


def _is_of_other_list(walk: Walk, line: Line, following: Sequence[Line]) -> bool:
    """Tell lines from the title of another list than the three to that of the next."""
    text = line.paragraph.text
    if line.role is None and begins_other_list(text, following):
        _close(walk)
        walk.other = True
    elif titles.text_to_list_kind(text) is not None:
        walk.other = False
    return walk.other


def _take_lead(walk: Walk, line: Line) -> bool:
    """Leave who leads in what they do where it heads their text: 牵头部门：县水利局：;
    tell whether it does."""
    if walk.form is None or line.printed is None:
        return False
    named, *told = _COLON.split(line.paragraph.text, maxsplit=1)
    names = [tidy(part) for part in heading_to_parts(named)]
    heads = bool(told and names) and all(map(is_department, names))
    if heads and walk.form.open == "responsibilities":
        walk.form.values("responsibilities").append(line.printed)
        return True
    return False


def _take_title(walk: Walk, paragraph: Paragraph) -> None:
    _close(walk)
    walk.rows += [*walk.held, _to_row([paragraph])]
    walk.kind = titles.text_to_list_kind(paragraph.text)
    walk.number, walk.headed, walk.unnumbered = 0, None, False
    walk.held.clear()


def _begin_numbered(walk: Walk, paragraph: Paragraph) -> None:
    text = paragraph.text
    met = text_to_numbered(text) or text_to_numbered_in_words(text)
    if met is None:
        return
    _begin(walk, paragraph._replace(text=str(met.number)))
    _take_label(walk, "title", paragraph._replace(text=met.title))


def _begin_labelled(walk: Walk, line: Line) -> Paragraph:
    """Begin the duty whose number stands before the label of its title, or behind it,
    3.事项名称：防汛 or 事项名称：3.防汛; give the title."""
    title = line.paragraph
    before = text_to_numbered(line.printed.text) if line.printed else None
    behind = text_to_numbered(title.text)
    met = before or (behind if behind and behind.number == walk.number + 1 else None)
    done = walk.form is None or "title" in walk.form.fields
    if met is None or not met.has_sign or not done or met.number <= walk.number:
        return title
    _begin(walk, title._replace(text=str(met.number)))
    return title if met is before else title._replace(text=met.title)


def _begin(walk: Walk, number: Paragraph) -> None:
    _close(walk)
    walk.number = text_to_number(number.text) or walk.number + 1
    text = number.text.strip() or str(walk.number)
    walk.form = Form({"number": [number._replace(text=text)]}, "number")


def _take_label(walk: Walk, role: str, paragraph: Paragraph) -> None:
    if role == "number":
        _begin(walk, paragraph)
        return
    # Below its last duty a page names who is in charge of it: 主办单位：.
    below = walk.form is None and walk.number > 0 and role != "title"
    over = role == "section" and (walk.form is None or len(walk.form.fields) > 2)
    if below or over:
        _close(walk)
        walk.held.append(_to_row([paragraph]))
        return
    if walk.form is None or (role == "title" and "title" in walk.form.fields):
        _begin(walk, paragraph._replace(text=str(walk.number + 1)))
    if walk.form is not None:
        if role == ANOTHER or (
            role == "departments" and walk.form.pair.get("responsibilities")
        ):
            walk.form.further.append({})
            role = "departments"
        walk.form.open = role
        walk.form.values(role).extend([paragraph] if paragraph.text.strip() else [])


def _close(walk: Walk) -> None:
    """Turn the open form into a row, below the headings of its list."""
    if walk.form is None:
        return
    kind = walk.kind or Columns((*walk.form.fields,)).kind or ListKind.BASIC
    place = walk.form.fields["number"][0].place
    if walk.headed is not kind:
        headings = FORM_HEADINGS[kind].values()
        walk.rows.append(_to_row(*([Paragraph(text, place)] for text in headings)))
        walk.headed = kind
    walk.rows += [*walk.held, _form_to_row(walk.form, kind)]
    for fields in walk.form.further:
        walk.rows.append(_form_to_row(Form(fields, ""), kind))
    walk.held.clear()
    walk.form = None


def _form_to_row(form: Form, kind: ListKind) -> Row:
    fields = form.fields
    if kind is ListKind.RECLAIMED and "departments" in fields:
        fields.setdefault("receiving", fields["departments"])
    return _to_row(*(fields.get(role, []) for role in FORM_HEADINGS[kind]))


def _to_row(*cells: Sequence[Paragraph]) -> Row:
    places = [paragraph.place for cell in cells for paragraph in cell] or [Place()]
    place = reduce(Place.through, places)
    return Row(tuple(Cell(tuple(cell)) for cell in cells), place)
