"""Takes the tree of a web page, gives its texts, blocks and tables in reading order.

Tables that only lay out the page are walked through to the tables inside them. Hidden
tags are left out with what they hold, and of tags that no browser knows the text stays.
"""

from collections.abc import Collection, Iterator
from typing import TypeAlias, cast

from lxml import etree

from dutygraph.readers.markup import BLOCK_TAGS, HIDDEN_TAGS
from dutygraph.spellings import fold, is_heading

Part: TypeAlias = str | etree._Element | None
"""A stretch of text, the block that begins here, or none where a block ends."""

_WIDE_ROWS = etree.XPath("count((tr | *[not(self::tr)]/tr)[count(td | th) > 2])")
_LIST_TAGS = frozenset(("ol", "ul"))
_CELL_TAGS = frozenset(("td", "th"))
_NO_CELL_TAGS = HIDDEN_TAGS | {"table"}


def find_tables(root: etree._Element) -> set[etree._Element]:
    """Find the tables that hold data and stand in no other that does."""
    tables = list(root.iter("table"))
    around = [next(table.iterancestors("table"), None) for table in tables]
    layout = set(around)
    found: set[etree._Element] = set()
    inside: set[etree._Element | None] = set()
    for table, outer in zip(tables, around, strict=True):
        if outer in inside:
            inside.add(table)
        elif table not in layout or _holds_data(table):
            found.add(table)
            inside.add(table)
    return found


def _holds_data(table: etree._Element) -> bool:
    """Tell a table that holds others from one that only lays them out: its rows are
    wide, or columns are headed, though there is but one row below."""
    return cast("float", _WIDE_ROWS(table)) > 2 or any(
        map(_is_headed, find_rows(table))
    )


def _is_headed(row: etree._Element) -> bool:
    cells = [cell for cell in find_cells(row) if cell.find(".//table") is None]
    texts = [fold("".join(map(str, cell.itertext()))) for cell in cells]
    roles = ("number", "title")
    return all(any(is_heading(text, role) for text in texts) for role in roles)


def element_to_parts(
    element: etree._Element, tables: Collection[etree._Element] = ()
) -> list[Part]:
    """Take an element apart, its end included; `tables` are left whole."""
    parts: list[Part] = []
    _add_parts(element, tables, parts)
    parts.append(None)
    return parts


def _add_parts(
    element: etree._Element,
    tables: Collection[etree._Element],
    parts: list[Part],
    heads: bool = False,
) -> None:
    """Add the parts of an element, which `heads` a list inside it, or steps."""
    if text := element.text:
        parts.append(text)
    # A list goes on with the text of its item, but below a block, as the heading of a
    # department, it is the next list: the one before was never closed.
    goes_on = element.tag == "li" and not heads and bool((text or "").strip())
    lists = element.tag in _LIST_TAGS and _only_heads(element)
    for child in element:
        tag = child.tag
        if goes_on and tag in _LIST_TAGS:
            inner = element_to_parts(child)
            if isinstance(before := parts[-1], str):
                parts[-1] = before.rstrip()
            parts += [text.strip() for text in inner if isinstance(text, str)]
        elif tag in BLOCK_TAGS:
            goes_on = False
            # Most blocks hold nothing but text: no call for those.
            if not len(child):
                parts += (child, child.text, None)
            else:
                parts.append(child)
                if child not in tables:
                    _add_parts(child, tables, parts, lists)
                parts.append(None)
        elif tag not in HIDDEN_TAGS:
            begins = element.tag == "li" and child is element[0] and not heads
            goes_on = goes_on or begins
            _add_parts(child, tables, parts)
        if text := child.tail:
            parts.append(text)


def _only_heads(element: etree._Element) -> bool:
    """Tell a list of headings, each of which ends in a colon above a list of its own,
    from one of steps, some of which have sub-items."""
    items = [child for child in element if child.tag == "li"]
    return len(items) > 1 and all(
        (item.text or "").rstrip().endswith(("：", ":"))
        and len(item)
        and all(child.tag in _LIST_TAGS for child in item)
        for item in items
    )


def find_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Find the rows of a table, not those of the tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag not in _NO_CELL_TAGS:
            yield from find_rows(child)


def find_cells(row: etree._Element) -> Iterator[etree._Element]:
    """Find the cells of a row, also those inside tags that should not be there."""
    for child in row:
        if child.tag in _CELL_TAGS:
            yield child
        elif child.tag not in _NO_CELL_TAGS:
            yield from find_cells(child)
