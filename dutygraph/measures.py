"""Measure loads: takes rows of duties, gives values for departments, lines, townships.

D(q) are the departments that a cooperative duty q names, each once, generic mentions
such as 相关部门 left out; s(q) is the number of its township steps. A duty without D(q)
counts nowhere. Raw totals do not compare over counties, for one list says in ten steps
what another says in three: compare a department's share of its township's total.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

from dutygraph.loads import Load, Loads


@dataclass(frozen=True, slots=True)
class Measures:
    """The load measures of one department, line or township; all are 0 or more.

    duties: Σ 1 over the duties that name the department. Misleads where a list cuts one
    matter into many duties, and counts a small part of a joint duty as a whole one.
    share: Σ 1/#D(q), the same with a joint duty divided. Misleads where one of many
    departments does the work. lead: Σ 1 over the duties that name it first. Misleads
    where a list prints its departments in the order of the government's register.
    steps: Σ s(q)/#D(q), the township actions it causes. Misleads where lists differ in
    how finely they number. unsupported_steps: the same over duties without a guarantee
    of kind hard. Misleads where a promise of money is printed that is never kept.
    relief: Σ 1 over the reclaimed duties that it receives.

    >>> Measures(duties=1, share=0.5) + Measures(duties=1, share=0.25, lead=1)
    Measures(duties=2, share=0.75, lead=1, steps=0, unsupported_steps=0, relief=0)
    """

    duties: float = 0
    share: float = 0
    lead: float = 0
    steps: float = 0
    unsupported_steps: float = 0
    relief: float = 0

    def __add__(self, other: "Measures") -> "Measures":
        pairs = zip(self.values(), other.values(), strict=True)
        return Measures(*(one + two for one, two in pairs))

    def values(self) -> tuple[float, ...]:
        """Give the values in the order of NAMES."""
        return (
            self.duties,
            self.share,
            self.lead,
            self.steps,
            self.unsupported_steps,
            self.relief,
        )

    def divided(self, number: int) -> "Measures":
        """Give one of `number` equal parts; duties and lead count fully on each.

        >>> Measures(duties=4, share=3, lead=2).divided(2).values()
        (4, 1.5, 2, 0.0, 0.0, 0.0)
        """
        return Measures(
            self.duties,
            self.share / number,
            self.lead,
            self.steps / number,
            self.unsupported_steps / number,
            self.relief / number,
        )


NAMES = tuple(field.name for field in fields(Measures))
"""The names of the measures, in the order of their columns."""


@dataclass(frozen=True, slots=True)
class Rank:
    """One row of a ranking: `within` is a department's county or a township's code.

    `concentration` holds a township's Gini and Herfindahl–Hirschman index.
    """

    label: str
    iri: str
    within: str
    measures: Measures
    concentration: tuple[float, ...] = ()


def measure_departments(rows: Loads) -> dict[str, Measures]:
    """Measure every department that is named and not generic, by IRI.

    Each duty adds to each of its departments; a department without duties is left out.
    """
    totals: defaultdict[str, Measures] = defaultdict(Measures)
    for load in rows.loads:
        for department, part in _parts(load, rows):
            totals[department] += part
    for relief in rows.reliefs:
        for department in rows.named(relief.departments):
            totals[department] += Measures(relief=1)
    return dict(totals)


def measure_lines(rows: Loads) -> dict[str, Measures]:
    """Measure every functional line (条线), by IRI.

    A department on n lines adds 1/n of its value to each, but all its duties and leads.
    A joint duty of two departments on one line counts twice in duties. Departments
    without a line are left out: the lines then add up to less than the departments.
    """
    totals: defaultdict[str, Measures] = defaultdict(Measures)
    for department, measures in sorted(measure_departments(rows).items()):
        lines = rows.departments[department].lines
        for line in lines:
            totals[line.iri] += measures.divided(len(lines))
    return dict(totals)


def measure_townships(rows: Loads) -> dict[str, Measures]:
    """Measure every township, by IRI: what all its departments together put on it.

    duties, share and lead all count the township's duties that name a department; steps
    and unsupported_steps are its own; relief counts duties, not their receivers.
    """
    totals = {township: Measures() for township in rows.townships}
    for load in rows.loads:
        if rows.named(load.departments):
            totals[load.township] += _whole(load)
    for relief in rows.reliefs:
        if rows.named(relief.departments):
            totals[relief.township] += Measures(relief=1)
    return totals


def steps_by_department(rows: Loads, township: str) -> dict[str, float]:
    """Give the steps that each department causes in one township, by IRI."""
    own = tuple(load for load in rows.loads if load.township == township)
    only = Loads(own, (), rows.departments, rows.townships)
    return {iri: value.steps for iri, value in measure_departments(only).items()}


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

    Its inverse is the number of equal departments that would be as concentrated.
    Misleads where small departments are many: it hardly sees them. 0 where there is
    nothing.

    >>> herfindahl([2, 2]), herfindahl([5])
    (0.5, 1.0)
    """
    every = list(values)
    total = sum(every)
    return sum((value / total) ** 2 for value in every) if total else 0.0


def rank_departments(rows: Loads, sort: str = "steps") -> list[Rank]:
    """Rank departments by one of NAMES, highest first, ties by label and IRI."""
    return _sorted(
        [
            Rank(party.label, iri, party.county, measures)
            for iri, measures in measure_departments(rows).items()
            for party in [rows.departments[iri]]
        ],
        sort,
    )


def rank_lines(rows: Loads, sort: str = "steps") -> list[Rank]:
    """Rank functional lines by one of NAMES, highest first, ties by label and IRI."""
    labels = {
        line.iri: line.label
        for party in rows.departments.values()
        for line in party.lines
    }
    return _sorted(
        [
            Rank(labels[iri], iri, "", measures)
            for iri, measures in measure_lines(rows).items()
        ],
        sort,
    )


def rank_townships(rows: Loads, sort: str = "steps") -> list[Rank]:
    """Rank townships by one of NAMES, highest first, ties by label and IRI.

    The concentration is that of the steps over the departments that cause any duty.
    """
    ranks = []
    for iri, measures in measure_townships(rows).items():
        place, steps = rows.townships[iri], steps_by_department(rows, iri).values()
        concentration = gini(steps), herfindahl(steps)
        ranks.append(Rank(place.label, iri, place.code, measures, concentration))
    return _sorted(ranks, sort)


RANKINGS: dict[str, Callable[[Loads, str], list[Rank]]] = {
    "department": rank_departments,
    "line": rank_lines,
    "township": rank_townships,
}
"""The rankings by what is ranked."""

_FIRST_COLUMNS = {
    "department": ("department", "iri", "county"),
    "line": ("line", "iri"),
    "township": ("township", "iri", "code"),
}
_LAST_COLUMNS = {"department": (), "line": (), "township": ("gini", "herfindahl")}


def rank_columns(by: str) -> tuple[str, ...]:
    """Give the column names of a ranking, one of RANKINGS.

    >>> rank_columns("line")[:4]
    ('line', 'iri', 'duties', 'share')
    """
    return (*_FIRST_COLUMNS[by], *NAMES, *_LAST_COLUMNS[by])


def ranks_to_rows(ranks: Sequence[Rank], by: str) -> list[tuple[str | float, ...]]:
    """Give the ranks as rows under `rank_columns(by)`."""
    width = len(_FIRST_COLUMNS[by])
    return [
        (
            *(rank.label, rank.iri, rank.within)[:width],
            *rank.measures.values(),
            *rank.concentration,
        )
        for rank in ranks
    ]


def _whole(load: Load) -> Measures:
    return Measures(1, 1, 1, load.steps, 0 if load.hard else load.steps)


def _parts(load: Load, rows: Loads) -> list[tuple[str, Measures]]:
    """Give what a duty adds to each of its departments."""
    named, whole = rows.named(load.departments), _whole(load)
    return [
        (
            one,
            Measures(
                1,
                whole.share / len(named),
                1 if one == load.lead else 0,
                whole.steps / len(named),
                whole.unsupported_steps / len(named),
            ),
        )
        for one in named
    ]


def _sorted(ranks: list[Rank], sort: str) -> list[Rank]:
    def key(rank: Rank) -> tuple[float, str, str]:
        value: float = getattr(rank.measures, sort)
        # Twelve places: sums of thirds that are equal shall tie.
        return -round(value, 12), rank.label, rank.iri

    return sorted(ranks, key=key)
