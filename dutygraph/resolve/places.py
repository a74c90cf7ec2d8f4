"""Takes what a document says of its township, gives its divisions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutygraph.errors import PlaceError
from dutygraph.meanings import Division
from dutygraph.model import DutyList, Issue, IssueKind, Place
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
_LONGEST_COUNTY = 15
_BORDER = "|"
"""What takes the place of a name and is in none."""


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
    evidence = (title, fold_text(duty_list.source.name), *map(fold_text, mentions))
    best = _decide(_candidates(names, title), evidence)
    if len(best) == 1:
        return Placing(
            _divisions(best[0].code, best[0].name), _doubts(best[0], duty_list)
        )
    near = () if best else _neighbours(_title_counties(title))
    renamed = [(t, name) for t in near for name in names if _is_renamed(t.name, name)]
    if len(renamed) == 1:
        township, name = renamed[0]
        kind = IssueKind.TOWNSHIP_UNKNOWN
        issue = _issue(duty_list, kind, name, township.name)
        return Placing(_divisions(township.code, name), (issue,))
    raise _unplaced(duty_list, names, best or near)


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
    said = duty_list.township or next(iter(printed), digits)
    name = known[0].name if known else said
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
    """Give what may be the township's name, the longest of each text first."""
    stem = re.sub(r"\.\w+$|^[\d\W_]+", "", duty_list.source.name)
    texts = (duty_list.heading, duty_list.township or "", stem)
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


def _candidates(names: tuple[str, ...], title: str) -> tuple[Listed, ...]:
    """Give the townships of the longest name that lie in a county of the title.

    Where the title names no county beside the name, all of the longest name.
    """
    anywhere: tuple[Listed, ...] = ()
    for name in names:
        found = find_townships(name)
        rest = title.replace(name, _BORDER)
        if not found or _is_torn(name, title, rest):
            continue
        counties = _title_counties(rest)
        inside = tuple(c for c in found if c.code[:COUNTY_DIGITS] in counties)
        if inside:
            return inside
        if not counties:
            anywhere = anywhere or found
    return anywhere


def _is_torn(name: str, title: str, rest: str) -> bool:
    """Tell a name that begins inside that of a county: 市东街道 of 某某市东街道."""
    return any(c not in rest and c not in name for c in _county_names(title))


def _decide(candidates: tuple[Listed, ...], evidence: tuple[str, ...]) -> list[Listed]:
    """Give the candidates, all of one name, that the evidence beside the name speaks of
    most; one where it decides."""
    texts = [text.replace(c.name, _BORDER) for c in candidates[:1] for text in evidence]
    scored = [(_score(candidate, texts), candidate) for candidate in candidates]
    best = max((score for score, _ in scored), default=(0, 0, 0))
    if best == (0, 0, 0) and len(candidates) == 1:
        return list(candidates)
    return [candidate for score, candidate in scored if score == best]


def _score(candidate: Listed, texts: Sequence[str]) -> tuple[int, int, int]:
    """Count names of its county, of its prefecture and of its province."""
    area = territory_of(candidate)
    county = area.county[:1]
    return (
        sum(any(name in text for name in county) for text in texts),
        sum(any(name in text for name in area.prefecture[:1]) for text in texts),
        sum(any(name in text for name in area.province) for text in texts),
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
        for name in _county_names(title)
        for code in _consistent(find_divisions(name, COUNTY_DIGITS), title)
    )


def _county_names(title: str) -> Iterator[str]:
    """Give the full names of counties from left to right, the longest where one begins:
    the 西区 of 铁西区 is none."""
    start = 0
    while start < len(title):
        ends = range(min(len(title), start + _LONGEST_COUNTY), start + 1, -1)
        spans = (title[start:end] for end in ends)
        name = next((s for s in spans if find_divisions(s, COUNTY_DIGITS)), "")
        if name:
            yield name
        start += len(name) or 1


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
    known = (t.name for t in names_of_township(chosen.code))
    others = [name for name in known if not name.endswith(chosen.name)]
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
    said = duty_list.township or next(iter(names), duty_list.heading)
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
