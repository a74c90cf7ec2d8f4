"""Divide the departments' cell: its paragraphs, give who does what, and the guarantees.

What stands below a heading is its departments', what stands after 履职保障 are
guarantees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from dutygraph.model import Paragraph, Passage, Responsibility
from dutygraph.parse.duties.cutheadings import join_cut_headings
from dutygraph.parse.duties.guarantees import paragraphs_to_phrases
from dutygraph.parse.duties.headingmarks import find_heading_marks
from dutygraph.parse.duties.numbering import paragraphs_to_steps
from dutygraph.parse.wording.closings import (
    is_closing,
    is_for_others,
    without_closing,
)
from dutygraph.parse.wording.subheadings import is_subheading


@dataclass(frozen=True, slots=True)
class Divided:
    """What a cell of the departments holds."""

    responsibilities: tuple[Responsibility, ...]
    guarantees: tuple[Passage, ...]


@dataclass(slots=True)
class _Block:
    departments: tuple[str, ...]
    guarantee: bool
    paragraphs: list[Paragraph]


def divide(
    paragraphs: Sequence[Paragraph], column: Sequence[str], known: frozenset[str]
) -> Divided:
    """Divide a cell at its headings and at 履职保障.

    `column` are the departments of the row, `known` those of the whole document.
    """
    responsibilities: list[Responsibility] = []
    guarantees: list[Passage] = []
    whole = join_cut_headings(paragraphs, column)
    blocks = list(_blocks(whole, column, known))
    for block, following in zip_longest(blocks, blocks[1:]):
        if _leads_to(block, following):
            continue
        mark = "for_others" if block.guarantee else "closing"
        own, others = without_closing(block.paragraphs, mark)
        steps = () if block.guarantee else paragraphs_to_steps(own)
        if block.guarantee:
            guarantees.extend(paragraphs_to_phrases(own))
        elif steps or block.departments:
            responsibilities.append(Responsibility(block.departments, steps))
        if others:
            responsibilities.append(Responsibility((), paragraphs_to_steps(others)))
    return Divided(tuple(responsibilities), tuple(guarantees))


def _leads_to(block: _Block, following: _Block | None) -> bool:
    """Tell 一、部门职责 above the first heading, which only names what follows."""
    if following is None or block.departments or block.guarantee:
        return False
    return all(is_subheading(paragraph.text) for paragraph in block.paragraphs)


def _blocks(
    paragraphs: Sequence[Paragraph], column: Sequence[str], known: frozenset[str]
) -> Iterator[_Block]:
    block = _Block((), False, [])
    for paragraph in paragraphs:
        if block.paragraphs and _closes(block, paragraph):
            yield block
            block = _Block((), False, [])
        start = 0
        for mark in find_heading_marks(paragraph, column, known):
            _add(block, paragraph, start, mark.start)
            yield block
            block = _Block(mark.departments, mark.guarantee, [])
            start = mark.end
        _add(block, paragraph, start, len(paragraph.text))
    yield block


def _closes(block: _Block, paragraph: Paragraph) -> bool:
    """Tell what is nobody's behind a department's steps, or behind guarantees."""
    if block.guarantee:
        return is_for_others(paragraph.text)
    return bool(block.departments) and is_closing(paragraph.text, block.paragraphs)


def _add(block: _Block, paragraph: Paragraph, start: int, end: int) -> None:
    text = paragraph.text[start:end].strip()
    if text:
        block.paragraphs.append(paragraph._replace(text=text))
