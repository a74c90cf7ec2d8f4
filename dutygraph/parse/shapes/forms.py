"""Find duties set as forms: rows with a label before each field, give a ruled table.

Where no row has the headings of columns, each duty may have them itself: its number and
title in a line, then 对应上级部门：, 上级部门职责： and what follows each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from dutygraph.model import Cell, ListKind, Paragraph, Place, Row, Table
from dutygraph.parse.shapes.below import is_below
from dutygraph.parse.shapes.dutynumbers import (
    Numbered,
    text_to_numbered,
    text_to_numbered_in_words,
)
from dutygraph.parse.shapes.formsigns import are_forms, has_headings
from dutygraph.parse.shapes.labels import (
    ANOTHER,
    FORM_HEADINGS,
    TELLING,
    Line,
    rows_to_lines,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import Columns
from dutygraph.spellings import fold, is_heading

_EACH = ("departments", "responsibilities")


@dataclass(slots=True)
class _Form:
    """One duty as its labels give it; `further` are its other departments, each with
    what it does."""

    fields: dict[str, list[Paragraph]]
    open: str
    further: list[dict[str, list[Paragraph]]] = field(default_factory=list)

    @property
    def pair(self) -> dict[str, list[Paragraph]]:
        """The fields of the last department and of what it does."""
        return self.further[-1] if self.further else self.fields

    def values(self, role: str) -> list[Paragraph]:
        """The paragraphs of a role, of the last department where it has others."""
        return (self.pair if role in _EACH else self.fields).setdefault(role, [])


@dataclass(slots=True)
class _Walk:
    kind: ListKind | None = None
    number: int = 0
    form: _Form | None = None
    headed: ListKind | None = None
    bare: bool = False
    held: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


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
    walk = _Walk()
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
    return lines[start : start + 2]


def _is_mark(line: Line) -> bool:
    """Tell the number of a page, and 事项名称 above a list that has only titles."""
    text = line.paragraph.text
    headed = is_heading(fold(text), "title") and titles.text_to_list_kind(text) is None
    return headed or titles.is_page_mark(text)


def _take(walk: _Walk, line: Line, following: Sequence[Line]) -> None:
    text = line.paragraph.text
    if line.role == "remark" and line.printed and walk.form is None:
        walk.held.append(_to_row([line.printed]))
    elif line.role is not None:
        if line.role == "title" and line.printed:
            _begin_labelled(walk, line.printed)
        _take_label(walk, line.role, line.paragraph)
    elif walk.kind is None and titles.is_contents_line(text):
        return
    elif titles.text_to_list_kind(text):
        _take_title(walk, line.paragraph)
    elif _is_section(walk, text, following):
        _close(walk)
        walk.bare = walk.bare or titles.text_to_section(text) is None
        walk.held.append(_to_row([line.paragraph]))
    elif _begins_duty(walk, text, following):
        _begin_numbered(walk, line.paragraph)
    elif walk.form is not None and not is_below(walk.form.open, text, following):
        walk.form.values(walk.form.open).append(line.paragraph)
    else:
        _close(walk)
        walk.held.append(_to_row([line.paragraph]))


def _take_title(walk: _Walk, paragraph: Paragraph) -> None:
    _close(walk)
    walk.rows += [*walk.held, _to_row([paragraph])]
    walk.kind = titles.text_to_list_kind(paragraph.text)
    walk.number, walk.headed = 0, None
    walk.held.clear()


def _is_section(walk: _Walk, text: str, following: Sequence[Line]) -> bool:
    """Tell the heading of a section: the number of a duty follows it."""
    bare = titles.is_short_name(fold(text)) and (walk.bare or walk.number == 0)
    if not following or not (bare or titles.text_to_section(text)):
        return False
    follows = following[0]
    if follows.role is not None:
        return follows.role in {"number", "title"}
    return _begins_duty(walk, follows.paragraph.text, following[1:], anew=True)


def _begins_duty(
    walk: _Walk, text: str, following: Sequence[Line], anew: bool = False
) -> bool:
    """Tell the number and title of the next duty: in a basic list every number that
    counts up, else one that a label follows."""
    met = _read_number(walk, text, following)
    if met is None:
        return False
    number = met.number
    if not (walk.number <= number <= walk.number + 3 or (anew and number == 1)):
        return False
    if walk.kind is ListKind.BASIC:
        if number == walk.number:
            return _is_open(walk, met.title)
        return number == walk.number + 1 or _skips(walk, number, following)
    leads = bool(following) and _leads(walk, number, following[0].role)
    return leads and (number > walk.number or anew or _is_open(walk, met.title))


def _read_number(walk: _Walk, text: str, following: Sequence[Line]) -> Numbered | None:
    """Read the number of a duty; one in words only right above a label, since it may
    be a section's."""
    if walk.kind is ListKind.BASIC or not following or following[0].role is None:
        return text_to_numbered(text)
    return text_to_numbered(text) or text_to_numbered_in_words(text)


def _skips(walk: _Walk, number: int, following: Sequence[Line]) -> bool:
    """Tell a basic list that goes on behind a number which is missing: the next line
    counts on."""
    if not walk.number:
        return False
    below = [text_to_numbered(f.paragraph.text) for f in following if f.role is None]
    return any(met is not None and met.number == number + 1 for met in below)


def _is_open(walk: _Walk, title: str) -> bool:
    """Tell a duty that is printed twice from a number in its text."""
    printed = walk.form.fields.get("title", ()) if walk.form is not None else ()
    return fold(title) in {fold(paragraph.text) for paragraph in printed}


def _leads(walk: _Walk, number: int, role: str | None) -> bool:
    """Tell the label below the title of a duty from one below the last step of a field
    of the open duty, which counts up to the same number."""
    if role not in TELLING:
        return False
    if walk.form is None or role in walk.form.fields:
        return True
    above = (p.text for p in walk.form.values(walk.form.open))
    counted = (text_to_numbered(t) or text_to_numbered_in_words(t) for t in above)
    return not any(met and met.number == number - 1 for met in counted)


def _begin_numbered(walk: _Walk, paragraph: Paragraph) -> None:
    text = paragraph.text
    met = text_to_numbered(text) or text_to_numbered_in_words(text)
    if met is None:
        return
    _begin(walk, paragraph._replace(text=str(met.number)))
    _take_label(walk, "title", paragraph._replace(text=met.title))


def _begin_labelled(walk: _Walk, printed: Paragraph) -> None:
    """Begin the duty whose number stands before the label of its title:
    3.事项名称：防汛."""
    met = text_to_numbered(printed.text)
    done = walk.form is None or "title" in walk.form.fields
    if met is not None and done and met.number > walk.number:
        _begin(walk, printed._replace(text=str(met.number)))


def _begin(walk: _Walk, number: Paragraph) -> None:
    _close(walk)
    walk.number = int(number.text) if number.text.isdigit() else walk.number + 1
    walk.form = _Form({"number": [number]}, "number")


def _take_label(walk: _Walk, role: str, paragraph: Paragraph) -> None:
    if role == "number":
        _begin(walk, paragraph)
        return
    if role == "section" and (walk.form is None or len(walk.form.fields) > 2):
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


def _close(walk: _Walk) -> None:
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
        walk.rows.append(_form_to_row(_Form(fields, ""), kind))
    walk.held.clear()
    walk.form = None


def _form_to_row(form: _Form, kind: ListKind) -> Row:
    fields = form.fields
    if kind is ListKind.RECLAIMED and "departments" in fields:
        fields.setdefault("receiving", fields["departments"])
    return _to_row(*(fields.get(role, []) for role in FORM_HEADINGS[kind]))


def _to_row(*cells: Sequence[Paragraph]) -> Row:
    places = [paragraph.place for cell in cells for paragraph in cell] or [Place()]
    place = reduce(Place.through, places)
    return Row(tuple(Cell(tuple(cell)) for cell in cells), place)
