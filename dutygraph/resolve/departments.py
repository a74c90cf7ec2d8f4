"""Takes the mentions of a duty list, gives the departments of the county they mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dutygraph.meanings import Decision, Department
from dutygraph.model import Issue, IssueKind
from dutygraph.resolve.concepts import concepts_to_lines, read_name
from dutygraph.resolve.kinds import is_department, is_unnamed, split_joint
from dutygraph.resolve.labels import choose_label, superior_label
from dutygraph.resolve.mentions import Mention
from dutygraph.resolve.merging import (
    Doubt,
    Group,
    Merge,
    merge_functions,
    merge_plates,
    merge_rows,
    merge_shorter,
    name_to_key,
)
from dutygraph.resolve.names import Name, take_apart
from dutygraph.resolve.overrides import DepartmentOverride
from dutygraph.resolve.territory import Territory

GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Every mention as printed with its departments, the decisions and the doubts."""

    departments: Mapping[str, tuple[Department, ...]]
    decisions: tuple[Decision, ...]
    issues: tuple[Issue, ...]


def resolve_departments(
    mentions: tuple[Mention, ...],
    territory: Territory,
    county: str,
    overrides: Mapping[str, DepartmentOverride],
) -> Resolved:
    """Resolve all mentions of one document together.

    A mention that names no department maps to none, and an issue says so.
    """
    texts = tuple(dict.fromkeys(mention.text for mention in mentions))
    said = {
        text: overrides[text].means if text in overrides else text for text in texts
    }
    parts = _cut_joints(said, territory)
    names = {
        part: take_apart(part, territory) for group in parts.values() for part in group
    }
    generic = {part for part, name in names.items() if is_unnamed(name)}
    keys = {
        part: name_to_key(name)
        for part, name in names.items()
        if part not in generic and is_department(name)
    }
    merges, doubts = _merge_all(mentions, keys, _group_names(names, keys), territory)
    roots = {part: _root(key, merges) for part, key in keys.items()}
    roots |= {part: f"{GENERIC}~{names[part].core}" for part in sorted(generic)}
    members: dict[str, list[Name]] = {}
    for part in sorted(roots):
        members.setdefault(roots[part], []).append(names[part])
    built = {
        root: _build(root, spellings, members[root], territory, county, overrides)
        for root, spellings in _spellings(parts, roots).items()
    }
    found = {
        text: tuple(
            dict.fromkeys(built[roots[part]] for part in parts[text] if part in roots)
        )
        for text in texts
    }
    decisions = tuple(
        decision
        for text in texts
        for decision in _decide(
            text, parts[text], names, keys, roots, merges, overrides
        )
    )
    issues = tuple(_find_issues(mentions, found, parts, keys, doubts))
    return Resolved(found, decisions, issues)


def _cut_joints(
    said: Mapping[str, str], territory: Territory
) -> dict[str, tuple[str, ...]]:
    """Cut joint mentions; one whose whole is a department of the document stays whole.

    So 民政局和退役军人事务局 is 民政和退役军人事务局 where that stands elsewhere.
    """
    cut = {text: split_joint(meaning) for text, meaning in said.items()}
    single = {
        name_to_key(take_apart(parts[0], territory))
        for parts in cut.values()
        if len(parts) == 1
    }
    for text, parts in cut.items():
        if len(parts) < 2 or any(mark in said[text] for mark in "（(、，,;；"):
            continue
        if name_to_key(take_apart(said[text], territory)) in single:
            cut[text] = (said[text],)
    return cut


def _group_names(
    names: Mapping[str, Name], keys: Mapping[str, str]
) -> dict[str, Group]:
    members: dict[str, list[Name]] = {}
    for part in sorted(keys):
        members.setdefault(keys[part], []).append(names[part])
    return {
        key: Group(key, tuple(group), read_name(group[0].core))
        for key, group in sorted(members.items())
    }


def _merge_all(
    mentions: tuple[Mention, ...],
    keys: Mapping[str, str],
    groups: Mapping[str, Group],
    territory: Territory,
) -> tuple[dict[str, Merge], tuple[Doubt, ...]]:
    merges: dict[str, Merge] = {}
    doubts = []
    steps: tuple[Iterable[Merge | Doubt], ...] = (
        merge_plates(groups, territory),
        merge_functions(groups),
        merge_shorter(groups),
        merge_rows(mentions, keys, groups),
    )
    for step in steps:
        for found in step:
            if isinstance(found, Doubt):
                doubts.append(found)
            elif (
                found.child not in merges and _root(found.parent, merges) != found.child
            ):
                merges[found.child] = found
    return merges, tuple(doubt for doubt in doubts if doubt.key not in merges)


def _root(key: str, merges: Mapping[str, Merge]) -> str:
    while key in merges:
        key = merges[key].parent
    return key


def _spellings(
    parts: Mapping[str, tuple[str, ...]], roots: Mapping[str, str]
) -> dict[str, list[str]]:
    """Give root to spellings as printed; a joint mention spells none of its parts."""
    spelled: dict[str, list[str]] = {}
    for text, cut in parts.items():
        for part in cut:
            if part in roots:
                spelled.setdefault(roots[part], [])
                spelled[roots[part]].append(text if len(cut) == 1 else part)
    return spelled


def _build(
    root: str,
    spellings: list[str],
    members: list[Name],
    territory: Territory,
    county: str,
    overrides: Mapping[str, DepartmentOverride],
) -> Department:
    generic = root.startswith(f"{GENERIC}~")
    label = members[0].text if generic else choose_label(members, territory)
    superiors = {superior_label(name, territory) for name in members if name.office}
    lines = (GENERIC,) if generic else _collect_lines(root, members, territory)
    ruled = [overrides[s].lines for s in sorted(spellings) if s in overrides]
    return Department(
        county=county,
        key=root,
        label=label,
        lines=next((tuple(given) for given in ruled if given), lines),
        spellings=tuple(sorted(set(spellings))),
        superior=next((s for s in sorted(filter(None, superiors))), None),
        generic=generic,
    )


def _collect_lines(
    root: str, members: list[Name], territory: Territory
) -> tuple[str, ...]:
    """Give the lines of all names and second names, those of the fullest first."""
    concepts: dict[str, None] = {}
    for name in sorted(members, key=lambda n: (name_to_key(n) != root, n.text)):
        concepts.update(dict.fromkeys(read_name(name.core).concepts))
        for plate in name.plates:
            inner = take_apart(plate, territory)
            concepts.update(dict.fromkeys(read_name(inner.core).concepts))
    return concepts_to_lines(tuple(concepts))


def _decide(
    text: str,
    parts: tuple[str, ...],
    names: Mapping[str, Name],
    keys: Mapping[str, str],
    roots: Mapping[str, str],
    merges: Mapping[str, Merge],
    overrides: Mapping[str, DepartmentOverride],
) -> Iterator[Decision]:
    if text in overrides:
        entry = overrides[text]
        key = roots.get(parts[0], "")
        yield Decision(text, key, "override", entry.reason)
        return
    for part in parts:
        if part not in roots:
            yield Decision(text, "", "no-department", part)
        elif part not in keys:
            yield Decision(text, roots[part], "unnamed", names[part].core)
        elif keys[part] in merges:
            merge = merges[keys[part]]
            yield Decision(text, roots[part], merge.rule, merge.evidence)
        else:
            rule, evidence = _own_rule(names[part], len(parts) > 1)
            yield Decision(text, roots[part], rule, evidence)


def _own_rule(name: Name, joint: bool) -> tuple[str, str]:
    """Name what in the spelling itself led to the department."""
    reading = read_name(name.core)
    seen = "+".join(reading.words) or name.core
    if joint:
        return "joint", seen
    if name.office:
        return "branch-office", f"{name.core} {name.office}"
    if name.by_function:
        return "function", seen
    if name.open_end:
        return "open-end", seen
    return "name", f"{name.place}|{seen}"


def _find_issues(
    mentions: tuple[Mention, ...],
    found: Mapping[str, tuple[Department, ...]],
    parts: Mapping[str, tuple[str, ...]],
    keys: Mapping[str, str],
    doubts: tuple[Doubt, ...],
) -> Iterator[Issue]:
    doubtful = {doubt.key: doubt for doubt in doubts}
    first = {mention.text: mention for mention in reversed(mentions)}
    for text in found:
        mention = first[text]
        if not found[text]:
            yield Issue(IssueKind.NOT_A_DEPARTMENT, mention.place, text, (text,))
        for department in found[text]:
            if not department.lines:
                kind = IssueKind.DEPARTMENT_WITHOUT_LINE
                yield Issue(kind, mention.place, text, (text, department.label))
        for part in parts[text]:
            if keys.get(part) in doubtful:
                candidates = doubtful[keys[part]].candidates
                kind = IssueKind.DEPARTMENT_AMBIGUOUS
                yield Issue(kind, mention.place, text, (text, "、".join(candidates)))
