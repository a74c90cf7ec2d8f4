"""Tell what differs: takes holdings and two sides, gives differences in order.

Only lists of a kind that both sides have published are compared: what an unpublished
list may hold is not called missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.comparison.records import Difference, Holdings, Side
from dutygraph.comparison.shares import compare_lines
from dutygraph.loads import Load
from dutygraph.matters.records import DutyText
from dutygraph.model import ListKind

_COUNTY = 6
"""Digits of a division's code that are its county's."""


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
    shared = sorted(first.keys() & second.keys(), key=lambda m: (held.names[m], m))
    yield from _compare_hands(held, first, second, shared)
    yield from _compare_departments(held, first, second, shared)
    yield from _compare_guarantees(held, first, second, shared)
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


def _compare_hands(
    held: Holdings,
    first: dict[str, list[DutyText]],
    second: dict[str, list[DutyText]],
    shared: Iterable[str],
) -> Iterator[Difference]:
    for matter in shared:
        a, b = _kinds(first[matter]), _kinds(second[matter])
        if a != b:
            yield _difference("hands", held, matter, (a, b), first, second)


def _kinds(duties: Iterable[DutyText]) -> tuple[str, ...]:
    present = {duty.kind for duty in duties}
    return tuple(kind.value for kind in ListKind if kind in present)


def _compare_departments(
    held: Holdings,
    first: dict[str, list[DutyText]],
    second: dict[str, list[DutyText]],
    shared: Iterable[str],
) -> Iterator[Difference]:
    for matter in shared:
        for kind in (ListKind.COOPERATIVE, ListKind.RECLAIMED):
            a = [one for one in first[matter] if one.kind is kind]
            b = [one for one in second[matter] if one.kind is kind]
            if a and b and _parties(a, b) != _parties(b, a):
                shown = _departments(a), _departments(b)
                sides = {matter: a}, {matter: b}
                yield _difference("department", held, matter, shown, *sides)


def _parties(duties: Sequence[DutyText], others: Sequence[DutyText]) -> set[str]:
    """Give who acts: departments within a county, their lines between counties."""
    counties = {duty.township[:_COUNTY] for duty in (*duties, *others)}
    if len(counties) == 1:
        return set(_departments(duties))
    return {line for duty in duties for line in duty.lines}


def _departments(duties: Iterable[DutyText]) -> tuple[str, ...]:
    return tuple(sorted({name for duty in duties for name in duty.departments}))


def _compare_guarantees(
    held: Holdings,
    first: dict[str, list[DutyText]],
    second: dict[str, list[DutyText]],
    shared: Iterable[str],
) -> Iterator[Difference]:
    loads = {load.duty: load for load in held.loads.loads}
    for matter in shared:
        a = [loads[one.iri] for one in first[matter] if one.iri in loads]
        b = [loads[one.iri] for one in second[matter] if one.iri in loads]
        if a and b:
            shown = _guarantees(held, a), _guarantees(held, b)
            if shown[0] != shown[1]:
                sides = (
                    _restrict(first, matter, loads),
                    _restrict(second, matter, loads),
                )
                yield _difference("guarantee", held, matter, shown, *sides)


def _restrict(
    groups: dict[str, list[DutyText]], matter: str, loads: dict[str, Load]
) -> dict[str, list[DutyText]]:
    return {matter: [one for one in groups[matter] if one.iri in loads]}


def _guarantees(held: Holdings, loads: Iterable[Load]) -> tuple[str, ...]:
    types = sorted({iri for load in loads for iri in load.guarantees})
    known = held.loads.guarantees
    return tuple(known[iri].label if iri in known else iri for iri in types)


def _difference(
    finding: str,
    held: Holdings,
    matter: str,
    shown: tuple[tuple[str, ...], tuple[str, ...]],
    first: dict[str, list[DutyText]],
    second: dict[str, list[DutyText]],
) -> Difference:
    return Difference(
        finding,
        held.names[matter],
        matter,
        *shown,
        a_duties=tuple(sorted(one.iri for one in first[matter])),
        b_duties=tuple(sorted(one.iri for one in second[matter])),
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
