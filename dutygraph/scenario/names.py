"""Find what a scenario names: takes words and the ground, gives IRIs.

A name that is not there is an error with the nearest names; one that means several
things is an error with all of them.
"""

import difflib
from collections.abc import Collection, Mapping
from typing import TypeVar

from dutygraph.errors import QueryError
from dutygraph.iris import BASE, fold
from dutygraph.matters.records import DutyText
from dutygraph.scenario.records import Ground, Reform

Found = TypeVar("Found")

_SHOWN = 5
_SHOWN_AT_MOST = 12
"""So many where none is near: as many as there are types of guarantees."""


def find_duties(reform: Reform, ground: Ground) -> tuple[str, ...]:
    """Give the IRIs of the duties a reform is about, those of its township alone.

    A duty is named by its IRI (also from ``duty/`` on) or its title; a title that
    several duties bear means all of them.
    """
    if reform.matter:
        found = _find_matter(reform, ground)
    else:
        found = _find_titles(reform, ground)
    if not reform.township:
        return found
    code = find_township(reform, ground)
    own = tuple(iri for iri in found if ground.duties[iri].township == code)
    if not own:
        held = sorted({_township_name(ground, ground.duties[iri]) for iri in found})
        raise QueryError(
            reform.where,
            f"{reform.duty or reform.matter!r} is not in the lists of "
            f"{reform.township!r}",
            f"one of {'、'.join(held)}",
        )
    return own


def find_department(name: str, reform: Reform, ground: Ground, county: str = "") -> str:
    """Give the IRI of a department named by its label, a spelling or its IRI.

    Of several that bear the name the one in `county` (a division's code) is meant.
    """
    known = ground.loads.departments
    found = [
        iri
        for iri in _look_up(name, ground.spellings, "department", reform)
        if iri in known
    ]
    if len(found) > 1 and county:
        found = [iri for iri in found if known[iri].code == county] or found
    if len(found) > 1:
        raise QueryError(
            reform.where,
            f"{len(found)} departments {name!r}",
            f"one of {'、'.join(f'{known[iri].label} {iri}' for iri in found)}",
            "give the full name or the IRI",
        )
    if known[found[0]].generic:
        raise QueryError(reform.where, f"{name!r} names no department", "one by name")
    return found[0]


def find_guarantee(reform: Reform, ground: Ground) -> str:
    """Give the IRI of the type of guarantee that a reform adds."""
    return _look_up(reform.guarantee, ground.guarantees, "type of guarantee", reform)


def _find_matter(reform: Reform, ground: Ground) -> tuple[str, ...]:
    if not ground.matters:
        raise QueryError(
            reform.where,
            f"no matter {reform.matter!r}: no two lists here have one in common",
            "a duty",
        )
    found = _look_up(reform.matter, ground.matters, "matter", reform)
    return tuple(iri for iri in found if iri in ground.duties)


def _find_titles(reform: Reform, ground: Ground) -> tuple[str, ...]:
    name = reform.duty
    for iri in (name, BASE + name.lstrip("/")):
        if iri in ground.duties:
            return (iri,)
    key = fold(name)
    titles: dict[str, list[str]] = {}
    for iri, duty in ground.duties.items():
        titles.setdefault(fold(duty.title), []).append(iri)
    if key in titles:
        return tuple(sorted(titles[key]))
    raise _unknown(name, [one.title for one in ground.duties.values()], "duty", reform)


def find_township(reform: Reform, ground: Ground) -> str:
    """Give the code of the township that a reform is limited to."""
    names: dict[str, set[str]] = {}
    for town in ground.loads.townships.values():
        for name in (town.label, town.code):
            names.setdefault(name, set()).add(town.code)
    codes = sorted(_look_up(reform.township, names, "township", reform))
    if len(codes) > 1:
        found = f"{len(codes)} townships {reform.township!r}"
        raise QueryError(reform.where, found, f"one of {'、'.join(codes)}")
    return codes[0]


def _township_name(ground: Ground, duty: DutyText) -> str:
    towns = ground.loads.townships.values()
    return next((t.label for t in towns if t.code == duty.township), duty.township)


def _look_up(name: str, known: Mapping[str, Found], what: str, reform: Reform) -> Found:
    if name in known:
        return known[name]
    raise _unknown(name, known, what, reform)


def _unknown(
    name: str, known: Collection[str], what: str, reform: Reform
) -> QueryError:
    names = sorted(
        (one for one in known if not one.startswith(BASE)),
        key=lambda one: (one.isascii(), one),
    )
    near = difflib.get_close_matches(name, names, _SHOWN, 0.3)
    held = [one for one in names if name and name in one][:_SHOWN]
    offered = list(dict.fromkeys((*held, *near)))[:_SHOWN] or names[:_SHOWN_AT_MOST]
    return QueryError(
        reform.where,
        f"no {what} {name!r} in the store",
        f"a name such as {'、'.join(offered)}" if offered else f"a {what}",
    )
