"""Tell the names of departments apart: the text of a department column, give names.

Blanks and line breaks stand between names and inside them, so the text alone does not
decide: the headings of the next column and the names known from other rows do.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import accumulate

from dutygraph.parse.numerals import NO_DECIMAL
from dutygraph.parse.spellings import fold, pattern

# Brackets are looked for so far and no farther: a text may have no end of commas.
_HARD = re.compile(r"[、，,；;/|]++(?![^（(]{0,200}[）)])")
_COUNTED = re.compile(
    r"(?<![\dA-Za-z.])(?:\d{1,2}\s?[.．、]" + NO_DECIMAL + r"|[（(]\d{1,2}[)）])|[①-⑳]"
)
"""The number before a name: 1.县民政局."""
_SOFT = re.compile(r"[、，,](?![^（]{0,200}）)")
_BRACKETS = str.maketrans({"(": "（", ")": "）", "〔": "（", "〕": "）"})
_LAST_BRACKET = re.compile("（[^）]*）$")
_MARKS = "★☆▲△●◆■※*＊"
"""What marks the one that leads, as the notes below a list say."""
NAME_ENDS = "局委部办会室心队院站所社司）"
"""Last signs of a department's name, which more can follow without a blank."""
_PLACE = re.compile("(?<![员合协总商工学字委究金事])会$|(?<!销)社$|(?<!中)心$")
"""How the name of a place can end before 区 or 县: 新会区, 社区."""
_LONGEST = 200
"""Characters of a name with all that stands in brackets."""
_LONGEST_GLUED = 1_000
"""Characters of names without anything between them."""
_CLOSE = 0.8
"""Share of equal characters from which a spelling is a print error of another."""


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
    plain = _COUNTED.sub("、", pattern("marks", "label").sub("、", _said(text)))
    for group in _HARD.split(plain):
        if _says_nothing(group):
            continue
        joined = "\n".join(map(_unspread, _in_brackets_joined(group).splitlines()))
        tokens = [t for t in map(tidy, joined.split()) if t]
        parts = [p for token in tokens for p in _split_glued(token, beside, known)]
        names.extend(_join_tokens(parts, headings, known))
    return tuple(dict.fromkeys(names))


def _unspread(line: str) -> str:
    """Join a name that print has spread over its column: 县 民 政 局."""
    words = line.split()
    spread = len(words) > 2 and all(len(word) == 1 for word in words)
    return "".join(words) if spread else line


def _said(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not _says_nothing(line))


def _says_nothing(text: str) -> bool:
    return pattern("marks", "nothing").match(text.strip()) is not None


def tidy(name: str) -> str:
    """Give a name as records have it: no white space, full-width brackets.

    >>> tidy("发展改革委 (统计局)职责："), tidy("县民政局（牵头）")
    ('发展改革委（统计局）', '县民政局')
    """
    bare = "".join(name.split()).translate(_BRACKETS).strip("：:。；;，,、.")
    bare = bare.lstrip(_MARKS)
    bare = _suffix().sub("", bare)
    if not (bare.startswith("（") or bare.endswith("）")):
        return bare
    part = pattern("marks", "part").pattern
    return re.sub(rf"^{part}|{part}$", "", bare)


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('marks', 'duties_suffix').pattern})$")


@lru_cache(maxsize=8_192)
def is_department(name: str) -> bool:
    """Tell whether a name ends like that of a department and is no fragment of one."""
    if len(name) > _LONGEST:
        return False
    bare = _LAST_BRACKET.sub("", name)
    if not 2 <= len(bare) <= 40 or bare.startswith(("（", "）")):
        return False
    if any(pattern("departments", p).match(bare) for p in ("fragment", "begun")):
        return False
    return _ending().search(bare) is not None


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(pattern("departments", "ending").pattern + "$")


@lru_cache(maxsize=16)
def with_level(known: frozenset[str]) -> tuple[str, ...]:
    """Give the names that begin with a place or level, sorted."""
    return tuple(sorted(filter(has_level, known)))


@lru_cache(maxsize=16)
def places(known: frozenset[str]) -> tuple[str, ...]:
    """Give the places with which several names begin: 某某县."""
    place = re.compile(rf"\w{{2,3}}{pattern('departments', 'sign').pattern}(?=.)")
    heads = Counter(met[0] for name in known if (met := place.match(name)))
    return tuple(sorted(place for place, count in heads.items() if count > 1))


def is_generic(name: str) -> bool:
    """Tell whether a name leaves open which department it means: 相关部门."""
    return pattern("marks", "generic").match(name) is not None


def is_branch_part(name: str) -> bool:
    """Tell the second half of a branch office's name: 东湖分局, not 公安分局."""
    return pattern("departments", "branch").match(name) is not None


def has_level(name: str) -> bool:
    """Tell whether a name begins with a place or level: 区财政局, 某县公安局."""
    met = pattern("departments", "level").match(name)
    return met is not None and len(name) > met.end()


def is_level(sign: str) -> bool:
    """Tell the sign of a level: the 县 of 县财政局."""
    return pattern("departments", "sign").fullmatch(sign) is not None


def heading_to_parts(heading: str) -> list[str]:
    """Split a heading for several departments, but not inside brackets.

    >>> heading_to_parts("县发改委（统计局、粮食局）、县司法局")
    ['县发改委（统计局、粮食局）', '县司法局']
    """
    return [part for part in _SOFT.split(heading) if part.strip()]


def split_at_level(token: str) -> list[str]:
    """Part names where one begins with its bare level: 县水利局县财政局."""
    for met in _next_level().finditer(token):
        front, rest = token[: met.start()], token[met.start() :]
        if _PLACE.search(front):
            continue
        if _is_whole(front) and is_department(rest):
            return [front, *split_at_level(rest)]
    return [token]


@cache
def _next_level() -> re.Pattern[str]:
    level = pattern("departments", "sign").pattern
    return re.compile(rf"(?<=[{NAME_ENDS}])(?={level}[^局]{{2}})")


@lru_cache(maxsize=65_536)
def means_same(heading: str, name: str) -> bool:
    """Tell whether a heading of the text names this department of the column.

    In full or short, with or without the place: 区卫健委 and 某区卫生健康委员会.
    Both are of one row, which is why so little is asked.
    """
    if fold(heading) == fold(name):
        return True
    if _same_name(_core(heading), _core(name)):
        return True
    return any(_same_name(_core(heading), plate) for plate in _second_plates(name))


def _same_name(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return False
    if short[0] == long[0] and _is_short_for(short, long):
        return True
    if one[-1] == other[-1] == "局" and _is_short_for(short, long):
        return True
    return len(short) >= 5 and SequenceMatcher(None, one, other).ratio() >= _CLOSE


def _is_short_for(short: str, long: str) -> bool:
    """Tell whether the characters of the short name stand in the long one, in order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _core(name: str) -> str:
    """Give the name without brackets and without the place before it."""
    bare = re.sub(r"（[^）]*）", "", tidy(name))
    met = pattern("departments", "level").match(bare)
    if met is None or len(bare) - met.end() < 2:
        return bare
    return bare[met.end() :]


def _second_plates(name: str) -> list[str]:
    return [_core(plate) for plate in re.findall(r"（([^）]*)）", tidy(name))]


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
    whole = (headings | known) - {token}

    def begun(rest: str) -> bool:
        if rest.startswith(tuple(headings)):
            return True
        return len(rest) > 2 and any(name.startswith(rest) for name in headings)

    at_ends = [n for n in whole if token.startswith(n) or token.endswith(n)]
    # Headings first: among the known names may be two that are glued as well.
    for name in sorted(at_ends, key=lambda n: (n not in headings, -len(n), n)):
        rest = token.removeprefix(name)
        if rest != token and (rest in whole or _is_whole(rest) or begun(rest)):
            return [name, *_split_glued(rest, headings, known)]
        front = token.removesuffix(name)
        if front != token and _is_whole(front):
            return [*_split_glued(front, headings, known), name]
    for place in places(known):
        at = token.find(place, 1)
        if at > 0 and _is_whole(token[:at]) and _is_whole(token[at:]):
            return [token[:at], token[at:]]
    return split_at_level(token)


def _is_whole(name: str) -> bool:
    return is_department(name) and has_level(name) and not is_branch_part(name)


def _join_tokens(
    tokens: Sequence[str], headings: Sequence[str], known: frozenset[str]
) -> list[str]:
    """Choose the cheapest way to join neighbouring tokens into names."""
    if len(tokens) < 2:
        return list(tokens)
    ends = tuple(map(tidy, headings))
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(tokens) + 1):
        options = []
        for start in range(max(0, end - 4), end):
            parts = tokens[start:end]
            name = "".join(parts)
            supported = name in known or name.endswith(ends)
            cost = best[start][0] + _cost(parts, headings, supported)
            options.append((cost, [*best[start][1], name]))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


def _cost(parts: Sequence[str], headings: Sequence[str], supported: bool) -> float:
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
        cost += 1.0
    for before, part in zip(accumulate(parts), parts[1:], strict=False):
        least = 0.5 if part in headings else 0.0
        joined = max(least, _join_cost(before, part, supported))
        cost += 0.5 if name in headings else joined
    return cost


def _join_cost(before: str, part: str, supported: bool) -> float:
    if part.startswith("（"):
        return 0.0
    bureau = pattern("departments", "bureau").search(before)
    if bureau and is_branch_part(part):
        return 0.0
    if not is_department(before) or pattern("departments", "fragment").match(part):
        return 0.5
    return 1.5 if supported and not is_department(part) else 4.0


def _is_branch_alone(name: str, headings: Iterable[str]) -> bool:
    """Tell a branch office without its bureau, which no heading knows as it stands."""
    return name not in headings and is_branch_part(name)
