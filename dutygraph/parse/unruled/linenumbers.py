"""Number lines that their source does not: lines on one, give lines with an order.

A web page may be a single line of its source, by whose number nothing stands above
anything else. The rows that are made of the lines have their place in the source again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from dutygraph.model import Issue, Place, Row
from dutygraph.parse.wording.heads import Line

Span: TypeAlias = tuple[int, int]


def number_lines(lines: Sequence[Line]) -> tuple[Sequence[Line], Mapping[int, Span]]:
    """Give lines whose places are their numbers, and the lines of the source by number;
    the lines as they are where each has one of its own."""
    spans = [line.place.lines for line in lines if line.place.lines is not None]
    apart = all(one[1] < other[0] for one, other in pairwise(spans))
    if apart or len(spans) < len(lines) or any(line.place.pages for line in lines):
        return lines, {}
    numbered = [
        replace(line, place=line.place._replace(lines=(at, at)))
        for at, line in enumerate(lines)
    ]
    return numbered, dict(enumerate(spans))


def rows_to_source(rows: Iterable[Row], lines: Mapping[int, Span]) -> tuple[Row, ...]:
    """Give rows their places in the source again."""
    return tuple(_to_source(row, lines) for row in rows) if lines else tuple(rows)


def issues_to_source(issues: Iterable[Issue], lines: Mapping[int, Span]) -> list[Issue]:
    """Give issues their places in the source again."""
    return [replace(i, place=_place_to_source(i.place, lines)) for i in issues]


def _to_source(row: Row, lines: Mapping[int, Span]) -> Row:
    cells = []
    for cell in row.cells:
        both = [(p, _place_to_source(p.place, lines)) for p in cell.paragraphs]
        paragraphs = tuple(paragraph._replace(place=place) for paragraph, place in both)
        cells.append(cell._replace(paragraphs=paragraphs))
    return row._replace(cells=tuple(cells), place=_place_to_source(row.place, lines))


def _place_to_source(place: Place, lines: Mapping[int, Span]) -> Place:
    if not lines or place.lines is None:
        return place
    first, last = place.lines
    return place._replace(lines=(lines[first][0], lines[last][1]))
