"""Takes the names that a cell holds and a line, gives whether the line ends or goes on
with the last of them.

Narrow columns cut names: 县综合行政 over 执法局. Elsewhere in the list they are whole.
"""

from functools import lru_cache

_LONGEST = 20
_SHORTEST = 2
_REACH = 8


@lru_cache(maxsize=8192)
def goes_on_with_name(begun: str, line: str, known: frozenset[str]) -> bool:
    """Tell whether the line goes on with the name at the end of what was begun.

    >>> goes_on_with_name("县财政局县综合", "执法局", frozenset({"县综合执法局"}))
    True
    """
    begun = begun[-_LONGEST:]
    line = line.rstrip("、")
    return any(
        _continues(begun, line, name, at)
        for name in known
        for at in range(_SHORTEST, len(name))
    )


def _continues(begun: str, line: str, name: str, at: int) -> bool:
    rest = name[at:]
    return begun.endswith(name[:at][-_REACH:]) and (
        rest.startswith(line) or (line.startswith(rest) and line[len(rest)] in "、（(")
    )


@lru_cache(maxsize=8192)
def begins_name(line: str, known: frozenset[str]) -> bool:
    """Tell whether a line is the beginning of a name."""
    *whole, last = line.split("、")
    return (
        len(last) > _SHORTEST
        and any(name.startswith(last) for name in known)
        and all(name in known for name in whole)
    )
