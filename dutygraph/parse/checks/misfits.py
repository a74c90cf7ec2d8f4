"""Find what does not fit in the cells of a ruled table: drafts of duties, give issues.

Rows that were copied twice, cells that were cut out or have changed places show in what
the cells of one duty say beside each other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dutygraph.model import Duty, Issue, IssueKind, ListKind, Passage, Span
from dutygraph.parse.duties.drafts import Draft, Part
from dutygraph.parse.wording import names
from dutygraph.parse.wording.cues import is_guarantee_mark, is_heading_line
from dutygraph.parse.wording.numerals import is_numbered, starts_again
from dutygraph.spellings import fold

_SHORTEST = 8
"""Characters from which a text that comes again was printed twice."""
_QUOTED = 80
_FEWEST = 2
"""Rows of departments beside which one that lacks a cell stands out."""
_TEXTS = ("responsibilities", "township_steps", "work_methods")


def find_misfits(draft: Draft, duty: Duty, known: frozenset[str]) -> Iterator[Issue]:
    """Report texts that stand twice, cells that a row lacks, and text of other columns.

    `known` are the departments of the document.
    """
    number = (str(duty.number),)
    for part in _rows_twice(draft.parts):
        yield Issue(IssueKind.TEXT_TWICE, part.place, duty.title[:_QUOTED], number)
    for text, passage in _texts_twice(duty):
        place = passage.place if passage else duty.place
        yield Issue(IssueKind.TEXT_TWICE, place, text[:_QUOTED], number)
    if draft.kind is ListKind.BASIC:
        return
    for part, role in _lacking(draft.parts):
        beside = part.text("departments") or part.text("responsibilities")
        kind = IssueKind.EMPTY_CELL
        yield Issue(kind, part.place, beside[:_QUOTED], (role,))
    for part, text in _misplaced(draft, known):
        kind = IssueKind.CELLS_UNCERTAIN
        yield Issue(kind, part.place, text[:_QUOTED], number)


def _rows_twice(parts: Sequence[Part]) -> Iterator[Part]:
    """Find the rows of a page that say the same; the next page may print one again."""
    if len(parts) < 2:
        return
    seen: set[tuple[Span | None, frozenset[tuple[str, str]]]] = set()
    for part in parts:
        texts = {(role, text) for role in part.cells if (text := part.text(role))}
        said = part.place.pages, frozenset(texts)
        if said in seen and len(texts) > 1:
            yield part
        seen.add(said)


def _texts_twice(duty: Duty) -> Iterator[tuple[str, Passage | None]]:
    """Find the steps that stand twice in one block, and a title printed twice."""
    title = fold(duty.title)
    half = len(title) // 2
    again = title.find(title[: 2 * _SHORTEST], 2 * _SHORTEST) > 0
    if again or (half >= _SHORTEST // 2 and title == 2 * title[:half]):
        yield duty.title, None
    blocks: dict[tuple[str, ...], list[Passage]] = {}
    for block in duty.responsibilities:
        blocks.setdefault(block.departments, []).extend(block.steps)
    for steps in (*blocks.values(), duty.township_steps, duty.work_methods):
        counts = Counter(fold(step.text) for step in steps)
        if len(counts) == len(steps):
            continue
        for step in dict.fromkeys(steps):
            text = fold(step.text)
            if counts[text] > 1 and len(text) >= _SHORTEST:
                counts[text] = 0
                yield step.text, step


def _lacking(parts: Sequence[Part]) -> Iterator[tuple[Part, str]]:
    """Find, among rows of one department each, those without its name or its text.

    Rows that a page has broken lack either.
    """
    if any(part.place.pages for part in parts):
        return
    whole = [p for p in parts if p.text("departments") and p.text("responsibilities")]
    if len(whole) < _FEWEST:
        return
    for part in parts:
        name, text = part.text("departments"), part.text("responsibilities")
        if name and not text and names.is_department(names.tidy(name)):
            yield part, "responsibilities"
        elif text and not name and part is not parts[0] and _begins(text):
            yield part, "departments"


def _begins(text: str) -> bool:
    """Tell a text of its own from one more step of the text above."""
    return starts_again(text) or not is_numbered(text)


def _misplaced(draft: Draft, known: frozenset[str]) -> Iterator[tuple[Part, str]]:
    """Find sentences among departments, and departments for a text of their own."""
    for part in draft.parts:
        named = part.text("departments") or part.text("receiving")
        if not is_guarantee_mark(named) and _says_sentence(named):
            yield part, named
        title = part.text("title")
        steps = re.search(r"1[.．、]\D.*[。；;]2[.．、]\D", title)
        if steps or _is_name(title, known):
            yield part, title
        for role in _TEXTS:
            text = part.text(role)
            if _is_name(text, known):
                yield part, text
        for paragraph in part.cells.get("township_steps", ()):
            if is_heading_line(paragraph.text.strip(), known):
                yield part, paragraph.text


def _says_sentence(named: str) -> bool:
    """Tell text among departments of which no word is the name of one."""
    if not re.search("[。；;]", named):
        return False
    words = map(names.tidy, re.split("[、，,；;。]", named))
    return not any(map(names.is_department, words))


def _is_name(text: str, known: frozenset[str]) -> bool:
    if not text or text.endswith(("：", ":")):
        return False
    return all(names.tidy(name) in known for name in re.split("[、，,]", text))
