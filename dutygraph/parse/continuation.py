"""Join the cells of a duty that is broken over pages: its parts, give one cell.

A cell goes on, perhaps in mid-word, or is printed again, identical or with small
differences; then the most complete version counts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import reduce

from dutygraph.model import Paragraph
from dutygraph.parse.names import is_department, tidy
from dutygraph.parse.numerals import is_numbered
from dutygraph.parse.spellings import fold

_COMPARED = 80
_SAME = 0.8
_ENDED = ("。", "；", ";", "：", ":", "！", "？")
_HEAD = re.compile(r"^([^。；;，,：:]{2,60})[：:]")


def join_parts(parts: Sequence[tuple[Paragraph, ...]]) -> tuple[Paragraph, ...]:
    """Give the paragraphs of one cell from those of its rows."""
    return reduce(_join, filter(None, parts), ())


def _join(
    text: tuple[Paragraph, ...], more: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    if not text:
        return more
    if is_printed_again(text, more):
        return more if len(_words(more)) > len(_words(text)) else text
    if _is_cut(text[-1], more[0]):
        place = text[-1].place.through(more[0].place)
        whole = replace(text[-1], text=text[-1].text + more[0].text, place=place)
        return (*text[:-1], whole, *more[1:])
    return text + more


def is_printed_again(text: Sequence[Paragraph], more: Sequence[Paragraph]) -> bool:
    """Tell whether a later row prints a cell again rather than going on with it."""
    one, other = _words(text)[:_COMPARED], _words(more)[:_COMPARED]
    length = min(len(one), len(other))
    if length < 4:
        return one == other
    return SequenceMatcher(None, one[:length], other[:length]).ratio() >= _SAME


def _words(paragraphs: Sequence[Paragraph]) -> str:
    """Give the text without numbering and punctuation, which print may lose."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    bare = re.sub(r"(?<!\d)\d{1,2}\s?[.．、](?!\d)", "", text)
    return re.sub(r"[\W_]", "", fold(bare))


def _is_cut(last: Paragraph, first: Paragraph) -> bool:
    """Tell whether the page has cut a sentence, so that no border is there."""
    if last.text.rstrip().endswith(_ENDED) or is_numbered(first.text):
        return False
    head = _HEAD.match(first.text)
    return not (head and is_department(tidy(head[1])))
