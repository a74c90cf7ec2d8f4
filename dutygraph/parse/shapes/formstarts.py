"""Tell what begins with a line of a list set as forms: a section, or a duty.

What has been read so far tells a number of the next duty from one of a step.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dutygraph.model import ListKind, Paragraph, Row
from dutygraph.parse.shapes.dutynumbers import (
    Numbered,
    text_to_numbered,
    text_to_numbered_in_words,
)
from dutygraph.parse.shapes.labels import TELLING, Line
from dutygraph.parse.wording import titles
from dutygraph.spellings import fold

_OF_DEPARTMENTS = ("departments", "receiving", "receiving_and_methods")
_LAST = {"township_steps", "work_methods", "receiving_and_methods"}
"""The roles of which a form has one before the next duty begins."""
_ENDS = ("。", "；", "：", "，", ";", ":", ",")
_EACH = ("departments", "responsibilities")


@dataclass(slots=True)
class Form:
    """One duty as its labels give it; `further` are its other departments, each with
    what it does."""

    fields: dict[str, list[Paragraph]]
    open: str
    further: list[dict[str, list[Paragraph]]] = field(default_factory=list)

    @property
    def pair(self) -> dict[str, list[Paragraph]]:
        """The fields of the last department and of what it does."""
        return self.further[-1] if self.further else self.fields

    def values(self, role: str) -> list[Paragraph]:
        """The paragraphs of a role, of the last department where it has others."""
        return (self.pair if role in _EACH else self.fields).setdefault(role, [])


@dataclass(slots=True)
class Walk:
    """Where the walk through the lines is: the list, the last number, the open duty,
    and how the list names its sections and numbers its duties; or in another list than
    the three."""

    kind: ListKind | None = None
    number: int = 0
    form: Form | None = None
    headed: ListKind | None = None
    bare: bool = False
    unnumbered: bool = False
    other: bool = False
    held: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def is_section(walk: Walk, text: str, following: Sequence[Line]) -> bool:
    """Tell the heading of a section: the number of a duty follows it."""
    bare = titles.is_short_name(fold(text)) and (walk.bare or walk.number == 0)
    if not following or not (bare or titles.text_to_section(text)):
        return False
    follows = following[0]
    if follows.role is not None:
        return follows.role in {"number", "title"}
    text = follows.paragraph.text
    return begins_duty(walk, text, following[1:], anew=True) or begins_unnumbered(
        walk, text, following[1:]
    )


def begins_other_list(text: str, following: Sequence[Line]) -> bool:
    """Tell the title of a list that is none of the three: what follows counts anew."""
    if not following or not titles.is_other_list(text):
        return False
    below = following[0].paragraph.text
    met = text_to_numbered(below)
    return titles.section_numeral(below) == 1 or (met is not None and met.number == 1)


def begins_duty(
    walk: Walk, text: str, following: Sequence[Line], anew: bool = False
) -> bool:
    """Tell the number and title of the next duty: in a basic list every number that
    counts up, else one that a label follows."""
    met = _read_number(walk, text, following)
    if met is None:
        return False
    number = met.number
    if not (walk.number <= number <= walk.number + 3 or (anew and number == 1)):
        return False
    if walk.kind is ListKind.BASIC:
        if number == walk.number:
            return _is_open(walk, met.title)
        return number == walk.number + 1 or _skips(walk, number, following)
    leads = bool(following) and _leads(walk, number, following[0].role)
    return leads and (number > walk.number or anew or _is_open(walk, met.title))


def _read_number(walk: Walk, text: str, following: Sequence[Line]) -> Numbered | None:
    """Read the number of a duty; one in words only right above a label, since it may
    be a section's."""
    if walk.kind is ListKind.BASIC or not following or following[0].role is None:
        return text_to_numbered(text)
    return text_to_numbered(text) or text_to_numbered_in_words(text)


def begins_unnumbered(walk: Walk, text: str, following: Sequence[Line]) -> bool:
    """Tell a title right above the label of its departments, in a list that numbers
    none of its duties."""
    if not following or following[0].role not in _OF_DEPARTMENTS:
        return False
    if walk.number and not walk.unnumbered:
        return False
    done = walk.form is None or _LAST & walk.form.fields.keys()
    return bool(done) and not text.rstrip().endswith(_ENDS)


def _skips(walk: Walk, number: int, following: Sequence[Line]) -> bool:
    """Tell a basic list that goes on behind a number which is missing: the next line
    counts on."""
    if not walk.number:
        return False
    below = [text_to_numbered(f.paragraph.text) for f in following if f.role is None]
    return any(met is not None and met.number == number + 1 for met in below)


def _is_open(walk: Walk, title: str) -> bool:
    """Tell a duty that is printed twice from a number in its text."""
    printed = walk.form.fields.get("title", ()) if walk.form is not None else ()
    return fold(title) in {fold(paragraph.text) for paragraph in printed}


def _leads(walk: Walk, number: int, role: str | None) -> bool:
    """Tell the label below the title of a duty from one below the last step of a field
    of the open duty, which counts up to the same number."""
    if role not in TELLING:
        return False
    if walk.form is None or role in walk.form.fields:
        return True
    above = (p.text for p in walk.form.values(walk.form.open))
    counted = (text_to_numbered(t) or text_to_numbered_in_words(t) for t in above)
    return not any(met and met.number == number - 1 for met in counted)
