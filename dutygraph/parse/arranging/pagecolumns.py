"""Takes the lines of a list without cells, gives its columns: their order and width."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dutygraph.model import ListKind
from dutygraph.parse.arranging.placing import REMARK, SECTION, SECTION_HEADING, Order
from dutygraph.parse.arranging.tokens import Cue, Token, item_number, lines_to_tokens
from dutygraph.parse.arranging.widths import find_widths
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import (
    USUAL_HEADINGS,
    heading_to_role,
    without_vague,
)
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.numerals import CHINESE_NUMBER
from dutygraph.parse.wording.pageheads import FIRST_WORDS, is_headings
from dutygraph.spellings import fold

_ROLES = {
    ListKind.BASIC: ("number", "title"),
    ListKind.COOPERATIVE: (
        "number",
        "title",
        "departments",
        "responsibilities",
        "township_steps",
    ),
    ListKind.RECLAIMED: ("number", "title", "receiving_and_methods"),
}
_LONGEST_HEADER = 24
_SECTIONS_REACH, _CUT_HEADING = 12, 3
"""Words from the heading of the sections to that of the numbers, between which the page
may name the sections; signs that a narrow column may cut from it."""
_GROUP = "departments"
_ITEM_NUMBER = re.compile(r"^\W*\d{1,2}\W*|^[①-⒛]")
_HANGING = ("(", "号")
"""What goes on a heading that is whole without it: its bracket, the 号 of 序 号."""
_Columns = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a list as its pages print them: the role and lines of each.

    `others` are headings of no column of their own, as those merged over several;
    `merged` tells that a column before the numbers names the sections.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    widths: Mapping[str, float] = field(default_factory=dict)
    measured: Mapping[str, float] = field(default_factory=dict)
    orders: tuple[Order, ...] = tuple(Order)
    repeated: frozenset[str] = frozenset()
    costs: Mapping[Order, float] = field(default_factory=dict)
    pairs: Mapping[str, int] = field(default_factory=dict)
    openers: frozenset[str] = frozenset()
    numbered: bool = False
    others: tuple[tuple[str, ...], ...] = ()
    merged: bool = False

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles from left to right."""
        return tuple(role for role, _ in self.columns)


def find_columns(
    kind: ListKind, lines: Sequence[Line], known: frozenset[str]
) -> Headings:
    """Find the columns of a list and how wide they were printed."""
    found = find_headings(kind, [line.text for line in lines])
    columns = (*(texts for _, texts in found.columns), *found.others)
    printed = {text for texts in columns for text in texts}
    kept = [
        line
        for line in lines
        if fold(line.text) not in printed
        and not is_headings(line.text)
        and not titles.is_page_mark(line.text.strip().strip("0123456789"))
    ]
    tokens = lines_to_tokens(kept, known)
    return replace(
        found,
        widths=find_widths(tokens, found.roles),
        repeated=_find_repeated(tokens, found.roles),
        openers=_find_openers(tokens),
        numbered=any(_is_numbered(line.text.strip()) for line in lines),
        merged=found.merged or any(li.role == SECTION_HEADING for li in lines),
        pairs=Counter(
            a + b for token in tokens for a, b in pairwise(token.text) if _is_sign(a, b)
        ),
    )


def _find_openers(tokens: Sequence[Token]) -> frozenset[str]:
    """Find the signs with which several items begin behind their numbers."""
    items = (_ITEM_NUMBER.sub("", t.text) for t in tokens if t.cue is Cue.ITEM)
    counts = Counter(text[:1] for text in items)
    return frozenset(sign for sign, count in counts.items() if count > 1)


def _is_numbered(text: str) -> bool:
    """Tell the heading of a section that begins with a numeral."""
    short = len(text) <= _LONGEST_HEADER and titles.section_numeral(text) > 0
    return short and titles.text_to_section(text) is not None


def _is_sign(*signs: str) -> bool:
    return all("\u4e00" <= sign <= "\u9fff" for sign in signs)


def _find_repeated(tokens: Sequence[Token], roles: Sequence[str]) -> frozenset[str]:
    """Find the words that a column of sections or remarks prints several times."""
    if SECTION not in roles and REMARK not in roles:
        return frozenset()
    counts = Counter(
        token.text
        for token in tokens
        if token.cue is Cue.WORDS and not token.complete and len(token.text) > 1
    )
    return frozenset(text for text, count in counts.items() if count > 1)


def find_headings(kind: ListKind, texts: Sequence[str]) -> Headings:
    """Find the headings of the columns among the lines of a list: the fullest row, or
    those that stand on most pages, wherever the page has put them."""
    filled = [fold(word) for text in texts for word in text.split()]
    starts = [i for i, text in enumerate(filled) if text[:2] in FIRST_WORDS]
    rows = [_headings_at(filled[at : at + _LONGEST_HEADER]) for at in starts[:20]]
    whole = max(map(_row_of_headings, rows), key=len, default=())
    apart = _headings_apart(filled, starts)
    before = frozenset(filter(None, (_sections_heading(filled, at) for at in starts)))
    apart = tuple(column for column in apart if column[1] not in before)
    best = apart if len(apart) > len(whole) else whole
    best = tuple(column for column in best if column[1] not in before)
    roles = {role for role, _ in best}
    if kind is ListKind.RECLAIMED and roles == {"number", "title", "receiving"}:
        methods = (t for t in filled if heading_to_role(t) == "work_methods")
        best = (*best, ("work_methods", tuple([*methods][:1])))
        roles.add("work_methods")
    wanted = {*_ROLES[kind]} if "receiving" not in roles else {"work_methods"}
    if not wanted <= roles or len(roles) < len(best):
        columns = tuple((role, ()) for role in _ROLES[kind])
        return Headings(columns, others=tuple(before), merged=bool(before))
    kept = dict(best).values()
    fullest = max(map(_with_number, rows), key=len, default=())
    others = tuple(texts for _, texts in fullest if texts not in kept)
    others = (*(others if best == whole else ()), *sorted(before))
    return Headings(best, others=others, merged=bool(before))


def _sections_heading(words: Sequence[str], number: int) -> tuple[str, ...]:
    """Give the heading of a column of sections before that of the numbers, also cut by
    its width: 事项类, 序号, 事项名称, 别."""
    for at in range(number - 1, max(number - _SECTIONS_REACH, 0) - 1, -1):
        if heading_to_role(words[at]) == SECTION:
            return (words[at],)
    first = words[number - 1] if number else ""
    below = (w for w in words[number + 1 : number + 6] if len(w) <= _CUT_HEADING)
    cuts = (w for w in below if heading_to_role(first + w) == SECTION)
    rest = next(cuts, "") if len(first) > 1 else ""
    return (first, rest) if rest else ()


def _headings_apart(words: Sequence[str], starts: Sequence[int]) -> _Columns:
    """Collect the headings that more than half of the pages print, in their order."""
    pages = [words[at:end] for at, end in pairwise([*starts, len(words)])]
    counts = Counter(heading for page in pages for heading in {*_page_headings(page)})
    usual = {heading for heading, count in counts.items() if 2 * count > len(pages)}
    best: dict[str, tuple[str, ...]] = {}
    for page in pages:
        here: dict[str, tuple[str, ...]] = {}
        for role, text in _page_headings(page):
            if (role, text) in usual:
                here.setdefault(role, text)
        best = max(best, here, key=len)
    return tuple(best.items())


def _page_headings(words: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Find the headings on a page, also one of which a narrow column has cut off the
    end: 对应上级部, 上级部门职责, 门."""
    for at, word in enumerate(words):
        role = heading_to_role(word)
        if role is not None:
            yield role, (word,)
            continue
        for rest in words[at + 1 : at + 5]:
            cut = heading_to_role(word + rest) if len(rest) <= 3 else None
            if cut is not None and heading_to_role(rest) is None:
                yield cut, (word, rest)


def _row_of_headings(found: _Columns) -> _Columns:
    """Take a row of headings once where it comes twice, and those below a merged one in
    its place."""
    found = _below_merged(_with_number(found))
    roles = without_vague([role for role, _ in found])
    read = tuple((role or "", own) for role, (_, own) in zip(roles, found, strict=True))
    again = (at for at, role in enumerate(roles) if role in roles[:at])
    return read[: next(again, len(read))]


def _with_number(found: _Columns) -> _Columns:
    """Put 序 and 号 together, which also alone are the heading of the numbers."""
    if [role for role, _ in found[:2]] != ["number", "number"]:
        return found
    (role, first), (_, rest), *others = found
    return ((role, (*first, *rest)), *others)


def _below_merged(found: _Columns) -> _Columns:
    """Put the second row of headings where one of the first is merged over it: 县级部门
    over 牵头部门, 部门职责."""
    roles = [role for role, _ in found]
    group = roles.index(_GROUP) if _GROUP in roles else len(roles)
    below = next((at for at in range(group + 1, len(roles)) if roles[at] == _GROUP), 0)
    if not below or "responsibilities" in roles[:below]:
        return found
    inner = dict(reversed(found[below:]))
    ordered = tuple((role, inner[role]) for role in dict.fromkeys(roles[below:]))
    return (*found[:group], *ordered, *found[group + 1 : below])


def _headings_at(texts: Sequence[str]) -> _Columns:
    """Read the headings with which these lines begin; one may take up three lines."""
    best: _Columns = ()
    for count in range(1, min(3, len(texts)) + 1):
        role = heading_to_role("".join(texts[:count]))
        whole = heading_to_role("".join(texts[: count - 1])) is not None
        if count > 1 and whole and not _hangs(texts[count - 1]):
            role = None
        if role is not None:
            read = ((role, tuple(texts[:count])), *_headings_at(texts[count:]))
            best = max(best, read, key=_fullness)
    return best


def _hangs(text: str) -> bool:
    """Tell what goes on a heading that is whole, not (一) and (1) of what follows."""
    return (
        text.startswith(_HANGING)
        and not item_number(text)[1]
        and (CHINESE_NUMBER.match(text) is None)
    )


def _fullness(columns: _Columns) -> tuple[int, int]:
    """Say how many lines the headings take up, and how many columns they are."""
    return sum(len(texts) for _, texts in columns), len(columns)


def put_late_headings(
    headings: Headings, kind: ListKind, lines: Sequence[Line]
) -> Headings:
    """Put the headings that do not stand in the line of the first into the place that
    most lists have them in."""
    firsts = [line.text.split() for line in lines if is_headings(line.text)]
    words = max(firsts, key=len, default=[])
    early = {role for role in map(heading_to_role, words) if role is not None}
    usual = [*USUAL_HEADINGS[kind]]
    ordered = [column for column in headings.columns if column[0] in early]
    late = [column for column in headings.columns if column[0] not in early]
    for column in sorted(late, key=lambda one: _rank(one[0], usual)):
        rank = _rank(column[0], usual)
        behind = (i for i, (r, _) in enumerate(ordered) if _rank(r, usual) > rank)
        ordered.insert(next(behind, len(ordered)), column)
    return replace(headings, columns=tuple(ordered))


def _rank(role: str, usual: Sequence[str]) -> int:
    return usual.index(role) if role in usual else len(usual)
