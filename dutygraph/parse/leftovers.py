"""Find what a duty's rows print and its record does not hold: nothing goes in silence.

Numbers, punctuation and marks such as 履职保障： are no loss. Sub-headings that name no
department are left out by rule, remarks and unknown columns have no place in a record:
they are found here, so that they can be counted and shown.
"""

import re
from collections.abc import Iterator
from functools import cache

from dutygraph.model import Duty, Passage, Place
from dutygraph.parse.drafts import Draft
from dutygraph.parse.spellings import fold, pattern

_TAKEN = "\0"
_EDGES = re.compile(r"^[\W_]*(?:\d{1,2}[.、)])?[\W_]*|[\W_]*(?:\d{1,2}[.、])?[\W_]*$")


def count_characters(draft: Draft) -> int:
    """Count what the rows of a duty print, white space aside."""
    return sum(len(part.text(role)) for part in draft.parts for role in part.cells)


def find_left_out(draft: Draft, duty: Duty) -> tuple[Passage, ...]:
    """Give the stretches of text in the rows of a duty that no part of it holds."""
    held = sorted({*_held(duty)} - {""}, key=lambda text: (-len(text), text))
    roles = dict.fromkeys(role for part in draft.parts for role in part.cells)
    roles.pop("kind", None)
    left: list[Passage] = []
    for role in roles:
        printed = "".join(part.text(role) for part in draft.parts)
        left.extend(_pieces(fold(printed), held, duty.place))
    return tuple(left)


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
    for piece in printed.split(_TAKEN):
        bare = _EDGES.sub("", _marks().sub("", piece))
        says = re.search(r"[^\W\d_]", _numerals().sub("", bare))
        if says and not pattern("marks", "nothing").match(bare):
            yield Passage(bare, place, piece)


@cache
def _marks() -> re.Pattern[str]:
    """The words that mark a part of a cell, and say nothing else."""
    names = ("guarantee", "receiving", "methods")
    marks = "|".join(pattern("marks", name).pattern for name in names)
    suffix = pattern("marks", "duties_suffix").pattern
    label = pattern("marks", "label").pattern
    return re.compile(rf"(?:{marks}):?|^{suffix}:|{label}")


@cache
def _numerals() -> re.Pattern[str]:
    return re.compile(r"[一二三四五六七八九十①-⑳]+(?=[、.．）)]|$)|[及和与等]$")
