"""Read the number of a row: a part of a duty, gives its number in the list.

Where a table has no column for it, the title may begin with it; else rows count.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import Row
from dutygraph.parse.duties.drafts import Draft, Part
from dutygraph.parse.wording.delegation import without_mark
from dutygraph.spellings import fold

_NUMBER = re.compile(r"^'?[（(]?(?:第(?=\d+[项条]))?(\d{1,4})(?:\.0)?[)）.．、项条]?$")
_TITLE_NUMBER = re.compile(r"\s*(\d{1,3})\s*[.．、]\s*(?P<text>\S.*)", re.DOTALL)

_COLUMN = re.compile(r"\(?(?:\d{1,2}|[甲乙丙丁戊A-J])\)?")


def text_to_number(text: str) -> int | None:
    """Read the text of a number's cell; None where it is no number.

    >>> text_to_number("（12）"), text_to_number("★3"), text_to_number("一")
    (12, 3, None)
    >>> text_to_number("第3项"), text_to_number("3个")
    (3, None)
    >>> text_to_number("'12")  # as databases keep digits a text in a sheet
    12
    >>> text_to_number("7.0")  # as data frames write a column with empty cells
    7
    """
    met = _NUMBER.match(fold(without_mark(text)))
    return int(met[1]) if met else None


def is_no_number(text: str) -> bool:
    """Tell words in the column of numbers, with which no row of a duty begins; 续表
    goes on with one.

    >>> is_no_number("合计"), is_no_number("5（续）"), is_no_number("3-1")
    (True, False, False)
    """
    return len(re.findall(r"[^\W\d_]", text)) > 1 and "续" not in text


def numbers_columns(row: Row) -> bool:
    """Tell the row below the headings that counts the columns: 甲, 乙, （1）, （2）."""
    texts = (fold(cell.text) for cell in row.cells)
    return len(row.cells) > 1 and all(map(_COLUMN.fullmatch, texts))


def title_number(text: str) -> int | None:
    """Read the number that a title begins with where it has no column of its own.

    >>> title_number("12.防汛"), title_number("3岁以下儿童照护")
    (12, None)
    """
    met = _TITLE_NUMBER.match(text)
    return int(met[1]) if met else None


def number_part(part: Part, roles: Sequence[str | None], above: Draft | None) -> Part:
    """Let a row with a title have a number, and its title none.

    `above` is the duty before it in its list.
    """
    counted = "number" in roles
    return _without_number(part) if counted else _number_by_title(part, above)


def _without_number(part: Part) -> Part:
    """Take the number off a title that repeats the one of its row: 3 beside 3.防汛."""
    title = part.cells.get("title", ())
    met = _TITLE_NUMBER.match(title[0].text) if title else None
    if met is None or met["text"][0].isdigit():
        return part
    if int(met[1]) != text_to_number(part.text("number")):
        return part
    cells = {**part.cells, "title": (title[0]._replace(text=met["text"]), *title[1:])}
    return replace(part, cells=cells)


def _number_by_title(part: Part, above: Draft | None) -> Part:
    """Give a number to a row with a title: the one its title begins with, or the next
    after that of the duty `above`; the same again where the title is the same.

    A title such as 3岁以下儿童照护 begins with no number.
    """
    title = part.cells.get("title", ())
    if not title:
        return part
    met = _TITLE_NUMBER.match(title[0].text)
    same = above is not None and part.text("title") == above.parts[0].text("title")
    number = str((above.number if above else 0) + (not same))
    if met is not None and (not met["text"][0].isdigit() or met[1] == number):
        title = (title[0]._replace(text=met["text"]), *title[1:])
        number = met[1]
    cells = {**part.cells, "number": (title[0]._replace(text=number),), "title": title}
    return replace(part, cells=cells)
