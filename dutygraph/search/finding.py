"""Find texts by their words: takes an index and what a user typed, gives hits."""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dutygraph.errors import StoreError
from dutygraph.search.words import text_to_words

_MOST_WORDS = 32
_COLUMNS = "text, kind, duty, title, township"
_BY_WORDS = "FROM texts WHERE texts MATCH :words"
_BY_BOTH = (
    "FROM texts WHERE (instr(lower(text), :letters) OR rowid IN "
    "(SELECT rowid FROM texts WHERE texts MATCH :words))"
)
_OF_KIND = " AND kind = :kind"
_PAGE = " LIMIT :size OFFSET :offset"


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that was found, `parts` of it in turn plain and looked for.

    `duty` is the IRI of the duty it belongs to.
    """

    parts: tuple[str, ...]
    kind: str
    duty: str
    title: str
    township: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one page, and how many there are in all."""

    hits: tuple[Hit, ...]
    count: int


def find_texts(
    index: Path, typed: str, kind: str = "", page: int = 1, size: int = 50
) -> Found:
    """Find the texts that hold all words typed, the best first.

    Where these fill no page, texts that hold what was typed letter by letter are found
    as well. Raises StoreError where the index is not there yet.
    """
    words = list(dict.fromkeys(text_to_words(typed)))[:_MOST_WORDS]
    if not words:
        return Found((), 0)
    letters = typed.strip().casefold()
    given: dict[str, str | int] = {
        "words": " ".join(f'"{word}"' for word in words),
        "letters": letters,
        "kind": kind,
        "size": size,
        "offset": size * (page - 1),
    }
    with contextlib.closing(_open(index)) as database:
        where, order = _BY_WORDS, "rank, rowid"
        if _count(database, where, given) < size:
            where, order = _BY_BOTH, "rowid"
        where += _OF_KIND if kind else ""
        query = f"SELECT {_COLUMNS} {where} ORDER BY {order}{_PAGE}"
        pattern = _pattern([*words, letters])
        hits = [
            Hit(tuple(pattern.split(text)), *rest)
            for text, *rest in database.execute(query, given)
        ]
        return Found(tuple(hits), _count(database, where, given))


def _count(
    database: sqlite3.Connection, where: str, given: Mapping[str, str | int]
) -> int:
    (count,) = database.execute(f"SELECT COUNT(*) {where}", given).fetchone()
    return int(count)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, longest_first))})", re.IGNORECASE)


def _open(index: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.OperationalError as error:
        raise StoreError(
            index.name, "the index of words is not there yet", advice="try again soon"
        ) from error
