"""Put the numbers of items back before their texts: lines of a text without cells, give
lines.

Programs that look for columns may take the numbers of items for one: two of them then
stand before the text of the first, or those of the first items of a page at its end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.parse.unruled.latenumbers import below_headings
from dutygraph.parse.wording.heads import Line

_TWO = re.compile(
    r"(?<!\S)(?P<one>\d{1,2})[.．、](?P<other>(?P<next>\d{1,2})[.．、])(?=[^\d\s])"
)
_ALONE = re.compile(r"(\d{1,2})[.．、]")
_NUMBERED = re.compile(r"[（(]?\d")
_ENDED = ("。", "；", ";")
_REACH = 4
"""Lines below within which the text of the second number begins."""
_LONG = 15
"""Signs of a line that hardly is a name or the rest of a title."""


def number_items(lines: Sequence[Line], pages: Sequence[tuple[int, int]]) -> list[Line]:
    """Give the lines of the pages, in which each item has its number."""
    numbered = list(lines)
    for at, line in enumerate(lines):
        if met := _TWO.search(line.text):
            _part_numbers(numbered, at, met)
    for start, end in pages:
        _put_back(numbered, start, end)
    return numbered


def _part_numbers(lines: list[Line], at: int, met: re.Match[str]) -> None:
    """Give the second of two numbers, as in 1.2.受理。, to the next text without."""
    if int(met["next"]) != int(met["one"]) + 1:
        return
    for below in range(at + 1, min(at + 1 + _REACH, len(lines))):
        text = lines[below].text.strip()
        if not _NUMBERED.match(text) and (text.endswith(_ENDED) or len(text) >= _LONG):
            lines[below] = replace(lines[below], text=met["other"] + text)
            text = lines[at].text
            kept = text[: met.start("other")] + text[met.end("other") :]
            lines[at] = replace(lines[at], text=kept)
            return


def _put_back(lines: list[Line], start: int, end: int) -> None:
    """Put the numbers at the end of a page before its first sentences, if all of them
    are without."""
    late = _numbers_at_end(lines, start, end)
    if not late:
        return
    firsts = list(_sentences(lines, start, late[0], len(late)))
    if len(firsts) < len(late):
        return
    for at, number in zip(firsts, late, strict=True):
        text = lines[number].text.strip() + lines[at].text.strip()
        lines[at] = replace(lines[at], text=text)
        lines[number] = replace(lines[number], text="")


def _numbers_at_end(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """Find the lines at the end of a page that are numbers of items, counting up."""
    late: list[int] = []
    for at in range(end - 1, start - 1, -1):
        text = lines[at].text.strip()
        if not text:
            continue
        met = _ALONE.fullmatch(text)
        if met is None or (late and int(met[1]) != _value(lines[late[0]]) - 1):
            break
        late.insert(0, at)
    return late


def _value(line: Line) -> int:
    return int(line.text.strip().rstrip(".．、"))


def _sentences(lines: Sequence[Line], start: int, end: int, most: int) -> Iterator[int]:
    """Find where so many sentences without number begin at the top of a page."""
    before = (lines[at].text.rstrip() for at in range(start - 1, -1, -1))
    last = next(filter(None, before), "")
    ended = not last or last.endswith(_ENDED)
    for at in range(below_headings(lines, start, end), end):
        text = lines[at].text.strip()
        if not text or text.isdigit():
            continue
        if ended:
            if not most or _NUMBERED.match(text):
                return
            yield at
            most -= 1
        ended = text.endswith(_ENDED)
