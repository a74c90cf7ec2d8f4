"""Find headings that a page has joined to other text: a paragraph, gives where.

A line that is full shows no end, so a heading may seem to go on in the text below it,
and the text above may seem to go on in a heading. Whole names of the column part them.
"""

import re
from collections.abc import Iterator, Sequence

from dutygraph.parse.wording import names
from dutygraph.parse.wording.closings import NUMBER
from dutygraph.parse.wording.headingnames import heading_to_names
from dutygraph.parse.wording.numerals import CHINESE_NUMBER
from dutygraph.spellings import pattern

_GOES_ON = re.compile(
    r"(?:[报交由至向给到送和与及同对从经将把按被]|(?<![行作])为|(?<!申)请|会同|配合|通知|移交|函告|联系|协助)$"
)
"""What a sentence goes on behind with the name of a department."""
_SHORTEST_STEP = 4
_LONGEST_PLACE = 8
"""Characters of the place that a name begins with, up to the sign of its level."""
_HEAD = re.compile(r"[。；;：:\s]")
_PLACE = re.compile(r"(?:^|[。；;：:\s])[\u4e00-\u9fff]{0,8}[省市区县旗州盟]$")
"""Between the end of a sentence and a name: 县 of 县自然资源局, a part of the name."""


def find_glued_headings(
    text: str, column: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """Give start, end and name of headings without a border to one side.

    >>> list(find_glued_headings("二、县林业局监测。", ("县应急局", "县林业局")))
    [(0, 6, '县林业局')]
    >>> list(find_glued_headings("二、县林业局监测。", ("某县应急局", "某县林业局")))
    [(0, 6, '县林业局')]
    >>> list(find_glued_headings("2.扑救火灾县林业局：", ("县应急局", "县林业局")))
    [(6, 11, '县林业局')]
    """
    if len(column) < 2:
        return
    met = CHINESE_NUMBER.match(text)
    if met is not None:
        spelled = [one for name in column for one in _spellings(name)]
        begun = [name for name in spelled if text.startswith(name, met.end())]
        end = met.end() + max(map(len, begun), default=0)
        if begun and re.match(r"\w|[（(]1[)）]", text[end:]):
            yield 0, end, max(begun, key=len)
    bare = text.rstrip()
    above = [name for name in column if bare[:-1].endswith(name)]
    if above and bare[-1] in "：:":
        name = max(above, key=len)
        start = len(bare) - 1 - len(name)
        before = text[:start]
        joined = re.search(r"[^\W\d_]$", before) and not _GOES_ON.search(before[-2:])
        if joined and not _PLACE.search(before) and not _begins_name(before, name):
            yield start, len(text), name


def _begins_name(before: str, name: str) -> bool:
    """Tell the place before a bare level, 某山 of 某山县林业局, from the end of a step.

    It stands alone, or behind other names of the heading; so does 中国.
    """
    if pattern("departments", "before").search(before):
        return True
    if not names.begins_with_level(name):
        return False
    bare = NUMBER.sub("", _HEAD.split(before)[-1])
    *others, place = names.heading_to_parts(CHINESE_NUMBER.sub("", bare)) or [""]
    most = _LONGEST_PLACE if bare == before else _SHORTEST_STEP - 1
    short = len(place) <= most or place.endswith("自治")
    return short and all(map(names.is_department, others))


def _spellings(name: str) -> Iterator[str]:
    """Give a name, and its end from the sign of its level: 县林业局 of 某县林业局."""
    yield name
    ends = (name[at:] for at in range(1, _LONGEST_PLACE))
    yield from filter(names.begins_with_level, ends)


def find_behind_step(head: str, column: Sequence[str]) -> int:
    """Give where a heading begins behind a blank that parts it from a step without a
    full stop; 0 where what stands before the blank may be a part of the name.

    >>> find_behind_step("2.扑救火灾 某县林业局", ("县林业局",))
    7
    >>> find_behind_step("某市公安局 东湖县分局", ("某市公安局东湖县分局",))
    0
    >>> find_behind_step("（一）某市农业 农村局", ("农村局", "某市农业农村局"))
    0
    """
    # A name may have blanks in it, where a line of print has ended.
    bare = NUMBER.sub("", "".join(head.split()))
    joined = heading_to_names(CHINESE_NUMBER.sub("", bare))
    if joined and all(any(one.endswith(name) for one in column) for name in joined):
        return 0
    for blank in reversed([*re.finditer(r"\s+", head)]):
        first = heading_to_names(head[blank.end() :])[:1]
        same = any(names.means_same(name, one) for name in first for one in column)
        whole = same and all(map(names.is_whole, first))
        if whole and _is_step(head[: blank.start()]):
            return blank.end()
    return 0


def _is_step(text: str) -> bool:
    """Tell words that neither name a department nor lead to its name."""
    bare = names.tidy(NUMBER.sub("", text))
    if len(bare) < _SHORTEST_STEP or bare[-1] in "、和及与" or names.is_level(bare[-1]):
        return False
    if names.is_whole(bare) or _GOES_ON.search(bare):
        return False
    return pattern("marks", "role").match(bare) is None
