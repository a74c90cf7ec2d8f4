"""Tell the numbers of pages: a line of a page, says whether it is one."""

import re

from dutygraph.readers.pdf_words import Box

_MARGIN_SHARE = 0.12
_PAGE_NUMBER = re.compile(r"\W*(?:第\s*)?\d{1,4}\s*页?\W*(?:共?\s*\d{1,4}\s*页?\W*)?")


def is_page_number(text: str, top: float, bottom: float, frame: Box) -> bool:
    """Tell whether a line is the number of its page, near its upper or lower edge.

    >>> is_page_number("第 3 页，共 20 页", 800, 810, (0, 0, 595, 842))
    True
    >>> is_page_number("3", 400, 410, (0, 0, 595, 842))
    False
    """
    margin = _MARGIN_SHARE * (frame[3] - frame[1])
    outer = top < frame[1] + margin or bottom > frame[3] - margin
    return outer and _PAGE_NUMBER.fullmatch(text) is not None
