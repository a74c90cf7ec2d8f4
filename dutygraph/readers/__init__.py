"""Takes a published document in any carrier, gives its `Table`.

The carrier is found by content; each has a module of its own, imported when it is met.
"""

import hashlib
from itertools import chain
from pathlib import Path

from dutygraph.errors import ReadError
from dutygraph.model import Source, Table
from dutygraph.readers.archive import Document, documents_in, read_bytes

__all__ = ["Document", "bytes_to_table", "documents_in", "read", "read_document"]

_MOST_LINES = 60_000
_MOST_CHARACTERS = 20_000
"""Of one paragraph: some ten printed pages without a break."""


def read(path: Path) -> Table:
    """Read one file. Raises ReadError where it cannot be read as what it seems to be.

    A ZIP of documents is no document: give its path to `documents_in`.
    """
    return read_document(Document(path))


def read_document(document: Document) -> Table:
    """Read one document that `documents_in` gave. Raises ReadError."""
    return bytes_to_table(read_bytes(document), document.name)


def bytes_to_table(data: bytes, name: str) -> Table:
    """Read a document from its bytes; `name` is its file's name without folders."""
    table = _bytes_to_table(data, name)
    if not any(row.cells for row in table.rows):
        raise ReadError(name, "a document without text", "a duty list")
    _refuse_unbroken(table, name)
    return table


def _bytes_to_table(data: bytes, name: str) -> Table:
    from dutygraph.readers.carrier import Carrier, bytes_to_binary_carrier

    carrier = bytes_to_binary_carrier(data, name)
    if carrier is None:
        return _text_bytes_to_table(data, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), carrier.value)
    if carrier is Carrier.PDF:
        from dutygraph.readers.pdf import pdf_to_table

        return pdf_to_table(data, source)
    if carrier is Carrier.DOCX:
        from dutygraph.readers.docx import docx_to_table

        return docx_to_table(data, source)
    if carrier is Carrier.XLSX:
        from dutygraph.readers.xlsx import xlsx_to_table

        return xlsx_to_table(data, source)
    if carrier is Carrier.XLS:
        from dutygraph.readers.xls import xls_to_table

        return xls_to_table(data, source)
    if carrier is Carrier.MHT:
        from dutygraph.readers.mht import mht_to_table

        return mht_to_table(data, source)
    found = "a ZIP archive without a document in it, or one inside another"
    raise ReadError(name, found, "documents", "unpack it and give the folder")


def _text_bytes_to_table(data: bytes, name: str) -> Table:
    from dutygraph.readers.carrier import Carrier, text_to_carrier
    from dutygraph.readers.encoding import bytes_to_text
    from dutygraph.readers.signs import usual_signs

    text = usual_signs(bytes_to_text(data, name))
    carrier = text_to_carrier(text, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), carrier.value)
    if carrier is Carrier.HTML:
        from dutygraph.readers.html import html_to_table

        return html_to_table(text, source)
    if carrier is Carrier.XLS_XML:
        from dutygraph.readers.xls_xml import xls_xml_to_table

        return xls_xml_to_table(text, source)
    _refuse_endless(text, name)
    if carrier is Carrier.DELIMITED:
        from dutygraph.readers.delimited import delimited_to_table

        return delimited_to_table(text, source)
    if carrier is Carrier.MARKDOWN:
        from dutygraph.readers.markdown import markdown_to_table

        return markdown_to_table(text, source)
    from dutygraph.readers.text import text_to_table

    return text_to_table(text, source)


def _refuse_endless(text: str, name: str) -> None:
    """Refuse what no list of one township can be, before it takes all memory."""
    lines = text.count("\n")
    if lines > _MOST_LINES:
        found, expected = f"a text of {lines:,} lines", f"at most {_MOST_LINES:,}"
        raise ReadError(name, found, expected, "give one document a township")


def _refuse_unbroken(table: Table, name: str) -> None:
    cells = chain.from_iterable([row.cells for row in table.rows])
    paragraphs = chain.from_iterable([cell.paragraphs for cell in cells])
    longest = max([len(paragraph.text) for paragraph in paragraphs])
    if longest > _MOST_CHARACTERS:
        found = f"a paragraph of {longest:,} characters"
        expected = f"at most {_MOST_CHARACTERS:,}"
        raise ReadError(name, found, expected, "take out what is no duty list")
