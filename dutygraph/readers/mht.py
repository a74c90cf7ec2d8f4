"""Takes a web archive (.mht), gives the rows of the pages in it.

Browsers and Word save a page so, with its pictures in one file (RFC 2557). The lines of
a place are those of the page as it was before it was packed; where there are several,
as Word's frames or Excel's sheets, they are counted on from page to page.
"""

import email
from collections.abc import Iterator
from email.message import Message

from dutygraph.errors import ReadError
from dutygraph.model import Row, Source, Table
from dutygraph.readers.encoding import bytes_to_text
from dutygraph.readers.html import html_to_table
from dutygraph.readers.moving import move_row
from dutygraph.readers.signs import usual_signs

ARCHIVE_LIMIT = 32 * 2**20
"""Bytes of an archive that is taken apart, which takes nine times as many."""

_ADVICE = "save the page as HTML"
_MOST_WITHIN = 20
"""Parts made of parts: as many archives may stand inside one another at most."""


def mht_to_table(data: bytes, source: Source) -> Table:
    """Read a web archive. Raises ReadError where no page is in it."""
    rows: list[Row] = []
    ruled, lines = False, 0
    for page in _pages(data, source.name):
        text = usual_signs(bytes_to_text(page, source.name))
        table = html_to_table(text, source)
        rows += [move_row(row, lines) for row in table.rows] if lines else table.rows
        lines += text.count("\n") + 1
        ruled = ruled or table.ruled
    return Table(source, tuple(rows), ruled)


def _pages(data: bytes, name: str) -> Iterator[bytes]:
    if len(data) > ARCHIVE_LIMIT:
        found, most = (f"{size // 2**20} MB" for size in (len(data), ARCHIVE_LIMIT))
        raise ReadError(name, f"a web archive of {found}", f"at most {most}", _ADVICE)
    if data.lower().count(b"boundary=") > _MOST_WITHIN:
        found = f"more than {_MOST_WITHIN} parts made of parts"
        raise ReadError(name, found, "a web page", _ADVICE)
    pages = [part for part in _parts(data) if part.get_content_type() == "text/html"]
    if not pages:
        raise ReadError(name, "a web archive without a page", "a web page", _ADVICE)
    for page in pages:
        content = page.get_payload(decode=True)
        yield content if isinstance(content, bytes) else b""


def _parts(data: bytes) -> Iterator[Message]:
    return email.message_from_bytes(data).walk()
