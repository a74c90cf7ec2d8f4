"""Count by kind of list: takes rows of duties, gives who acts alone, together, instead.

Basic duties are the township's own, cooperative ones are shared with departments,
reclaimed ones were taken back from it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dutygraph.loads import Basic, Load, Loads
from dutygraph.measures.parts import DIVISIONS, AnyDuty


@dataclass(frozen=True, slots=True)
class KindCounts:
    """Duties by kind of list, each 0 or more; whole or divided counts.

    >>> KindCounts(basic=3, cooperative=1).cooperative_rate
    0.25
    """

    basic: float = 0
    cooperative: float = 0
    reclaimed: float = 0

    @property
    def cooperative_rate(self) -> float:
        """The share of what the township does that it does for departments: 0 to 1.

        Cooperative over basic and cooperative duties; reclaimed ones it no longer does.
        0 where it does nothing.
        """
        done = self.basic + self.cooperative
        return self.cooperative / done if done else 0.0


def count_kinds(
    rows: Loads, by: str, *, divided: bool = False
) -> dict[str, KindCounts]:
    """Count the duties of each kind of list by department, line, township or field.

    By IRI; `by` as DIVISIONS. Answers whose tasks these are: the township's own, shared
    or taken back. All duties of townships and fields count, those that name nobody too;
    of departments and lines those that name them, so never a basic one. Divided, a duty
    of three departments is a third for each. Misleads where a township has published
    only one of its lists: the others are then unknown, not empty. Ranges: `KindCounts`.

    >>> from dutygraph.measures import example_loads
    >>> count_kinds(example_loads(), "township")["石桥镇"]
    KindCounts(basic=1, cooperative=2, reclaimed=1)
    """
    counts: defaultdict[str, KindCounts] = defaultdict(KindCounts)
    for duty in _every(rows):
        name = kind_of(duty)
        for key, size in _sizes(duty, rows, by, divided).items():
            before: float = getattr(counts[key], name)
            counts[key] = replace(counts[key], **{name: before + size})
    return dict(sorted(counts.items()))


def kind_of(duty: AnyDuty) -> str:
    """Give the kind of the list that a duty stands on: basic, cooperative, reclaimed.

    >>> kind_of(Basic("q:1", "t:1"))
    'basic'
    """
    if isinstance(duty, Basic):
        return "basic"
    return "cooperative" if isinstance(duty, Load) else "reclaimed"


def _every(rows: Loads) -> Iterator[AnyDuty]:
    yield from rows.basics
    yield from rows.loads
    yield from rows.reliefs


def _sizes(duty: AnyDuty, rows: Loads, by: str, divided: bool) -> dict[str, float]:
    sizes: defaultdict[str, float] = defaultdict(float)
    for part in DIVISIONS[by](duty, rows):
        sizes[part.key] = sizes[part.key] + part.fraction if divided else 1
    return dict(sizes)
