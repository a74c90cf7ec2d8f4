"""Write an index of all texts: takes a store, gives a file of SQLite's FTS5.

Titles, steps, guarantees and work methods are each one entry that knows its duty. The
file is whole or not there.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dutygraph.search.texts import read_texts
from dutygraph.search.words import text_to_words
from dutygraph.store import Store

KINDS = ("title", "step", "township-step", "guarantee", "work-method")
"""What a text may be: a duty's title, a step of a department or of the township …"""

_TABLE = """
CREATE VIRTUAL TABLE texts USING fts5(
  words, text UNINDEXED, kind UNINDEXED, duty UNINDEXED, title UNINDEXED,
  township UNINDEXED, tokenize = 'unicode61'
)
"""


def write_index(store: Store, path: Path) -> None:
    """Write the index to `path`, in the place of what is there."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(part)) as database, database:
        database.execute(_TABLE)
        database.executemany(
            "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", _rows(store)
        )
    part.replace(path)


def _rows(store: Store) -> Iterator[tuple[str, ...]]:
    for row in read_texts(store):
        yield _to_words(row[0]), *row


@lru_cache(maxsize=20_000)
def _to_words(text: str) -> str:
    """Keep those of the texts that many lists say word by word."""
    return " ".join(text_to_words(text))
