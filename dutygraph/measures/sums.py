"""Measure loads: takes rows of duties, gives sums by department, line, township, field.

s(q) is the number of township steps of a duty q, D(q) its departments (see parts). A
duty without D(q) counts nowhere. Raw totals do not compare over counties, for one list
says in ten steps what another says in three: compare `shares_of_townships`.
"""

from collections import defaultdict
from dataclasses import replace

from dutygraph.loads import Load, Loads, Relief
from dutygraph.measures.parts import Part, divide, load_parts
from dutygraph.measures.records import Counts, Measures

MANY = 3_000
"""So many cooperative duties are added up as arrays."""


def measure(rows: Loads, by: str) -> dict[str, Measures]:
    """Measure all departments, lines, townships or fields, by IRI; `by` as DIVISIONS.

    Definitions, ranges, caveats and source: `Measures`. A township without duties has
    zeros; a department, line or field without is left out.

    >>> from dutygraph.measures import example_loads
    >>> measure(example_loads(), "township")["柳林乡"].steps
    5
    """
    if len(rows.loads) >= MANY:
        # Imports numpy, which few duties need not wait for.
        from dutygraph.measures.arrays import measure_many

        return measure_many(rows, by)
    totals: defaultdict[str, Measures] = defaultdict(Measures)
    if by == "township":
        totals.update({township: Measures() for township in rows.townships})
    for load in rows.loads:
        for part in load_parts(load, rows, by):
            totals[part.key] += part_to_measures(part, load)
    for relief in rows.reliefs:
        for part in load_parts(relief, rows, by):
            totals[part.key] += part_to_measures(part, relief)
    return dict(totals)


def part_to_measures(part: Part, duty: Load | Relief) -> Measures:
    """Give what a part of a duty adds to its key."""
    if isinstance(duty, Relief):
        return Measures(relief=divide(1, part.lines))
    return Measures(
        1,
        part.fraction,
        int(part.leads),
        divide(duty.steps, part.among),
        divide(0 if duty.hard else duty.steps, part.among),
    )


def measure_departments(rows: Loads) -> dict[str, Measures]:
    """Measure every department that is named and not generic, by IRI.

    Answers who loads the townships. Each duty adds to each of its departments; a
    department without duties is left out. Misleads between counties, whose raw totals
    do not compare: see `shares_of_townships`. Definitions, ranges and source:
    `Measures`.

    >>> from dutygraph.measures import example_loads
    >>> measure_departments(example_loads())["水利局"].values()
    (2, 1.5, 2, 5.0, 3.0, 0)
    """
    return measure(rows, "department")


def measure_lines(rows: Loads) -> dict[str, Measures]:
    """Measure every functional line (条线), by IRI.

    Answers which line loads townships, whatever its department is called. A department
    on n lines adds 1/n of its value to each, but all its duties and leads. Misleads in
    duties, where a joint duty of two departments on one line counts twice, and where
    departments have no line: the lines then add up to less than the departments.
    Definitions, ranges and source: `Measures`.

    >>> from dutygraph.measures import example_loads
    >>> measure_lines(example_loads())["水利"].values()
    (3, 1.75, 2, 6.0, 3.0, 0.5)
    """
    return measure(rows, "line")


def measure_townships(rows: Loads) -> dict[str, Measures]:
    """Measure every township, by IRI: what all its departments together put on it.

    Answers what is asked of whom. duties, share and lead all count the township's
    duties that name a department; steps and unsupported_steps are its own; relief
    counts duties, not their receivers. Misleads as a comparison of townships, for lists
    differ in how finely they number. Definitions, ranges and source: `Measures`.

    >>> from dutygraph.measures import example_loads
    >>> measure_townships(example_loads())["石桥镇"].values()
    (2, 2, 2, 7, 3, 1)
    """
    return measure(rows, "township")


def measure_fields(rows: Loads) -> dict[str, Measures]:
    """Measure every policy field (领域) with a duty that names a department, by IRI.

    Answers where the load lies. As for townships; a duty under n fields adds 1/n, but
    fully to duties and lead. Misleads where lists cut the fields differently, and one
    puts under 民生服务 what another puts under 社会保障. Definitions, ranges and
    source: `Measures`.

    >>> from dutygraph.measures import example_loads
    >>> measure_fields(example_loads())["民生"].values()
    (2, 2, 2, 8, 8, 0)
    """
    return measure(rows, "field")


def count_whole(rows: Loads, by: str) -> dict[str, Counts]:
    """Count duties and steps by IRI, each fully for everybody who shares it.

    Answers in how much somebody has a hand. 0 or more, whole numbers. Misleads when
    added up: a duty of three departments is there three times. As whole counting in
    bibliometrics (Waltman, van Eck 2015, Journal of Informetrics 9).

    >>> from dutygraph.measures import example_loads
    >>> count_whole(example_loads(), "department")["水利局"]
    Counts(duties=2, steps=7, unsupported_steps=3, relief=0)
    """
    return _count(rows, by, divided=False)


def count_divided(rows: Loads, by: str) -> dict[str, Counts]:
    """Count duties and steps by IRI, each divided among those who share it.

    Answers how much is whose. 0 or more; departments add up to all duties that name
    one. Misleads where the work is not equal. As fractional counting (Waltman, van Eck
    2015); a duty with two departments and six steps counts half, and three steps.

    >>> from dutygraph.measures import example_loads
    >>> count_divided(example_loads(), "department")["农业局"]
    Counts(duties=0.5, steps=2.0, unsupported_steps=0, relief=1.0)
    """
    return _count(rows, by, divided=True)


def _count(rows: Loads, by: str, *, divided: bool) -> dict[str, Counts]:
    totals: defaultdict[str, Counts] = defaultdict(Counts)
    for load in rows.loads:
        for key, size in _sizes(load_parts(load, rows, by), divided).items():
            steps = load.steps * size
            totals[key] += Counts(size, steps, 0 if load.hard else steps)
    for relief in rows.reliefs:
        for key, size in _sizes(load_parts(relief, rows, by), divided).items():
            totals[key] += Counts(relief=size)
    return dict(totals)


def _sizes(parts: list[Part], divided: bool) -> dict[str, float]:
    """Give how much of one duty each key has: its parts together, or 1."""
    sizes: dict[str, float] = {}
    for part in parts:
        sizes[part.key] = sizes.get(part.key, 0) + part.fraction if divided else 1
    return sizes


def steps_by_department(rows: Loads, township: str) -> dict[str, float]:
    """Give the steps that each department causes in one township, by IRI.

    From 0, each a divided count; together all steps of the township that a department
    causes. Misleads as `steps` of `Measures` does.

    >>> from dutygraph.measures import example_loads
    >>> steps_by_department(example_loads(), "石桥镇")
    {'农业局': 2.0, '水利局': 5.0}
    """
    values = measure_departments(rows_of_township(rows, township))
    return {iri: value.steps for iri, value in values.items()}


def steps_by_township(rows: Loads) -> dict[str, dict[str, float]]:
    """Give the steps that each department causes in each township, by both IRIs.

    Every township is there; definition, range and caveat as `steps_by_department`.

    >>> from dutygraph.measures import example_loads
    >>> steps_by_township(example_loads())["石桥镇"]
    {'农业局': 2.0, '水利局': 5.0}
    """
    steps: dict[str, dict[str, float]] = {one: {} for one in rows.townships}
    for load in rows.loads:
        own = steps.setdefault(load.township, {})
        for part in load_parts(load, rows, "department"):
            value = divide(load.steps, part.among)
            own[part.key] = own.get(part.key, 0) + value
    return steps


def rows_of_township(rows: Loads, township: str) -> Loads:
    """Give the cooperative duties of one township, in rows of their own."""
    own = tuple(load for load in rows.loads if load.township == township)
    return replace(rows, loads=own, reliefs=(), basics=())


def shares_of_townships(
    rows: Loads, by: str, name: str = "steps"
) -> dict[tuple[str, str], float]:
    """Give the share that each key has in each township's total, by (key, township).

    From 0 to 1: how much of all that is asked of a township one department, line or
    field asks. Compares over counties, where raw totals do not; misleads where a list
    is short: one duty of four is a quarter. `name` is one of WEIGHTS that is divided
    (share, steps, unsupported_steps); townships that add up to 0 are left out. Lines
    add up to less than 1 where a department has none.

    >>> from dutygraph.measures import example_loads
    >>> shares = shares_of_townships(example_loads(), "department", "share")
    >>> shares["水利局", "石桥镇"], shares["农业局", "石桥镇"]
    (0.75, 0.25)
    """
    shares: dict[tuple[str, str], float] = {}
    totals = measure_townships(rows)
    loads: defaultdict[str, list[Load]] = defaultdict(list)
    for load in rows.loads:
        loads[load.township].append(load)
    for township in sorted(rows.townships):
        total: float = getattr(totals[township], name)
        here = replace(rows, loads=tuple(loads[township]), reliefs=(), basics=())
        own = measure(here, by) if total else {}
        for key, value in sorted(own.items()):
            shares[key, township] = getattr(value, name) / total
    return shares
