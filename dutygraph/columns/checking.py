"""Check columns: takes their folder, tells whether lists and codes are apart."""

from pathlib import Path

from dutygraph.columns.declared import tables
from dutygraph.columns.folder import Manifest
from dutygraph.columns.reading import connect
from dutygraph.errors import StoreError


def count_duties(folder: Path, manifest: Manifest) -> tuple[int, int]:
    """Count the rows of duties, and the duties: fewer where lists share some."""
    with connect(folder, manifest) as connection:
        ((rows, duties),) = connection.execute(
            "SELECT count(*), count(DISTINCT duty) FROM duties"
        ).fetchall()
    return rows, duties


def refuse_shared_codes(folder: Path, manifest: Manifest) -> None:
    """Raise StoreError where two IRIs have one code, also those of different tables."""
    keyed = (one for one in tables().values() if one.has_key)
    every = " UNION ALL ".join(
        f"SELECT {one.columns[0].name} AS code, iri FROM {one.name}" for one in keyed
    )
    with connect(folder, manifest) as connection:
        shared = connection.execute(
            f"SELECT min(iri), max(iri) FROM ({every}) GROUP BY code "
            "HAVING min(iri) <> max(iri) ORDER BY ALL LIMIT 1"
        ).fetchone()
    if shared is not None:
        raise StoreError(
            folder,
            f"{shared[0]} and {shared[1]} have the same code",
            "a code of its own for each IRI",
            "ask in SPARQL instead, and report the two to the makers of dutygraph",
        )
