"""Tell what stands below the last duty of a list set as forms: a line, says whether."""

import re
from collections.abc import Sequence

from dutygraph.parse.shapes.labels import Line
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.asides import is_around, is_signed
from dutygraph.parse.wording.numerals import is_numbered

NOTE_LINES = 5
"""Lines that a note may have, with that of its mark."""
_NOTE = re.compile(r"^[^：:]*[：:]\s*")


def is_below(role: str, text: str, following: Sequence[Line]) -> bool:
    """Tell who issued the lists, and when, or a note, from more of the open field.

    `role` is that of the field, `following` are the next lines, as many as a note has.
    """
    below = [line.paragraph.text for line in following]
    noted = titles.is_note(text) and (role == "title" or _is_last(text, following))
    if noted or titles.is_furniture(text):
        return True
    if role == "departments":
        return False
    if len(below) == 1 and is_signed(text, below[0]):
        return True
    return is_around(text) and (not below or is_around(below[0]))


def _is_last(note: str, following: Sequence[Line]) -> bool:
    """Tell a note that ends the list, perhaps over several lines, from one between two
    steps: no line below is numbered unless it is."""
    titled = (titles.text_to_list_kind(line.paragraph.text) for line in following)
    end = next((at for at, kind in enumerate(titled) if kind), len(following))
    counted = is_numbered(_NOTE.sub("", note))
    return end < NOTE_LINES and all(
        line.role is None and (counted or not is_numbered(line.paragraph.text))
        for line in following[:end]
    )
