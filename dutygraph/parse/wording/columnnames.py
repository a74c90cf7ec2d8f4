"""Read the names of departments in a column: its text, give names.

Blanks and line breaks stand between names and inside them, so the text alone does not
decide: the headings of the next column and the names known from other rows do.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from dutygraph.parse.wording.names import (
    LONGEST_NAME,
    NAME_ENDS,
    has_level,
    is_branch_part,
    is_department,
    is_whole,
    means_same,
    places,
    split_at_level,
    tidy,
)
from dutygraph.parse.wording.numerals import CHINESE, NO_DECIMAL
from dutygraph.spellings import pattern

# Brackets are looked for so far and no farther: a text may have no end of commas.
_HARD = re.compile(r"[、，,；;/|]++(?![^（(]{0,200}[）)])")
_COUNTED = re.compile(
    r"(?<![\dA-Za-z.])(?:\d{1,2}\s?[.．、]" + NO_DECIMAL + r"|[（(]\d{1,2}[)）])|[①-⒛]"
    rf"|(?m:^\s*(?:[{CHINESE}]{{1,3}}、|[（(][{CHINESE}]{{1,3}}[)）]|[-–—]\s*))"
)
"""The number before a name: 1.县民政局."""
_NAME_END = re.compile(f"[{NAME_ENDS}]")
_LONGEST_GLUED = 1_000
"""Characters of names without anything between them."""


def text_to_names(
    text: str, headings: Sequence[str], known: frozenset[str]
) -> tuple[str, ...]:
    """Give the departments of a column, each once, in order.

    `headings` are the names that the text beside it is divided by, `known` the names
    that other rows of the document print without a blank.

    >>> text_to_names("某市公安局 东湖分局\\n区财政局", (), frozenset())
    ('某市公安局东湖分局', '区财政局')
    """
    names: list[str] = []
    beside = frozenset(map(tidy, headings))
    plain = parted(_COUNTED.sub("、", pattern("marks", "label").sub("、", _said(text))))
    for group in _HARD.split(plain):
        if _says_nothing(group):
            continue
        joined = "\n".join(map(_unspread, _in_brackets_joined(group).splitlines()))
        tokens = [t for t in map(tidy, joined.split()) if t]
        parts = [p for token in tokens for p in _split_glued(token, beside, known)]
        names.extend(_join_tokens(parts, frozenset(headings), known))
    return tuple(dict.fromkeys(_without_joint(name, beside) for name in names))


def _without_joint(name: str, headings: frozenset[str]) -> str:
    """Take off the 和 before the last of several names, which no heading has."""
    joined = name[:1] in "和及与" and name not in headings and name[1:] in headings
    return name[1:] if joined else name


def parted(text: str) -> str:
    """Part names before a word that begins one, and behind （牵头）.

    >>> parted("县民政局（牵头）县财政局")
    '县民政局（牵头）、县财政局'
    """
    text = pattern("marks", "part_said").sub("、", text)
    text = pattern("marks", "begins").sub("、", text)
    return pattern("marks", "part_behind").sub(r"\g<0>、", text)


def spaced_apart(text: str) -> str:
    """Set blanks for the signs between names, but not inside brackets.

    >>> spaced_apart("县公安局；县发改局（统计局、粮食局）")
    '县公安局 县发改局（统计局、粮食局）'
    """
    return _HARD.sub(" ", parted(text))


def _unspread(line: str) -> str:
    """Join a name that print has spread over its column: 县 民 政 局."""
    words = line.split()
    spread = len(words) > 2 and all(len(word) == 1 for word in words)
    return "".join(words) if spread else line


def _said(text: str) -> str:
    lines = (_without_label(line) for line in text.splitlines())
    return "\n".join(line for line in lines if not _says_nothing(line))


def _without_label(line: str) -> str:
    """Leave out 牵头部门 alone in a line, which parts the names around it."""
    return "、" if pattern("marks", "label_bare").fullmatch(line.strip()) else line


def _says_nothing(text: str) -> bool:
    return pattern("marks", "nothing").match(text.strip()) is not None


def _in_brackets_joined(text: str) -> str:
    """Remove the white space inside brackets."""
    return re.sub(r"[（(][^（()）]*[)）]", lambda met: "".join(met[0].split()), text)


def _split_glued(
    token: str, headings: frozenset[str], known: frozenset[str]
) -> list[str]:
    """Part two names between which the line break was lost.

    Both must be whole ones, or the second a heading's, or the beginning of one.
    """
    if token in headings or len(token) > _LONGEST_GLUED:
        return [token]

    def is_named(name: str) -> bool:
        return name in headings or name in known

    def begun(rest: str) -> bool:
        if rest.startswith(tuple(headings)):
            return True
        return len(rest) > 2 and any(name.startswith(rest) for name in headings)

    at_ends = filter(is_named, _ends(token))
    # Headings first: among the known names may be two that are glued as well.
    for name in sorted(at_ends, key=lambda n: (n not in headings, -len(n), n)):
        rest = token.removeprefix(name)
        goes_on = is_named(rest) or is_whole(rest) or begun(rest)
        if rest != token and goes_on and not _is_above(name, rest):
            return [name, *_split_glued(rest, headings, known)]
        front = token.removesuffix(name)
        ended = is_whole(front) or _ends_known(front, known)
        if front != token and ended and not _is_above(front, name):
            return [*_split_glued(front, headings, known), name]
    parts = part_at_places(token, known)
    if len(parts) > 1:
        return [p for part in parts for p in _split_glued(part, headings, known)]
    parts = split_at_level(token)
    return parts if len(parts) > 1 else _part_at_headings(token, headings)


def _is_above(front: str, name: str) -> bool:
    """Tell the committee whose own department this is, 中共某县委 of 组织部, or the
    body of the state whose office: 国家统计局 of 某县调查队."""
    if pattern("departments", "national").match(front):
        return True
    committee = pattern("departments", "committee").match(front)
    return committee is not None and not has_level(name)


def part_at_places(token: str, known: frozenset[str]) -> list[str]:
    """Part names that begin with a place as several known names do."""
    every = (_split_at_place(token, place, known) for place in places(known))
    return next((parts for parts in every if len(parts) > 1), [token])


def _split_at_place(token: str, place: str, known: frozenset[str]) -> list[str]:
    """Part names where one ends and the next begins with the place of several, but
    not a bureau from its branch there, of which a line may hold no more than 分."""
    first, *others = token.split(place)
    parts = [first] if first else []
    for other in others:
        part = place + other
        begins = _begins_name(part) and not other.startswith("分")
        ended = parts and _ends_name(parts[-1], known)
        if parts and not (ended and begins and not _is_above(parts[-1], part)):
            parts[-1] += part
        else:
            parts.append(part)
    return parts


def _ends_name(front: str, known: frozenset[str]) -> bool:
    """Tell a whole name, or the end of one that a line or page has cut."""
    if is_whole(front):
        return True
    cut = pattern("departments", "cut_end").search(front) is not None
    return (cut and len(front) > 2) or _ends_known(front, known)


def _ends_known(front: str, known: frozenset[str]) -> bool:
    """Tell the end of a known name that a line or page has cut."""
    return len(front) > 2 and any(name.endswith(front) for name in known)


def _part_at_headings(token: str, headings: frozenset[str]) -> list[str]:
    """Part two names where each means another heading: 自然资源局住房和城乡建设局."""
    for met in _NAME_END.finditer(token):
        front, rest = token[: met.end()], token[met.end() :]
        if not (is_department(front) and is_department(rest)):
            continue
        fronts = {h for h in headings if means_same(h, front)}
        rests = {h for h in headings if means_same(h, rest)}
        if fronts and rests - fronts and fronts - rests:
            return [front, *_part_at_headings(rest, headings)]
    return [token]


def _begins_name(part: str) -> bool:
    """Tell a whole name, or the beginning of one that a line has cut."""
    return is_whole(part) or not (is_department(part) or is_branch_part(part))


def _ends(token: str) -> set[str]:
    """Give what a text begins and ends with, no longer than a name is."""
    lengths = range(1, min(len(token), LONGEST_NAME + 1))
    return {end for at in lengths for end in (token[:at], token[-at:])}


def _join_tokens(
    tokens: Sequence[str], headings: frozenset[str], known: frozenset[str]
) -> list[str]:
    """Choose the cheapest way to join neighbouring tokens into names."""
    if len(tokens) < 2:
        return list(tokens)
    ends = tuple(map(tidy, headings))
    best = [(0.0, 0)]
    for end in range(1, len(tokens) + 1):
        options = []
        for start in range(max(0, end - 4), end):
            parts = tokens[start:end]
            name = "".join(parts)
            supported = name in known or name.endswith(ends)
            cost = best[start][0] + _cost(parts, headings, supported)
            options.append((cost, start))
        best.append(min(options))
    names, end = list[str](), len(tokens)
    while end:
        start = best[end][1]
        names.append("".join(tokens[start:end]))
        end = start
    return names[::-1]


def _cost(parts: Sequence[str], headings: frozenset[str], supported: bool) -> float:
    """Say how unlikely it is that these tokens are one name.

    `supported` is one that is known or ends like a heading.
    """
    name = "".join(parts)
    cost = 0.0 if supported else 1.0 if is_department(name) else 5.0
    if name.startswith("（"):
        cost += 10.0
    if len(parts) == 1 and _is_branch_alone(name, headings):
        cost += 2.5
    if len(parts[0]) > 1 and pattern("departments", "fragment").match(parts[0]):
        cost += 1.5
    for before, part in zip(accumulate(parts), parts[1:], strict=False):
        least = 0.5 if part in headings else 0.0
        joined = max(least, _join_cost(before, part, supported))
        cost += min(0.5, joined) if name in headings else joined
    return cost


def _join_cost(before: str, part: str, supported: bool) -> float:
    if part.startswith("（") or _is_above(before, part):
        return 0.0
    if is_branch_part(part) and _has_branches(before, part):
        return 0.0
    if not is_department(before) or pattern("departments", "fragment").match(part):
        return 0.5
    return 1.5 if supported and not is_department(part) else 4.0


def _has_branches(name: str, branch: str) -> bool:
    """Tell a bureau or a company, which alone has 分公司 as branches."""
    kind = "company" if branch.endswith("公司") else "bureau"
    return pattern("departments", kind).search(name) is not None


def _is_branch_alone(name: str, headings: frozenset[str]) -> bool:
    """Tell a branch office without its bureau, which no heading knows as it stands."""
    return name not in headings and is_branch_part(name)
