"""Takes the lines of titles that follow one another without their numbers, tells which
of them begin one.

How many titles there are is known; a line that does not fill its column ends one, and
what the pages and the sections say they have must come out as well as it can.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dutygraph.parse.arranging.tokens import text_width
from dutygraph.parse.wording.delegation import is_marked

_NEVER = float("inf")
_CLOSING = "，。；：、！？”）》"
_FIRST_UNIT = re.compile(
    rf"(?:[（“《”]|.(?=[”{_CLOSING}])|[\w.%-]+(?=\w))*.[，。；：、！？）》]*", re.ASCII
)
"""What typesetting keeps together at the beginning of a line."""
_GOES_ON = ("，", "、", "；", "：", "（", "“", "《")
_ENDED = ("。", "！", "？")
_NARROWER = 0.25
_MOST_WEIGHED = 5_000_000
"""Lines times titles up to which all ways to part them are weighed; more would take
seconds, and no township has so many duties."""
_UNEVEN, _MOST_UNEVEN = 1.0, 3.0
"""What it costs that a page or a section has a title more or less than it says."""
_AGAINST_NUMBER = 8.0
"""What it costs that a line stands beside the number of another title."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line of titles, and what stands between it and the line above it.

    `due` is how many titles must have begun above it, None where nothing says so;
    `sure` where a number says it rather than a count.
    """

    text: str
    below: bool = False
    apart: bool = False
    due: int | None = None
    sure: bool = False


def find_starts(lines: Sequence[TitleLine], count: int) -> list[int]:
    """Give the indices of the lines that begin one of so many titles, none where they
    cannot be parted so or are too many.

    >>> lines = [TitleLine("学习理论，宣传"), TitleLine("政策"), TitleLine("办实事")]
    >>> find_starts(lines, 2)
    [0, 2]
    """
    if not 0 < count <= len(lines) or len(lines) * count > _MOST_WEIGHED:
        return []
    best = [_NEVER, 0.0] + [_NEVER] * (count - 1)
    chosen: list[list[bool]] = []
    for line, (going, beginning) in zip(lines[1:], _weigh_borders(lines), strict=True):
        uneven = [_uneven(line, above) for above in range(count + 1)]
        on = [cost + going + uneven[above] for above, cost in enumerate(best)]
        new = [cost + beginning + uneven[above] for above, cost in enumerate(best)]
        new = [_NEVER, *new[:-1]]
        chosen.append([begun < gone for begun, gone in zip(new, on, strict=True)])
        best = list(map(min, new, on))
    if best[count] == _NEVER:
        return []
    starts, begun = [0], count
    for at in range(len(lines) - 1, 0, -1):
        if chosen[at - 1][begun]:
            starts.insert(1, at)
            begun -= 1
    return starts


def _uneven(line: TitleLine, above: int) -> float:
    if line.due is None:
        return 0.0
    if line.sure:
        return _AGAINST_NUMBER * abs(above - line.due)
    return min(_UNEVEN * abs(above - line.due), _MOST_UNEVEN)


def _weigh_borders(lines: Sequence[TitleLine]) -> list[tuple[float, float]]:
    """Say of each two lines what it costs that the second goes on or begins a title."""
    widths = [_width(line.text) for line in lines]
    full = max(_width(line.text.rstrip(_CLOSING)) for line in lines)
    pairs = Counter(a + b for line in lines for a, b in pairwise(line.text))
    return [
        (
            _going_penalty(above, line, full - width, pairs),
            _beginning_penalty(above, line, full - width),
        )
        for (above, line), width in zip(pairwise(lines), widths, strict=False)
    ]


def _width(text: str) -> float:
    """Say how wide a line was set, where a narrow blank sets off numbers."""
    return text_width(text) - _NARROWER * text.count(" ")


def _going_penalty(
    above: TitleLine, line: TitleLine, free: float, pairs: Counter[str]
) -> float:
    cost = _room_penalty(line.text, free)
    cost += 4.0 if is_marked(line.text[:1]) else 0.0
    cost += 2.0 if above.text.endswith(_ENDED) else 0.0
    cost += 3.0 if line.below else 1.0 if line.apart else 0.0
    return cost - (0.5 if pairs[above.text[-1] + line.text[0]] else 0.0)


def _room_penalty(text: str, free: float) -> float:
    """Weigh that a text stands on a line of its own though it had room above."""
    over = free - _first_width(text)
    return 0.0 if over < 0.5 else 1.0 if over < 2 else 4.0


def _first_width(text: str) -> float:
    met = _FIRST_UNIT.match(text)
    return text_width(met[0] if met else text)


def _beginning_penalty(above: TitleLine, line: TitleLine, free: float) -> float:
    if line.text.startswith(tuple(_CLOSING)):
        return 6.0
    cost = 3.0 if above.text.endswith(_GOES_ON) else 0.0
    # Words of one sign are rare: 规范合同的签|订、鉴证.
    cost += 0.5 if line.text[1:2] in tuple(_CLOSING) else 0.0
    filled = free < _first_width(line.text) and not above.text.endswith(_ENDED)
    return cost + (0.7 if filled else 0.0)
