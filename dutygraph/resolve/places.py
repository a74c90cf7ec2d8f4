"""Takes what a document says of its township, gives its divisions."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from dutygraph.errors import PlaceError
from dutygraph.model import Division, DutyList, Issue, IssueKind, Place
from dutygraph.resolve.gazetteer import (
    COUNTY_DIGITS,
    Listed,
    divisions_above,
    find_divisions,
    find_townships,
    name_of,
    names_of_township,
    townships_in,
)
from dutygraph.resolve.names import fold_text
from dutygraph.resolve.overrides import load_overrides
from dutygraph.resolve.territory import Territory, divisions_to_territory

_CODE = re.compile(r"\d{9}")
_LIST_WORDS = re.compile(
    "(履行|履职|基本|配合|上级|法定|权责|职责|事项|权力).{0,12}清单.*"
)
_OFFICES = ("街道办事处", "人民政府", "办事处", "党工委", "党委", "政府")
_KINDS = ("民族乡", "街道", "苏木", "镇", "乡")
_SHOWN = 12
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Placing:
    """The divisions from the province to the township, and what is in doubt."""

    divisions: tuple[Division, ...]
    issues: tuple[Issue, ...] = ()


def place_township(
    duty_list: DutyList, mentions: Iterable[str], code: str | None = None
) -> Placing:
    """Find the township of a document.

    A given code is always accepted. Without one the names in title, file name and
    departments decide; raises PlaceError with the candidates where they do not.
    """
    given = code or duty_list.code
    if given:
        return _accept_code(duty_list, given)
    title = _fold_title(duty_list)
    for entry in load_overrides().townships:
        if entry.name == title:
            return Placing(_divisions(entry.code, title))
    names = _printed_names(duty_list)
    candidates = _candidates(names)
    evidence = (title, fold_text(duty_list.source.name), *map(fold_text, mentions))
    counties = _title_counties(title)
    inside = _inside(candidates, counties) or _inside(_extended(names), counties)
    best = _decide(inside if counties else candidates, evidence)
    if len(best) == 1:
        return Placing(
            _divisions(best[0].code, best[0].name), _doubts(best[0], duty_list)
        )
    near = () if best else _neighbours(counties)
    renamed = [(t, name) for t in near for name in names if _is_renamed(t.name, name)]
    if len(renamed) == 1:
        township, name = renamed[0]
        kind = IssueKind.TOWNSHIP_UNKNOWN
        issue = _issue(duty_list, kind, name, township.name)
        return Placing(_divisions(township.code, name), (issue,))
    raise _unplaced(duty_list, names, best or near or candidates)


def _accept_code(duty_list: DutyList, code: str) -> Placing:
    digits = code.strip()
    if len(digits) == 12 and digits.endswith("000"):
        digits = digits[:9]
    if not _CODE.fullmatch(digits) or not digits.isascii():
        raise PlaceError(
            duty_list.source.name,
            f"township code {code!r}",
            "nine digits",
            "give the division code of the township, such as 430121102",
        )
    printed = _printed_names(duty_list)
    known = names_of_township(digits)
    agreed = next((t.name for t in known if t.name in printed), None)
    if agreed:
        return Placing(_divisions(digits, agreed))
    name = known[0].name if known else next(iter(printed), digits)
    found = known[0].name if known else digits
    issue = _issue(duty_list, IssueKind.TOWNSHIP_UNKNOWN, duty_list.heading, found)
    silent = known and not printed
    return Placing(_divisions(digits, name), () if silent else (issue,))


def _divisions(code: str, name: str) -> tuple[Division, ...]:
    above = list(divisions_above(code))
    county = code[:COUNTY_DIGITS]
    if not above or above[-1].code != county:
        above.append(Division(county, county, above[-1].code if above else None))
    return (*above, Division(code, name, county))


def _fold_title(duty_list: DutyList) -> str:
    title = fold_text(duty_list.heading) or fold_text(duty_list.township or "")
    return title[:_LONGEST_TITLE]


def _printed_names(duty_list: DutyList) -> tuple[str, ...]:
    """Give what may be the township's name, the likeliest first."""
    stem = re.sub(r"\.\w+$|^[\d\W_]+", "", duty_list.source.name)
    texts = (duty_list.township or "", duty_list.heading, stem)
    return tuple(dict.fromkeys(name for t in texts for name in _names_in(t)))


def _names_in(text: str) -> list[str]:
    """Give the ends of the text before 履行职责事项清单 that could be a name."""
    head = _LIST_WORDS.sub("", fold_text(text))
    head = head.partition("（")[0]
    for office in _OFFICES:
        if head.endswith(office):
            short = head.removesuffix(office)
            head = short + "街道" if office == "街道办事处" else short
            break
    if not head.endswith(_KINDS):
        return []
    return [head[start:] for start in range(max(0, len(head) - 16), len(head) - 1)]


def _candidates(names: tuple[str, ...]) -> tuple[Listed, ...]:
    """Give the townships of the longest name that the gazetteer has."""
    for name in names:
        found = find_townships(name)
        if found:
            return found
    return ()


def _extended(names: tuple[str, ...]) -> tuple[Listed, ...]:
    """Give the townships of longer names that end in the first one."""
    longer = (n for n in names if n.endswith(names[0]) and n != names[0])
    return _candidates(tuple(longer))


def _inside(candidates: tuple[Listed, ...], counties: Set[str]) -> tuple[Listed, ...]:
    return tuple(c for c in candidates if c.code[:COUNTY_DIGITS] in counties)


def _decide(candidates: tuple[Listed, ...], evidence: tuple[str, ...]) -> list[Listed]:
    """Give the candidates that the evidence names most; one where it decides."""
    scored = [(_score(candidate, evidence), candidate) for candidate in candidates]
    best = max((score for score, _ in scored), default=(0, 0, 0))
    if best == (0, 0, 0) and len(candidates) == 1:
        return list(candidates)
    return [candidate for score, candidate in scored if score == best]


def _score(candidate: Listed, evidence: tuple[str, ...]) -> tuple[int, int, int]:
    """Count names of its county, of its prefecture and of its province."""
    area = territory_of(candidate)
    county = area.county[:1]
    return (
        sum(any(name in text for name in county) for text in evidence),
        sum(any(name in text for name in area.prefecture[:1]) for text in evidence),
        sum(any(name in text for name in area.province) for text in evidence),
    )


def territory_of(candidate: Listed) -> Territory:
    """Give the names of the divisions above a listed township."""
    return divisions_to_territory(tuple(divisions_above(candidate.code)))


def _is_renamed(listed: str, printed: str) -> bool:
    """Say whether two names differ in their kind only: 乡 that became 镇."""
    return listed != printed and _stem(listed) == _stem(printed) != ""


def _stem(name: str) -> str:
    for kind in _KINDS:
        if name.endswith(kind) and len(name) > len(kind) + 1:
            return name.removesuffix(kind)
    return ""


def _title_counties(title: str) -> frozenset[str]:
    """Give the counties that the title names in full.

    One of several of a name only where the title also names what is above it.
    """
    return frozenset(
        code
        for end in range(len(title), 1, -1)
        if title[end - 1] in "县区旗市"
        for start in range(max(0, end - 15), end - 1)
        for code in _consistent(find_divisions(title[start:end], COUNTY_DIGITS), title)
    )


def _consistent(codes: tuple[str, ...], title: str) -> tuple[str, ...]:
    if len(codes) == 1:
        return codes
    return tuple(
        code
        for code in codes
        if any((name_of(code[:digits]) or " ") in title for digits in (4, 2))
    )


def _neighbours(counties: frozenset[str]) -> tuple[Listed, ...]:
    return tuple(t for code in sorted(counties) for t in townships_in(code) if t.first)


def _doubts(chosen: Listed, duty_list: DutyList) -> tuple[Issue, ...]:
    """Report a code that another township bears in the first source."""
    others = [t.name for t in names_of_township(chosen.code) if t.name != chosen.name]
    if chosen.first or not others:
        return ()
    kind = IssueKind.TOWNSHIP_AMBIGUOUS
    return (_issue(duty_list, kind, chosen.name, f"{chosen.code} {others[0]}"),)


def _issue(duty_list: DutyList, kind: IssueKind, name: str, found: str) -> Issue:
    place = duty_list.duties[0].place if duty_list.duties else Place()
    return Issue(kind, place, duty_list.heading, (name, found))


def _unplaced(
    duty_list: DutyList, names: tuple[str, ...], candidates: Iterable[Listed]
) -> PlaceError:
    paths = [f"{c.code} {full_path(c)}" for c in candidates]
    said = names[0] if names else duty_list.heading
    shown = "; ".join(paths[:_SHOWN]) or "no township of that name"
    more = f"; and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return PlaceError(
        duty_list.source.name,
        f"township {said!r} is not decided by the document ({shown}{more})",
        "one township of the gazetteer",
        "give its nine-digit code with --township CODE",
    )


def full_path(listed: Listed) -> str:
    """Write province, prefecture, county and township in one word."""
    above = "".join(division.name for division in divisions_above(listed.code))
    return above + listed.name
