"""Measure concentration and breadth: takes loads, gives how evenly they are spread."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dutygraph.loads import Load, Loads
from dutygraph.measures.parts import DIVISIONS, load_parts


def gini(values: Iterable[float]) -> float:
    """Give the Gini coefficient of values that are 0 or more: 0 equal to near 1 uneven.

    Gini 1912, in the form Σ (2i - n - 1) x_i / (n Σ x) over the sorted values. Misleads
    between groups of different size: n values cannot exceed (n - 1) / n. 0 where there
    is nothing.

    >>> gini([1, 1, 1, 1]), gini([0, 0, 0, 4])
    (0.0, 0.75)
    """
    ordered = sorted(values)
    total, number = sum(ordered), len(ordered)
    if not total:
        return 0.0
    weighted = sum(
        (2 * place - number - 1) * value for place, value in enumerate(ordered, 1)
    )
    return weighted / (number * total)


def herfindahl(values: Iterable[float]) -> float:
    """Give the Herfindahl–Hirschman index: the sum of the squared shares, 1/n to 1.

    Hirschman 1945, Herfindahl 1950. Misleads where small departments are many: it
    hardly sees them. 0 where there is nothing.

    >>> herfindahl([2, 2]), herfindahl([5])
    (0.5, 1.0)
    """
    every = list(values)
    total = sum(every)
    return sum((value / total) ** 2 for value in every) if total else 0.0


def effective_number(values: Iterable[float]) -> float:
    """Give how many equal values would be as concentrated: 1 to n, 0 for nothing.

    The inverse of `herfindahl`, the Hill number of order 2 (Hill 1973, Ecology 54).
    Misleads as that does: eight departments of which one does all count as one.

    >>> effective_number([2, 2]), effective_number([5, 0]), effective_number([])
    (2.0, 1.0, 0.0)
    """
    index = herfindahl(values)
    return 1 / index if index else 0.0


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated steps are over departments: see the functions of these names."""

    gini: float
    herfindahl: float
    effective: float


@dataclass(frozen=True, slots=True)
class Breadth:
    """Over how many a load spreads: counts from 0, of those with a cooperative duty.

    Misleads beside a short list: who is named once in every township is as broad as who
    is named in every duty.
    """

    departments: int
    townships: int
    fields: int


def concentrations(rows: Loads, by: str) -> dict[str, Concentration]:
    """Tell of each township, field or line how few departments cause its steps, by IRI.

    Over the departments that name it in a duty, so that one with duties but no steps
    counts as 0; of a line or a field the part of the steps that `measure` gives it.
    Ranges and sources: `gini`, `herfindahl`, `effective_number`. Misleads where a
    township has few departments at all: compare the effective number with the plain one
    of `measure_breadths`.

    >>> from dutygraph.measures import example_loads
    >>> found = concentrations(example_loads(), "township")["石桥镇"]
    >>> round(found.gini, 3), round(found.herfindahl, 3), round(found.effective, 2)
    (0.214, 0.592, 1.69)
    """
    steps: defaultdict[str, defaultdict[str, float]] = defaultdict(
        lambda: defaultdict(float)
    )
    for load in rows.loads:
        for key, department, fraction in _fractions(load, rows, by):
            steps[key][department] += load.steps * fraction
    return {
        key: Concentration(
            gini(own.values()), herfindahl(own.values()), effective_number(own.values())
        )
        for key, own in sorted(steps.items())
    }


def measure_breadths(rows: Loads, by: str) -> dict[str, Breadth]:
    """Count the departments, townships and fields that each key's duties touch, by IRI.

    Answers who reaches into everything, and who has to answer to how many. Definition:
    distinct values over the cooperative duties that name a department. Of a department
    `departments` counts it and those it shares duties with. Range and caveat:
    `Breadth`.

    >>> from dutygraph.measures import example_loads
    >>> measure_breadths(example_loads(), "department")["水利局"]
    Breadth(departments=2, townships=1, fields=2)
    """
    touched: dict[str, dict[str, set[str]]] = {}
    for load in rows.loads:
        for key in _keys(load, rows, by):
            own = touched.setdefault(key, {name: set() for name in _TOUCHED})
            for name, found in own.items():
                found.update(_keys(load, rows, name))
    return {
        key: Breadth(*(len(own[name]) for name in _TOUCHED))
        for key, own in sorted(touched.items())
    }


_TOUCHED = ("department", "township", "field")


def _keys(load: Load, rows: Loads, by: str) -> set[str]:
    if not rows.named(load.departments):
        return set()
    return {part.key for part in DIVISIONS[by](load, rows)}


def _fractions(load: Load, rows: Loads, by: str) -> Iterator[tuple[str, str, float]]:
    """Give each key with each of its departments and the part of the duty of both."""
    for part in load_parts(load, rows, "department"):
        if by == "line":
            lines = rows.departments[part.key].lines
            for line in lines:
                yield line.iri, part.key, part.fraction / len(lines)
        else:
            for own in load_parts(load, rows, by):
                yield own.key, part.key, part.fraction * own.fraction
