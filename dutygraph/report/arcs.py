"""Draw a network as arcs: takes pairs with numbers, gives an SVG that needs no script.

The names stand below one another, so that labels never meet, and the picture is narrow
enough for a telephone.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from dutygraph.report.markup import Markup, tag
from dutygraph.report.outline import Arcs, measure_text, shorten_text
from dutygraph.words import fill_words

_ARCS = 158
_LABEL = 12.5
_LONGEST = 60
_ZOOM = 1.15
_SIZE, _LINE, _GAP = 12, 19, 6
_WIDER, _CHINESE = 0.1, "\u2e80"
"""What a Latin letter can be wider than usual (DejaVu Sans); Chinese ones never are."""
_THINNEST, _THICKEST = 1.0, 7.0

Pair = tuple[str, str, int, str]


def draw_arcs(arcs: Arcs) -> Markup:
    """Give the picture; the width of an arc grows with its number, from 1 to 7."""
    names = order_names(arcs.pairs)
    labels = [wrap_label(shorten_text(name, _LONGEST), _LABEL) for name in names]
    places, height = _place_labels(labels)
    where = dict(zip(names, places, strict=True))
    most = max(count for *_, count, _ in arcs.pairs)
    axis = 12 + _SIZE * max(_widest(line) for lines in labels for line in lines)
    weakest_first = sorted(arcs.pairs, key=lambda pair: (pair[2], pair[:2]))
    return tag(
        "svg",
        tag("title", arcs.title),
        *(_draw_arc(pair, where, most, arcs.unit, axis) for pair in weakest_first),
        *(_draw_name(lines, axis, y) for lines, y in zip(labels, places, strict=True)),
        class_="arcs",
        viewBox=f"0 0 {axis + _ARCS:g} {height:g}",
        width=f"{_ZOOM * (axis + _ARCS):.0f}",
        role="group",
        aria_label=arcs.title,
    )


def _widest(line: str) -> float:
    """Give the width of a line in wide letters where the font is a wide one."""
    return measure_text(line) + _WIDER * sum(one < _CHINESE for one in line)


def order_names(pairs: Sequence[Pair]) -> list[str]:
    """Give the names so that those joined most strongly stand near one another.

    >>> order_names([("a", "b", 1, ""), ("c", "d", 3, ""), ("b", "c", 2, "")])
    ['c', 'd', 'b', 'a']
    """
    weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one, other, count, _ in pairs:
        weights[one][other] = weights[one].get(other, 0) + count
        weights[other][one] = weights[other].get(one, 0) + count
    left = sorted(weights)
    placed: list[str] = []
    while left:
        pulls = {
            name: (
                sum(weights[name].get(one, 0) for one in placed),
                sum(weights[name].values()),
            )
            for name in left
        }
        chosen = max(left, key=lambda name: pulls[name])
        left.remove(chosen)
        placed.append(chosen)
    return placed


def wrap_label(text: str, width: float) -> list[str]:
    """Break a label into lines of at most `width` wide letters, evenly where it can be.

    A word of Latin letters is not broken, however long.

    >>> wrap_label("Housing and urban development", 8)
    ['Housing', 'and urban', 'development']
    >>> wrap_label("住房和城乡建设局", 5)
    ['住房和城', '乡建设局']
    """
    whole = measure_text(text)
    number = math.ceil(whole / width)
    even = _break_lines(text, math.ceil(whole / max(1, number)))
    return even if len(even) <= number else _break_lines(text, width)


def _break_lines(text: str, width: float) -> list[str]:
    pieces = re.findall(r"[!-~\u00c0-\u024f]+ ?|.", text)
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure_text(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _place_labels(labels: Sequence[Sequence[str]]) -> tuple[list[float], float]:
    places, top = [], 4.0
    for lines in labels:
        tall = len(lines) * _LINE
        places.append(top + tall / 2)
        top += tall + _GAP
    return places, top


def _draw_arc(
    pair: Pair, where: dict[str, float], most: int, unit: str, axis: float
) -> Markup:
    one, other, count, target = pair
    above, below = sorted((where[one], where[other]))
    ry = (below - above) / 2
    rx = min(ry, _ARCS - 12)
    width = _count_to_width(count, most)
    said = f"{one} – {other}: {fill_words(unit, count=count)}"
    path = tag(
        "path",
        d=f"M{axis + 6:g} {above:g}A{rx:g} {ry:g} 0 0 1 {axis + 6:g} {below:g}",
        stroke_width=f"{width:.1f}",
    )
    return tag("a", tag("title", said), path, href=f"#{target}", aria_label=said)


def _count_to_width(count: int, most: int) -> float:
    return _THINNEST + (_THICKEST - _THINNEST) * count / most


def draw_widths(arcs: Arcs) -> Markup:
    """Give the key of the widths: the thinnest and the widest arc that is drawn."""
    counts = sorted({count for *_, count, _ in arcs.pairs})
    most = counts[-1]
    keys = []
    for count in dict.fromkeys((counts[0], most)):
        line = tag(
            "line",
            x1=0,
            y1=7,
            x2=28,
            y2=7,
            stroke_width=f"{_count_to_width(count, most):.1f}",
        )
        drawn = tag(
            "svg", line, viewBox="0 0 28 14", class_="width", aria_hidden="true"
        )
        keys.append(tag("span", drawn, fill_words(arcs.unit, count=count)))
    return tag("span", *keys, class_="keys")


def _draw_name(lines: Sequence[str], axis: float, y: float) -> Markup:
    first = y - (len(lines) - 1) * _LINE / 2 + _SIZE * 0.36
    return tag(
        "g",
        *(
            tag("text", line, x=f"{axis - 4:g}", y=f"{first + number * _LINE:g}")
            for number, line in enumerate(lines)
        ),
        tag("circle", cx=f"{axis + 4:g}", cy=f"{y:g}", r=3),
    )
