"""Takes the bytes of a file, gives the carrier they are, by content before suffix.

A `.pdf` may be a web page, an `.xls` an HTML table, a `.txt` a CSV: the first bytes and
the members of a package decide, the name only where the text could be either.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from dutygraph.errors import ReadError
from dutygraph.readers.dash_tables import COLUMNS_RULE
from dutygraph.readers.delimited import BARS, find_delimiter
from dutygraph.readers.grid_tables import GRID_RULE
from dutygraph.readers.html_blocks import has_tags_outside_tables
from dutygraph.readers.markdown import TABLE_RULE
from dutygraph.readers.package import bytes_to_package, has_member, protected


class Carrier(StrEnum):
    """What a document comes in; the value is its media type."""

    DELIMITED = "text/csv"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    MHT = "multipart/related"
    PDF = "application/pdf"
    TEXT = "text/plain"
    XLS = "application/vnd.ms-excel"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS_XML = "application/xml"
    ZIP = "application/zip"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1_024
_REFUSED = (
    (b"{\\rtf", "an RTF document", "save it as .docx"),
    (b"Rar!\x1a", "a RAR archive", "unpack it, or pack it as ZIP"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it, or pack it as ZIP"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"\x89PNG", "a picture", "take the document it was made from"),
    (b"\xff\xd8\xff", "a picture", "take the document it was made from"),
)
_MEMBERS = (
    ("word/document.xml", Carrier.DOCX),
    ("xl/workbook.xml", Carrier.XLSX),
)
_REFUSED_MEMBERS = (
    ("xl/workbook.bin", "a binary workbook (.xlsb)", "save it as .xlsx"),
    ("OFD.xml", "an OFD document", "convert it to PDF"),
    ("content.xml", "an OpenDocument file", "save it as .docx or .xlsx"),
    ("ppt/presentation.xml", "a presentation", "save its tables as .docx"),
)
_EXPECTED = "PDF, Word (.docx), Excel, HTML, CSV, Markdown or text"
_HTML_START = re.compile(
    r"\s*+(?:(?><\?xml[^>]*>|<!--.*?-->)\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_PAGE = re.compile(r"<(?:!doctype|html|head|meta)\b[^<]*$", re.IGNORECASE)
_WORKBOOK = re.compile(
    r"<(?:\w{1,9}:)?Workbook\s[^<>]{0,2000}urn:schemas-microsoft-com:office:spreadsheet"
)
_MHT = re.compile(
    rb"(?:[A-Z][\w-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?MIME-Version:", re.I
)
_MARKDOWN = {".md", ".markdown"}
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_HTML_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_DRAWN = (TABLE_RULE, COLUMNS_RULE, re.compile(rf"^{GRID_RULE.pattern}$", re.MULTILINE))
"""Lines that rule tables in Markdown, whatever the name of the file says."""
_CELL_QUOTE = re.compile(r'(?:^|\t)"')
_SNIFFED = 100_000


def bytes_to_binary_carrier(data: bytes, name: str) -> Carrier | None:
    """Tell a carrier that is no text; none where the bytes should be text.

    Raises ReadError for a file that is empty, protected, or of a kind not read.
    """
    if not data:
        raise ReadError(name, "the file is empty", "a duty list")
    for magic, found, advice in _REFUSED:
        if data.startswith(magic):
            raise ReadError(name, found, _EXPECTED, advice)
    if data.startswith(_OLE):
        return _ole_to_carrier(data, name)
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _package_to_carrier(data, name)
    if _MHT.match(data[:_SNIFFED]):
        return Carrier.MHT
    return Carrier.PDF if b"%PDF-" in data[:_PDF_WITHIN] else None


def text_to_carrier(text: str, name: str) -> Carrier:
    """Tell which carrier a text is.

    >>> text_to_carrier("<!DOCTYPE html><p>清单", "清单.pdf").name
    'HTML'
    """
    head = text[:_SNIFFED]
    suffix = PurePath(name).suffix.lower()
    if _WORKBOOK.search(head):
        return Carrier.XLS_XML
    if _is_html(text, head, suffix):
        return Carrier.HTML
    if suffix in {".csv", ".tsv", ".tab"} and find_delimiter(text):
        return Carrier.DELIMITED
    if _HTML_TABLE.search(head) or any(rule.search(text) for rule in _DRAWN):
        return Carrier.MARKDOWN
    if "\t" in text:
        return Carrier.DELIMITED if _has_open_quotes(head) else Carrier.TEXT
    if suffix in _MARKDOWN:
        return Carrier.MARKDOWN
    sign = find_delimiter(text)
    is_csv = suffix != ".txt" or _has_quoted_cells(head) or sign in BARS
    return Carrier.DELIMITED if sign and is_csv else Carrier.TEXT


def _is_html(text: str, head: str, suffix: str) -> bool:
    """Tell a web page, or a part of one, from Markdown with tables in HTML."""
    start = _HTML_START.match(head)
    if suffix in _MARKDOWN and not (start and _HTML_PAGE.search(start[0])):
        return False
    if start is not None:
        return True
    if suffix in {".htm", ".html", ".shtml", ".xhtml"}:
        return "<" in text
    table = _HTML_TABLE.search(head)
    if table is None or _HTML_ROW.search(head, table.end()) is None:
        return False
    return has_tags_outside_tables(text)


def _has_open_quotes(head: str) -> bool:
    """Tell cells in quotation marks that go on in the next line, as Excel's Unicode
    text has them."""
    lines = (line for line in head.split("\n") if "\t" in line)
    return any(line.count('"') % 2 and _CELL_QUOTE.search(line) for line in lines)


def _has_quoted_cells(head: str) -> bool:
    return ',"' in head or "," in head.partition("\n")[0]


def _ole_to_carrier(data: bytes, name: str) -> Carrier:
    """Look for the streams of an OLE file; their names are UTF-16."""
    if _has_stream(data, "EncryptedPackage"):
        raise protected(name)
    if _has_stream(data, "WordDocument"):
        found = "an old Word document (.doc)"
        raise ReadError(name, found, _EXPECTED, "save it as .docx")
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return Carrier.XLS
    found = "an office file of an unknown or damaged kind"
    raise ReadError(name, found, _EXPECTED, "save it as .docx or .xlsx")


def _has_stream(data: bytes, stream: str) -> bool:
    return (stream + "\0").encode("utf-16-le") in data


def _package_to_carrier(data: bytes, name: str) -> Carrier:
    with bytes_to_package(data, name) as package:
        for member, carrier in _MEMBERS:
            if has_member(package, member):
                return carrier
        for member, found, advice in _REFUSED_MEMBERS:
            if has_member(package, member):
                raise ReadError(name, found, _EXPECTED, advice)
    return Carrier.ZIP
