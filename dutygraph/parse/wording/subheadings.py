"""Leave out sub-headings, which only name what follows them: paragraphs, give fewer."""

import re
from collections.abc import Sequence

from dutygraph.model import Paragraph
from dutygraph.parse.wording.numerals import (
    CHINESE,
    STYLES,
    is_numbered,
    numeral_to_int,
    opening_numbers,
    starts_again,
)
from dutygraph.spellings import pattern, spread

_TITLE = re.compile(
    rf"\s*[{CHINESE}]{{1,3}}、[^。；;，,：:\d①⑴⒈（(]{{2,30}}\s*"
    r"(?=1\s?[.．、]|[（(]1[)）]|[①⑴⒈])"
)
_NAMING = re.compile(rf"[^{CHINESE}]、")
"""Between words, not behind a numeral."""
LEAD_IN = 40
"""Characters that a text may have which only leads to what follows."""


def without_subheadings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Drop paragraphs, and beginnings of running text, that only name what follows."""
    kept: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if following is not None and _names_next(paragraph, following):
            continue
        kept.append(_without_title(paragraph))
    return kept


def is_subheading(text: str) -> bool:
    """Tell whether a paragraph only names what follows it.

    >>> is_subheading("联动监督："), is_subheading("负责监督。")
    (True, False)
    """
    bare = text.strip()
    if bare.endswith(("：", ":")):
        if bare[-2:-1].isdigit():
            return False
        item = is_numbered(bare) and not STYLES["chinese"].match(bare)
        return not item and len(bare) <= 2 * LEAD_IN
    if re.search(r"[。；;，,]", bare):
        return False
    marked = STYLES["chinese"].match(bare) or STYLES["chinese-bracketed"].match(bare)
    return marked is not None and len(bare) <= LEAD_IN


def is_lead_in(text: str) -> bool:
    """Tell a sentence that says more than what its sub-items are, up to its colon.

    >>> is_lead_in("审核材料，包括："), is_lead_in("审核材料，包括以下材料：")
    (False, True)
    >>> is_lead_in("指导学校、医院落实下列措施："), is_lead_in("三、职责如下：")
    (True, False)
    """
    end = re.split(r"[。；;]", text[-LEAD_IN - 4 :].rstrip())[-1]
    clauses = len(re.findall(r"[，,]", end))
    told = pattern("marks", "following").search(re.split("[，,]", end)[-1])
    named = clauses == 1 or _NAMING.search(end)
    said = clauses > 1 or (named and told) or (clauses == 1 and len(end) > LEAD_IN)
    return bool(said) and end.endswith(("：", ":"))


def _names_next(paragraph: Paragraph, following: Paragraph) -> bool:
    if is_subheading(paragraph.text):
        return not _counts_on(paragraph.text, following.text)
    short = len(paragraph.text) <= 14 and not re.search(r"[。；;，,]", paragraph.text)
    return short and not is_numbered(paragraph.text) and starts_again(following.text)


def _counts_on(text: str, following: str) -> bool:
    """Tell an item, （一）受理, from a sub-heading: the next one follows at once."""
    both = zip(opening_numbers(text.strip()), opening_numbers(following), strict=False)
    return not text.rstrip().endswith(("：", ":")) and any(
        style == other and numeral_to_int(more[1]) == numeral_to_int(met[1]) + 1
        for (style, met), (other, more) in both
    )


def _without_title(paragraph: Paragraph) -> Paragraph:
    """Cut 某镇：, and 一、水资源管理 before the 1. that follows it in running text."""
    text = paragraph.text
    for heading in (spread("marks", "township_heading"), _TITLE):
        met = heading.match(text)
        text = text[met.end() :] if met else text
    return paragraph._replace(text=text)
