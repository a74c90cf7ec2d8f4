"""Read the names of departments in a heading: its text, gives them, tells whether each
is a department's.
"""

import re
from collections.abc import Sequence
from functools import cache

from dutygraph.parse.wording import names
from dutygraph.parse.wording.numerals import BULLET
from dutygraph.spellings import pattern

_JOINT = re.compile(rf"(?<=[{names.NAME_ENDS}])[和及与](?=\S*[{names.NAME_ENDS}]$)")
_IN_BRACKETS = re.compile("[（(][^（()）]*[)）]")
_LONGEST_LABEL = 30


def heading_to_names(head: str, column: Sequence[str] = ()) -> tuple[str, ...]:
    """Split a heading for several departments, 县司法局、公安局职责; also one without
    their places, 司法局和公安局, where the `column` names both."""
    bare = names.tidy(_without_frame(BULLET.sub("", " ".join(head.split()))))
    inner = _named_by_part().fullmatch(bare)
    bare = inner["names"] if inner else bare
    if not 2 <= len(bare) <= 200 or bare[0].isdigit():
        return ()
    parts = [
        one for part in names.heading_to_parts(bare) for one in _at_joints(part, column)
    ]
    if len(parts) == 1:
        return (bare,)
    tail = pattern("marks", "list_tail")
    return tuple(filter(None, (tail.sub("", names.tidy(part)) for part in parts)))


def _without_frame(text: str) -> str:
    """Take off what frames a name or tells its part: “县民政局”, 由县民政局."""
    bare = text.strip().strip("【】〖〗[]〔〕“”「」—")
    if bare[:1] in "（(" and _IN_BRACKETS.fullmatch(bare):
        bare = bare[1:-1]
    met = _told_part().match(bare)
    named = met is not None and names.has_level(bare[met.end() :])
    return bare[met.end() :] if met and named else bare


@cache
def _told_part() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('marks', 'label_bare').pattern}|由)")


def _at_joints(part: str, column: Sequence[str]) -> list[str]:
    """Part whole names: 区公安分局和区检察院, not 区民政和退役军人局, nor the branch in
    a county such as 和静县: 州生态环境局和静县分局."""
    parts = _JOINT.split(part)
    if len(parts) == 1 or part in column:
        return [part]
    whole = all(map(names.has_level, parts)) or _are_told_apart(parts, column)
    return parts if whole and not any(map(names.is_branch_part, parts)) else [part]


def _are_told_apart(parts: Sequence[str], column: Sequence[str]) -> bool:
    """Tell names of which each means a department of its own."""
    meant = [[one for one in column if names.means_same(part, one)] for part in parts]
    return all(meant) and len({own[0] for own in meant}) == len(parts)


@cache
def _named_by_part() -> re.Pattern[str]:
    """牵头部门（县民政局）."""
    part = pattern("marks", "part").pattern.strip("（）")
    return re.compile(rf"{part}（(?P<names>(?:[^（）]|（[^（）]*）)+)）")


def without_label(text: str) -> str:
    """Take off what tells a department's part: 牵头部门：县民政局."""
    return _label().sub("", text)


def before_label(text: str, at: int) -> int:
    """Give where 牵头单位： begins that stands right before `at`; else `at`."""
    met = _label_before().search(text[max(0, at - _LONGEST_LABEL) : at])
    return at - len(met[0]) if met else at


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"^(?:{pattern('marks', 'label').pattern})\s*")


@cache
def _label_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^。；;\s])(?:{pattern('marks', 'label').pattern})\s*$")


def is_heading_name(
    name: str, column: Sequence[str], known: frozenset[str], opens: bool
) -> bool:
    """Tell whether a name before a colon is a department's, so that it is a heading.

    A name that is not in the row's column counts only at the head of a paragraph and
    where the document knows it, or its ending and its level say so.
    """
    if name not in column and pattern("marks", "addressed").match(name):
        return False
    if any(names.means_same(name, department) for department in column):
        named = names.is_department(name) or names.is_function(name)
        loose = opens and (names.begins_with_level(name) or _names_one(name))
        return named or name in column or loose
    if names.is_generic(name):
        return any(map(names.is_generic, column))
    if not names.is_department(name):
        return opens and _names_one(name)
    if name in known:
        return True
    return opens and (names.has_level(name) or _leaves_level(column))


def is_bureau(name: str) -> bool:
    """Tell what can only be an office, even without its place: 某某供电局."""
    return bool(pattern("departments", "bureau").search(name))


def _names_one(name: str) -> bool:
    """Tell 某局等相关部门, which names one department and leaves others open."""
    tail = pattern("marks", "list_tail").search(name)
    return tail is not None and names.is_department(name[: tail.start()])


def _leaves_level(column: Sequence[str]) -> bool:
    """Tell whether the column prints its departments without a place."""
    return bool(column) and not any(map(names.has_level, column))
