"""Read the cells of one duty: its draft, gives the duty and the doubts about it."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from dutygraph.model import Duty, Issue, IssueKind, ListKind, Paragraph, Passage
from dutygraph.parse.duties import reclaimed
from dutygraph.parse.duties.continuation import join_parts
from dutygraph.parse.duties.drafts import Draft, Part
from dutygraph.parse.duties.guarantees import paragraphs_to_phrases, part_at_guarantees
from dutygraph.parse.duties.headed import part_guarantees, parts_to_text, texts_beside
from dutygraph.parse.duties.headingmarks import (
    bare_names_at_heads,
    headings_in,
    names_at_heads,
)
from dutygraph.parse.duties.numbering import paragraphs_to_steps
from dutygraph.parse.duties.responsibilities import divide
from dutygraph.parse.duties.steporder import check_step_numbers
from dutygraph.parse.duties.townshipblocks import (
    is_township,
    move_township_rows,
    part_at_township,
)
from dutygraph.parse.wording import names
from dutygraph.parse.wording.columnnames import (
    part_at_places,
    spaced_apart,
    text_to_names,
)
from dutygraph.parse.wording.delegation import is_marked, without_mark

_WANTED = {
    ListKind.BASIC: ("title",),
    ListKind.COOPERATIVE: (
        "title",
        "departments",
        "responsibilities",
        "township_steps",
    ),
    ListKind.RECLAIMED: ("title", "departments", "work_methods"),
}


def known_names(drafts: Iterable[Draft]) -> frozenset[str]:
    """Give the departments that the rows of a document print without a blank inside."""
    known: set[str] = set()
    for draft in drafts:
        for part in draft.parts:
            for role in ("departments", "receiving"):
                known.update(_whole_names(part.cells.get(role, ())))
    printed = frozenset(known)
    every = {name for glued in known for name in part_at_places(glued, printed)}
    return frozenset(
        name for name in every if names.is_department(name) and not _is_two(name, every)
    )


def _is_two(name: str, known: Set[str]) -> bool:
    """Tell two known names between which the line break was lost."""
    borders = range(2, len(name) - 1)
    return any(name[:at] in known and name[at:] in known for at in borders)


def _whole_names(paragraphs: Sequence[Paragraph]) -> set[str]:
    texts = [paragraph.text for paragraph in paragraphs]
    words = [names.tidy(word) for text in texts for word in spaced_apart(text).split()]
    tokens = [token for word in words for token in names.split_at_level(word)]
    whole = {t for t in tokens if names.is_department(t) and not names.is_generic(t)}
    apart = len(whole) == len(tokens) and not any(map(names.is_branch_part, whole))
    return {t for t in whole if names.has_level(t) or apart}


def draft_to_duty(
    draft: Draft, known: frozenset[str]
) -> tuple[Duty, tuple[Issue, ...]]:
    """Read one draft; `known` are the departments of the document."""
    place = draft.parts[0].place.through(draft.parts[-1].place)
    title, variants, quote, marked = _titles(draft.parts)
    issues = [
        Issue(IssueKind.TITLE_DIFFERS, place, variant, (title,)) for variant in variants
    ]
    duty = Duty(
        draft.kind,
        draft.number,
        draft.section,
        title,
        place,
        quote,
        delegated=marked,
        title_variants=variants,
    )
    if draft.kind is ListKind.COOPERATIVE:
        duty = _with_cooperation(duty, draft.parts, known)
        issues += _heading_issues(duty)
    elif draft.kind is ListKind.RECLAIMED:
        duty = _with_methods(duty, draft.parts, known)
    return duty, (*issues, *_empty_issues(duty), *check_step_numbers(duty))


def _cell(parts: Sequence[Part], role: str) -> tuple[Paragraph, ...]:
    return join_parts([part.cells.get(role, ()) for part in parts])


def _titles(parts: Sequence[Part]) -> tuple[str, tuple[str, ...], str, bool]:
    """Give the title, other spellings of it, the quote, and whether it is marked."""
    title, quote = parts[0].text("title"), _quote(parts[0])
    variants: list[str] = []
    for part in parts[1:]:
        again = part.text("title")
        if part.text("number") or (again and title.startswith(again)):
            variants.append(again)
        elif again:
            title, quote = title + again, f"{quote} {_quote(part)}"
    marked = is_marked(title) or any(is_marked(part.text("number")) for part in parts)
    bare = without_mark(title)
    others = (without_mark(v) for v in variants if v)
    return bare, tuple(dict.fromkeys(v for v in others if v != bare)), quote, marked


def _quote(part: Part) -> str:
    paragraphs = part.cells.get("title", ())
    return " ".join(" ".join(p.text.split()) for p in paragraphs)


def _with_cooperation(duty: Duty, parts: Sequence[Part], known: frozenset[str]) -> Duty:
    printed, parts = parts, move_township_rows(parts)
    own_rows, apart = part_guarantees(parts)
    beside_mark = (part for part in parts if part not in own_rows)
    a_row_each = parts != [*printed] or any(
        part.text("responsibilities") for part in beside_mark
    )
    text: Sequence[Paragraph] = parts_to_text(own_rows, known, a_row_each)
    column = _departments(own_rows, text, known)
    beside = texts_beside(parts, "township_steps", known)
    if not beside:
        text, within = part_at_township(text, column, known)
        beside = [tuple(within)]
        column = tuple(n for n in column if not (within and is_township(n)))
    known = known if column else known | bare_names_at_heads(text)
    divided = divide(text, column, known)
    own: list[Passage] = []
    ending: list[Paragraph] = []
    for cell in beside:
        steps, after = part_at_guarantees(cell)
        own += paragraphs_to_steps(steps)
        ending += after
    told = [join_parts(apart), *texts_beside(parts, "guarantees", known), ending]
    phrases = [phrase for text in told for phrase in paragraphs_to_phrases(text)]
    if not column:
        column = headings_in(text, (), known)
    return replace(
        duty,
        departments=column,
        responsibilities=divided.responsibilities,
        guarantees=(*divided.guarantees, *phrases),
        township_steps=tuple(own),
    )


def _departments(
    parts: Sequence[Part], text: Sequence[Paragraph], known: frozenset[str]
) -> tuple[str, ...]:
    """Read the department column; a name may be broken over rows as over lines."""
    cells = [
        part.cells.get("departments") or part.cells.get("receiving", ())
        for part in parts
    ]
    whole = _join_side_by_side(_cells_once(cells))
    printed = "\n".join(p.text for cell in whole for p in cell)
    squeezed = "".join(printed.split())
    named = [name for name in names_at_heads(text) if name in squeezed]
    headings = (*headings_in(text, (), known | {*named}), *named)
    return text_to_names(printed, headings, known)


def _join_side_by_side(
    cells: Sequence[tuple[Paragraph, ...]],
) -> list[tuple[Paragraph, ...]]:
    """Join names of 牵头部门 and 配合部门 that the page has cut in both columns."""
    joined: list[tuple[Paragraph, ...]] = []
    for cell in cells:
        above = joined[-1] if joined else ()
        if len(above) == len(cell) > 1 and all(map(_is_cut_name, above, cell)):
            pairs = zip(above, cell, strict=True)
            joined[-1] = tuple(a._replace(text=a.text + b.text) for a, b in pairs)
        else:
            joined.append(cell)
    return joined


def _is_cut_name(above: Paragraph, below: Paragraph) -> bool:
    begun, rest = names.tidy(above.text), names.tidy(below.text)
    apart = names.is_department(begun) or names.has_level(rest)
    return not apart and names.is_whole(begun + rest)


def _cells_once(
    cells: Sequence[tuple[Paragraph, ...]],
) -> list[tuple[Paragraph, ...]]:
    """Leave out a column that the next page prints again."""
    texts = ["".join("".join(p.text.split()) for p in cell) for cell in cells]
    return [c for i, c in enumerate(cells) if texts[i] not in texts[:i]]


def _with_methods(duty: Duty, parts: Sequence[Part], known: frozenset[str]) -> Duty:
    receiving, both = _cell(parts, "receiving"), _cell(parts, "receiving_and_methods")
    methods, named = _cell(parts, "work_methods"), _cell(parts, "departments")
    # One table for all lists has one column for what departments do.
    methods = methods or _cell(parts, "responsibilities")
    if methods and not receiving:
        receiving = named
    elif not both:
        both = named
    read = reclaimed.read_cells(receiving, both, methods, known)
    return replace(duty, departments=read.departments, work_methods=read.methods)


def _heading_issues(duty: Duty) -> list[Issue]:
    """Report headings whose department the row's column does not have."""
    issues = []
    for responsibility in duty.responsibilities:
        for name in responsibility.departments:
            if not any(names.means_same(name, d) for d in duty.departments):
                steps = responsibility.steps
                place = steps[0].place if steps else duty.place
                kind = IssueKind.HEADING_NOT_IN_COLUMN
                issues.append(Issue(kind, place, name, (name, str(duty.number))))
    return issues


def _empty_issues(duty: Duty) -> Iterable[Issue]:
    """Report cells that are empty although their list must have them."""
    for role in _WANTED[duty.kind]:
        if not getattr(duty, role):
            yield Issue(IssueKind.EMPTY_CELL, duty.place, duty.title[:80], (role,))
