"""Draw classes: takes their places in a grid and the ontology, gives inline SVG.

The lines are the ontology's own: a solid arrow for a property from its domain to its
range, a dashed one to the class above.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from docs.generator.terms import LINK, Resource, kind_of

_COLUMN, _ROW = 280, 124
_WIDTH, _HEIGHT = 156, 50
_MARGIN = 16
_LINE = 15
_GAP = 22


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the drawing, in pixels from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one class to another; without names it leads to the class above."""

    start: str
    end: str
    names: tuple[str, ...] = ()


def classes_to_svg(
    places: Mapping[str, tuple[int, int]],
    resources: Mapping[str, Resource],
    lang: str,
    title: str,
    links: Iterable[Edge] = (),
) -> str:
    """Give the drawing; `places` are column and row of each class, from 0.

    `links` are drawn beside those that the ontology tells.
    """
    columns = 1 + max(column for column, _ in places.values())
    rows = 1 + max(row for _, row in places.values())
    width = (columns - 1) * _COLUMN + _WIDTH + 2 * _MARGIN
    height = (rows - 1) * _ROW + _HEIGHT + 2 * _MARGIN
    centres = {name: _centre(*place) for name, place in places.items()}
    edges = [*edges_between(centres, resources), *links]
    parts = [
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(title)}">'
    ]
    pairs = {(edge.start, edge.end) for edge in edges if edge.names}
    lines: list[str] = []
    labels: list[str] = []
    for edge in edges:
        shift = _shift(edge, edges, pairs)
        start, end = _clip(centres[edge.start], centres[edge.end], shift)
        lines.append(_arrow(start, end, bool(edge.names)))
        labels += _labels(start, end, [_label(resources, n, lang) for n in edge.names])
    boxes = [_box(name, centre, resources, lang) for name, centre in centres.items()]
    return "\n".join([*parts, *lines, *boxes, *labels, "</svg>"])


def edges_between(
    classes: Mapping[str, object], resources: Mapping[str, Resource]
) -> Iterator[Edge]:
    """Give the lines between classes, those of one pair as one."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in sorted(resources.values(), key=lambda one: one.name):
        if kind_of(one) == LINK:
            for domain in (*one.all("rdfs:domain"), *one.all("dcam:domainIncludes")):
                for target in one.all("rdfs:range"):
                    if domain in classes and target in classes:
                        found[domain, target].append(one.name)
    for (start, end), names in found.items():
        yield Edge(start, end, tuple(names))
    for name in classes:
        for above in resources[name].all("rdfs:subClassOf"):
            if above in classes:
                yield Edge(name, above)


def _centre(column: int, row: int) -> Point:
    return Point(
        _MARGIN + _WIDTH / 2 + column * _COLUMN, _MARGIN + _HEIGHT / 2 + row * _ROW
    )


def _shift(edge: Edge, edges: list[Edge], pairs: set[tuple[str, str]]) -> float:
    """Give how far a line moves aside for another between the same classes."""
    both = [one for one in edges if {one.start, one.end} == {edge.start, edge.end}]
    if len(both) == 1:
        return 0
    forwards = 1 if edge.start < edge.end else -1
    return forwards * (both.index(edge) - (len(both) - 1) / 2) * 2 * _GAP


def _clip(start: Point, end: Point, shift: float) -> tuple[Point, Point]:
    """Give where the line between two centres leaves one box and meets the other."""
    across, down = end.x - start.x, end.y - start.y
    length = (across**2 + down**2) ** 0.5 or 1
    aside = Point(-down / length * shift, across / length * shift)
    reach = min(
        _WIDTH / 2 / abs(across) if across else 1,
        _HEIGHT / 2 / abs(down) if down else 1,
    )
    return (
        Point(start.x + across * reach + aside.x, start.y + down * reach + aside.y),
        Point(end.x - across * reach + aside.x, end.y - down * reach + aside.y),
    )


def _arrow(start: Point, end: Point, solid: bool) -> str:
    across, down = end.x - start.x, end.y - start.y
    length = (across**2 + down**2) ** 0.5 or 1
    along = Point(across / length * 9, down / length * 9)
    foot = Point(end.x - along.x, end.y - along.y)
    wings = [
        (foot.x - along.y / 2, foot.y + along.x / 2),
        (end.x, end.y),
        (foot.x + along.y / 2, foot.y - along.x / 2),
    ]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in wings)
    kind = "link" if solid else "above"
    return (
        f'<line class="{kind}" x1="{start.x:.1f}" y1="{start.y:.1f}" '
        f'x2="{foot.x:.1f}" y2="{foot.y:.1f}"/>'
        f'<polygon class="{kind}" points="{points}"/>'
    )


def _labels(start: Point, end: Point, names: list[str]) -> Iterator[str]:
    """Give the names of a line, one below another in the middle of it."""
    x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
    top = y - (len(names) - 1) * _LINE / 2 + 4
    for number, name in enumerate(names):
        yield (
            f'<text class="name" x="{x:.1f}" y="{top + number * _LINE:.1f}">'
            f"{escape(name)}</text>"
        )


def _box(name: str, centre: Point, resources: Mapping[str, Resource], lang: str) -> str:
    x, y = centre.x - _WIDTH / 2, centre.y - _HEIGHT / 2
    own = "own" if name.startswith("dg:") else "other"
    label = _label(resources, name, lang)
    return (
        f'<a href="#{escape(name)}"><rect class="{own}" x="{x:.1f}" y="{y:.1f}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>'
        f'<text class="label" x="{centre.x:.1f}" y="{centre.y - 3:.1f}">'
        f"{escape(label)}</text>"
        f'<text class="iri" x="{centre.x:.1f}" y="{centre.y + 15:.1f}">'
        f"{escape(name)}</text></a>"
    )


def _label(resources: Mapping[str, Resource], name: str, lang: str) -> str:
    return resources[name].text("rdfs:label", lang)
