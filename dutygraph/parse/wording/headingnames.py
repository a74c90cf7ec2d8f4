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


def heading_to_names(head: str) -> tuple[str, ...]:
    """Split a heading for several departments: 县司法局、公安局职责."""
    bare = names.tidy(BULLET.sub("", " ".join(head.split())).strip().strip("【】[]"))
    inner = _named_by_part().fullmatch(bare)
    bare = inner["names"] if inner else bare
    if not 2 <= len(bare) <= 200 or bare[0].isdigit():
        return ()
    parts = [one for part in names.heading_to_parts(bare) for one in _at_joints(part)]
    if len(parts) == 1:
        return (bare,)
    tail = pattern("marks", "list_tail")
    return tuple(filter(None, (tail.sub("", part) for part in parts)))


def _at_joints(part: str) -> list[str]:
    """Part whole names: 区公安分局和区检察院, not 区民政和退役军人局, nor the branch in
    a county such as 和静县: 州生态环境局和静县分局."""
    parts = _JOINT.split(part)
    whole = all(map(names.has_level, parts))
    return parts if whole and not any(map(names.is_branch_part, parts)) else [part]


@cache
def _named_by_part() -> re.Pattern[str]:
    """牵头部门（县民政局）."""
    part = pattern("marks", "part").pattern.strip("（）")
    return re.compile(rf"{part}（(?P<names>[^（）]+)）")


def is_heading_name(
    name: str, column: Sequence[str], known: frozenset[str], opens: bool
) -> bool:
    """Tell whether a name before a colon is a department's, so that it is a heading.

    A name that is not in the row's column counts only at the head of a paragraph and
    where the document knows it, or its ending and its level say so.
    """
    if any(names.means_same(name, department) for department in column):
        named = names.is_department(name) or name in column
        return named or (opens and _names_one(name))
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
