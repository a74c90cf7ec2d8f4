"""Takes a Word body, gives which paragraphs Word numbers by itself, and how.

The numbers do not stand in the text (ECMA-376 part 1, 17.9): a paragraph points to a
numbering, by itself or through its style, and the numbering counts.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from zipfile import ZipFile

from lxml import etree

from dutygraph.readers.grid import to_int
from dutygraph.readers.package import bytes_to_tree, has_member, read_member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = _W + "val"
_HIGHEST = 9
_DIGITS = ("", *"一二三四五六七八九")

_Pointer = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Number:
    """The level of an automatic number, from 0, its value there, and what is shown."""

    level: int
    value: int
    shown: str


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a numbering counts: its first number, format and frame."""

    start: int = 1
    format: str = "decimal"
    frame: str = ""


@dataclass(frozen=True, slots=True)
class _Numberings:
    """The levels of every numbering, which definition it is an instance of, and where
    it starts anew; instances of one definition count on together (17.9.15)."""

    levels: dict[_Pointer, _Level] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    anew: set[_Pointer] = field(default_factory=set)


Numbered = dict[etree._Element, Number]
"""Automatic numbers by their `w:p`; paragraphs without one are missing."""


def number_paragraphs(body: etree._Element, package: ZipFile, name: str) -> Numbered:
    """Count through the automatic numbers of a document in reading order."""
    styles = _read_styles(body, package, name)
    pointers = _pointers(body, styles)
    numberings = _read_numberings(package, name) if pointers else _Numberings()
    counters: dict[str, list[int | None]] = defaultdict(lambda: [None] * _HIGHEST)
    numbered: Numbered = {}
    for paragraph, (identity, level) in pointers:
        counter = counters[numberings.definitions.get(identity, identity)]
        before = counter[level]
        if (identity, level) in numberings.anew:
            numberings.anew.discard((identity, level))
            before = None
        style = numberings.levels.get((identity, level), _Level())
        value = style.start if before is None else before + 1
        counter[level:] = [value] + [None] * (_HIGHEST - level - 1)
        numbered[paragraph] = Number(level, value, _show(style, value))
    return numbered


def _pointers(
    body: etree._Element, styles: dict[str, _Pointer]
) -> list[tuple[etree._Element, _Pointer]]:
    found: list[tuple[etree._Element, _Pointer]] = []
    for mark in body.iter(_W + "numPr", *([_W + "pStyle"] if styles else [])):
        properties = mark.getparent()
        paragraph = None if properties is None else properties.getparent()
        if properties is None or paragraph is None:
            continue
        own = mark.tag == _W + "numPr"
        pointer = _to_pointer(mark) if own else styles.get(mark.get(_VAL, ""))
        if not own and properties.find(_W + "numPr") is not None:
            continue
        # Numbering 0 takes away the numbering of a style (17.9.18).
        if pointer is not None and pointer[0] != "0":
            found.append((paragraph, pointer))
    return found


def _to_pointer(properties: etree._Element) -> _Pointer | None:
    identity = properties.find(_W + "numId")
    level = properties.find(_W + "ilvl")
    if identity is None:
        return None
    depth = 0 if level is None else to_int(level.get(_VAL), 0)
    return identity.get(_VAL, "0"), min(depth, _HIGHEST - 1)


def _read_styles(
    body: etree._Element, package: ZipFile, name: str
) -> dict[str, _Pointer]:
    """Read which of the paragraph styles in use are numbered."""
    used = {mark.get(_VAL, "") for mark in body.iter(_W + "pStyle")}
    member = "word/styles.xml"
    if not used or not has_member(package, member):
        return {}
    data = read_member(package, member, name)
    if not _has_numbered(data, used):
        return {}
    styles: dict[str, _Pointer] = {}
    for properties in bytes_to_tree(data, name).iter(_W + "numPr"):
        style = next(properties.iterancestors(_W + "style"), None)
        pointer = _to_pointer(properties)
        if style is not None and pointer is not None:
            styles[style.get(_W + "styleId", "")] = pointer
    return styles


def _has_numbered(data: bytes, used: set[str]) -> bool:
    """Look for a numbered style in use before the styles, often the largest part of a
    document, are parsed."""
    marks = [f'styleId="{style}"'.encode() for style in used]
    numbered = [piece for piece in data.split(b":style>") if b"numPr" in piece]
    return any(mark in piece for piece in numbered for mark in marks)


def _read_numberings(package: ZipFile, name: str) -> _Numberings:
    """Read how the levels of every numbering count."""
    member = "word/numbering.xml"
    numberings = _Numberings()
    if not has_member(package, member):
        return numberings
    root = bytes_to_tree(read_member(package, member, name), name)
    abstract = {
        one.get(_W + "abstractNumId", ""): one
        for one in root.iterfind(_W + "abstractNum")
    }
    levels = numberings.levels
    for number in root.iterfind(_W + "num"):
        link = number.find(_W + "abstractNumId")
        definition = "" if link is None else link.get(_VAL, "")
        base = abstract.get(definition)
        identity = number.get(_W + "numId", "")
        if base is not None:
            numberings.definitions[identity] = f"of {definition}"
        for holder in (base, number):
            for level in () if holder is None else holder.iter(_W + "lvl"):
                levels[identity, _level_of(level)] = _read_level(level)
        for start in number.iter(_W + "startOverride"):
            pointer = (identity, _level_of(start.getparent()))
            first = to_int(start.get(_VAL), 1)
            levels[pointer] = replace(levels.get(pointer, _Level()), start=first)
            numberings.anew.add(pointer)
    return numberings


def _read_level(level: etree._Element) -> _Level:
    start, style, frame = (
        element.get(_VAL) if element is not None else None
        for element in (level.find(_W + t) for t in ("start", "numFmt", "lvlText"))
    )
    return _Level(to_int(start, 1), style or "decimal", frame or "")


def _show(level: _Level, value: int) -> str:
    """Show a number in the frame of its level: （1）, ①; one of several levels 1.1 as
    its own number in brackets, a bullet as nothing."""
    if level.format in {"bullet", "none"}:
        return ""
    numeral = str(value)
    if level.format.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        numeral = chr(ord("①") + value - 1)
    elif level.format.startswith(("chinese", "japaneseC", "taiwaneseC")):
        numeral = _to_chinese(value)
    shown, own = re.subn(r"%\d", numeral, level.frame)
    return shown if own == 1 else f"（{value}）"


def _to_chinese(value: int) -> str:
    """Write a number up to 99 in Chinese numerals."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return f"{ten}{_DIGITS[ones]}"


def _level_of(holder: etree._Element | None) -> int:
    return 0 if holder is None else to_int(holder.get(_W + "ilvl"), 0)
