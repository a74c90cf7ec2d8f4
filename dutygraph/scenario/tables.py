"""Tabulate effects to read: takes effects, gives a row for each who is touched."""

from collections.abc import Iterable, Sequence

from dutygraph.output import value_to_shown_text
from dutygraph.scenario.effects import Effect

BY = ("township", "department")
"""Who is told of, in this order."""

_ALL_ALIKE = ("share", "lead")
"""Measures that are the duties again where a township is measured."""
_WITHIN = {"township": "code", "department": "county"}


def select_effects(effects: Iterable[Effect], by: str) -> list[Effect]:
    """Give the effects on townships, or on departments, that say something of them."""
    left_out = _ALL_ALIKE if by == "township" else ()
    return [one for one in effects if one.by == by and one.measure not in left_out]


def effects_to_columns(effects: Iterable[Effect], by: str) -> tuple[str, ...]:
    """Give the columns: who, a township's code or a county, and each measure once."""
    return (by, _WITHIN[by], *dict.fromkeys(one.measure for one in effects))


def leave_out_unmoved(effects: Sequence[Effect]) -> tuple[list[Effect], int]:
    """Give the effects on those of whom a measure changes, and how many others are.

    >>> same = Effect("department", "县民政局", "d:1", "南山县", "lead", 2, 2)
    >>> leave_out_unmoved([same])
    ([], 1)
    """
    moved = {one.iri for one in effects if _are_apart(one)}
    kept = [one for one in effects if one.iri in moved]
    return kept, len({one.iri for one in effects} - moved)


def _are_apart(effect: Effect) -> bool:
    # Nine places: sums of thirds, added up in another order.
    return round(effect.after - effect.before, 9) != 0


def effects_to_rows(effects: Sequence[Effect]) -> list[tuple[str, ...]]:
    """Give a row under `effects_to_columns` for each department or township.

    >>> fewer = Effect("township", "石桥镇", "t:1", "990102103", "duties", 3, 2)
    >>> effects_to_rows([fewer])
    [('石桥镇', '990102103', '3 → 2')]
    """
    rows: dict[str, list[str]] = {}
    for one in effects:
        row = rows.setdefault(one.iri, [one.label, one.within])
        row.append(_change_to_text(one))
    return [tuple(row) for row in rows.values()]


def _change_to_text(effect: Effect) -> str:
    both = effect.before, effect.after
    if any(isinstance(value, float) for value in both):
        both = float(effect.before), float(effect.after)
    before, after = map(value_to_shown_text, both)
    return before if before == after else f"{before} → {after}"
