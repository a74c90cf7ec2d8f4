"""Keep sub-items with their step: paragraphs of one block, give fewer.

（1）… and ①… in paragraphs of their own stay inside the step whose number is of another
style, or which the carrier has numbered by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutygraph.model import Paragraph
from dutygraph.parse.wording.numerals import STYLES, numeral_to_int, opening_numbers
from dutygraph.parse.wording.subheadings import is_lead_in, is_subheading

BELOW_STEPS = frozenset(("bracketed", "half-bracketed", "circled", "enclosed"))
"""Styles below the items of a list, which a carrier numbers 1., 2., …, and below a
sentence that leads to them."""


@dataclass(frozen=True, slots=True)
class _Number:
    style: str
    value: int


def join_subitems(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join each paragraph that is a sub-item to the step above it.

    >>> from dutygraph.model import Place
    >>> texts = ("1.分类管理，其中：", "（1）每周报告；", "（2）每月报告。", "2.帮扶。")
    >>> joined = join_subitems([Paragraph(text, Place()) for text in texts])
    >>> [paragraph.text for paragraph in joined]
    ['1.分类管理，其中：（1）每周报告；（2）每月报告。', '2.帮扶。']
    """
    joined: list[Paragraph] = []
    last: _Number | None = None
    for paragraph in paragraphs:
        number = _number(paragraph.text)
        if joined and number and _is_below(paragraph, number, joined[-1], last):
            above = joined[-1]
            text = above.text + paragraph.text
            place = above.place.through(paragraph.place)
            joined[-1], last = above._replace(text=text, place=place), number
        else:
            joined.append(paragraph)
            last = None
    return joined


def outer_numbers(text: str, style: str, following: int = 0) -> Iterator[re.Match[str]]:
    """Find the numbers of a style but for sub-items that one item leads to, behind
    which it goes on counting.

    `following` is the number that the next paragraph begins with, 0 where none does.

    >>> text = "（1）立项；（2）查处：（1）立案；（2）告知；（3）决定；（3）宣传。"
    >>> [met.start() for met in outer_numbers(text, "bracketed")]
    [0, 6, 30]
    """
    found = list(STYLES[style].finditer(text))
    if len(found) < 3:
        yield from found
        return
    values = [numeral_to_int(met[1]) for met in found]
    at = 0
    while at < len(found):
        before = text[found[at - 1].end() : found[at].start()] if at else ""
        below = _count_below(values, at, following) if _leads(before) else 0
        if not below:
            yield found[at]
        at += below or 1


def _leads(text: str) -> bool:
    return text.rstrip().endswith(("：", ":")) and not re.search("[。；;]", text)


def _count_below(values: Sequence[int], at: int, following: int) -> int:
    """Count the numbers from 1 up to where the one before them goes on counting, or to
    the end of a paragraph of which that one is not the only one above them."""
    end = at
    while end < len(values) and values[end] == end - at + 1:
        end += 1
    above = values[at - 1]
    if end == len(values):
        alone = above == 1 and following != above + 1
        return 0 if alone else end - at
    return end - at if values[end] == above + 1 else 0


def _is_below(
    paragraph: Paragraph, number: _Number, above: Paragraph, last: _Number | None
) -> bool:
    """Tell a sub-item: it counts on from the one before, or from 1 under a step."""
    if paragraph.item:
        return False
    if last is not None:
        counts_on = number.value == last.value + 1
        return last.style == number.style and (
            counts_on or _is_next(number, _number(above.text), above.text)
        )
    top = _number(above.text)
    if number.style.startswith("chinese"):
        return False
    if number.value != 1:
        return _is_next(number, top, above.text)
    if top is None:
        begun = above.item or is_lead_in(above.text)
        return begun and number.style in BELOW_STEPS
    return top.style != number.style and not is_subheading(above.text)


def _is_next(number: _Number, top: _Number | None, above: str) -> bool:
    """Tell a sub-item cut off by a line from those before it in the text of a step; in
    one without number a sentence leads to the first."""
    if number.style not in BELOW_STEPS or (top and top.style == number.style):
        return False
    before = [*STYLES[number.style].finditer(above)]
    counted = [numeral_to_int(met[1]) for met in before]
    begun = top is not None or (counted[:1] == [1] and is_lead_in(_up_to(before[0])))
    return begun and counted[-1:] == [number.value - 1]


def _up_to(met: re.Match[str]) -> str:
    return met.string[: met.start()]


def _number(text: str) -> _Number | None:
    found = opening_numbers(text.lstrip())
    return next((_Number(name, numeral_to_int(met[1])) for name, met in found), None)
