"""Tell the column headings that every page repeats, whole, in part, or one a line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.heads import Line
from dutygraph.spellings import fold

FIRST_WORDS = ("序", "序号", "编号", "项次")
"""What the headings of a page begin with; 序号 may be broken over two lines."""

_GROUP = "departments"
"""The role of a heading that may be merged over others, its own among them."""
_MOST_LINES = 60
"""Lines that the headings of a page take up, where each is cut into several."""
_LONGEST = 120
_FEWEST_SIGNS = 6
_WIDEST_CUT = 16
"""Signs in the first line of a heading that a narrow column has cut."""


def header_length(lines: Sequence[Line], index: int) -> int:
    """Say how many lines of column headings begin here, which every page may repeat.

    They come whole, in part, or one a line; 序号 may be broken into 序 and 号.
    """
    end = index
    while end < min(len(lines), index + _MOST_LINES):
        text = lines[end].text
        if is_headings(text):
            end += 1
        elif fold(text) in FIRST_WORDS and is_headings(_joined(lines, end, 2)):
            end = next_filled(lines, end) + 1
        elif length := _wrapped_length(lines, end, end > index):
            end += length
        else:
            break
    return end - index


def _wrapped_length(lines: Sequence[Line], index: int, beside: bool) -> int:
    """Say how many lines hold headings of which a narrow column has cut one in two.

    The cut one stands in the first row of headings, or `beside` it in lines of its own.
    """
    text = lines[index].text.strip()
    first = text.startswith(FIRST_WORDS)
    if not first and not (beside and len(text) <= _WIDEST_CUT):
        return 0
    for count in (2, 3):
        texts = [line.text.rstrip() for line in lines[index : index + count]]
        if len(texts) == count and all(texts) and is_headings("".join(texts)):
            return count
    return 0


@lru_cache(maxsize=4096)
def is_headings(text: str) -> bool:
    """Tell a line that holds nothing but headings of columns."""
    words = [fold(word) for word in text.split()]
    if not words or any(word.endswith(":") for word in words):
        return False
    if all(_is_heading_word(word) for word in words):
        return any(len(word) > 2 or word in FIRST_WORDS[1:] for word in words)
    return heading_to_role(fold(text)) is not None


def next_filled(lines: Sequence[Line], index: int) -> int:
    """Give the index of the next line that is not blank, or this one at the end."""
    rest = range(index + 1, len(lines))
    return next((at for at in rest if lines[at].text.strip()), index)


def _joined(lines: Sequence[Line], index: int, count: int) -> str:
    filled = [line.text.strip() for line in lines[index : index + 2 * count]]
    return "".join([text for text in filled if text][:count])


def _is_heading_word(word: str) -> bool:
    if heading_to_role(word) is not None:
        return True
    return re.fullmatch(r"[（(]含.*保障[)）]", word) is not None


def join_spaced_headings(lines: Sequence[Line]) -> list[Line]:
    """Join the signs of headings that were set apart: 事 项 名 称 责 任 部 门."""
    return [_join_spaced(line) for line in lines]


def _join_spaced(line: Line) -> Line:
    first, *signs = line.text.split() or [""]
    single = len(signs) >= _FEWEST_SIGNS and max(map(len, signs)) == 1
    if not single or first not in FIRST_WORDS:
        return line
    found = _signs_to_headings("".join(signs), frozenset())
    return replace(line, text=" ".join((first, *found))) if found else line


def _signs_to_headings(signs: str, roles: frozenset[str]) -> tuple[str, ...]:
    """Part signs into headings of different columns, none of them short if it may be;
    give none where they name anything else."""
    best: tuple[str, ...] = ()
    for end in range(2, min(len(signs), _WIDEST_CUT) + 1):
        role = heading_to_role(signs[:end])
        if role is None or role in roles:
            continue
        rest = _signs_to_headings(signs[end:], roles | {role})
        if rest or end == len(signs):
            found = (signs[:end], *rest)
            best = max(best, found, key=_evenness) if best else found
    return best


def _evenness(headings: Sequence[str]) -> tuple[int, int]:
    """Say how many columns they name, remarks aside, and how long the shortest is."""
    told = sum(heading_to_role(heading) != "remark" for heading in headings)
    return told, min(map(len, headings))


def join_grouped_headings(lines: Sequence[Line]) -> list[Line]:
    """Put headings below a merged one in its place: 县直部门 over 部门名称 部门职责.

    Of the two rows that a table has them in, one line of headings is left.
    """
    joined = list(lines)
    for at, line in enumerate(lines):
        if _GROUP not in map(heading_to_role, _words(line.text)):
            continue
        below = next_filled(lines, at)
        upper, lower = _words(line.text), _words(lines[below].text)
        roles = [heading_to_role(word) for word in lower]
        if (
            below > at
            and roles[:2] == [_GROUP, "responsibilities"]
            and None not in roles
        ):
            group = [heading_to_role(word) for word in upper].index(_GROUP)
            words = [*upper[:group], *lower, *upper[group + 1 :]]
            joined[at] = replace(line, text=" ".join(words))
            joined[below] = replace(lines[below], text="")
    return joined


def _words(text: str) -> list[str]:
    return [fold(word) for word in text.split()] if len(text) < _LONGEST else []
