"""Compare loads by line: takes loads and two sides, gives shares that compare.

A township's lines are divided by its own total of steps, so that a list that numbers
finely weighs no more than another; of a group the mean over its townships is taken.
"""

from collections import defaultdict
from collections.abc import Iterator

from dutygraph.comparison.records import Difference, Side
from dutygraph.loads import Loads, Party
from dutygraph.measures import measure_townships, shares_of_townships


def compare_lines(rows: Loads, a: Side, b: Side) -> Iterator[Difference]:
    """Give each line with its share of the steps of both sides, 0 to 1.

    Lines whose shares differ most come first, equal ones by name. A department on n
    lines adds 1/n of its steps to each; what departments without a line cause counts in
    the total alone. Nothing is given where a side has no cooperative duty with a
    department: no share compares with none.
    """
    first, second = line_shares(rows, a), line_shares(rows, b)
    if not first or not second:
        return
    labels = {
        line.iri: line.label
        for party in rows.departments.values()
        for line in party.lines
    }
    present = (first.keys() | second.keys()) & labels.keys()

    def order(iri: str) -> tuple[float, str, str]:
        apart = abs(first.get(iri, 0.0) - second.get(iri, 0.0))
        return -round(apart, 9), labels[iri], iri

    for iri in sorted(present, key=order):
        yield Difference(
            "load",
            labels[iri],
            iri,
            _departments(rows, a, iri),
            _departments(rows, b, iri),
            first.get(iri, 0.0),
            second.get(iri, 0.0),
        )


def line_shares(rows: Loads, side: Side) -> dict[str, float]:
    """Give the mean share of each line in the steps of a side's townships, by IRI.

    A township without steps of named departments is left out of the mean; nothing is
    given where all are.
    """
    towns = _townships(rows, side)
    totals = measure_townships(rows)
    counted = sum(totals[iri].steps > 0 for iri in towns)
    shares: defaultdict[str, float] = defaultdict(float)
    for (line, township), share in shares_of_townships(rows, "line").items():
        if township in towns:
            shares[line] += share / counted
    return dict(shares)


def _departments(rows: Loads, side: Side, line: str) -> tuple[str, ...]:
    """Give the departments on a line that load a side."""
    towns = _townships(rows, side)
    called = {
        iri for load in rows.loads if load.township in towns for iri in load.departments
    }
    on_line = (
        rows.departments[iri].label
        for iri in called
        if _is_on(rows.departments[iri], line)
    )
    return tuple(sorted(set(on_line)))


def _is_on(party: Party, line: str) -> bool:
    return not party.generic and any(one.iri == line for one in party.lines)


def _townships(rows: Loads, side: Side) -> set[str]:
    return {iri for iri, town in rows.townships.items() if town.code in side.codes}
