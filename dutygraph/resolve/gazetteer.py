"""Takes the text of data/gazetteer/divisions.tsv, gives territories by code or name.

Townships are searched in the text, which is not parsed: one document needs a few of its
44,000 names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dutygraph.meanings import Division
from dutygraph.resources import resource

COUNTY_DIGITS, TOWNSHIP_DIGITS = 6, 9


@dataclass(frozen=True, slots=True)
class Listed:
    """A township as a source lists it; `first` where the first source has this name."""

    code: str
    name: str
    first: bool


@cache
def load_text() -> str:
    """Read the file as it stands."""
    return resource("data/gazetteer/divisions.tsv").read_text("utf-8")


def name_of(code: str) -> str | None:
    """Give the name of a province, prefecture or county."""
    fields = _line(code)
    return fields[1].partition("|")[0] if fields else None


def townships_in(county: str) -> tuple[Listed, ...]:
    """Give the townships of a county: of the first source, then what differs."""
    fields = _line(county)
    return tuple(
        Listed(county + entry[:3], entry[3:], first)
        for column, first in ((2, True), (3, False))
        if len(fields) > column
        for entry in fields[column].split()
    )


def names_of_township(code: str) -> tuple[Listed, ...]:
    """Give the names for a nine-digit code, that of the first source in front."""
    return tuple(t for t in townships_in(code[:COUNTY_DIGITS]) if t.code == code)


def find_townships(name: str) -> tuple[Listed, ...]:
    """Give all townships of this name in China, one a county, ordered by code.

    Where the sources have different codes, the first source's counts.
    """
    found: dict[str, Listed] = {}
    for start, end in _positions(name):
        entry = load_text()[start - 4 : start]
        if load_text()[end] in " \t\n" and entry[1:].isdigit() and entry[0] in " \t":
            county, column = _line_around(start)
            listed = Listed(county + entry[1:], name, column == 2)
            found.setdefault(county, listed)
    return tuple(found[county] for county in sorted(found))


def find_divisions(name: str, digits: int) -> tuple[str, ...]:
    """Give the codes of the provinces, prefectures or counties of this full name."""
    return tuple(code for code in _codes().get(name, ()) if len(code) == digits)


@cache
def _codes() -> dict[str, list[str]]:
    """Give the codes of each name above the townships, in their order."""
    codes: dict[str, list[str]] = {}
    for code, line in _lines().items():
        for name in line.split("\t", 2)[1].split("|"):
            codes.setdefault(name, []).append(code)
    return codes


def _positions(name: str) -> Iterator[tuple[int, int]]:
    """Find the name as text; never one with a border of the file in it."""
    if not name or any(mark in name for mark in "\t\n| "):
        return
    start = load_text().find(name)
    while start >= 0:
        yield start, start + len(name)
        start = load_text().find(name, start + len(name))


def divisions_above(code: str) -> Iterator[Division]:
    """Give province, prefecture and county of a code, as far as the file has them.

    A county under the province directly (直辖) has no prefecture.
    """
    above = None
    for digits in (2, 4, COUNTY_DIGITS):
        name = name_of(code[:digits])
        if name is not None:
            yield Division(code[:digits], name, above)
            above = code[:digits]


def _line(code: str) -> list[str]:
    line = _lines().get(code)
    return line.split("\t") if line else []


@cache
def _lines() -> dict[str, str]:
    lines = load_text().splitlines()
    return {line.partition("\t")[0]: line for line in lines if line[:1] != "#"}


def _line_around(position: int) -> tuple[str, int]:
    """Give the code of the line and the number of the column, from 0."""
    start = load_text().rfind("\n", 0, position) + 1
    code = load_text()[start : load_text().find("\t", start)]
    return code, load_text().count("\t", start, position)
