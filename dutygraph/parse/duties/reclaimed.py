"""Read the cells of a reclaimed duty: who takes it back, and how it works then.

The department stands in a column of its own, after 承接部门：, or as the heading of the
text, as in the text of a cooperative duty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile

from dutygraph.model import Paragraph, Passage
from dutygraph.parse.duties.headingmarks import bare_names_at_heads, names_at_heads
from dutygraph.parse.duties.responsibilities import divide
from dutygraph.parse.wording.columnnames import text_to_names
from dutygraph.parse.wording.headingnames import is_bureau
from dutygraph.parse.wording.names import NAME_ENDS, has_level, is_department
from dutygraph.parse.wording.numerals import CHINESE
from dutygraph.spellings import pattern, spaced

_NUMERAL = rf"(?P<numeral>(?:[{CHINESE}]、|\d[.．、]|[（(][{CHINESE}\d][)）])\s*)?"


@dataclass(frozen=True, slots=True)
class Reclaimed:
    """The receiving departments and the steps of the work method."""

    departments: tuple[str, ...]
    methods: tuple[Passage, ...]


def read_cells(
    receiving: Sequence[Paragraph],
    both: Sequence[Paragraph],
    methods: Sequence[Paragraph],
    known: frozenset[str],
) -> Reclaimed:
    """Read the two columns, or the one that holds both."""
    named, rest = _split_marks(both)
    if not named and not receiving:
        named, rest = _split_names(rest)
    texts = [p.text for p in (*receiving, *named)]
    departments = text_to_names(_unmarked("\n".join(texts)), (), known)
    body = [*rest, *_split_marks(methods)[1]]
    beside = known if departments else known | _heads(body)
    divided = divide(body, departments, beside)
    blocks = divided.responsibilities
    if not departments:
        departments = tuple(dict.fromkeys(d for b in blocks for d in b.departments))
    steps = tuple(step for block in blocks for step in block.steps)
    return Reclaimed(departments, steps + divided.guarantees)


def _heads(body: Sequence[Paragraph]) -> frozenset[str]:
    """Give the departments that head the text, perhaps without place: 公安局：查处。"""
    first = names_at_heads(body[:1])
    return bare_names_at_heads(body).union(
        first, filter(is_bureau, names_at_heads(body))
    )


@cache
def _marks() -> re.Pattern[str]:
    receiving = spaced(pattern("marks", "receiving").pattern)
    methods = spaced(pattern("marks", "methods").pattern)
    return re.compile(
        rf"(?:^\s*|(?<=[。；;，,\s])){_NUMERAL}"
        rf"(?:(?P<receiving>{receiving})\s*(?:为|[：:]|$)|(?P<methods>{methods})\s*(?:[：:]|$))"
        rf"|[【〖\[]\s*(?:(?P<named>{receiving})|(?P<told>{methods}))[】〗\]]\s*[：:]?"
        rf"|(?<=[{NAME_ENDS}])(?P<glued>{methods})\s*[：:]"
    )


def _unmarked(text: str) -> str:
    return _marks().sub("\n", text)


def _split_marks(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part the text at 承接部门： and 工作方式：, which stand before all steps."""
    named: list[Paragraph] = []
    rest: list[Paragraph] = []
    target, seen = rest, False
    for paragraph in paragraphs:
        start = 0
        for met in _marks().finditer(paragraph.text):
            names = met["receiving"] or met["named"]
            if seen or (names and (rest or paragraph.text[: met.start()])):
                continue
            if met["numeral"] and not (names or named):
                continue
            _add(target, paragraph, start, met.start())
            target, start = (named if names else rest), met.end()
            seen = not names
        _add(target, paragraph, start, len(paragraph.text))
    return named, rest


def _split_names(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part the departments, on lines of their own without a mark, from the steps."""
    rest = list(dropwhile(_names_departments, paragraphs))
    return list(paragraphs[: len(paragraphs) - len(rest)]), rest


def _names_departments(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    named = text_to_names(text, (), frozenset())
    if text[-1:] in "：:" or not named or not all(map(is_department, named)):
        return False
    # What the last step ends with may look like a name's end: 查处。
    if any(re.search("[：:。]", name) for name in named):
        return False
    # A sentence may name them too: 由县民政局承接。
    return not text.endswith("。") or all(map(has_level, named))


def _add(target: list[Paragraph], paragraph: Paragraph, start: int, end: int) -> None:
    text = paragraph.text[start:end].strip()
    if text:
        target.append(paragraph._replace(text=text))
