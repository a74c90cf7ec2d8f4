"""Measure loads: takes rows of duties, gives values for departments, lines, townships.

`records` holds the values, `parts` says what of a duty is whose, `sums` adds up,
`ranking` sorts. `concentration` tells how evenly loads are spread, `support` what is
promised beside them, `kinds` whose tasks they are. `firmness`, which needs numpy, is
imported when it is first used. `example` holds rows to try all of them on.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dutygraph.measures.concentration import (
    Breadth,
    Concentration,
    concentrations,
    effective_number,
    gini,
    herfindahl,
    measure_breadths,
)
from dutygraph.measures.example import example_loads
from dutygraph.measures.kinds import KindCounts, count_kinds
from dutygraph.measures.parts import DIVISIONS
from dutygraph.measures.ranking import (
    RANKINGS,
    Rank,
    rank_columns,
    rank_departments,
    rank_fields,
    rank_lines,
    rank_townships,
    ranks_to_rows,
)
from dutygraph.measures.records import NAMES, WEIGHTS, Counts, Measures
from dutygraph.measures.sums import (
    count_divided,
    count_whole,
    measure,
    measure_departments,
    measure_fields,
    measure_lines,
    measure_townships,
    shares_of_townships,
    steps_by_department,
    steps_by_township,
)
from dutygraph.measures.support import Support, count_guarantees, measure_support

if TYPE_CHECKING:
    from dutygraph.measures.firmness import Firmness, Interval, measure_firmness

__all__ = [
    "DIVISIONS",
    "NAMES",
    "RANKINGS",
    "WEIGHTS",
    "Breadth",
    "Concentration",
    "Counts",
    "Firmness",
    "Interval",
    "KindCounts",
    "Measures",
    "Rank",
    "Support",
    "concentrations",
    "count_divided",
    "count_guarantees",
    "count_kinds",
    "count_whole",
    "effective_number",
    "example_loads",
    "gini",
    "herfindahl",
    "measure",
    "measure_breadths",
    "measure_departments",
    "measure_fields",
    "measure_firmness",
    "measure_lines",
    "measure_support",
    "measure_townships",
    "rank_columns",
    "rank_departments",
    "rank_fields",
    "rank_lines",
    "rank_townships",
    "ranks_to_rows",
    "shares_of_townships",
    "steps_by_department",
    "steps_by_township",
]

_OF_FIRMNESS = ("Firmness", "Interval", "measure_firmness")


def __getattr__(name: str) -> object:
    if name not in _OF_FIRMNESS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.firmness"), name)
    return value
