"""Join headings that print has broken over lines: paragraphs of a cell, give fewer.

A document that was once a PDF has each of its lines as a paragraph: 县教育局、县文化
and 和旅游局：.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from dutygraph.model import Paragraph
from dutygraph.parse.wording.headingnames import heading_to_names
from dutygraph.parse.wording.names import is_whole, means_same, without_place
from dutygraph.parse.wording.numerals import CHINESE_NUMBER

_ENDS = tuple("。；;：:")
_END = re.compile(f"[{''.join(_ENDS)}]")
_MOST_LINES = 4
_LONGEST = 60
"""Characters of a line among which the colon of a heading stands."""
_OPENED = re.compile(r"[【〖][^【】〖〗。；;：:]*$")
_CLOSED = re.compile(r"[^【】〖〗。；;：:]*[】〗]")


def join_cut_headings(
    paragraphs: Sequence[Paragraph], column: Collection[str]
) -> Sequence[Paragraph]:
    """Put the beginning of a heading, which ends the lines above, before its end.

    All names of the heading stand in the `column`, in full or short, and do not before
    the lines are joined.

    >>> from dutygraph.model import Place
    >>> lines = ("预报。", "县教育局、县文化", "和旅游局：监管。")
    >>> column = ("县教育局", "县文化和旅游局")
    >>> joined = join_cut_headings([Paragraph(li, Place()) for li in lines], column)
    >>> [paragraph.text for paragraph in joined]
    ['预报。', '县教育局、县文化和旅游局：监管。']
    """
    joined: list[Paragraph] = []
    for paragraph in _join_bracketed(paragraphs):
        open_above = bool(joined) and not joined[-1].text.endswith(_ENDS)
        head = _head(paragraph.text) if open_above and column else ""
        begun = _beginning(joined, head, column) if head else ""
        joined.append(_take_back(joined, paragraph, begun) if begun else paragraph)
    return joined


def _join_bracketed(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Join the lines of 【县安全生产委 and 员会办公室】 by its brackets."""
    held: list[Paragraph] = []
    for paragraph in paragraphs:
        held.append(paragraph)
        if _is_open(held):
            continue
        if len(held) > 1 and _CLOSED.match(paragraph.text):
            yield held[0]._replace(text="".join(line.text.strip() for line in held))
        else:
            yield from held
        held = []
    yield from held


def _is_open(lines: Sequence[Paragraph]) -> bool:
    """Tell lines that begin with a bracket which may be closed on the next one."""
    text = "".join(line.text.strip() for line in lines)
    return len(lines) < _MOST_LINES and _OPENED.match(text) is not None


def _head(text: str) -> str:
    """Give what stands before a colon in the first words of a line."""
    met = _END.search(text, 0, _LONGEST)
    return text[: met.start()] if met is not None and met[0] in "：:" else ""


def _beginning(above: Sequence[Paragraph], head: str, column: Collection[str]) -> str:
    """Give what ends the lines above and begins a heading; nothing where none does."""
    named = _to_names(head)
    if named and all(name in column for name in named):
        return ""
    loose = not (named and is_whole(named[0]) and _are_named(named, column))
    begun = ""
    for paragraph in reversed(above[-_MOST_LINES:]):
        ended = [met.end() for met in _END.finditer(paragraph.text)]
        begun = paragraph.text[ended[-1] if ended else 0 :].strip() + begun
        names = _to_names(begun + head)
        exact = all(name in column for name in names)
        if names and (exact or (loose and _are_named(names, column))):
            return begun
        if ended:
            break
    return ""


def _to_names(head: str) -> tuple[str, ...]:
    return heading_to_names(CHINESE_NUMBER.sub("", head))


def _are_named(names: Iterable[str], column: Collection[str]) -> bool:
    return all(_is_named(name, column) for name in names)


def _is_named(name: str, column: Collection[str]) -> bool:
    """Tell a name of the column, or a shorter spelling of one that is whole."""
    if name in column:
        return True
    longer = [one for one in column if len(one) > len(name)]
    if any(without_place(one) == name for one in longer):
        return True
    return is_whole(name) and any(means_same(name, one) for one in longer)


def _take_back(joined: list[Paragraph], paragraph: Paragraph, begun: str) -> Paragraph:
    """Take the beginning of the heading from the lines above, and give its line."""
    text = begun + paragraph.text
    while begun:
        above = joined.pop()
        line = above.text.strip()
        if len(line) > len(begun):
            joined.append(above._replace(text=line.removesuffix(begun)))
        begun = begun.removesuffix(line) if len(line) <= len(begun) else ""
    return paragraph._replace(text=text)
