"""Measure support: takes loads, gives what is promised beside them and what is not.

A guarantee is hard where it promises money, things or people, soft where it promises
guidance or training, none where it promises nothing, such as oversight.
"""

from collections import defaultdict
from dataclasses import dataclass

from dutygraph.loads import Load, Loads
from dutygraph.measures.parts import load_parts


@dataclass(frozen=True, slots=True)
class Support:
    """How many cooperative duties are supported, and how many steps are not.

    `hard` + `soft` + `without` = `duties`: with a hard guarantee; with soft ones alone;
    with neither. All 0 or more, the rates 0 to 1. Duties count fully for each who
    shares them, steps are divided. What is hard: data/vocabulary/guarantee-types.csv.
    Misleads as to what was paid: a promise counts as printed, kept or not.

    >>> few = Support(duties=4, hard=1, soft=2, without=1, steps=10, unsupported=8)
    >>> few.hard_rate, few.soft_rate, few.gap_rate, few.step_gap_rate
    (0.25, 0.5, 0.75, 0.8)
    """

    duties: int = 0
    hard: int = 0
    soft: int = 0
    without: int = 0
    steps: float = 0
    unsupported: float = 0

    @property
    def hard_rate(self) -> float:
        """The share of duties with money, things or people promised: 0 to 1."""
        return self.hard / self.duties if self.duties else 0.0

    @property
    def soft_rate(self) -> float:
        """The share of duties with no more than guidance or the like: 0 to 1."""
        return self.soft / self.duties if self.duties else 0.0

    @property
    def gap_rate(self) -> float:
        """The share of duties without a hard guarantee (有责无保障): 0 to 1.

        Misleads where a list prints no guarantees at all: then it is 1 everywhere and
        says how the list was made, not what townships get.
        """
        return (self.duties - self.hard) / self.duties if self.duties else 0.0

    @property
    def step_gap_rate(self) -> float:
        """The share of township steps without a hard guarantee: 0 to 1."""
        return self.unsupported / self.steps if self.steps else 0.0


def measure_support(rows: Loads, by: str) -> dict[str, Support]:
    """Tell of each department, line, township or field how its duties are supported.

    By IRI; `by` as DIVISIONS. Answers who hands down duties without means. A duty of
    two departments is hard for both, whichever of them pays: the lists do not say. A
    type of guarantee that the vocabulary does not hold is no support. Misleads where
    phrases are vague: 提供保障 alone promises nothing of a type. Ranges: `Support`.

    >>> from dutygraph.measures import example_loads
    >>> measure_support(example_loads(), "department")["水利局"]
    Support(duties=2, hard=1, soft=1, without=0, steps=5.0, unsupported=3.0)
    """
    totals: dict[str, Support] = {}
    for load in rows.loads:
        sizes: defaultdict[str, float] = defaultdict(float)
        for part in load_parts(load, rows, by):
            sizes[part.key] += part.fraction
        for key, size in sizes.items():
            totals[key] = _add(totals.get(key, Support()), load, size, rows)
    return dict(sorted(totals.items()))


def count_guarantees(rows: Loads, by: str) -> dict[tuple[str, str], int]:
    """Count the duties that promise each type of guarantee, by (key, type) in order.

    Answers what is promised, and where a type is never met. From 1; pairs without a
    duty are left out. A duty counts once for a type however often it repeats it, and
    fully for each who shares it. Misleads as a measure of means: ten promises of 资金
    may be one sum.

    >>> from dutygraph.measures import example_loads
    >>> count_guarantees(example_loads(), "township")
    {('石桥镇', '培训'): 1, ('石桥镇', '资金'): 1}
    """
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for load in rows.loads:
        for key in {part.key for part in load_parts(load, rows, by)}:
            for kind in load.guarantees:
                counts[key, kind] += 1
    return dict(sorted(counts.items()))


def _add(before: Support, load: Load, size: float, rows: Loads) -> Support:
    known = [rows.guarantees[one] for one in load.guarantees if one in rows.guarantees]
    soft = not load.hard and any(concept.kind == "soft" for concept in known)
    return Support(
        before.duties + 1,
        before.hard + load.hard,
        before.soft + soft,
        before.without + (not load.hard and not soft),
        before.steps + load.steps * size,
        before.unsupported + (0 if load.hard else load.steps * size),
    )
