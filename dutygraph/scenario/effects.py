"""Tell what a scenario does: takes loads before and after, gives both values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dutygraph.loads import Load, Loads, Relief
from dutygraph.measures import (
    NAMES,
    Measures,
    gini,
    herfindahl,
    measure_departments,
    measure_townships,
    steps_by_department,
)

COLUMNS = ("by", "label", "iri", "within", "measure", "before", "after", "change")
"""The columns of a row, a measure of a department or township each."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One measure of one department or township (`by`), before and after.

    `within` is a department's county or a township's code. A department that a merger
    makes has nothing before it, one that it ends nothing after.
    """

    by: str
    label: str
    iri: str
    within: str
    measure: str
    before: float
    after: float


def compare_loads(before: Loads, after: Loads) -> Iterator[Effect]:
    """Give every measure of every department and township whose duties changed.

    Departments first, by county and label, then townships by code; of a township also
    its basic duties and the concentration of its steps (Gini, Herfindahl–Hirschman). A
    department that a changed duty names is told even where its measures stay the same.
    """
    departments, townships = _touched(before, after)
    parties = {**before.departments, **after.departments}
    measured = measure_departments(before), measure_departments(after)
    named = [parties[iri] for iri in departments if not parties[iri].generic]
    for party in sorted(named, key=lambda one: (one.code, one.label, one.iri)):
        heading = "department", party.label, party.iri, party.county
        yield from _measures(heading, party.iri, *measured)
    towns = before.townships
    measured = measure_townships(before), measure_townships(after)
    for iri in sorted(townships, key=lambda one: (towns[one].code, one)):
        heading = "township", towns[iri].label, iri, towns[iri].code
        yield from _measures(heading, iri, *measured)
        old, new = (
            list(steps_by_department(rows, iri).values()) for rows in (before, after)
        )
        own = (sum(one.township == iri for one in r.basics) for r in (before, after))
        yield Effect(*heading, "basic", *own)
        yield Effect(*heading, "gini", gini(old), gini(new))
        yield Effect(*heading, "herfindahl", herfindahl(old), herfindahl(new))


def effect_to_row(effect: Effect) -> tuple[str | float, ...]:
    """Give the row of an effect, under COLUMNS."""
    return (
        effect.by,
        effect.label,
        effect.iri,
        effect.within,
        effect.measure,
        effect.before,
        effect.after,
        effect.after - effect.before,
    )


def _measures(
    heading: tuple[str, str, str, str],
    iri: str,
    before: Mapping[str, Measures],
    after: Mapping[str, Measures],
) -> Iterator[Effect]:
    old, new = before.get(iri, Measures()), after.get(iri, Measures())
    for name, one, two in zip(NAMES, old.values(), new.values(), strict=True):
        yield Effect(*heading, name, one, two)


def _touched(before: Loads, after: Loads) -> tuple[set[str], set[str]]:
    """Give the departments and townships of the duties whose rows are others."""
    rows: set[Load | Relief] = {*before.loads, *before.reliefs}
    rows ^= {*after.loads, *after.reliefs}
    departments = {iri for row in rows for iri in row.departments}
    # A merger touches departments also where no duty names them.
    departments |= before.departments.keys() ^ after.departments.keys()
    return departments, {row.township for row in rows}
