"""Takes a Word body, gives which paragraphs Word numbers by itself, and with what.

The numbers do not stand in the text (ECMA-376 part 1, 17.9): a paragraph points to a
numbering, by itself or through its style, and the numbering counts.
"""

from collections import defaultdict
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from dutygraph.readers.grid import to_int
from dutygraph.readers.package import bytes_to_tree, has_member, read_member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = _W + "val"
_HIGHEST = 9


@dataclass(frozen=True, slots=True)
class Number:
    """The level of an automatic number, from 0, and its value on that level."""

    level: int
    value: int


Numbered = dict[etree._Element, Number]
"""Automatic numbers by their `w:p`; paragraphs without one are missing."""

_Pointer = tuple[str, int]


def number_paragraphs(body: etree._Element, package: ZipFile, name: str) -> Numbered:
    """Count through the automatic numbers of a document in reading order."""
    styles = _read_styles(body, package, name)
    pointers = _pointers(body, styles)
    starts = _read_starts(package, name) if pointers else {}
    counters: dict[str, list[int | None]] = defaultdict(lambda: [None] * _HIGHEST)
    numbered: Numbered = {}
    for paragraph, (identity, level) in pointers:
        counter = counters[identity]
        before = counter[level]
        start = starts.get((identity, level), 1)
        value = start if before is None else before + 1
        counter[level:] = [value] + [None] * (_HIGHEST - level - 1)
        numbered[paragraph] = Number(level, value)
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


def _read_starts(package: ZipFile, name: str) -> dict[_Pointer, int]:
    """Read the first numbers that differ from 1."""
    member = "word/numbering.xml"
    if not has_member(package, member):
        return {}
    root = bytes_to_tree(read_member(package, member, name), name)
    abstract = {
        one.get(_W + "abstractNumId", ""): one
        for one in root.iterfind(_W + "abstractNum")
    }
    starts: dict[_Pointer, int] = {}
    for number in root.iterfind(_W + "num"):
        link = number.find(_W + "abstractNumId")
        base = abstract.get("" if link is None else link.get(_VAL, ""))
        identity = number.get(_W + "numId", "")
        for holder, tag in ((base, "start"), (number, "startOverride")):
            for start in () if holder is None else holder.iter(_W + tag):
                pointer = (identity, _level_of(start))
                starts[pointer] = to_int(start.get(_VAL), 1)
    return starts


def _level_of(start: etree._Element) -> int:
    holder = start.getparent()
    return 0 if holder is None else to_int(holder.get(_W + "ilvl"), 0)
