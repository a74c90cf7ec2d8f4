"""Write an index of all texts: takes a store, gives a file of SQLite's FTS5.

Titles, steps, guarantees and work methods are each one entry that knows its duty. The
file is whole or not there.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dutygraph.query import select
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
_TEXTS = """
SELECT ?text ?kind ?duty ?title ?township WHERE {
  ?duty dcterms:title ?title ; dg:township/skos:prefLabel ?township .
  {
    ?duty dcterms:title ?text BIND("title" AS ?kind)
  } UNION {
    ?duty dg:responsibility/dg:step/dg:text ?text BIND("step" AS ?kind)
  } UNION {
    ?duty dg:townshipStep/dg:text ?text BIND("township-step" AS ?kind)
  } UNION {
    ?duty dg:guarantee/dg:phrase ?text BIND("guarantee" AS ?kind)
  } UNION {
    ?duty dg:workMethod/dg:text ?text BIND("work-method" AS ?kind)
  }
} ORDER BY ?duty ?kind ?text
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
    for text, *others in select(store, _TEXTS, "the index").rows:
        words = " ".join(text_to_words(str(text)))
        yield words, str(text), *map(str, others)
