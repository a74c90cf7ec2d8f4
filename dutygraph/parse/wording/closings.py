"""Find what closes the departments' text and is nobody's: paragraphs, give paragraphs.

其他部门按各自职责… stands behind the steps of the last department.
"""

import re
from collections.abc import Sequence

from dutygraph.model import Paragraph, Place
from dutygraph.parse.wording.numerals import NO_DECIMAL, is_numbered, starts_again
from dutygraph.spellings import spread

NUMBER = re.compile(
    r"^\s*(?:\d{1,2}\s?[.．、]" + NO_DECIMAL + r"|[（(]?\d{1,2}[)）]|[①-⒛])\s*"
)
"""The number of a step, which a closing paragraph may have too."""


def is_closing(text: str, above: Sequence[Paragraph] = ()) -> bool:
    """Tell a closing text that is nobody's, also a numbered one: 其他部门按各自职责….

    One whose number goes on with the numbers of a department's steps, which stand
    `above` it, is a step of that department.
    """
    text = text.strip()
    if not any(is_numbered(p.text) for p in above) or starts_again(text):
        text = NUMBER.sub("", text)
    return spread("marks", "closing").match(text) is not None


def is_for_others(text: str) -> bool:
    """Tell 其他部门按各自职责…, which no guarantee says.

    >>> is_for_others("其他部门按职责做好工作。"), is_for_others("其他部门提供设备。")
    (True, False)
    """
    return spread("marks", "for_others").match(text.strip()) is not None


def without_closing(
    paragraphs: Sequence[Paragraph], mark: str = "closing"
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Set a last sentence that is nobody's, as `mark` says, apart, where no line break
    does so."""
    *above, last = paragraphs or [Paragraph("", Place())]
    text = last.text.rstrip()
    end = text.rstrip("。；;").rfind("。") + 1
    if not end or not spread("marks", mark).match(text[end:].lstrip()):
        return list(paragraphs), []
    tail = last._replace(text=text[end:].lstrip(), item=False)
    return [*above, last._replace(text=text[:end])], [tail]
