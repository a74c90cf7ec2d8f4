"""Find the headings in a paragraph of the departments' cell, and 履职保障 with them.

A heading names a department of the row's column, in whatever spelling, before a colon;
it stands at the head of a paragraph or of a sentence. A colon inside a step makes no
heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutygraph.model import Paragraph
from dutygraph.parse.duties.gluedheadings import (
    find_behind_step,
    find_glued_headings,
)
from dutygraph.parse.duties.guarantees import SENTENCE_START, find_guarantee_marks
from dutygraph.parse.wording import names
from dutygraph.parse.wording.closings import NUMBER
from dutygraph.parse.wording.headingnames import (
    before_label,
    heading_to_names,
    is_bureau,
    is_heading_name,
    without_label,
)
from dutygraph.parse.wording.numerals import BULLET, CHINESE_NUMBER
from dutygraph.spellings import pattern

_COLON = re.compile(r"[：:]")
_HEAD = re.compile(r"(?<![^。；;：:，,！!])[^。；;：:，,！!]*+$")
_SENTENCE_ENDS = ("。", "；", ";")
_LONGEST_HEAD = 1_000
"""Characters before a colon among which its heading begins."""
_FIRST_NUMBER = re.compile(r"[（(]1[)）]|1\s?[.．、)）]|[①⑴⒈]")
_LONGEST = 60
"""Characters of a paragraph that only names departments."""
_MARKED = re.compile(rf"{BULLET.pattern}|{CHINESE_NUMBER.pattern}")
_LONGEST_PLACE = 4
"""Characters by which a heading without colon is longer than the name it means."""
_BRACKETED = re.compile(
    rf"{SENTENCE_START}[【〖\[〔]([^】〗\]〕]{{2,60}})[】〗\]〕]\s*[：:]?"
)
_DASHED = re.compile(r"([^—－。；;：:-]{2,60})[—－-]+(?=\s*\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading or the mark of the guarantees, from `start` to `end` of a paragraph."""

    start: int
    end: int
    departments: tuple[str, ...]
    guarantee: bool = False


def headings_in(
    paragraphs: Sequence[Paragraph], column: Sequence[str], known: frozenset[str]
) -> tuple[str, ...]:
    """Give the names in the headings of a cell, in order, each once."""
    marks = (m for p in paragraphs for m in find_heading_marks(p, column, known))
    return tuple(dict.fromkeys(name for mark in marks for name in mark.departments))


def names_at_heads(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Give the departments named before the first colon of a sentence, (三)县供电局：,
    or alone in a paragraph, which are headings where the column has them too."""
    for paragraph in paragraphs:
        sentences = re.split("[。；;]", paragraph.text)
        for text in sentences:
            text = CHINESE_NUMBER.sub("", text[:_LONGEST])
            head, *rest = _COLON.split(text, maxsplit=1)
            if rest or len(sentences) == 1:
                yield from filter(names.is_department, heading_to_names(head))


def bare_names_at_heads(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Give those that begin with a bare level: …上报。县审计局：抽查。"""
    return frozenset(filter(names.begins_with_level, names_at_heads(paragraphs)))


def find_heading_marks(
    paragraph: Paragraph, column: Sequence[str], known: frozenset[str]
) -> list[Mark]:
    """Find the headings and the mark of the guarantees in one paragraph, in order."""
    text = paragraph.text
    marks = [*_guarantees(text)]
    marks = [*_bare_heading(text, column), *marks]
    begun = 0
    for dashed in _dashed_heading(text, column):
        marks.append(dashed)
        begun = dashed.end
    if column:
        marks += _heading_at_end(text, column)
        marks += _heading_before_number(text, column)
        if paragraph.place.pages is not None:
            found = find_glued_headings(text, column)
            marks = [*(Mark(start, end, (n,)) for start, end, n in found), *marks]
    marks += _bracketed_headings(text, column, known)
    glued = {mark.end for mark in marks}
    for colon in _COLON.finditer(paragraph.text):
        if colon.end() in glued:
            continue
        mark = _heading_before(paragraph.text, colon, column, known)
        if mark is not None and mark.start >= begun:
            marks.append(mark)
    return _without_overlap(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _without_overlap(marks: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _guarantees(text: str) -> Iterator[Mark]:
    for start, end in find_guarantee_marks(text):
        yield Mark(start, end, (), guarantee=True)


def _bracketed_headings(
    text: str, column: Sequence[str], known: frozenset[str]
) -> Iterator[Mark]:
    """Take 【县公安局】 at the head of a paragraph or sentence as a heading."""
    for met in _BRACKETED.finditer(text):
        parts = heading_to_names(met[1], column)
        if parts and all(is_heading_name(p, column, known, True) for p in parts):
            yield Mark(met.start(), met.end(), parts)


def _bare_heading(text: str, column: Sequence[str]) -> Iterator[Mark]:
    """Take a paragraph that only names departments of the column as a heading, also
    behind 一、 or 牵头部门：; without a column, or behind 一、 or ◆, one that only has
    whole names, whatever their spelling."""
    bare = text.strip().strip("【】〖〗[]").rstrip("—-－")
    any_spelling = not column or _MARKED.match(bare) is not None
    if len(bare) > _LONGEST or re.search(r"[。；;]", bare):
        return
    number = NUMBER if len(column) > 1 else CHINESE_NUMBER
    bare = without_label(number.sub("", CHINESE_NUMBER.sub("", bare)))
    if _COLON.search(bare) or pattern("marks", "acting").match(bare):
        return
    parts = heading_to_names(bare, column)
    known = all(
        any(_is_spelling(p, c) for c in column) or (any_spelling and names.is_whole(p))
        for p in parts
    )
    if parts and known and all(map(_is_name, parts)):
        yield Mark(0, len(text), parts)


def _is_name(name: str) -> bool:
    return names.is_department(name) or names.is_function(name)


def _dashed_heading(text: str, column: Sequence[str]) -> Iterator[Mark]:
    """Take departments of the column before a dash as a heading: 县民政局——审核。"""
    met = _DASHED.match(text)
    parts = heading_to_names(CHINESE_NUMBER.sub("", met[1]), column) if met else ()
    known = [any(names.means_same(p, c) for c in column) for p in parts]
    if met and parts and all(known) and all(map(_is_name, parts)):
        yield Mark(0, met.end(), parts)


def _is_spelling(name: str, department: str) -> bool:
    """Tell another spelling from a line of print that ends with the name."""
    near = len(name) <= len(department) + _LONGEST_PLACE
    return near and names.means_same(name, department)


def _heading_at_end(text: str, column: Sequence[str]) -> Iterator[Mark]:
    """Take the whole name of a department behind the last sentence of a paragraph as a
    heading: print gave it a line of its own, below one that filled its line."""
    start = max(map(text.rfind, "。；;")) + 1
    name = CHINESE_NUMBER.sub("", text[start:]).strip()
    if 0 < start < len(text) and names.is_department(name) and name in column:
        yield Mark(start, len(text), (name,))


def _heading_before_number(text: str, column: Sequence[str]) -> Iterator[Mark]:
    """Take whole names of departments right before the first number as a heading:
    一、县民政局1.审核."""
    prefix = CHINESE_NUMBER.match(text)
    start = prefix.end() if prefix else 0
    first = _FIRST_NUMBER.search(text[: start + _LONGEST], start)
    if first is None:
        return
    parts = heading_to_names(text[start : first.start()], column)
    if parts and all(part in column for part in parts):
        yield Mark(0, first.start(), parts)


def _heading_before(
    text: str, colon: re.Match[str], column: Sequence[str], known: frozenset[str]
) -> Mark | None:
    """Read the heading that ends at this colon, if one does."""
    met = _HEAD.search(text, max(0, colon.start() - _LONGEST_HEAD), colon.start())
    if met is None or not met[0].strip():
        return None
    first = _first_name(text, met.start(), column)
    head = text[first : colon.start()]
    start, ends = before_label(text, first), not text[colon.end() :].strip()
    above = text[:start].rstrip()
    # Print may have set a heading that has a line of its own behind a full line.
    opens = not above or (ends and above.endswith(_SENTENCE_ENDS))
    counted = len(column) > 1 or _counts_anew(
        text[colon.end() : colon.end() + _LONGEST]
    )
    begun = find_behind_step(head, column) if above or counted else 0
    for skip in _starts(head, counted):
        parts = heading_to_names(head[skip:], column) if skip >= begun else ()
        lead = head[:skip].strip()
        prefixed = CHINESE_NUMBER.fullmatch(head[:skip]) is not None
        alone = opens and (not lead or prefixed)
        # 县民政局、财政局：: the first says the place of all.
        shared = alone and len(parts) > 1 and names.has_level(parts[0])
        bureaus = shared or (alone and not column and ends)
        sure = alone or any(is_heading_name(p, column, known, False) for p in parts)
        if parts and all(
            is_heading_name(part, column, known, sure) or (bureaus and is_bureau(part))
            for part in parts
        ):
            whole = alone or prefixed or NUMBER.fullmatch(lead)
            begin = start if whole else start + skip
            return Mark(begin, colon.end(), parts)
    return None


def _first_name(text: str, start: int, column: Sequence[str]) -> int:
    """Give where 县统计局，县财政局： begins, whose last name begins at `start`."""
    while start and text[start - 1] in "，,":
        met = _HEAD.search(text, max(0, start - _LONGEST), start - 1)
        name = CHINESE_NUMBER.sub("", NUMBER.sub("", met[0])) if met else ""
        parts = heading_to_names(name, column)
        if not parts or not all(names.is_department(part) for part in parts):
            break
        if not all(_is_named(part, column) for part in parts):
            break
        start = met.start() if met else 0
    return start


def _is_named(name: str, column: Sequence[str]) -> bool:
    if not column:
        return names.is_whole(name)
    return any(names.means_same(name, department) for department in column)


def _counts_anew(text: str) -> bool:
    """Tell what follows a heading that has a number itself: nothing, or a number 1."""
    return not text.strip() or _FIRST_NUMBER.match(text.lstrip()) is not None


def _starts(head: str, counted: bool) -> Iterator[int]:
    """Give where in the text before a colon the heading can begin, perhaps behind the
    number of a `counted` one."""
    number = NUMBER.match(head) if counted else None
    prefix = CHINESE_NUMBER.match(head) or number
    yield prefix.end() if prefix else 0
    for blank in re.finditer(r"\s+", head):
        if blank.start() > 0:
            yield blank.end()
