"""Tell what differs: takes holdings and two sides, gives differences in order.

Only lists of a kind that both sides have published are compared: what an unpublished
list may hold is not called missing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, Self

from dutygraph.comparison.records import Difference, Holdings, Side
from dutygraph.comparison.shares import compare_lines
from dutygraph.loads import Load
from dutygraph.matters.records import DutyText
from dutygraph.model import ListKind

_COUNTY = 6
"""Digits of a division's code that are its county's."""


class _Shared(NamedTuple):
    """A matter that both sides list, with the duties of each."""

    matter: str
    a: Sequence[DutyText]
    b: Sequence[DutyText]

    def only(self, is_meant: Callable[[DutyText], bool]) -> Self:
        """Give it with those of the duties that are meant."""
        a, b = (list(filter(is_meant, duties)) for duties in (self.a, self.b))
        return self._replace(a=a, b=b)


def compare_sides(held: Holdings, a: Side, b: Side) -> Iterator[Difference]:
    """Give what differs, in the order of FINDINGS, each by name but for the loads.

    hands: a matter in other kinds of list. department: a cooperative or reclaimed
    matter with departments on other lines, or within one county with other
    departments. guarantee: a cooperative matter with other types of guarantee. only:
    a matter, or a duty of no matter, that one side alone has. load: see compare_lines.
    """
    one, two = _duties_of(held, a), _duties_of(held, b)
    yield from _compare_lists(one, two)
    kinds = {duty.kind for duty in one} & {duty.kind for duty in two}
    one, two = ([d for d in own if d.kind in kinds] for own in (one, two))
    first, second = _by_matter(held, one), _by_matter(held, two)
    matters = sorted(first.keys() & second.keys(), key=lambda m: (held.names[m], m))
    shared = [_Shared(one, first[one], second[one]) for one in matters]
    yield from _compare_hands(held, shared)
    yield from _compare_departments(held, shared)
    yield from _compare_guarantees(held, shared)
    yield from compare_lines(held.loads, a, b)
    yield from _find_lone(held, one, set(second), left=True)
    yield from _find_lone(held, two, set(first), left=False)


def _duties_of(held: Holdings, side: Side) -> list[DutyText]:
    return [duty for duty in held.duties.values() if duty.township in side.codes]


def _by_matter(held: Holdings, duties: Iterable[DutyText]) -> dict[str, list[DutyText]]:
    groups: defaultdict[str, list[DutyText]] = defaultdict(list)
    for duty in duties:
        for matter in held.matters.get(duty.iri, ()):
            groups[matter].append(duty)
    return dict(groups)


def _compare_lists(
    one: Sequence[DutyText], two: Sequence[DutyText]
) -> Iterator[Difference]:
    """Tell the kinds of list that one side alone has published."""
    for kind in ListKind:
        a, b = ([d.iri for d in own if d.kind is kind] for own in (one, two))
        if bool(a) != bool(b):
            counts = [(str(len(own)),) if own else () for own in (a, b)]
            yield Difference("list", kind.value, "", counts[0], counts[1])


def _compare_hands(held: Holdings, shared: Iterable[_Shared]) -> Iterator[Difference]:
    for one in shared:
        shown = _kinds(one.a), _kinds(one.b)
        if shown[0] != shown[1]:
            yield _difference("hands", held, one, shown)


def _kinds(duties: Iterable[DutyText]) -> tuple[str, ...]:
    present = {duty.kind for duty in duties}
    return tuple(kind.value for kind in ListKind if kind in present)


def _compare_departments(
    held: Holdings, shared: Iterable[_Shared]
) -> Iterator[Difference]:
    for each in shared:
        for kind in (ListKind.COOPERATIVE, ListKind.RECLAIMED):
            one = each.only(partial(_is_of, kind))
            if one.a and one.b and _parties(one.a, one.b) != _parties(one.b, one.a):
                shown = _departments(one.a), _departments(one.b)
                yield _difference("department", held, one, shown)


def _is_of(kind: ListKind, duty: DutyText) -> bool:
    return duty.kind is kind


def _parties(duties: Sequence[DutyText], others: Sequence[DutyText]) -> set[str]:
    """Give who acts: departments within a county, their lines between counties."""
    counties = {duty.township[:_COUNTY] for duty in (*duties, *others)}
    if len(counties) == 1:
        return set(_departments(duties))
    return {line for duty in duties for line in duty.lines}


def _departments(duties: Iterable[DutyText]) -> tuple[str, ...]:
    return tuple(sorted({name for duty in duties for name in duty.departments}))


def _compare_guarantees(
    held: Holdings, shared: Iterable[_Shared]
) -> Iterator[Difference]:
    loads = {load.duty: load for load in held.loads.loads}
    for each in shared:
        one = each.only(lambda duty: duty.iri in loads)
        a, b = ([loads[duty.iri] for duty in own] for own in (one.a, one.b))
        shown = _guarantees(held, a), _guarantees(held, b)
        if a and b and shown[0] != shown[1]:
            yield _difference("guarantee", held, one, shown)


def _guarantees(held: Holdings, loads: Iterable[Load]) -> tuple[str, ...]:
    types = sorted({iri for load in loads for iri in load.guarantees})
    known = held.loads.guarantees
    return tuple(known[iri].label if iri in known else iri for iri in types)


def _difference(
    finding: str,
    held: Holdings,
    one: _Shared,
    shown: tuple[tuple[str, ...], tuple[str, ...]],
) -> Difference:
    return Difference(
        finding,
        held.names[one.matter],
        one.matter,
        *shown,
        a_duties=tuple(sorted(duty.iri for duty in one.a)),
        b_duties=tuple(sorted(duty.iri for duty in one.b)),
    )


def _find_lone(
    held: Holdings, duties: Iterable[DutyText], others: set[str], left: bool
) -> Iterator[Difference]:
    """Give the matters, and duties of no matter, that the other side lacks."""
    groups: defaultdict[tuple[str, str], list[DutyText]] = defaultdict(list)
    for duty in duties:
        matters = held.matters.get(duty.iri, ())
        if not others.intersection(matters):
            for matter in matters or ("",):
                groups[held.names.get(matter, duty.title), matter].append(duty)
    for (subject, matter), own in sorted(groups.items(), key=lambda one: one[0]):
        kinds, iris = _kinds(own), tuple(sorted(duty.iri for duty in own))
        if left:
            yield Difference("only", subject, matter, kinds, (), a_duties=iris)
        else:
            yield Difference("only", subject, matter, (), kinds, b_duties=iris)
