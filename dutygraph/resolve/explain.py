"""Takes a resolved list and a name, gives the spellings merged, where and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.meanings import Decision, Department, ResolvedList
from dutygraph.model import Place
from dutygraph.resolve.mentions import Mention, collect_mentions
from dutygraph.resolve.names import fold_text


@dataclass(frozen=True, slots=True)
class Explanation:
    """One department: each decision on a spelling with the places where it stands."""

    department: Department
    spellings: tuple[tuple[Decision, tuple[Place, ...]], ...]


def explain(resolved: ResolvedList, name: str) -> tuple[Explanation, ...]:
    """Give the departments that `name` means, with every decision behind them.

    `name` is a spelling, a label or a key, white space and brackets in any form; empty
    where the document has no such department.
    """
    mentions = collect_mentions(resolved.duty_list)
    return tuple(
        Explanation(department, tuple(_spelled(department, resolved, mentions)))
        for department in _find_departments(resolved, fold_text(name))
    )


def _find_departments(resolved: ResolvedList, name: str) -> tuple[Department, ...]:
    found: dict[str, Department] = {}
    for mention, departments in resolved.departments.items():
        for department in departments:
            called = {department.label, department.key, *department.spellings}
            if len(departments) == 1:
                called.add(mention)
            if name in {fold_text(text) for text in called}:
                found.setdefault(department.key, department)
    if name in {fold_text(mention) for mention in resolved.departments}:
        for mention, departments in resolved.departments.items():
            if fold_text(mention) == name:
                found.update({d.key: d for d in departments})
    return tuple(found.values())


def _spelled(
    department: Department, resolved: ResolvedList, mentions: tuple[Mention, ...]
) -> Iterator[tuple[Decision, tuple[Place, ...]]]:
    for decision in resolved.decisions:
        if decision.key != department.key:
            continue
        places = dict.fromkeys(
            mention.place for mention in mentions if mention.text == decision.mention
        )
        yield decision, tuple(places)
