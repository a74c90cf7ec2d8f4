"""Rank loads: takes rows of duties, gives departments, lines, townships, fields sorted.

A ranking is a list of `Rank`; `rank_columns` and `ranks_to_rows` turn it into a table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dutygraph.loads import Loads
from dutygraph.measures.concentration import gini, herfindahl
from dutygraph.measures.records import NAMES, Measures
from dutygraph.measures.sums import (
    measure_departments,
    measure_fields,
    measure_lines,
    measure_townships,
    steps_by_township,
)


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


def rank_departments(rows: Loads, sort: str = "steps") -> list[Rank]:
    """Rank departments by one of NAMES, highest first, ties by label and IRI.

    >>> from dutygraph.measures import example_loads
    >>> [rank.label for rank in rank_departments(example_loads(), "lead")]
    ['水利局', '卫健局', '农业局']
    """
    return _sorted(
        [
            Rank(party.label, iri, party.county, measures)
            for iri, measures in measure_departments(rows).items()
            for party in [rows.departments[iri]]
        ],
        sort,
    )


def rank_lines(rows: Loads, sort: str = "steps") -> list[Rank]:
    """Rank functional lines by one of NAMES, highest first, ties by label and IRI.

    >>> from dutygraph.measures import example_loads
    >>> [rank.label for rank in rank_lines(example_loads())]
    ['水利', '卫生', '农业']
    """
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

    >>> from dutygraph.measures import example_loads
    >>> [rank.label for rank in rank_townships(example_loads())]
    ['石桥镇', '柳林乡']
    """
    ranks, caused = [], steps_by_township(rows)
    for iri, measures in measure_townships(rows).items():
        place, steps = rows.townships[iri], caused[iri].values()
        concentration = gini(steps), herfindahl(steps)
        ranks.append(Rank(place.label, iri, place.code, measures, concentration))
    return _sorted(ranks, sort)


def rank_fields(rows: Loads, sort: str = "steps") -> list[Rank]:
    """Rank policy fields by one of NAMES, highest first, ties by label and IRI.

    A field that the vocabulary does not hold is called by its IRI.

    >>> from dutygraph.measures import example_loads
    >>> [rank.label for rank in rank_fields(example_loads(), "relief")]
    ['生态', '民生']
    """
    labels = {iri: concept.label for iri, concept in rows.fields.items()}
    return _sorted(
        [
            Rank(labels.get(iri, iri), iri, "", measures)
            for iri, measures in measure_fields(rows).items()
        ],
        sort,
    )


RANKINGS: dict[str, Callable[[Loads, str], list[Rank]]] = {
    "department": rank_departments,
    "line": rank_lines,
    "township": rank_townships,
    "field": rank_fields,
}
"""The rankings by what is ranked."""

_FIRST_COLUMNS = {
    "department": ("department", "iri", "county"),
    "line": ("line", "iri"),
    "township": ("township", "iri", "code"),
    "field": ("field", "iri"),
}
_CONCENTRATION = ("gini", "herfindahl")


def rank_columns(by: str) -> tuple[str, ...]:
    """Give the column names of a ranking, one of RANKINGS.

    >>> rank_columns("line")[:4]
    ('line', 'iri', 'duties', 'share')
    """
    last = _CONCENTRATION if by == "township" else ()
    return (*_FIRST_COLUMNS[by], *NAMES, *last)


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


def _sorted(ranks: list[Rank], sort: str) -> list[Rank]:
    def key(rank: Rank) -> tuple[float, str, str]:
        value: float = getattr(rank.measures, sort)
        # Twelve places: sums of thirds that are equal shall tie.
        return -round(value, 12), rank.label, rank.iri

    return sorted(ranks, key=key)
