"""Tell what stands below the last duty of a list set as forms: a line, says whether."""

from collections.abc import Sequence

from dutygraph.parse.shapes.labels import Line
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.asides import is_around, is_signed


def is_below(role: str, text: str, following: Sequence[Line]) -> bool:
    """Tell who issued the lists, and when, or a note, from more of the open field.

    `role` is that of the field, `following` are the next lines.
    """
    below = [line.paragraph.text for line in following]
    last = not below or titles.text_to_list_kind(below[0]) is not None
    noted = titles.is_note(text) and (last or role == "title")
    if noted or titles.is_furniture(text):
        return True
    if role == "departments":
        return False
    if len(below) == 1 and is_signed(text, below[0]):
        return True
    return is_around(text) and (not below or is_around(below[0]))
