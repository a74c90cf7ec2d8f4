"""Takes the lines of a list without cells, gives its columns: their order and width."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dutygraph.model import ListKind
from dutygraph.parse import titles
from dutygraph.parse.columns import heading_to_role, without_vague
from dutygraph.parse.heads import Line
from dutygraph.parse.pageheads import FIRST_WORDS, is_headings
from dutygraph.parse.placing import REMARK, SECTION, Order
from dutygraph.parse.spellings import fold
from dutygraph.parse.tokens import Cue, Token, lines_to_tokens
from dutygraph.parse.widths import find_widths

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
_HANGING = ("(", "号")
"""What goes on a heading that is whole without it: its bracket, the 号 of 序 号."""
_Columns = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a list as its pages print them: the role and lines of each."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    widths: Mapping[str, float] = field(default_factory=dict)
    measured: Mapping[str, float] = field(default_factory=dict)
    orders: tuple[Order, ...] = tuple(Order)
    repeated: frozenset[str] = frozenset()
    costs: Mapping[Order, float] = field(default_factory=dict)
    pairs: Mapping[str, int] = field(default_factory=dict)
    numbered: bool = False

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles from left to right."""
        return tuple(role for role, _ in self.columns)


def find_columns(
    kind: ListKind, lines: Sequence[Line], known: frozenset[str]
) -> Headings:
    """Find the columns of a list and how wide they were printed."""
    found = find_headings(kind, [line.text for line in lines])
    printed = {text for _, texts in found.columns for text in texts}
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
        numbered=any(_is_numbered(line.text.strip()) for line in lines),
        pairs=Counter(
            a + b for token in tokens for a, b in pairwise(token.text) if _is_sign(a, b)
        ),
    )


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
    found = [_row_of_headings(filled[at : at + _LONGEST_HEADER]) for at in starts[:20]]
    whole = max(found, key=len, default=())
    apart = _headings_apart(filled, starts)
    best = apart if len(apart) > len(whole) else whole
    roles = {role for role, _ in best}
    if kind is ListKind.RECLAIMED and roles == {"number", "title", "receiving"}:
        methods = (t for t in filled if heading_to_role(t) == "work_methods")
        best = (*best, ("work_methods", tuple([*methods][:1])))
        roles.add("work_methods")
    wanted = {*_ROLES[kind]} if "receiving" not in roles else {"work_methods"}
    if not wanted <= roles or len(roles) < len(best):
        return Headings(tuple((role, ()) for role in _ROLES[kind]))
    return Headings(best)


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


def _row_of_headings(texts: Sequence[str]) -> _Columns:
    """Read the headings with which these lines begin, once where they come twice."""
    found = _headings_at(texts)
    roles = without_vague([role for role, _ in found])
    read = tuple((role or "", own) for role, (_, own) in zip(roles, found, strict=True))
    again = (at for at, role in enumerate(roles) if role in roles[:at])
    return read[: next(again, len(read))]


def _headings_at(texts: Sequence[str]) -> _Columns:
    """Read the headings with which these lines begin; one may take up three lines."""
    best: _Columns = ()
    for count in range(1, min(3, len(texts)) + 1):
        role = heading_to_role("".join(texts[:count]))
        whole = heading_to_role("".join(texts[: count - 1])) is not None
        if count > 1 and whole and not texts[count - 1].startswith(_HANGING):
            role = None
        if role is not None:
            read = ((role, tuple(texts[:count])), *_headings_at(texts[count:]))
            best = max(best, read, key=_fullness)
    return best


def _fullness(columns: _Columns) -> tuple[int, int]:
    """Say how many lines the headings take up, and how many columns they are."""
    return sum(len(texts) for _, texts in columns), len(columns)
