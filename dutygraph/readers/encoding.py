"""Takes the bytes of a text file, gives its text, whatever the encoding.

UTF-8, UTF-16 and UTF-32 are known by their byte order mark, UTF-16 without one by its
zero bytes; what is no UTF-8 is tried as GB18030, the encoding mainland software writes
(GB 18030-2022), and must then look like Chinese.
"""

import codecs
import re

from dutygraph.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Form feed and vertical tab are page and line breaks of text made from PDF and Word.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SAMPLE = 65_536
_EXPECTED = "text in UTF-8, UTF-16 or GB18030"


def bytes_to_text(data: bytes, name: str) -> str:
    r"""Decode a text file; its line breaks become `\n`, its byte order mark goes.

    `name` is what a message calls the file. Form feeds stay. Raises ReadError where
    the bytes are empty, no text, cut in the middle of a character, or hold control
    characters or lone surrogates.

    >>> bytes_to_text("序号\r\n1".encode("gb18030"), "清单.csv")
    '序号\n1'
    """
    if not data:
        raise ReadError(name, "the file is empty", "a duty list")
    text = _decode(data, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_control(text, name)
    if not text.strip():
        raise ReadError(name, "the file holds nothing but white space", "a duty list")
    return text


def refuse_control(text: str, name: str) -> None:
    """Raise ReadError where the text holds a control character or a lone surrogate."""
    met = _CONTROL.search(text)
    if met is None:
        return
    line = text.count("\n", 0, met.start()) + 1
    sort = "lone surrogate" if "\ud800" <= met[0] <= "\udfff" else "control character"
    raise ReadError(
        f"{name}, line {line}",
        f"the {sort} U+{ord(met[0]):04X}",
        _EXPECTED,
        "save the document again from the program that made it",
    )


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(encoding, data[len(mark) :], name)
    wide = _wide_encoding(data)
    if wide is not None:
        return _decode_as(wide, data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error, name)


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by zeros that stand on one side of the pairs only."""
    sample = data[:_SAMPLE]
    if 0 not in sample:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or bool(high) == bool(low):
        return None
    return "utf-16-le" if low else "utf-16-be"


def _decode_as(encoding: str, data: bytes, name: str) -> str:
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        raise _broken(data, error, name) from error


def _decode_other(data: bytes, utf8: UnicodeDecodeError, name: str) -> str:
    """Decode what is no clean UTF-8: GB18030, or UTF-8 with a defect to be named."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _is_chinese(text):
        return text
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise _broken(data, utf8, name) from error


def _is_chinese(text: str) -> bool:
    """Tell Chinese from another encoding's bytes read as Chinese.

    GB18030 gives a character to nearly every pair of bytes, but ordinary text keeps to
    the 6,763 of GB 2312 and the signs around them.
    """
    sample = text[:_SAMPLE]
    plain = len(sample.encode("ascii", "ignore"))
    usual = len(sample.encode("gb2312", "ignore").decode("gb2312")) - plain
    return usual >= 0.8 * (len(sample) - plain)


def _broken(data: bytes, error: UnicodeDecodeError, name: str) -> ReadError:
    line = data.count(b"\n", 0, error.start) + 1
    if error.start >= len(data) - 4 and error.start > 0:
        found = "the file ends in the middle of a character"
        return ReadError(name, found, "the whole file", "download it again")
    found = f"bytes that are no text: {data[error.start : error.start + 4].hex(' ')}"
    return ReadError(
        f"{name}, line {line}", found, _EXPECTED, "save it as UTF-8 and try again"
    )
