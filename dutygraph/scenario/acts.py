"""Carry out a scenario: takes loads and reforms, gives new loads; the old ones stay.

Every act gives new rows. What an act did besides its loads is told in notes.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from dutygraph.errors import QueryError
from dutygraph.iris import department_iri
from dutygraph.loads import Line, Load, Loads, Party, Relief
from dutygraph.model import ListKind
from dutygraph.scenario.names import (
    find_department,
    find_duties,
    find_guarantee,
    find_township,
)
from dutygraph.scenario.records import Act, Ground, Reform, Scenario

_COUNTY = 6
"""Digits of a division's code that are its county's."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The loads after a scenario and how many duties each reform changed."""

    loads: Loads
    changed: tuple[int, ...]


def carry_out(scenario: Scenario, ground: Ground) -> Outcome:
    """Carry out the reforms one after another on a copy of the loads.

    A later reform sees what the earlier ones did: a merged department can be named.
    Raises QueryError where a reform names what is not there or cannot be done.
    """
    changed = []
    now = ground
    for reform in scenario.reforms:
        before = now
        now = _ACTS[reform.act](reform, now)
        changed.append(_count_changed(before.loads, now.loads))
    return Outcome(now.loads, tuple(changed))


def _count_changed(before: Loads, after: Loads) -> int:
    """Count the duties whose rows are others."""
    rows: set[Load | Relief] = {*before.loads, *before.reliefs}
    rows ^= {*after.loads, *after.reliefs}
    return len({row.duty for row in rows})


def _reclaim(reform: Reform, ground: Ground) -> Ground:
    """Take duties back: they load no township and relieve it.

    The department named receives them, else the lead, else all that are named. A duty
    that the township bears alone must be told who receives it; one that is reclaimed
    already stays as it is.
    """
    rows = ground.loads
    duties = [
        iri
        for iri in find_duties(reform, ground)
        if ground.duties[iri].kind is not ListKind.RECLAIMED
        and iri not in {one.duty for one in rows.reliefs}
    ]
    if not duties:
        raise _nothing_left(reform, "a duty that is not reclaimed already")
    held = {load.duty: load for load in rows.loads}
    own = {basic.duty: basic for basic in rows.basics}
    reliefs = []
    for iri in duties:
        load = held.get(iri)
        row = load or own[iri]
        receivers = _receivers(reform, ground, iri, load)
        reliefs.append(Relief(iri, row.township, receivers, row.fields))
    left = replace(
        rows,
        loads=tuple(load for load in rows.loads if load.duty not in set(duties)),
        basics=tuple(basic for basic in rows.basics if basic.duty not in set(duties)),
        reliefs=(*rows.reliefs, *reliefs),
    )
    return replace(ground, loads=left)


def _receivers(
    reform: Reform, ground: Ground, iri: str, load: Load | None
) -> tuple[str, ...]:
    if reform.department:
        county = ground.duties[iri].township[:_COUNTY]
        receiver = find_department(reform.department, reform, ground, county)
        _refuse_other_county(reform, ground, receiver, county)
        return (receiver,)
    named = ground.loads.named(load.departments) if load else []
    if not named:
        raise QueryError(
            reform.where,
            f"{ground.duties[iri].title!r} names no department that could take it back",
            "the key department",
            "where several counties hold the matter, a step for each township",
        )
    led = load.lead if load and load.lead in named else None
    return (led,) if led else tuple(named)


def _lead(reform: Reform, ground: Ground) -> Ground:
    """Give cooperative duties another lead; who led before takes part."""
    chosen = set(_cooperative(reform, ground))

    def change(load: Load) -> Load:
        county = ground.duties[load.duty].township[:_COUNTY]
        leader = find_department(reform.department, reform, ground, county)
        _refuse_other_county(reform, ground, leader, county)
        departments = tuple(sorted({*load.departments, leader}))
        return replace(load, lead=leader, departments=departments)

    return _change_loads(ground, chosen, change)


def _merge(reform: Reform, ground: Ground) -> Ground:
    """Make one department of several of one county, on the lines of all of them."""
    rows = ground.loads
    first = find_department(reform.departments[0], reform, ground)
    county = rows.departments[first].code
    merged = [
        find_department(name, reform, ground, county) for name in reform.departments
    ]
    parties = [rows.departments[iri] for iri in dict.fromkeys(merged)]
    if len(parties) < 2:
        raise QueryError(reform.where, "one department twice", "two departments")
    for party in parties:
        _refuse_other_county(reform, ground, party.iri, county)
    _refuse_taken_name(reform, ground, county, merged)
    new = _merge_parties(reform.name, parties)
    renamed = {party.iri: new.iri for party in parties}
    departments = {
        iri: party for iri, party in rows.departments.items() if iri not in renamed
    }
    departments[new.iri] = new
    loads = tuple(_rename_load(load, renamed) for load in rows.loads)
    reliefs = tuple(
        replace(one, departments=_rename(one.departments, renamed))
        for one in rows.reliefs
    )
    spellings = {
        **{
            name: _rename(iris, renamed)
            for name, iris in ground.spellings.items()
            if name not in renamed
        },
        new.label: (new.iri,),
        new.iri: (new.iri,),
    }
    merged_rows = replace(
        rows,
        loads=loads,
        reliefs=reliefs,
        departments=dict(sorted(departments.items())),
    )
    return replace(ground, loads=merged_rows, spellings=spellings)


def _refuse_taken_name(
    reform: Reform, ground: Ground, county: str, merged: Collection[str]
) -> None:
    departments = ground.loads.departments
    for iri in ground.spellings.get(reform.name, ()):
        party = departments.get(iri)
        if party and party.code == county and iri not in merged:
            raise QueryError(
                reform.where,
                f"{reform.name!r} is a department already",
                "a name that is not taken, or that of one of the departments merged",
            )


def _merge_parties(name: str, parties: list[Party]) -> Party:
    lines: dict[str, Line] = {line.iri: line for one in parties for line in one.lines}
    known = next((one.iri for one in parties if one.label == name), None)
    iri = known or department_iri(parties[0].code, name)
    ordered = tuple(lines[key] for key in sorted(lines))
    return Party(iri, name, parties[0].county, parties[0].code, ordered)


def _rename_load(load: Load, renamed: Mapping[str, str]) -> Load:
    lead = renamed.get(load.lead, load.lead) if load.lead else None
    return replace(load, departments=_rename(load.departments, renamed), lead=lead)


def _rename(iris: tuple[str, ...], renamed: Mapping[str, str]) -> tuple[str, ...]:
    if not any(iri in renamed for iri in iris):
        return iris
    return tuple(sorted({renamed.get(iri, iri) for iri in iris}))


def _guarantee(reform: Reform, ground: Ground) -> Ground:
    """Add a guarantee to duties; only a hard one supports their steps."""
    added = find_guarantee(reform, ground)
    hard = ground.loads.guarantees[added].kind == "hard"
    if reform.department:
        chosen = _led_by(reform, ground)
    else:
        chosen = set(_cooperative(reform, ground))

    def change(load: Load) -> Load:
        guarantees = tuple(sorted({*load.guarantees, added}))
        return replace(load, hard=load.hard or hard, guarantees=guarantees)

    return _change_loads(ground, chosen, change)


def _led_by(reform: Reform, ground: Ground) -> set[str]:
    leader = find_department(reform.department, reform, ground)
    code = find_township(reform, ground) if reform.township else ""
    found = {
        load.duty
        for load in ground.loads.loads
        if load.lead == leader
        and code in ("", ground.loads.townships[load.township].code)
    }
    if not found:
        raise _nothing_left(reform, "a department that leads a cooperative duty there")
    return found


def _cooperative(reform: Reform, ground: Ground) -> list[str]:
    """Give the duties of a reform that are cooperative, as the loads now are."""
    held = {load.duty for load in ground.loads.loads}
    found = [iri for iri in find_duties(reform, ground) if iri in held]
    if not found:
        raise _nothing_left(reform, "a cooperative duty")
    return found


def _change_loads(
    ground: Ground, chosen: set[str], change: Callable[[Load], Load]
) -> Ground:
    loads = tuple(
        change(load) if load.duty in chosen else load for load in ground.loads.loads
    )
    return replace(ground, loads=replace(ground.loads, loads=loads))


def _refuse_other_county(
    reform: Reform, ground: Ground, department: str, county: str
) -> None:
    party = ground.loads.departments[department]
    if party.code != county:
        raise QueryError(
            reform.where,
            f"{party.label!r} is a department of {party.county} {party.code}",
            f"one of county {county}",
            "name the township, so that only its duties are meant",
        )


def _nothing_left(reform: Reform, expected: str) -> QueryError:
    named = reform.duty or reform.matter or reform.department
    return QueryError(reform.where, f"{named!r}: nothing to {reform.act}", expected)


_ACTS: Mapping[Act, Callable[[Reform, Ground], Ground]] = {
    Act.RECLAIM: _reclaim,
    Act.LEAD: _lead,
    Act.MERGE: _merge,
    Act.GUARANTEE: _guarantee,
}
