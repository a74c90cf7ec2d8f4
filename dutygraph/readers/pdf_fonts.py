"""Gives pdfium one font for all the Chinese that a PDF has no font for: a box a letter.

Where letters stand is written in the PDF; the fonts of the machine only say what they
look like (for Latin letters pdfium has its own). Without them a PDF is read alike on
every machine, also on one that has no Chinese font, where pdfium would drop letters
that stand alone; and the search for fonts takes as long as all the rest.
"""

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium_c

_EM = 1_000
_ASCENT, _DESCENT = 880, -120
_LAST_LETTER = 0x10FFFF
_FONT = 1
_EAST_ASIAN = frozenset(
    {
        pdfium_c.FXFONT_SHIFTJIS_CHARSET,
        pdfium_c.FXFONT_HANGEUL_CHARSET,
        pdfium_c.FXFONT_GB2312_CHARSET,
        pdfium_c.FXFONT_CHINESEBIG5_CHARSET,
    }
)


@contextmanager
def one_font_for_all() -> Iterator[None]:
    """Hide the fonts of the machine from pdfium; afterwards it has them again."""
    pdfium_c.FPDF_SetSystemFontInfo(_font_source())
    try:
        yield
    finally:
        pdfium_c.FPDF_SetSystemFontInfo(pdfium_c.FPDF_GetDefaultSystemFontInfo())


@cache
def _font_source() -> Any:
    """Make what pdfium asks for fonts; cached, as pdfium keeps no reference."""
    font = box_font()

    def give_data(_: Any, __: Any, table: int, buffer: Any, size: int) -> int:
        if table:
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    def choose(_: Any, __: int, ___: int, charset: int, *____: Any) -> int | None:
        return _FONT if charset in _EAST_ASIAN else None

    source = pdfium_c.FPDF_SYSFONTINFO(version=1)
    answers = {
        "EnumFonts": lambda *_: None,
        "MapFont": choose,
        "GetFont": lambda *_: None,
        "GetFontData": give_data,
        "GetFaceName": lambda *_: 0,
        "GetFontCharset": lambda *_: 0,
        "DeleteFont": lambda *_: None,
    }
    for name, answer in answers.items():
        setattr(source, name, type(getattr(source, name))(answer))
    return source


@cache
def box_font() -> bytes:
    """Build the font (TrueType, OpenType 1.9): two glyphs, the second for any letter.

    Its `cmap` is of format 13, which maps a range of letters to one glyph.
    """
    glyph = _box_glyph()
    many_to_one = struct.pack(">HHLLL", 13, 0, 28, 0, 1)
    many_to_one += struct.pack(">LLL", 1, _LAST_LETTER, 1)
    box = (0, _DESCENT, _EM, _ASCENT)
    head = struct.pack(">LLLLHHQQ", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 0, _EM, 0, 0)
    lines = struct.pack(
        ">LhhhHhhhhh", 1 << 16, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1, 0
    )
    return _tables_to_font(
        {
            "cmap": struct.pack(">HHHHL", 0, 1, 3, 10, 12) + many_to_one,
            "glyf": glyph,
            "head": head + struct.pack(">hhhhHHhhh", *box, 0, 8, 2, 1, 0),
            "hhea": lines + struct.pack(">hhhhhH", 0, 0, 0, 0, 0, 2),
            "hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
            "loca": struct.pack(">LLL", 0, 0, len(glyph)),
            "maxp": struct.pack(">LHHHHHH", 1 << 16, 2, 4, 1, 0, 0, 1) + bytes(16),
        }
    )


def _box_glyph() -> bytes:
    """Draw the em square: one contour of four points on the line."""
    height = _ASCENT - _DESCENT
    header = struct.pack(">hhhhh", 1, 0, _DESCENT, _EM, _ASCENT)
    xs = struct.pack(">hhhh", 0, _EM, 0, -_EM)
    ys = struct.pack(">hhhh", _DESCENT, 0, height, 0)
    glyph = header + struct.pack(">HH", 3, 0) + bytes([1] * 4) + xs + ys
    return glyph + bytes(-len(glyph) % 4)


def _tables_to_font(tables: dict[str, bytes]) -> bytes:
    start = 12 + 16 * len(tables)
    directory = struct.pack(">LHHHH", 1 << 16, len(tables), 64, 2, 48)
    body = b""
    for name, table in sorted(tables.items()):
        place = struct.pack(">LLL", 0, start + len(body), len(table))
        directory += name.encode("ascii") + place
        body += table + bytes(-len(table) % 4)
    return directory + body
