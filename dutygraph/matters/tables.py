"""Tabulate matters: takes a store and what is asked for, gives rows for the commands.

Each function has the names of its columns beside it; rows hold plain values.
"""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from dutygraph.errors import QueryError
from dutygraph.matters.holdings import (
    Holding,
    read_holdings,
    read_lists,
    read_townships,
)
from dutygraph.matters.memberships import explain_duty, explain_matter, is_duty
from dutygraph.matters.reading import read_matters, read_related
from dutygraph.model import ListKind
from dutygraph.store import Store

Value: TypeAlias = str | int | float | bool

MATTERS = (
    *("matter", "name", "township", "code", "kind", "number", "title"),
    *("departments", "score", "duty"),
)
MISSING = ("matter", "name", "townships", "comparable", "kinds", "departments")
EXPLAIN = (
    *("duty", "title", "matter", "name", "score", "rule", "words"),
    *("function", "lines", "field", "in_steps", "related"),
)
_SEPARATOR = "、"


def matter_rows(
    store: Store,
    *,
    across_kinds: bool = False,
    kinds: Collection[ListKind] = (),
    field: str = "",
    township: str = "",
) -> Iterator[tuple[Value, ...]]:
    """Give who holds which matter where, in columns MATTERS: a row a duty.

    Only matters of several kinds of list where `across_kinds`; of each of `kinds`
    somewhere; with a duty of the policy field (id, label or section); and held by the
    township (code or name). All rows of such a matter come, widely held matters first.
    Raises QueryError where the township is not in the store.
    """
    code = find_township(store, township) if township else ""
    for own in _by_matter(read_holdings(store)):
        held = {one.duty.kind for one in own}
        if across_kinds and len(held) < 2:
            continue
        if not held.issuperset(kinds):
            continue
        if field and not any(field in one.fields for one in own):
            continue
        if code and all(one.duty.township != code for one in own):
            continue
        yield from map(_holding_to_row, own)


def missing_rows(store: Store, township: str) -> Iterator[tuple[Value, ...]]:
    """Give what comparable townships list and this one does not, in columns MISSING.

    Comparable is a township with a list of a kind that this one has published too; of
    it only those lists count, so that what an unpublished list may hold is not called
    missing. `townships` of `comparable` hold the matter; most first. Raises QueryError
    where the township is not in the store.
    """
    code = find_township(store, township)
    lists = read_lists(store)
    kinds = {kind for own, kind in lists if own == code}
    comparable = {own for own, kind in lists if own != code and kind in kinds}
    missing = [
        [one for one in own if one.duty.kind.value in kinds]
        for own in _by_matter(read_holdings(store))
        if all(one.duty.township != code for one in own)
    ]
    for others in sorted(filter(None, missing), key=_count_townships):
        yield (
            others[0].matter,
            others[0].name,
            -_count_townships(others),
            len(comparable),
            _join(one.duty.kind.value for one in others),
            _join(name for one in others for name in one.duty.departments),
        )


def explain_rows(store: Store, iri: str) -> Iterator[tuple[Value, ...]]:
    """Give why a duty, or all duties of a matter, belong where they do, in EXPLAIN.

    Raises QueryError where the store has neither under this IRI.
    """
    names = {matter.iri: matter.name for matter in read_matters(store)}
    if iri in names:
        found = explain_matter(store, iri)
    elif is_duty(store, iri):
        found = explain_duty(store, iri)
    else:
        raise QueryError(
            store.name,
            f"no duty and no matter {iri!r}",
            "the IRI of a duty or a matter of this store",
            "`dutygraph matters --format csv` prints both",
        )
    related = read_related(store)
    held = (one for one in found if one.matter in names)
    for one in sorted(held, key=lambda one: (names[one.matter], one.matter)):
        yield (
            one.duty,
            one.title,
            one.matter,
            names[one.matter],
            one.score,
            one.evidence.rule,
            one.evidence.words,
            one.evidence.function,
            _join(one.evidence.lines),
            one.evidence.field,
            one.evidence.in_steps,
            _join(names.get(near, near) for near in related.get(one.matter, ())),
        )


def find_township(store: Store, township: str) -> str:
    """Give the code of a township named by its code or its name."""
    known = read_townships(store)
    found = sorted(c for c, name in known.items() if township in (c, name) and c)
    if len(found) == 1:
        return found[0]
    near = difflib.get_close_matches(township, known.values(), 3, 0.4)
    wanted = _join(f"{known[code]} {code}" for code in found) or _join(near)
    raise QueryError(
        store.name,
        f"{len(found) or 'no'} townships {township!r}",
        f"one of {wanted or _join(known.values())}",
        "give the code of nine digits",
    )


def _by_matter(holdings: Iterable[Holding]) -> list[list[Holding]]:
    """Group holdings; what most townships hold first, then by name."""
    groups: dict[str, list[Holding]] = defaultdict(list)
    for one in holdings:
        groups[one.matter].append(one)
    return sorted(groups.values(), key=_count_townships)


def _count_townships(own: Iterable[Holding]) -> int:
    """Count the townships that hold a matter, as a negative: most come first."""
    return -len({one.duty.township for one in own})


def _holding_to_row(one: Holding) -> tuple[Value, ...]:
    duty = one.duty
    return (
        one.matter,
        one.name,
        one.township,
        duty.township,
        duty.kind.value,
        duty.number,
        duty.title,
        _join(duty.departments),
        one.score,
        duty.iri,
    )


def _join(values: Iterable[str]) -> str:
    return _SEPARATOR.join(dict.fromkeys(values))
