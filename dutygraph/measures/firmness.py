"""Tell how firm a ranking is: takes rows of duties, gives an interval for each rank.

Two things move a rank: the weight chosen, and which duties a list happened to print.
The first is tried with the five of WEIGHTS, the second with a bootstrap (Efron 1979,
Annals of Statistics 7): as many duties as there are, drawn with replacement, are
ranked, 1,000 times; the middle 90 % of the ranks are the interval. Equal values have
the same, better rank (1, 2, 2, 4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy
from scipy import sparse

from dutygraph.loads import Load, Loads, Relief
from dutygraph.measures.arrays import divide_duties, keys_of, values_of
from dutygraph.measures.records import WEIGHTS, Measures
from dutygraph.measures.sums import measure

DRAWS = 1_000
"""How often the duties are drawn."""
SEED = 20_240_501
"""Where the draws begin; any number would do, but the same one always."""
FIRM_COLUMNS = ("rank_low", "rank_high", "firm")
"""The columns that `firmness_to_cells` fills."""
SHOWN_COLUMNS = ("ranks", "firm")
"""The columns that `firmness_to_texts` fills, to be read."""

_TAIL = 0.05
_LARGEST_GROUP = 10

_Floats: TypeAlias = "numpy.typing.NDArray[numpy.float64]"
_Numbers: TypeAlias = "numpy.typing.NDArray[numpy.int32]"


@dataclass(frozen=True, slots=True)
class Interval:
    """The best and the worst of several ranks; 1 is the best there is."""

    low: int
    high: int

    def joined(self, other: "Interval") -> "Interval":
        """Give the interval over both.

        >>> Interval(2, 3).joined(Interval(1, 2))
        Interval(low=1, high=3)
        """
        return Interval(min(self.low, other.low), max(self.high, other.high))


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm one rank is in the top group of `group`: over weights, and over draws.

    Misleads where weights are much alike (steps and unsupported steps, where nothing
    hard is promised), and in that duties of one list are not drawn by chance: a narrow
    interval says that no few duties decide the rank, not that the list is right.
    """

    by_weights: Interval
    by_draws: Interval
    group: int

    @property
    def rank(self) -> Interval:
        """The interval over weights and draws together."""
        return self.by_weights.joined(self.by_draws)

    @property
    def firm(self) -> bool:
        """True where both intervals stay inside the top group."""
        return self.rank.high <= self.group

    @property
    def verdict(self) -> str:
        """Say "firm", or what takes the rank out of the group: "depends", "draws".

        "depends" on the weight; "draws" where by every weight the rank is in the group,
        but not in every draw. "outside" where it is never in the group.

        >>> Firmness(Interval(1, 4), Interval(2, 3), 10).verdict
        'firm'
        >>> Firmness(Interval(1, 4), Interval(2, 3), 3).verdict
        'depends'
        >>> Firmness(Interval(1, 3), Interval(2, 4), 3).verdict
        'draws'
        """
        if self.firm:
            return "firm"
        if self.rank.low > self.group:
            return "outside"
        return "draws" if self.by_weights.high <= self.group else "depends"


def measure_firmness(
    rows: Loads,
    by: str,
    sort: str = "steps",
    group: int | None = None,
    draws: int = DRAWS,
) -> dict[str, Firmness]:
    """Tell of everyone who is ranked how firm the rank is, by IRI.

    `by` as DIVISIONS, `sort` as NAMES: the draws are ranked by it. Its own rank is part
    of both intervals. `relief` is no weight of a load, so its ranks are moved by draws
    of the reclaimed duties alone. `group` is `top_group` where none is given. Caveat:
    `Firmness`.

    >>> from dutygraph.measures import example_loads
    >>> found = measure_firmness(example_loads(), "department")["水利局"]
    >>> found.by_weights, found.by_draws
    (Interval(low=1, high=2), Interval(low=1, high=2))
    """
    totals = measure(rows, by)
    keys = sorted(totals)
    weights = WEIGHTS if sort in WEIGHTS else (sort,)
    own = _rank_all(totals, keys, [sort])
    weighed = _rank_all(totals, keys, weights)
    drawn = _draw_ranks(rows, by, sort, keys, draws)
    size = group or top_group(len(keys))
    return {
        key: Firmness(one, two.joined(now), size)
        for key, one, two, now in zip(keys, weighed, drawn, own, strict=True)
    }


def top_group(number: int) -> int:
    """Give the size of the top group of so many: a third, from 1 to 10.

    >>> top_group(5), top_group(27), top_group(2_800)
    (1, 9, 10)
    """
    return min(_LARGEST_GROUP, max(1, number // 3))


def firmness_to_cells(firmness: Firmness) -> tuple[int, int, bool]:
    """Give the cells of FIRM_COLUMNS.

    >>> firmness_to_cells(Firmness(Interval(1, 4), Interval(2, 5), 10))
    (1, 5, True)
    """
    return firmness.rank.low, firmness.rank.high, firmness.firm


def firmness_to_texts(firmness: Firmness, words: Mapping[str, str]) -> tuple[str, str]:
    """Give the cells of SHOWN_COLUMNS; `words` are those of each verdict.

    >>> one = Firmness(Interval(1, 4), Interval(2, 5), 10)
    >>> firmness_to_texts(one, {"firm": "固定"})
    ('1–5', '固定')
    """
    text = words[firmness.verdict].format(group=firmness.group)
    return f"{firmness.rank.low}–{firmness.rank.high}", text


def _rank_all(
    totals: Mapping[str, Measures], keys: Sequence[str], names: Iterable[str]
) -> list[Interval]:
    """Rank by each measure in turn, and give the interval of each key's ranks."""
    ranks = [
        _values_to_ranks(numpy.array(values, dtype=numpy.float64))
        for name in names
        for values in [[_value(totals[key], name) for key in keys]]
    ]
    return _ranks_to_intervals(numpy.array(ranks, dtype=numpy.int32), 0)


def _draw_ranks(
    rows: Loads, by: str, sort: str, keys: Sequence[str], draws: int
) -> list[Interval]:
    parts = _parts_to_matrix(rows, by, sort, keys)
    number = parts.shape[1]
    # The only generator of numpy whose numbers are promised never to change (NEP 19).
    generator = numpy.random.RandomState(SEED)
    ranks = numpy.empty((draws, len(keys)), dtype=numpy.int32)
    for draw in range(draws):
        drawn = generator.randint(0, max(number, 1), number, dtype=numpy.int64)
        times = numpy.bincount(drawn, minlength=number)
        ranks[draw] = _values_to_ranks(parts @ times)
    return _ranks_to_intervals(ranks, int(draws * _TAIL))


def _parts_to_matrix(
    rows: Loads, by: str, sort: str, keys: Sequence[str]
) -> "sparse.csr_array":
    """Give what each duty, a column, adds to each key, a row."""
    duties: Sequence[Load | Relief] = rows.reliefs if sort == "relief" else rows.loads
    every = keys_of(rows, by)
    parts = divide_duties(duties, rows, by, every)
    values = values_of(parts, duties, sort)
    place_of = {key: place for place, key in enumerate(keys)}
    places = numpy.array([place_of.get(key, -1) for key in every], dtype=numpy.int64)
    shape = len(keys), len(duties)
    where = places[parts.key], parts.duty
    return sparse.coo_array((values, where), shape=shape).tocsr()


def _value(measures: Measures, name: str) -> float:
    value: float = getattr(measures, name)
    return value


def _values_to_ranks(values: _Floats) -> _Numbers:
    """Rank values, highest first: one more than there are greater ones."""
    # Nine places: sums of thirds that are equal shall tie, in whatever order added.
    rounded = numpy.round(values, 9)
    above = numpy.searchsorted(numpy.sort(-rounded), -rounded, side="left")
    return (above + 1).astype(numpy.int32)


def _ranks_to_intervals(ranks: _Numbers, cut: int) -> list[Interval]:
    """Give the interval of each column's ranks without the `cut` best and worst."""
    last = len(ranks) - 1 - cut
    ordered = numpy.partition(ranks, (cut, last), axis=0)
    lows, highs = ordered[cut].tolist(), ordered[last].tolist()
    return [Interval(low, high) for low, high in zip(lows, highs, strict=True)]
