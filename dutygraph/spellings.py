"""Load the spellings that readers and parser go by: data files, give patterns."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dutygraph.resources import resource

_WIDE = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}
"""The signs that nearly every sentence has of those that NFKC replaces."""
_CHARACTER = re.compile("([\u4e00-\u9fff])")
_SHORT = 100
"""Characters of texts that are kept folded: names are asked for many times."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A pattern for the heading of a column, and the role of such a column."""

    role: str
    pattern: re.Pattern[str]


def fold(text: str) -> str:
    """Give the text in NFKC without white space: the form that spellings compare in.

    >>> fold("事 项 名 称")
    '事项名称'
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    # A text without such signs is seen at a glance to be normal, 20 times as fast.
    for wide, narrow in _WIDE.items():
        text = text.replace(wide, narrow)
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(8192)
def _fold_short(text: str) -> str:
    return _fold(text)


@cache
def column_headings() -> tuple[Heading, ...]:
    """Give the headings of data/spellings/columns.toml in their order."""
    with resource("data/spellings/columns.toml").open("rb") as file:
        entries = tomllib.load(file)["heading"]
    return tuple(Heading(e["role"], re.compile(fold(e["pattern"]))) for e in entries)


def is_heading(text: str, role: str) -> bool:
    """Tell the heading, folded, of a column that can have this role."""
    return any(h.role == role and h.pattern.fullmatch(text) for h in column_headings())


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Give one pattern of data/spellings/lists.toml."""
    return re.compile(_lists()[table][name])


def spaced(source: str) -> str:
    """Let blanks stand between the characters of a pattern, as print spreads a label.

    >>> bool(re.fullmatch(spaced("履职(?:的)?(?:保障|支持)"), "履 职保 障"))
    True
    """
    return _CHARACTER.sub(r"(?:\1\\s{0,3})", source)


@cache
def spread(table: str, name: str) -> re.Pattern[str]:
    """Give a pattern that may be spread by blanks."""
    return re.compile(spaced(_lists()[table][name]))


@cache
def section_words(name: str) -> re.Pattern[str] | None:
    """Give the words of the duties of such a section, None where its name says none."""
    for names, words in _sections():
        if re.fullmatch(names, name):
            return words
    return None


@cache
def _sections() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with resource("data/spellings/sections.toml").open("rb") as file:
        entries = tomllib.load(file)["section"]
    return tuple((e["names"], re.compile(e["words"])) for e in entries)


@cache
def _lists() -> dict[str, dict[str, str]]:
    with resource("data/spellings/lists.toml").open("rb") as file:
        return tomllib.load(file)
