"""Read cells that only say 同上: a part of a duty, gives it without such a cell.

A new duty takes the words of the duty above; a row that goes on has them already.
"""

from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import Paragraph
from dutygraph.parse.drafts import Part
from dutygraph.parse.rownumbers import text_to_number
from dutygraph.parse.spellings import pattern


def fill_same(part: Part, above: Sequence[Part]) -> Part:
    """Give the part with what 同上 stands for; `above` are those of the last duty."""
    roles = [role for role in part.cells if _says_same(part.text(role))]
    if not roles:
        return part
    begins = text_to_number(part.text("number")) is not None
    said = {role: _last(above, role) if begins else () for role in roles}
    return replace(part, cells={**part.cells, **said})


def _says_same(text: str) -> bool:
    return pattern("marks", "same").match(text) is not None


def _last(above: Sequence[Part], role: str) -> tuple[Paragraph, ...]:
    texts = (part.cells.get(role, ()) for part in above)
    return next(filter(None, texts), ())
