"""Join the cells of a duty that is broken over pages: its parts, give one cell.

A cell goes on, perhaps in mid-word, or is printed again, identical or with small
differences; then the most complete version counts.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial, reduce

from dutygraph.model import Paragraph
from dutygraph.parse.wording.closings import is_closing
from dutygraph.parse.wording.cues import head_mark, is_guarantee_mark
from dutygraph.parse.wording.headingnames import heading_to_names
from dutygraph.parse.wording.names import (
    begins_with_level,
    has_level,
    heading_to_parts,
    is_department,
    means_same,
    tidy,
)
from dutygraph.parse.wording.numerals import (
    CHINESE_NUMBER,
    NO_DECIMAL,
    is_numbered,
    starts_again,
)
from dutygraph.spellings import fold, pattern

_COMPARED = 80
_SAME = 0.8
_ENDED = ("。", "；", ";", "：", ":", "！", "？")
_FIRST = re.compile(r"[（(]?(?:1|一)[)）.．、]" + NO_DECIMAL + r"|[①⑴⒈]")
_BORDER = re.compile(r"[。；;：:！？，,、\s]")
_BRACKETED = re.compile(r"\s*[【〖\[〔]([^】〗\]〕]{2,60})[】〗\]〕]")
_HEAD = re.compile(r"^([^。；;，,：:]{2,60})[：:]")


def join_parts(
    parts: Sequence[tuple[Paragraph, ...]], known: Collection[str] = ()
) -> tuple[Paragraph, ...]:
    """Give the paragraphs of one cell from those of its rows.

    `known` departments tell a heading that the page has cut from one that begins.
    """
    return reduce(partial(_join, known=known), filter(None, parts), ())


def _join(
    text: tuple[Paragraph, ...], more: tuple[Paragraph, ...], known: Collection[str]
) -> tuple[Paragraph, ...]:
    if not text:
        return more
    if is_printed_again(text, more):
        return more if len(_words(more)) > len(_words(text)) else text
    if is_cut(text, more, known) or _is_one_text(text, more):
        place = text[-1].place.through(more[0].place)
        whole = text[-1]._replace(text=text[-1].text + more[0].text, place=place)
        return (*text[:-1], whole, *more[1:])
    return text + more


def begins_before(
    earlier: Mapping[str, tuple[Paragraph, ...]],
    between: Mapping[str, tuple[Paragraph, ...]],
    later: Mapping[str, tuple[Paragraph, ...]],
) -> bool:
    """Tell whether a row without number begins the row after it, not ends the one
    before: one of its cells begins anew, and the later row goes on in that cell."""
    return any(
        _begins_anew(earlier.get(role, ()), text) and _goes_on(later.get(role, ()))
        for role, text in between.items()
        if text and role != "title"
    )


def _begins_anew(earlier: Sequence[Paragraph], text: Sequence[Paragraph]) -> bool:
    """Tell a text that counts from 1 again although the one before has ended."""
    ended = bool(earlier) and earlier[-1].text.rstrip().endswith(("。", "；", ";"))
    counted = any(_FIRST.match(paragraph.text.strip()) for paragraph in earlier)
    return ended and counted and _FIRST.match(text[0].text.strip()) is not None


def _goes_on(text: Sequence[Paragraph]) -> bool:
    """Tell a text that neither counts from 1 nor begins with a heading."""
    if not text:
        return True
    start = text[0].text.strip()
    return not (_FIRST.match(start) or _HEAD.match(start))


def is_printed_again(text: Sequence[Paragraph], more: Sequence[Paragraph]) -> bool:
    """Tell whether a later row prints a cell again rather than going on with it."""
    if _goes_on_counting(text, more) or _is_headed_otherwise(text, more):
        return False
    one, other = _first_words(text), _first_words(more)
    length = min(len(one), len(other))
    if length < 4:
        return one == other
    return SequenceMatcher(None, one[:length], other[:length]).ratio() >= _SAME


def _goes_on_counting(text: Sequence[Paragraph], more: Sequence[Paragraph]) -> bool:
    """Tell text whose number is not the one that the text before it begins with."""
    return (
        is_numbered(text[0].text)
        and is_numbered(more[0].text)
        and starts_again(text[0].text)
        and not starts_again(more[0].text)
    )


def _is_headed_otherwise(text: Sequence[Paragraph], more: Sequence[Paragraph]) -> bool:
    """Tell a text below another department's heading, which may differ by one word:
    县财政局：保障经费。 below 县民政局：保障经费。"""
    one, other = (_HEAD.match(part[0].text.strip()) for part in (text, more))
    if one is None or other is None:
        return False
    first, second = heading_to_names(one[1]), heading_to_names(other[1])
    if not (first and second and all(map(is_department, (*first, *second)))):
        return False
    return not any(means_same(name, two) for name in first for two in second)


def _first_words(paragraphs: Sequence[Paragraph]) -> str:
    """Give as many of the words as are compared."""
    words = ""
    for paragraph in paragraphs:
        if len(words) >= _COMPARED:
            break
        words += _words([paragraph])
    return words[:_COMPARED]


def _words(paragraphs: Sequence[Paragraph]) -> str:
    """Give the text without numbering and punctuation, which print may lose."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    bare = re.sub(r"(?<!\d)\d{1,2}\s?[.．、](?!\d)", "", text)
    return re.sub(r"[\W_]", "", fold(bare))


def is_cut(
    text: Sequence[Paragraph], more: Sequence[Paragraph], known: Collection[str]
) -> bool:
    """Tell whether the page has cut a sentence, so that no border is there."""
    last, first = text[-1], more[0]
    if last.text.rstrip().endswith(_ENDED) or is_numbered(first.text):
        return False
    if _cuts_known(last.text.rstrip(), first.text, known):
        return True
    if head_mark().match(first.text) or is_guarantee_mark(first.text):
        return False
    if _names_department(last.text, known) and not first.text.startswith("、"):
        return False
    if _heads_alone(first.text, known):
        return False
    head = _HEAD.match(first.text)
    if not (head and is_department(tidy(head[1]))):
        return True
    return _is_name_cut(last.text.rstrip(), head[1], known)


def _cuts_known(text: str, more: str, known: Collection[str]) -> bool:
    """Tell a known name that begins at the end of a text and ends in the next one,
    which begins with none: 某 over 县公安局、某县民政局：."""
    begun = _BORDER.split(text)[-1]
    cut = (one for one in known if one.startswith(begun) and len(one) > len(begun))
    met = bool(begun) and any(f"{begun}{more}".startswith(name) for name in cut)
    return met and not more.startswith(tuple(known))


def _heads_alone(text: str, known: Collection[str]) -> bool:
    """Tell a whole heading without colon: 【县民政局】, or a known name alone."""
    met = _BRACKETED.match(text)
    if met is not None:
        return all(is_department(tidy(part)) for part in heading_to_parts(met[1]))
    name = tidy(CHINESE_NUMBER.sub("", text))
    return has_level(name) and is_department(name) and _is_known(name, known)


def _is_one_text(text: Sequence[Paragraph], more: Sequence[Paragraph]) -> bool:
    """Tell the sentences of a text without number, where steps have numbers.

    It stands alone below a heading, and the page has parted two of its sentences.
    """
    first = more[0].text
    if len(text) < 2 or not text[-2].text.rstrip().endswith(("：", ":")):
        return False
    if is_numbered(text[-1].text) or is_numbered(first) or _HEAD.match(first):
        return False
    if head_mark().match(first) or is_guarantee_mark(first) or is_closing(first):
        return False
    return any(is_numbered(p.text) and starts_again(p.text) for p in (*text, *more))


def _names_department(text: str, known: Collection[str]) -> bool:
    """Tell a heading without colon: 县团委、县妇联, which are known, 一、县民政局."""
    bare = CHINESE_NUMBER.sub("", text)
    parts = heading_to_parts(tidy(bare))
    counted = len(bare) < len(text)
    return bool(parts) and all(
        (_is_known(part, known) or (counted and begins_with_level(part)))
        and is_department(part)
        for part in parts
    )


def _is_known(name: str, known: Collection[str]) -> bool:
    """Tell a known name, also by another spelling: 县公安局 of 某某县公安局."""
    if name in known or pattern("marks", "acting").match(name):
        return name in known
    return has_level(name) and any(means_same(name, one) for one in known)


def _is_name_cut(text: str, head: str, known: Collection[str]) -> bool:
    """Tell whether a name begins at the end of a text and ends in the heading: a known
    one, or the last of several, 县民政局、医保 over 局、教育局：."""
    *whole, last = heading_to_parts(CHINESE_NUMBER.sub("", text)) or [""]
    listed = bool(whole) and all(is_department(tidy(part)) for part in whole)
    if text.endswith("、") or (listed and not is_department(tidy(last))):
        return True
    begun = _BORDER.split(text)[-1]
    name = f"{begun}{head}"
    return bool(begun) and any(
        (len(one) > len(begun) and name.startswith(one))
        # The column may leave out the place: 县林业局 for 某山县林 over 业局：.
        or (len(one) > len(head) and name.endswith(one) and has_level(one))
        for one in known
    )
