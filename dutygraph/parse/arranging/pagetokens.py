"""Takes the lines of a page of which the cells are lost, gives its tokens.

The headings of the columns and of sections are no tokens.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.parse.arranging.headedblocks import mark_headed
from dutygraph.parse.arranging.mergedsections import take_merged_sections
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.placing import SECTION_HEADING, TEXTS, TITLE, Order
from dutygraph.parse.arranging.tokens import Cue, Token, lines_to_tokens
from dutygraph.parse.wording import names, titles
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.cues import heads_text, is_guarantee_mark
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import (
    FIRST_WORDS,
    header_length,
    is_headings,
)
from dutygraph.spellings import fold, pattern

_SPACED = 0.08
"""Share of blank lines from which they part cells."""
_EACH_LINE = 0.6
"""Share of lines with a blank one above from which blank lines part no cells."""


def page_to_tokens(
    lines: Sequence[Line],
    headings: Headings,
    section: int,
    known: frozenset[str],
    order: Order,
) -> tuple[list[Token], list[Line], bool]:
    """Give the tokens of a page, its sections, and whether blank lines part cells."""
    kept = _without_headings(lines, headings)
    if headings.merged:
        blocks, sections = take_merged_sections(lines, kept)
    else:
        blocks, sections = _without_sections(kept, section, headings)
    tokens = lines_to_tokens(blocks, known)
    if order in (Order.BLOCKS, Order.LOOSE):
        tokens = mark_headed(tokens, lines, headings)
    if order is Order.SHEET:
        tokens = list(_mark_parts(tokens, lines, sections))
    spaced = sum(not line.text.strip() for line in lines) > _SPACED * len(lines)
    apart = sum(token.apart for token in tokens)
    if order in (Order.BLOCKS, Order.SHEET) and apart > _EACH_LINE * len(tokens):
        tokens = [replace(token, apart=False) for token in tokens]
        spaced = False
    elif order is Order.BLOCKS:
        spaced = True
    return tokens, sections, spaced


def _mark_parts(
    tokens: Sequence[Token], lines: Sequence[Line], sections: Sequence[Line]
) -> Iterator[Token]:
    """Tell the blank lines that were printed from the headings that were left out."""
    blank = line_numbers([line for line in lines if not line.text.strip()])
    heads = line_numbers(sections)
    last = 0
    following = [*tokens[1:], None][: len(tokens)]
    for token, after in zip(tokens, following, strict=True):
        at = (token.place.lines or (0, 0))[0]
        if at == last:
            yield token
            continue
        yield replace(
            token,
            apart=stands_between(blank, last, at),
            below=stands_between(heads, last, at),
            leads=after is not None and after.beside,
        )
        last = at


def line_numbers(lines: Sequence[Line]) -> list[int]:
    """Give the numbers of the lines in their document, in order."""
    return sorted(line.place.lines[0] for line in lines if line.place.lines)


def stands_between(numbers: Sequence[int], above: int, below: int) -> bool:
    """Tell whether one of the ordered numbers stands between two others.

    >>> stands_between([3, 9], 3, 9), stands_between([3, 9], 2, 9)
    (False, True)
    """
    at = bisect_right(numbers, above)
    return at < len(numbers) and numbers[at] < below


def _without_headings(lines: Sequence[Line], headings: Headings) -> list[Line]:
    """Leave out the headings of the columns, wherever on the page they stand."""
    kept = list(lines)
    words = [(at, word) for at, line in enumerate(lines) for word in line.text.split()]
    found = _find_heading(words, _FIRST_WORD_CUT, False)
    for texts in headings.others:
        found |= _find_heading(words, texts, False)
    for role, texts in headings.columns:
        found |= _find_heading(words, texts, role == "guarantees")
    for at in {words[i][0] for i in found}:
        left = [w for i, (line, w) in enumerate(words) if line == at and i not in found]
        kept[at] = replace(kept[at], text=" ".join(left))
    for at, line in enumerate(lines):
        if len(line.text.split()) > 1:
            length = max(header_length(lines, at), is_headings(line.text))
            kept[at : at + length] = [
                replace(own, text="") for own in kept[at : at + length]
            ]
        elif _heads_column(line.text):
            kept[at] = replace(line, text="")
    return kept


_CUT_WORD = 2
"""Signs that a line of a cell may have as well, of a sentence that ends: 保障."""


def _heads_column(text: str) -> bool:
    """Tell the heading of numbers, titles or texts, also where it belongs to the list
    above or is printed whole only here; 履职保障 is a mark in cells as well."""
    word = fold(text)
    whole = len(word) > _CUT_WORD and not is_guarantee_mark(text)
    role = heading_to_role(word) if whole else None
    return role in (TITLE, *TEXTS) or word in FIRST_WORDS[1:]


_FIRST_WORD_CUT = ("序", "号")
_HEADING_REACH = 6
"""Words from the first to the last part of one heading."""


def _find_heading(
    words: Sequence[tuple[int, str]], texts: Sequence[str], once: bool
) -> set[int]:
    """Find the words of a heading, between which others may stand."""
    folded = [fold(word) for _, word in words]
    found: set[int] = set()
    for at, text in enumerate(folded):
        if not texts or text != texts[0] or (once and found):
            continue
        near = folded[at : at + _HEADING_REACH]
        if all(own in near for own in texts):
            found |= {at + near.index(own) for own in texts}
    return found


def _without_sections(
    lines: Sequence[Line], count: int, headings: Headings
) -> tuple[list[Line], list[Line]]:
    kept: list[Line] = []
    sections: list[Line] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        bare = not headings.numbered and text not in headings.repeated
        bare = bare and is_bare_section(lines, at)
        named = line.role == SECTION_HEADING
        if bare or named or _is_section(text, count):
            count += 1
            sections.append(line)
            kept.append(replace(line, text=""))
        else:
            kept.append(line)
    return kept, sections


def _is_section(text: str, count: int) -> bool:
    section = titles.text_to_section(text) if len(text) <= 30 else None
    if section is None or heads_text(section.name, text):
        return False
    return section.count is not None or titles.section_numeral(text) == count + 1


def is_bare_section(lines: Sequence[Line], at: int) -> bool:
    """Tell the name of a section without numeral and count: it stands between the end
    of a sentence, or the headings, and the number of a duty, or is a usual one, which
    the foot of a page may print alone."""
    text = lines[at].text.strip()
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,8}", text) or names.has_level(text):
        return False
    below = _text_below(lines, at)
    if below and not re.match(r"\d{1,3}(?:\s|$)", below):
        return False
    before = (
        next((li.text.strip() for li in lines[at - 1 :: -1] if li.text.strip()), "")
        if at
        else ""
    )
    ends = before.endswith(("。", "；"))
    if pattern("sections", "usual").match(text):
        return not before.isdigit() and (ends or bool(below))
    return bool(below) and (not before or ends or is_headings(before))


def _text_below(lines: Sequence[Line], at: int) -> str:
    """Give the next line that the rows of a table hold, on the next page too."""
    below = at + 1
    while below < len(lines):
        text = lines[below].text.strip()
        length = 0 if not text else header_length(lines, below)
        if text and not length and not _is_foot(text):
            return text
        below += length or 1
    return ""


def _is_foot(text: str) -> bool:
    return titles.is_page_mark(text) and not text.isdigit()


def count_rows(tokens: Sequence[Token], order: Order) -> int:
    """Count the rows of a page by their numbers, where no line of a text is one."""
    numbers = {token.number for token in tokens if token.cue is Cue.NUMBER}
    return len(numbers) if order in (Order.BLOCKS, Order.SHEET) else 0
