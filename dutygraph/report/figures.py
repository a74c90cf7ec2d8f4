"""Work out the figures of a report: takes loads and facts, gives numbers and groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from dutygraph.facts import BACKINGS, Duty, Facts
from dutygraph.loads import Load, Loads
from dutygraph.measures import (
    WEIGHTS,
    Rank,
    rank_departments,
    steps_by_department,
    steps_by_township,
)
from dutygraph.model import ListKind

NO_LINE = ""
"""The line of the departments that belong to none."""


Shares: TypeAlias = dict[str, dict[str, Fraction]]
"""Of whoever is named, the part of each duty that falls to it, by IRI."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A department's steps, of them those without a hard guarantee, and its ranks.

    `whole` is the number of all steps of the townships that it calls on;
    `ranks` are its places under WEIGHTS, equal values sharing the better place.
    """

    iri: str
    steps: float
    unsupported: float
    duties: int
    whole: float
    ranks: tuple[int, ...]

    @property
    def part(self) -> float:
        """Its steps over those of the townships that it calls on, 0 to 1."""
        return self.steps / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class LineLoad:
    """A line's steps, of them those without a hard guarantee, and the parts of each."""

    iri: str
    steps: float
    unsupported: float
    parts: Mapping[str, Fraction]
    bare: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Spread:
    """A matter that townships hold in different lists: its duties by kind of list.

    `towns` are the townships of each kind of list; `stark` where it is basic in one
    township and reclaimed in another.
    """

    name: str
    held: Mapping[ListKind, tuple[str, ...]]
    towns: Mapping[ListKind, frozenset[str]]
    townships: int
    stark: bool


def rank_standings(rows: Loads) -> list[Standing]:
    """Rank departments by steps and give their places under every weight."""
    ranks = rank_departments(rows)
    places = {name: _places(ranks, name) for name in WEIGHTS}
    totals = township_steps(rows)
    towns: defaultdict[str, set[str]] = defaultdict(set)
    for load in rows.loads:
        for department in rows.named(load.departments):
            towns[department].add(load.township)
    return [
        Standing(
            rank.iri,
            rank.measures.steps,
            rank.measures.unsupported_steps,
            int(rank.measures.duties),
            sum(totals[town] for town in sorted(towns[rank.iri])),
            tuple(places[name][rank.iri] for name in WEIGHTS),
        )
        for rank in ranks
        if towns[rank.iri]
    ]


def _places(ranks: Iterable[Rank], name: str) -> dict[str, int]:
    values = {one.iri: round(getattr(one.measures, name), 12) for one in ranks}
    places: dict[str, int] = {}
    before, place = -1.0, 0
    for number, iri in enumerate(sorted(values, key=lambda one: -values[one]), 1):
        if values[iri] != before:
            before, place = values[iri], number
        places[iri] = place
    return places


def township_steps(rows: Loads) -> dict[str, float]:
    """Give the steps of each township over the duties that name a department."""
    totals = dict.fromkeys(rows.townships, 0.0)
    for load in rows.loads:
        if rows.named(load.departments):
            totals[load.township] += load.steps
    return totals


def line_shares(rows: Loads) -> dict[str, dict[str, float]]:
    """Give for each line the share of each township's steps, 0 to 1, by IRI.

    A department on several lines is divided among them; those on none count under
    NO_LINE. The shares of a township add up to 1, or to 0 where it has no steps.
    """
    totals, caused = township_steps(rows), steps_by_township(rows)
    shares: dict[str, dict[str, float]] = {}
    for town in sorted(rows.townships):
        for department, steps in sorted(caused[town].items()):
            lines = [line.iri for line in rows.departments[department].lines]
            for line in lines or [NO_LINE]:
                own = shares.setdefault(line, dict.fromkeys(rows.townships, 0.0))
                own[town] += _ratio(steps / len(lines or [NO_LINE]), totals[town])
    return shares


def share_departments(rows: Loads) -> Shares:
    """Give the part of each cooperative duty that falls to each department named."""
    shares: Shares = defaultdict(dict)
    for load in rows.loads:
        named = rows.named(load.departments)
        for one in named:
            shares[one][load.duty] = Fraction(1, len(named))
    return dict(shares)


def share_lines(rows: Loads) -> Shares:
    """Give the part of each cooperative duty that falls to each line.

    Divided as `line_shares`: among departments, then among the lines of each.
    """
    shares: Shares = defaultdict(dict)
    for department, parts in sorted(share_departments(rows).items()):
        lines = [line.iri for line in rows.departments[department].lines] or [NO_LINE]
        for line in lines:
            for duty, part in parts.items():
                before = shares[line].get(duty, Fraction(0))
                shares[line][duty] = before + part / len(lines)
    return dict(shares)


def whole_duties(rows: Loads) -> dict[str, Fraction]:
    """Give every cooperative duty that names a department, whole."""
    named = (one for one in rows.loads if rows.named(one.departments))
    return {one.duty: Fraction(1) for one in named}


def keep_unsupported(
    loads: Mapping[str, Load], parts: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Keep the parts of duties that have no hard guarantee; `loads` are by duty."""
    return {duty: part for duty, part in parts.items() if not loads[duty].hard}


def sum_steps(loads: Mapping[str, Load], parts: Mapping[str, Fraction]) -> float:
    """Add up the steps of duties, of each the part that counts; `loads` are by duty."""
    return float(sum(part * loads[duty].steps for duty, part in parts.items()))


def rank_lines(rows: Loads) -> list[LineLoad]:
    """Give the steps of each line and of those without a hard guarantee, most first."""
    found, loads = [], {load.duty: load for load in rows.loads}
    for line, parts in share_lines(rows).items():
        bare = keep_unsupported(loads, parts)
        steps, unsupported = sum_steps(loads, parts), sum_steps(loads, bare)
        found.append(LineLoad(line, steps, unsupported, parts, bare))
    return sorted(found, key=lambda one: (one.iri == NO_LINE, -one.steps, one.iri))


def pair_departments(rows: Loads) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the duties that each two departments share, most first, by IRI."""
    pairs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for load in rows.loads:
        for one, other in combinations(sorted(rows.named(load.departments)), 2):
            pairs[one, other].append(load.duty)
    ordered = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    return {pair: tuple(duties) for pair, duties in ordered}


def pair_lines(rows: Loads) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the duties that join departments of two different lines, most first."""
    pairs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for load in rows.loads:
        for pair in sorted(_line_pairs(rows, rows.named(load.departments))):
            pairs[pair].append(load.duty)
    ordered = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    return {pair: tuple(duties) for pair, duties in ordered}


def _line_pairs(rows: Loads, departments: Iterable[str]) -> set[tuple[str, str]]:
    """Give the pairs of different lines; one department on two lines joins none."""
    lines = [[line.iri for line in rows.departments[one].lines] for one in departments]
    return {
        (min(one, other), max(one, other))
        for first, second in combinations(lines, 2)
        for one in first
        for other in second
        if one != other
    }


def back_duties(duties: Iterable[Duty]) -> dict[str, list[Duty]]:
    """Give the cooperative ones of duties by what stands behind them."""
    groups: dict[str, list[Duty]] = {name: [] for name in BACKINGS}
    for duty in duties:
        if duty.kind is ListKind.COOPERATIVE:
            groups[duty.backing].append(duty)
    return groups


def concentrate(rows: Loads, township: str) -> list[float]:
    """Give the steps of each department in a township, most first."""
    return sorted(steps_by_department(rows, township).values(), reverse=True)


def spread_matters(facts: Facts) -> list[Spread]:
    """Give the matters that two townships hold in lists of wholly different kinds.

    Those that are basic here and reclaimed there first, then those of most townships.
    """
    found = []
    for name, duties in facts.matters.items():
        kinds: defaultdict[str, set[ListKind]] = defaultdict(set)
        held: defaultdict[ListKind, list[str]] = defaultdict(list)
        for iri in duties:
            duty = facts.duties[iri]
            kinds[duty.township].add(duty.kind)
            held[duty.kind].append(iri)
        sets = {frozenset(own) for own in kinds.values()}
        if any(one.isdisjoint(other) for one, other in combinations(sets, 2)):
            lists = {kind: tuple(iris) for kind, iris in held.items()}
            towns = {
                kind: frozenset(facts.duties[iri].township for iri in iris)
                for kind, iris in held.items()
            }
            found.append(Spread(name, lists, towns, len(kinds), _is_stark(towns)))
    return sorted(found, key=_spread_to_key)


def _is_stark(towns: Mapping[ListKind, Set[str]]) -> bool:
    basic, reclaimed = (
        towns.get(kind, frozenset()) for kind in (ListKind.BASIC, ListKind.RECLAIMED)
    )
    return bool(basic and reclaimed and len(basic | reclaimed) > 1)


def _spread_to_key(spread: Spread) -> tuple[bool, int, int, str]:
    return not spread.stark, -spread.townships, -len(spread.held), spread.name


def relieved_elsewhere(spreads: Iterable[Spread], township: str) -> list[Spread]:
    """Give the matters that a township works on and another has been relieved of."""
    return [one for one in spreads if _is_relieved(one.towns, township)]


def _is_relieved(towns: Mapping[ListKind, Set[str]], township: str) -> bool:
    relieved = towns.get(ListKind.RECLAIMED, frozenset())
    others = (own for kind, own in towns.items() if kind is not ListKind.RECLAIMED)
    return bool(relieved - {township}) and any(township in own for own in others)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
