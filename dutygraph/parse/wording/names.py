"""Tell what the name of a department is: takes a text, says whether it is one, whole or
a part, and whether two mean the same.
"""

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache, lru_cache

from dutygraph.spellings import fold, pattern

_SOFT = re.compile(r"[、，,/／](?![^（]{0,200}）)")
_BRACKETS = str.maketrans({"(": "（", ")": "）", "〔": "（", "〕": "）"})
_LAST_BRACKET = re.compile("（[^）]*）$")
_MARKS = "★☆▲△●◆■※*＊"
"""What marks the one that leads, as the notes below a list say."""
NAME_ENDS = "局委部办会室心队院站所社司）"
"""Last signs of a department's name, which more can follow without a blank."""
_PLACE = re.compile("(?<![员合协总商工学字委究金事])会$|(?<!销)社$|(?<!中)心$")
"""How the name of a place can end before 区 or 县: 新会区, 社区."""
_COMMITTEE = re.compile("^委(?:员会)?(?!员会)(?=..)")
LONGEST_NAME = 200
"""Characters of a name with all that stands in brackets."""
_BRANCH = re.compile(
    "(?:[市县区盟](?!场))?(?P<field>[^局]{2,12})局(?P<place>[^局]{1,10})分局"
)
"""A branch office behind its place, of which 某州市 leaves the last sign."""
_RANK = re.compile("(?:局|委员会|委|办公室|办)$")
"""What a county calls an office with, and the next county another way."""
_KEPT_ENDS = "局队院行"
"""Last signs that a short name keeps: 交警大队 for 公安局交通警察大队."""
_CLOSE = 0.8
"""Share of equal characters from which a spelling is a print error of another."""


def tidy(name: str) -> str:
    """Give a name as records have it: no white space, full-width brackets.

    >>> tidy("发展改革委 (统计局)职责："), tidy("县民政局（牵头）")
    ('发展改革委（统计局）', '县民政局')
    """
    bare = "".join(name.split()).translate(_BRACKETS).strip("：:。；;，,、.")
    bare = bare.strip(_MARKS)
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
    if len(name) > LONGEST_NAME:
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
def without_level(known: frozenset[str]) -> frozenset[str]:
    """Give the names without the place or level that they begin with, as lists have
    them below one that has it: 自然资源局."""
    cores = (without_place(name) for name in known if has_level(name))
    return frozenset(core for core in cores if is_department(core))


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
    branch = pattern("departments", "branch")
    return len(name) <= LONGEST_NAME and branch.match(name) is not None


def has_level(name: str) -> bool:
    """Tell whether a name begins with a place or level: 区财政局, 某县公安局."""
    met = pattern("departments", "level").match(name)
    return met is not None and len(name) > met.end()


def begins_with_level(name: str) -> bool:
    """Tell a name whose first sign is that of its level: 县财政局."""
    return is_level(name[:1]) and has_level(name)


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
    if len(token) > 2 * LONGEST_NAME:
        return [token]
    for met in _next_level().finditer(token):
        front, rest = token[: met.start()], token[met.start() :]
        if _PLACE.search(front):
            continue
        if is_whole(front) and (is_department(rest) or _is_begun(front, rest)):
            return [front, *split_at_level(rest)]
    return [token]


def _is_begun(front: str, rest: str) -> bool:
    """Tell the beginning of a name that a line has cut: 县公安局 县人力资源和社."""
    return front.endswith("局") and len(rest) > 3 and not is_branch_part(rest)


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
    if _same_name(without_place(heading), without_place(name)):
        return True
    if _are_league(heading, name) or _same_branch(heading, name):
        return True
    if _is_office_of(heading, name) or _is_for(heading, name):
        return True
    return any(
        _same_name(without_place(one), plate)
        for one, other in ((heading, name), (name, heading))
        for plate in _second_plates(other)
    )


def _are_league(heading: str, name: str) -> bool:
    league = pattern("departments", "league")
    return bool(league.search(tidy(heading)) and league.search(tidy(name)))


def _is_office_of(heading: str, name: str) -> bool:
    """Tell 县委办 and 县委办公室（县委保密局）."""
    short, long = sorted((_bare(heading), _bare(name)), key=len)
    return short.endswith("办") and long.startswith(short)


def is_function(name: str) -> bool:
    """Tell a name that says what its department is for: 民政部门, 县公安机关."""
    return not is_generic(name) and bool(pattern("departments", "function").match(name))


def _is_for(heading: str, name: str) -> bool:
    """Tell 公安机关 of 县公安局, 住建部门 of 县住房和城乡建设局."""
    met = pattern("departments", "function").match(without_place(heading))
    if met is None or is_generic(heading):
        return False
    return any(
        _has_field(met["field"], bool(met["rank"]), plate)
        for plate in (without_place(name), *_second_plates(name))
    )


def _has_field(field: str, ranked: bool, name: str) -> bool:
    """Tell whether a name has the field; of one sign only before 行政主管部门."""
    if len(field) < 2:
        return ranked and name.startswith(field)
    stem = _RANK.sub("", name)
    begins = field[0] == name[:1] and _is_short_for(field, name)
    return begins or field in name or (len(stem) > 1 and field.startswith(stem))


def _same_branch(heading: str, name: str) -> bool:
    """Tell 城东公安分局 and 某市公安局城东分局, place before field and behind it."""
    turned = (without_place(_turned(text)) for text in (heading, name))
    short, long = sorted(turned, key=len)
    branches = short.endswith("分局") and long.endswith("分局")
    return branches and short[0] == long[0] and _is_short_for(short, long)


def _turned(name: str) -> str:
    """Give a branch office with its place first.

    >>> _turned("某市公安局城东分局"), _turned("城东公安分局")
    ('城东公安分局', '城东公安分局')
    """
    met = _BRANCH.fullmatch(without_place(name))
    return f"{met['place']}{met['field']}分局" if met else tidy(name)


def _same_name(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return False
    if short[0] == long[0] and _is_short_for(short, long):
        return True
    if one[-1] == other[-1] and one[-1] in _KEPT_ENDS and _is_short_for(short, long):
        return True
    if long.endswith(short) and is_department(short):
        return True
    if short[0] == long[0] and _is_ranked_otherwise(short, long):
        return True
    return len(short) >= 5 and SequenceMatcher(None, one, other).ratio() >= _CLOSE


def _is_ranked_otherwise(short: str, long: str) -> bool:
    """Tell 卫健局 and 卫生健康委员会."""
    stems = [_RANK.sub("", name) for name in (short, long)]
    ranked = len(short) > len(stems[0]) > 1 and len(long) > len(stems[1])
    return ranked and _is_short_for(*stems)


def _is_short_for(short: str, long: str) -> bool:
    """Tell whether the characters of the short name stand in the long one, in order."""
    rest = iter(long)
    return all(character in rest for character in short)


def without_place(name: str) -> str:
    """Give the name without brackets and without the place before it.

    >>> without_place("某某县统计局（普查中心）"), without_place("县委组织部")
    ('统计局', '组织部')
    """
    bare = _bare(name)
    met = pattern("departments", "level").match(bare)
    if met is None or len(bare) - met.end() < 2:
        return bare
    return _COMMITTEE.sub("", bare[met.end() :])


def _bare(name: str) -> str:
    return re.sub(r"（[^）]*）", "", tidy(name))


def _second_plates(name: str) -> list[str]:
    return [without_place(plate) for plate in re.findall(r"（([^）]*)）", tidy(name))]


def is_whole(name: str) -> bool:
    """Tell a name that more can follow without a blank: it has place and ending."""
    return is_department(name) and has_level(name) and not is_branch_part(name)
