"""Find the cells in the lines of one duty: its lines, give a row of cells.

The order of the cells is that of the columns; where one ends, the text says: the title
before the departments, the departments before the first number or heading, the
township's part where the numbering starts again after the guarantees.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from dutygraph.model import Cell, ListKind, Paragraph, Place, Row
from dutygraph.parse import names
from dutygraph.parse.heads import Line, split_head
from dutygraph.parse.numbering import is_numbered, is_subheading, starts_again
from dutygraph.parse.spellings import pattern

_HEADINGS = {
    ListKind.BASIC: ("序号", "事项名称"),
    ListKind.COOPERATIVE: (
        "序号",
        "事项名称",
        "对应上级部门",
        "上级部门职责",
        "配合职责",
    ),
    ListKind.RECLAIMED: ("序号", "事项名称", "承接部门", "承接部门及工作方式"),
}
_ENDED = ("。", "；", ";")
_NUMBER = re.compile(r"^\s*(\d{1,2})\s?[.．、](?!\d)")


def headings_row(kind: ListKind, place: Place) -> Row:
    """Give the row of headings that the rows of this list have."""
    cells = (Cell((Paragraph(text, place),)) for text in _HEADINGS[kind])
    return Row(tuple(cells), place)


def names_in_lines(lines: Iterable[Line]) -> frozenset[str]:
    """Collect the names of departments that head a text, or stand alone in a line.

    One without a level before it counts only where it comes more than once; what is
    the end of a name that heads a text is a name that a line has cut.
    """
    headed: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for line in lines:
        head, colon, _ = line.text.strip().partition("：")
        if colon:
            headed.update(
                filter(_is_name, map(names.tidy, names.heading_to_parts(head)))
            )
            continue
        for word in head.split():
            parts = names.heading_to_parts(word)
            found = filter(_is_name, map(names.tidy, parts))
            alone.update(n for n in found if len(parts) == 1 or names.has_level(n))
    ends = {name[at:] for name in headed for at in range(1, len(name) - 1)}
    counts = headed + Counter({n: c for n, c in alone.items() if n not in ends})
    return frozenset(n for n, c in counts.items() if c > 1 or names.has_level(n))


def _is_name(name: str) -> bool:
    return names.is_department(name) and not names.is_branch_part(name)


def has_name(lines: Iterable[Line], known: frozenset[str]) -> bool:
    """Tell whether one of the lines ends with the name of a department."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    if any(_mark().match(text) for text in texts):
        return True
    return any(names.tidy(text.split()[-1]) in known for text in texts)


def lines_to_row(
    kind: ListKind,
    number: int | None,
    lines: Sequence[Line],
    known: frozenset[str],
    before: Row | None = None,
    goes_on: bool = False,
) -> Row:
    """Set the lines of one duty into cells.

    `before` is its part on the page before; `goes_on` where the next page has more.
    """
    place = lines[0].place.through(lines[-1].place)
    lines = _split_at_heads(lines, known)
    first = Cell((Paragraph(str(number), place),)) if number is not None else Cell()
    if kind is ListKind.BASIC:
        return Row((first, _lines_to_cell(lines)), place)
    if kind is ListKind.RECLAIMED:
        return Row((first, *_reclaimed_cells(lines, known, number is None)), place)
    title, departments, text = _cooperative_head(lines, known, number is not None)
    border = _find_township(text, known, before)
    if goes_on and before is None and border == len(text):
        border = _after_last_heading(text, known)
    own = _lines_to_cell(text[border:])
    return Row(
        (first, title, departments, _lines_to_cell(text[:border], known=known), own),
        place,
    )


def _reclaimed_cells(
    tokens: Sequence[Line], known: frozenset[str], goes_on: bool
) -> tuple[Cell, ...]:
    start = 0 if goes_on else _find(tokens, _is_method_start(known))
    if start < len(tokens):
        return _lines_to_cell(tokens[:start]), Cell(), _lines_to_cell(tokens[start:])
    title, departments, body = split_head(tokens, _find_body(tokens, known), known)
    return (
        _lines_to_cell(title),
        _lines_to_cell(departments, apart=True),
        _lines_to_cell(tokens[body:]),
    )


@cache
def _mark() -> re.Pattern[str]:
    marks = (
        f"{pattern('marks', 'receiving').pattern}|{pattern('marks', 'methods').pattern}"
    )
    return re.compile(rf"(?:{marks})\s*[：:]")


def _split_at_heads(lines: Sequence[Line], known: frozenset[str]) -> list[Line]:
    """Break a line that holds the end of a cell and what begins the next one."""
    split: list[Line] = []
    for line in lines:
        start = 0
        for blank in re.finditer(r"\s+", line.text):
            rest = line.text[blank.end() :]
            if blank.start() and (_mark().match(rest) or _is_heading(rest, known)):
                split.append(Line(line.text[start : blank.start()], line.place))
                start = blank.end()
        split.append(Line(line.text[start:], line.place))
    return split


def _is_method_start(known: frozenset[str]) -> Callable[[Line], bool]:
    def begins(line: Line) -> bool:
        text = line.text.strip()
        return _mark().match(text) is not None or _is_heading(text, known)

    return begins


def _find(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> int:
    return next((i for i, line in enumerate(lines) if wanted(line)), len(lines))


def _is_heading(text: str, known: frozenset[str]) -> bool:
    """Tell a line that begins with the heading of a department: 旗财政局：."""
    head, colon, _ = text.replace(":", "：").partition("：")
    if not colon or not 2 <= len(head) <= 80 or re.search(r"[。；;，,]", head):
        return False
    parts = [names.tidy(part) for part in names.heading_to_parts(head)]
    return all(
        part in known or (names.is_department(part) and names.has_level(part))
        for part in parts
    )


def _cooperative_head(
    lines: Sequence[Line], known: frozenset[str], headed: bool
) -> tuple[Cell, Cell, list[Line]]:
    """Give the cells of title and departments, and the lines of the text."""
    if not headed:
        return Cell(), Cell(), _split_sentences(lines)
    body = _find_body(lines, known)
    title, departments, body = split_head(lines, body, known)
    named = _lines_to_cell(departments, apart=True)
    return _lines_to_cell(title), named, _split_sentences(lines[body:])


def _split_sentences(lines: Sequence[Line]) -> list[Line]:
    """Break lines where a sentence end and a blank may be the border of two cells."""
    parts = ((re.split(r"(?<=[。；;])\s+", line.text), line.place) for line in lines)
    return [Line(text, place) for texts, place in parts for text in texts]


def _after_last_heading(lines: Sequence[Line], known: frozenset[str]) -> int:
    """Find the township's part of a duty that the page has cut behind a heading.

    Both cells begin on the page where the duty begins: what stands behind the last
    heading is then the township's, and the heading's own text is on the next page.
    """
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text.strip()
        ends = text.endswith(("：", ":"))
        if ends and (_guarantees(text) or _is_heading(text, known)):
            return index + 1
    return len(lines)


def _find_body(lines: Sequence[Line], known: frozenset[str]) -> int:
    """Find the line with which the departments' text begins."""
    for index, line in enumerate(lines):
        text = line.text.strip()
        if index and (
            starts_again(text) or _is_heading(text, known) or _guarantees(text)
        ):
            return index
    return len(lines)


def _find_township(
    lines: Sequence[Line], known: frozenset[str], before: Row | None
) -> int:
    """Find the line with which the township's part begins."""
    mark = max(
        (i for i, li in enumerate(lines) if _guarantees(li.text.strip())), default=-1
    )
    if mark >= 0:
        return _after_guarantees(lines, mark)
    if before is not None:
        return _where_it_goes_on(lines, before)
    return _where_it_starts_again(lines, known)


def _guarantees(text: str) -> bool:
    marks = pattern("marks", "guarantee").pattern
    return (
        re.match(rf"(?:{marks})(?:[（(][^）)]*[）)])?\s*(?:[：:]|$)", text) is not None
    )


def _after_guarantees(lines: Sequence[Line], mark: int) -> int:
    """Give the line after the guarantees: a number that starts again, or text after
    the end of the last phrase."""
    _, _, rest = lines[mark].text.replace(":", "：").partition("：")
    numbered = is_numbered(rest.strip()) or not rest.strip()
    seen, ended = bool(rest.strip()), rest.rstrip().endswith(_ENDED)
    for index in range(mark + 1, len(lines)):
        text = lines[index].text.strip()
        if not text:
            continue
        if seen and starts_again(text):
            return index
        if (
            seen
            and ended
            and not (numbered and is_numbered(text))
            and text[0] not in "。；;"
        ):
            return index
        seen, ended = True, text.endswith(_ENDED)
    return len(lines)


def _where_it_starts_again(lines: Sequence[Line], known: frozenset[str]) -> int:
    """Find the 1. that no heading stands before; without one, the last blank line."""
    above = ""
    started = False
    for index, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            continue
        if starts_again(text):
            headed = _is_heading(above, known) or is_subheading(above)
            if started and not headed:
                return index
            started = True
        above = text
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    blanks = [i for i, line in enumerate(lines) if not line.text.strip()]
    inner = [i for i in blanks if filled and filled[0] < i < filled[-1]]
    return inner[-1] + 1 if inner else len(lines)


def _where_it_goes_on(lines: Sequence[Line], before: Row) -> int:
    """Find where the township's numbering of the page before goes on."""
    own = [_NUMBER.match(p.text) for p in before.cells[-1].paragraphs]
    last = max((int(met[1]) for met in own if met), default=0)
    others = [_NUMBER.match(p.text) for p in before.cells[-2].paragraphs]
    above = max((int(met[1]) for met in others if met), default=0)
    for index, line in enumerate(lines):
        met = _NUMBER.match(line.text)
        if met and int(met[1]) == last + 1 and int(met[1]) != above + 1:
            return index
        above = int(met[1]) if met else above
    text, own_text = (_last_text(cell) for cell in before.cells[-2:])
    return 0 if text.endswith(_ENDED) and not own_text.endswith(_ENDED) else len(lines)


def _last_text(cell: Cell) -> str:
    return cell.paragraphs[-1].text.rstrip() if cell.paragraphs else ""


def _lines_to_cell(
    lines: Sequence[Line], apart: bool = False, known: frozenset[str] = frozenset()
) -> Cell:
    """Join the lines that a narrow cell has wrapped; `apart` leaves them apart."""
    paragraphs: list[Paragraph] = []
    above = ""
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if not paragraphs or apart or _opens(text, above, known):
            paragraphs.append(Paragraph(text, line.place))
        else:
            last = paragraphs[-1]
            place = last.place.through(line.place)
            paragraphs[-1] = Paragraph(last.text + text, place)
        above = text
    return Cell(tuple(paragraphs))


def _opens(text: str, above: str, known: frozenset[str]) -> bool:
    """Tell whether a line begins a paragraph of its own."""
    if is_numbered(text) or _guarantees(text) or _mark().match(text):
        return True
    return _is_heading(text, known) or _is_heading(above, known) or is_subheading(above)
