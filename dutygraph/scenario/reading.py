"""Read a scenario: takes a TOML file, gives its reforms."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from dutygraph.errors import ReadError
from dutygraph.scenario.records import Act, Reform, Scenario
from dutygraph.words import fill_words

_LARGEST = 1_000_000
_TARGET = ("duty", "matter", "township")
_ALLOWED: Mapping[Act, tuple[str, ...]] = {
    Act.RECLAIM: (*_TARGET, "department"),
    Act.LEAD: (*_TARGET, "department"),
    Act.MERGE: ("departments", "name"),
    Act.GUARANTEE: (*_TARGET, "department", "guarantee"),
}
_NEEDED: Mapping[Act, tuple[str, ...]] = {
    Act.RECLAIM: (),
    Act.LEAD: ("department",),
    Act.MERGE: ("departments", "name"),
    Act.GUARANTEE: ("guarantee",),
}


def read_scenario(path: Path) -> Scenario:
    """Read a scenario from a file; docs/scenario.md describes its form.

    Raises ReadError, with the step and the key, where it is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        found = f"the scenario cannot be read ({error.strerror})"
        raise ReadError(path, found, "a TOML file") from error
    if len(content) > _LARGEST:
        raise ReadError(path, f"more than {_LARGEST:,} bytes", "a scenario")
    try:
        return text_to_scenario(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        found = f"byte {error.start} is no UTF-8"
        raise ReadError(path, found, "a TOML file in UTF-8") from error


def text_to_scenario(text: str, where: str = "scenario") -> Scenario:
    """Give the scenario that a TOML text describes; `where` names it in messages."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(where, f"no TOML ({error})", "a scenario in TOML") from error
    title, steps = content.pop("title", ""), content.pop("step", [])
    if content:
        found = f"the key {next(iter(content))!r}"
        raise ReadError(where, found, "title and [[step]] alone")
    if not isinstance(title, str):
        raise ReadError(where, f"the title {title!r}", "a text")
    if not isinstance(steps, list) or not steps:
        raise ReadError(where, "no step", "[[step]] once or several times")
    reforms = (
        _read_step(step, f"{where}, step {n}") for n, step in enumerate(steps, 1)
    )
    return Scenario(title, tuple(reforms))


def _read_step(step: object, where: str) -> Reform:
    if not isinstance(step, dict):
        raise ReadError(where, repr(step), "a table, written [[step]]")
    act = _read_act(step.get("do"), where)
    allowed = _ALLOWED[act]
    for key in step:
        if key not in ("do", *allowed):
            raise ReadError(where, f"the key {key!r}", f"do, {', '.join(allowed)}")
    for key in _NEEDED[act]:
        if key not in step:
            raise ReadError(
                where, f"do = {act.value!r} without {key}", f"the key {key}"
            )
    texts = {
        key: _read_text(step[key], key, where)
        for key in allowed
        if key in step and key != "departments"
    }
    reform = Reform(where, act, **texts, departments=_read_departments(step, where))
    _check_target(reform)
    return reform


def _read_act(value: object, where: str) -> Act:
    acts = [act.value for act in Act]
    if isinstance(value, str) and value in acts:
        return Act(value)
    found = "no key do" if value is None else f"do = {value!r}"
    raise ReadError(where, found, f"do, one of {', '.join(acts)}")


def _read_text(value: object, key: str, where: str) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ReadError(where, f"{key} = {value!r}", f"{key} as a text")


def _read_departments(step: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = step.get("departments", [])
    if not isinstance(value, list):
        raise ReadError(where, f"departments = {value!r}", "a list of names")
    return tuple(_read_text(one, "departments", where) for one in value)


def _check_target(reform: Reform) -> None:
    """Refuse a reform that does not say of what, or says it twice."""
    if reform.act is Act.MERGE:
        if len(set(reform.departments)) < 2:
            count = len(set(reform.departments))
            found = fill_words("{count} {count:department|departments}", count=count)
            raise ReadError(reform.where, found, "two departments or more to merge")
        return
    named = [key for key in ("duty", "matter") if getattr(reform, key)]
    if reform.act is Act.GUARANTEE and not named and reform.department:
        return
    if len(named) != 1:
        found = " and ".join(named) or "neither duty nor matter"
        raise ReadError(reform.where, found, "a duty or a matter")
    if reform.act is Act.GUARANTEE and reform.department:
        found = f"{named[0]} and department"
        raise ReadError(reform.where, found, "a duty, a matter or a department")
