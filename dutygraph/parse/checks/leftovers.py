"""Find what a duty's rows print and its record does not hold: nothing goes in silence.

Numbers, punctuation and marks such as 履职保障： are no loss. Sub-headings that name no
department are left out by rule, and remarks have no place in a record: they are told
from the rest, so that all of it can be counted and shown.
"""

import re
from collections.abc import Iterator
from functools import cache

from dutygraph.model import Aside, AsideKind, Duty, Passage, Place
from dutygraph.parse.duties.drafts import Draft
from dutygraph.parse.wording import names
from dutygraph.parse.wording.headingnames import heading_to_names
from dutygraph.parse.wording.subheadings import is_subheading
from dutygraph.parse.wording.titles import text_to_count
from dutygraph.spellings import fold, pattern

_TAKEN = "\0"
_REMARK = "remark"
_LONGEST_HEADING = 80
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = re.compile(r"^[\W_]*(?:\d{1,2}[.、)])?[\W_]*|[\W_]*(?:\d{1,2}[.、)]?)?[\W_]*$")


def count_characters(draft: Draft) -> int:
    """Count what the rows of a duty print for its record, white space aside."""
    return sum(
        len(part.text(role))
        for part in draft.parts
        for role in part.cells
        if role != _REMARK
    )


def find_remarks(draft: Draft) -> Iterator[Aside]:
    """Give what the rows of a duty say in columns that are no part of a record."""
    for part in draft.parts:
        text = " ".join(" ".join(p.text.split()) for p in part.cells.get(_REMARK, ()))
        if re.search(r"[^\W_]", text):
            yield Aside(AsideKind.REMARK, part.place, text)


def find_left_out(
    draft: Draft, duty: Duty
) -> tuple[tuple[Passage, AsideKind | None], ...]:
    """Give the stretches of text in the rows of a duty that no part of it holds, and
    why one is set aside; None where it should be held."""
    held = sorted({*_held(duty)} - {""}, key=lambda text: (-len(text), text))
    roles = dict.fromkeys(role for part in draft.parts for role in part.cells)
    left: list[tuple[Passage, AsideKind | None]] = []
    for role in (role for role in roles if role not in {"kind", _REMARK}):
        printed = "".join(part.text(role) for part in draft.parts)
        for piece in _pieces(fold(printed), held, duty.place):
            if role == "section" and text_to_count(f"（{piece.text}）"):
                continue
            kind = AsideKind.SUB_HEADING if _names_only(piece) else None
            left.append((piece, kind))
    return tuple(left)


def _names_only(passage: Passage) -> bool:
    """Tell a sub-heading, the township's name before its part, 牵头 and 等有关部门."""
    text = passage.text
    if pattern("marks", "role").match(text) or pattern("marks", "open").match(text):
        return True
    if len(text) > _LONGEST_HEADING or re.search(r"[。;；]", text):
        return False
    if any(names.is_department(one) for one in heading_to_names(text)):
        return False
    _, _, behind = passage.quote.partition(text)
    return is_subheading(text) or re.match(r"[\])】）]*:", behind) is not None


def _held(duty: Duty) -> Iterator[str]:
    """Give every text of the record, folded: print repeats one in another width."""
    blocks = duty.responsibilities
    passages = [*duty.guarantees, *duty.township_steps, *duty.work_methods]
    texts = [
        *(duty.title, duty.section, *duty.title_variants, *duty.departments),
        *(name for block in blocks for name in block.departments),
        *(step.text for block in blocks for step in block.steps),
        *(passage.text for passage in passages),
        str(duty.number),
    ]
    yield from map(fold, texts)


def _pieces(printed: str, held: list[str], place: Place) -> Iterator[Passage]:
    for text in held:
        if len(text) > 1 or printed == text:
            printed = printed.replace(text, _TAKEN)
    for piece in filter(_LETTER.search, printed.split(_TAKEN)):
        bare = _EDGES.sub("", _marks().sub("", piece))
        says = _LETTER.search(_numerals().sub("", bare))
        if says and not _says_nothing(bare):
            yield Passage(bare, place, piece)


def _says_nothing(bare: str) -> bool:
    """Tell 无, and 职责 behind the name in a heading without a colon."""
    suffix = pattern("marks", "duties_suffix")
    return bool(pattern("marks", "nothing").match(bare) or suffix.fullmatch(bare))


@cache
def _marks() -> re.Pattern[str]:
    """The words that mark a part of a cell, and say nothing else."""
    names = ("guarantee", "receiving", "methods")
    marks = "|".join(pattern("marks", name).pattern for name in names)
    suffix = pattern("marks", "duties_suffix").pattern
    label = pattern("marks", "label").pattern
    short = pattern("marks", "guarantee_colon").pattern
    return re.compile(rf"(?:{marks}):?|^(?:{suffix}|[。;]*{short}):|{label}")


@cache
def _numerals() -> re.Pattern[str]:
    return re.compile(r"[一二三四五六七八九十①-⒛]+(?=[、.．）)]|$)|[及和与等]$")
