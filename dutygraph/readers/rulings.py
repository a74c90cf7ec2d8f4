"""Takes the ruling lines of a page, gives the grids of cells they draw.

Chain: rules → zones → joined rules (uneven ones made even) → groups of rules that touch
→ grids, whose fields are merged where no rule stands between them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from dutygraph.readers.pdf_page import Rule
from dutygraph.readers.pdf_words import Box
from dutygraph.readers.stacked_tables import part_stacked

# Rules nearer than this are one: double lines, borders drawn for each cell again.
_NEAR = 4.0
_MOST_RULES = 2_000
# Tables side by side are one from this share of their height on.
_SHARED = 0.5
_SAME_HEIGHT = 0.95
_FEWEST_UPRIGHTS = 4

Field = tuple[int, int]
"""Row and column of a grid, from 0."""
Rules = tuple[list[Rule], list[Rule]]
"""Those across and those down."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of columns and rows, and for each field the first field of its cell.

    `texts` say where the text of each column begins and ends, if not at its edges.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[Field, Field]
    texts: tuple[tuple[float, float], ...] = ()

    def sides_of(self, first: int, last: int) -> tuple[float, float]:
        """Give between which x's the text of a cell stands, that has these columns."""
        if self.texts and first == last:
            return self.texts[first]
        return self.xs[first], self.xs[last + 1]

    def field_at(self, x: float, y: float) -> Field | None:
        """Give the field around a point; none outside the grid."""
        field = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return field if field in self.cells else None

    def box_of(self, field: Field) -> Box:
        """Give the box of a field: left, top, right, bottom."""
        row, column = field
        return self.xs[column], self.ys[row], self.xs[column + 1], self.ys[row + 1]


def rules_to_grids(horizontal: list[Rule], vertical: list[Rule]) -> list[Grid]:
    """Find the grids of at least two columns, from top to bottom.

    >>> rows = [Rule(y, 0, 100) for y in (0, 20, 40)]
    >>> columns = [Rule(0, 0, 40), Rule(30, 0, 20), Rule(100, 0, 40)]
    >>> rules_to_grids(rows, columns)[0].cells
    {(0, 0): (0, 0), (0, 1): (0, 1), (1, 0): (1, 0), (1, 1): (1, 0)}
    """
    zones = _rules_to_zones(horizontal, vertical)
    grids = [grid for zone in zones for grid in _zone_to_grids(*zone)]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _rules_to_zones(horizontal: list[Rule], vertical: list[Rule]) -> list[Rules]:
    """Part the tables of a page where no upright rule stands between them.

    Their columns may lie nearer to each other than the two rules of a double line.
    """
    zones: list[Rules] = []
    bottom = float("-inf")
    for rule in sorted(vertical, key=lambda rule: rule.first):
        if rule.first > bottom + _NEAR:
            zones.append(([], []))
            bottom = rule.last
        zones[-1][1].append(rule)
        bottom = max(bottom, rule.last)
    for across, down in zones:
        top = down[0].first - _NEAR
        bottom = max(rule.last for rule in down) + _NEAR
        across += [rule for rule in horizontal if top <= rule.at <= bottom]
    return zones


def _zone_to_grids(horizontal: list[Rule], vertical: list[Rule]) -> list[Grid]:
    down = _long(join_rules(vertical))
    across = join_rules([*horizontal, *_undrawn(vertical, down, horizontal)])
    across = _long(across)
    if max(len(across), len(down)) > _MOST_RULES:
        return []
    groups = _join_beside(_touching(across, down))
    tables = [table for group in groups for table in part_stacked(*group)]
    grids = [_rules_to_grid(*table) for table in tables]
    return [grid for grid in grids if len(grid.xs) > 2 and len(grid.ys) > 1]


def _long(rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.last - rule.first >= _NEAR]


def join_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Put rules that lie on one line, end to end or over each other, together."""
    joined: list[Rule] = []
    for _, line in groupby(_even(rules), key=lambda rule: rule.at):
        current: Rule | None = None
        for rule in line:
            if current is not None and rule.first <= current.last + _NEAR:
                last = max(current.last, rule.last)
                current = Rule(current.at, current.first, last)
            else:
                joined += [current] if current else []
                current = rule
        joined += [current] if current else []
    return joined


def _undrawn(
    vertical: list[Rule], down: list[Rule], horizontal: list[Rule]
) -> list[Rule]:
    """Find borders that were not drawn: every upright rule breaks at the same height.

    Some programs leave out the line between a repeated heading row and a row that goes
    on from the page before.
    """
    pieces = _even(vertical)
    ends = sorted({rule.last for rule in pieces})
    drawn = [rule.at for rule in horizontal]
    undrawn: list[Rule] = []
    for end in _even(Rule(end, 0, 0) for end in ends):
        at = end.at
        through = {r.at for r in down if r.first < at - _NEAR and r.last > at + _NEAR}
        broken = {r.at for r in pieces if abs(r.last - at) < _NEAR}
        if len(through) > 2 and through <= broken and not _is_near(at, drawn):
            undrawn.append(Rule(at, min(through), max(through)))
    return undrawn


def _is_near(at: float, others: list[float]) -> bool:
    return any(abs(at - other) < _NEAR for other in others)


def _even(rules: Iterable[Rule]) -> list[Rule]:
    """Give near rules the same `at`, and sort them along it."""
    even: list[Rule] = []
    start = at = float("-inf")
    for rule in sorted(rules):
        if rule.at - start > _NEAR:
            start = at = rule.at
        even.append(Rule(at, rule.first, rule.last))
    return sorted(even)


def _touching(across: list[Rule], down: list[Rule]) -> list[Rules]:
    """Group the rules that touch, directly or through others."""
    leaders = list(range(len(across) + len(down)))
    leader = _leader_in(leaders)
    for number, rule in enumerate(across):
        for other, crossing in enumerate(down, start=len(across)):
            if _touches(rule, crossing):
                leaders[leader(number)] = leader(other)
    groups: dict[int, Rules] = {}
    for number, rule in enumerate([*across, *down]):
        group = groups.setdefault(leader(number), ([], []))
        group[number >= len(across)].append(rule)
    return [group for group in groups.values() if group[1]]


def _join_beside(groups: list[Rules]) -> list[Rules]:
    """Join groups that stand side by side: between them is a column without borders,
    as of a cell that is as high as the page. An upright rule may be a group alone."""
    joined: list[Rules] = []
    for across, down in sorted(groups, key=lambda group: min(group[1])):
        alone = not across
        beside = next((o for o in joined if _is_beside(o, down, alone)), None)
        if beside is None:
            joined.append((across, down))
        else:
            beside[0].extend(across)
            beside[1].extend(down)
    return [group for group in map(_close_row, joined) if group[0]]


def _close_row(group: Rules) -> Rules:
    """Close a row that is higher than the page: of its rules only uprights show."""
    across, down = group
    if across or len(down) < _FEWEST_UPRIGHTS:
        return group
    ends = min(down).at, max(down).at
    return [Rule(at, *ends) for at in _reach(down)], down


def _is_beside(group: Rules, right: list[Rule], alone: bool) -> bool:
    """Tell tables side by side; a rule alone must be as high as the table."""
    across, left = group
    (top, bottom), (other_top, other_bottom) = _reach(left), _reach(right)
    shared = min(bottom, other_bottom) - max(top, other_top)
    lower = min(bottom - top, other_bottom - other_top)
    enough = _SHARED * lower
    if alone or not across:
        enough = _SAME_HEIGHT * (max(bottom, other_bottom) - min(top, other_top))
    return max(left).at < min(right).at - _NEAR and shared > enough


def _reach(down: list[Rule]) -> tuple[float, float]:
    return min(rule.first for rule in down), max(rule.last for rule in down)


def _leader_in(leaders: list[int]) -> Callable[[int], int]:
    def leader(number: int) -> int:
        while leaders[number] != number:
            leaders[number] = leaders[leaders[number]]
            number = leaders[number]
        return number

    return leader


def _touches(across: Rule, down: Rule) -> bool:
    return (
        across.first - _NEAR <= down.at <= across.last + _NEAR
        and down.first - _NEAR <= across.at <= down.last + _NEAR
    )


def _rules_to_grid(across: list[Rule], down: list[Rule]) -> Grid:
    """Make the grid of one group; a side without rule ends where the others end."""
    xs = _edges([rule.at for rule in down], across)
    ys = _edges([rule.at for rule in across], down)
    rows, columns = len(ys) - 1, len(xs) - 1
    leaders = list(range(max(0, rows * columns)))
    leader = _leader_in(leaders)
    walls, floors = _by_position(down), _by_position(across)
    for row in range(rows):
        for column in range(columns):
            field = row * columns + column
            middle = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column + 1 < columns and not _stands(walls, xs[column + 1], middle[1]):
                leaders[leader(field + 1)] = leader(field)
            if row + 1 < rows and not _stands(floors, ys[row + 1], middle[0]):
                leaders[leader(field + columns)] = leader(field)
    return Grid(tuple(xs), tuple(ys), _first_fields(rows, columns, leader))


def _first_fields(
    rows: int, columns: int, leader: Callable[[int], int]
) -> dict[Field, Field]:
    first: dict[int, Field] = {}
    cells: dict[Field, Field] = {}
    for row in range(rows):
        for column in range(columns):
            at = leader(row * columns + column)
            cells[row, column] = first.setdefault(at, (row, column))
    return cells


def _edges(positions: list[float], crossing: list[Rule]) -> list[float]:
    edges = sorted(set(positions))
    first = min(rule.first for rule in crossing)
    last = max(rule.last for rule in crossing)
    before = [first] if first < edges[0] - 2 * _NEAR else []
    after = [last] if last > edges[-1] + 2 * _NEAR else []
    return [*before, *edges, *after]


def _by_position(rules: list[Rule]) -> dict[float, list[Rule]]:
    lines: dict[float, list[Rule]] = {}
    for rule in rules:
        lines.setdefault(rule.at, []).append(rule)
    return lines


def _stands(lines: dict[float, list[Rule]], at: float, middle: float) -> bool:
    return any(rule.first <= middle <= rule.last for rule in lines.get(at, ()))
