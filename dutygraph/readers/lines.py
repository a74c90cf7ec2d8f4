"""Takes the words inside a cell or on a page, gives lines, and paragraphs of lines.

A line that runs to the edge of its cell goes on in the next one; a line that ends
short, although the next one's first word would still have fitted, ends a paragraph.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dutygraph.readers.pdf_words import Word

_BLANK = 0.5
# Between two ideographs, in a line that sets others close together: a blank of fonts
# whose blank is as thin as that of letters.
_THIN_BLANK = 0.2
_CLOSE = re.compile("[\u4e00-\u9fff]{3,}")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_SAME_PLACE = 0.3
_OVERLAP = 0.4
_WIDEST_MARGIN = 9.0
_NEW_COLUMN = 2.5
_NEW_BLOCK = 1.9
# What a line break never parts: a run of letters and digits, closing punctuation from
# the word before it, opening punctuation from the word after it.
_WORD = re.compile(
    r"[“‘（《〈【〖〔「(\[]*(?:[A-Za-z0-9.%+\-]+|.)[、，。；：？！”’）》〉】〗〕」…,.;:!?)\]%]*",
)
_NUMBERING = re.compile(
    r"(?:[（(]?[0-9]{1,2}[)）.．、]|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⒛]|[一二三四五六七八九十]{1,3}、)"
)
_NOWHERE = ((0.0,), (0.0,), (0.0,), (0.0,), "")
_ENDING = "。；;：:"
_HANGING = "、，。；：？！”’）》,.;:)"
_HEADING = re.compile(r"[^，。；、：:,;]{2,25}[：:]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands; `size` is the height of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The height of the letters, near enough their width in Chinese."""
        return self.bottom - self.top


def words_to_lines(words: Iterable[Word]) -> list[Line]:
    """Sort words into lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    lowest = float("-inf")
    for word in sorted(words, key=_middle):
        middle = _middle(word)
        if middle > lowest:
            lines.append([])
            lowest = middle + max((word[3] - word[1]) * 0.5, 1.0)
        lines[-1].append(word)
    made = (_words_to_line(sorted(line)) for line in lines)
    return [line for line in made if line.text]


def words_to_blocks(words: Sequence[Word]) -> list[list[Line]]:
    """Cut words, in the order they are drawn, into blocks of lines.

    For pages without rules: where the pen jumps to another column or leaves a gap, a
    new block begins.
    """
    blocks: list[list[Line]] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            _add_line(blocks, _words_to_line(run))
            run = []
        run.append(word)
    _add_line(blocks, _words_to_line(run))
    return blocks


def lines_to_paragraphs(lines: Sequence[Line], left: float, right: float) -> list[str]:
    """Join the lines of a cell that go on; `left` and `right` are the cell's edges."""
    if not lines:
        return []
    margin = min(_WIDEST_MARGIN, max(0.0, min(line.left for line in lines) - left))
    room = right - margin - (left + margin)
    widest = max(room, max(_inner_right(line) - line.left for line in lines))
    edge = max(right - margin, max(map(_inner_right, lines)))
    centred = _is_centred(lines, (left + right) / 2)
    texts = [lines[0].text]
    for line, following in pairwise(lines):
        free = widest - (line.right - line.left) if centred else edge - line.right
        if _goes_on(line, following, free, centred):
            texts[-1] += _gap(line.text, following.text) + following.text
        else:
            texts.append(following.text)
    return texts


def _inner_right(line: Line) -> float:
    """Give where a line ends without the closing sign that may hang over the edge."""
    return line.right - (line.size if line.text[-1] in _HANGING else 0.0)


def _middle(word: Word) -> float:
    return (word[1] + word[3]) / 2


def _words_to_line(words: Sequence[Word]) -> Line:
    """Join words; a gap as wide as half a sign is a blank, a sign printed twice on one
    place, for boldness, is one."""
    if any(
        after[0] < before[2] - _OVERLAP * (after[3] - after[1])
        for before, after in pairwise(words)
    ):
        words = sorted(sign for word in words for sign in word.signs())
    parts: list[str] = []
    seen: list[Word] = []
    last_left = last_right = float("inf")
    for word in words:
        left, top, right, bottom, text = word
        if left - last_left < _SAME_PLACE * (right - left) and parts[-1:] == [text]:
            continue
        gap = (left - last_right) / (bottom - top or 1.0)
        if gap > _THIN_BLANK and _is_blank(gap, parts[-1], text, words):
            parts.append(" ")
        parts.append(text)
        last_left, last_right = left, right
        if not text.isspace():
            seen.append(word)
    lefts, tops, rights, bottoms, _ = zip(*seen, strict=True) if seen else _NOWHERE
    text = "".join(parts).strip()
    return Line(text, min(lefts), min(tops), max(rights), max(bottoms))


def _is_blank(gap: float, before: str, after: str, words: Sequence[Word]) -> bool:
    """Tell a gap that is a blank; a narrow one may be that of a line set wide."""
    if " " in (before, after):
        return False
    if gap > _BLANK:
        return True
    between = _IDEOGRAPH.match(before[-1]) and _IDEOGRAPH.match(after)
    return bool(between) and any(_CLOSE.match(word[4]) for word in words)


def _is_centred(lines: Sequence[Line], middle: float) -> bool:
    """Tell lines set in the middle of their cell from lines that begin at its left."""
    near = [abs((line.left + line.right) / 2 - middle) < line.size for line in lines]
    lefts = [line.left for line in lines]
    return all(near) and max(lefts) - min(lefts) > 0.4 * lines[0].size


def _goes_on(line: Line, following: Line, free: float, centred: bool) -> bool:
    """Tell whether a paragraph goes on, as the next word did not fit any more."""
    ended = line.text[-1] in _ENDING
    if ended and (_NUMBERING.match(following.text) or _HEADING.match(following.text)):
        return False
    indent = following.left - line.left
    if not centred and ended and indent > 1.2 * line.size:
        return False
    word = _WORD.match(following.text)
    length = len(word[0]) if word is not None else 1
    width = sum(_width(sign) for sign in following.text[:length]) * line.size
    return free < width + 0.3 * line.size


def _width(sign: str) -> float:
    return 0.55 if sign < "\u2000" else 1.0


def _gap(before: str, after: str) -> str:
    """Keep the blank between two words in letters; Chinese is joined without."""
    both = before[-1:].isascii() and after[:1].isascii()
    return " " if both and before[-1:].isalpha() and after[:1].isalpha() else ""


def _follows(last: Word, word: Word) -> bool:
    size = max(last.bottom - last.top, 1.0)
    step = word.left - last.right
    level = abs(_middle(word) - _middle(last)) < 0.5 * size
    return level and -size < step < _NEW_COLUMN * size


def _add_line(blocks: list[list[Line]], line: Line) -> None:
    if not line.text:
        return
    last = blocks[-1][-1] if blocks else None
    if last is not None:
        step = line.top - last.top
        beside = line.left > last.right or line.right < last.left
        if 0 < step < _NEW_BLOCK * last.size and not beside:
            blocks[-1].append(line)
            return
    blocks.append([line])
