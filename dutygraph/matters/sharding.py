"""Match the duties of shards: takes a folder of them, gives it the shard of matters."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pyoxigraph

from dutygraph import vocab
from dutygraph.columns.folder import Manifest
from dutygraph.columns.reading import connect
from dutygraph.errors import OutputError
from dutygraph.matters.corrections import Corrections, load_corrections
from dutygraph.matters.graph import matters_to_blocks
from dutygraph.matters.grouping import match_duties
from dutygraph.matters.naming import GRAPH
from dutygraph.matters.records import Matter
from dutygraph.matters.texts import scan_tables
from dutygraph.nquads import Quad, block_to_triples, quads_to_bytes
from dutygraph.shards import find_graph, write_shard

MATTERS = "matters"
"""The shard of the matters."""

_DERIVED, _KEY, _LABEL = (
    pyoxigraph.NamedNode(term[1:-1])
    for term in (vocab.WAS_DERIVED_FROM, vocab.MATTER_KEY, vocab.PREF_LABEL)
)


def match_shards(folder: Path, corrections: Corrections | None = None) -> None:
    """Match all duties of a folder of shards and write the graph of their matters.

    It is that of a store of the same documents. Matters that are there keep IRI and
    name; where the documents are those it was made of nothing is done. Raises
    OutputError where the tables of a shard cannot be read, or are too many.
    """
    batches = sorted(path.parent.name for path in folder.glob("*/lists.parquet"))
    existing, made_of = _read_shard(folder)
    try:
        with connect(folder, Manifest(tuple(batches))) as tables:
            rows = tables.execute("SELECT DISTINCT document FROM lists").fetchall()
            documents = {str(document) for (document,) in rows}
            if documents == made_of:
                return
            duties = scan_tables(tables)
            found = match_duties(duties, existing, corrections or load_corrections())
    except duckdb.OutOfMemoryException as error:
        raise OutputError(
            folder / MATTERS,
            "so many lists are not matched in the memory there is",
            "fewer lists",
            "all other shards are there whole and can be pushed",
        ) from error
    except duckdb.Error as error:
        raise OutputError(
            folder,
            f"the tables of a shard cannot be read ({error})",
            "whole files of Parquet",
            "delete the folder of that shard and build again",
        ) from error
    write_shard(folder, MATTERS, _to_pieces(matters_to_blocks(found, documents)))


def _read_shard(folder: Path) -> tuple[list[Matter], set[str]]:
    """Give the matters that are there, and the documents they were made of."""
    path = find_graph(folder, MATTERS)
    if path is None:
        return [], set()
    keys, names, documents = dict[str, str](), dict[str, str](), set[str]()
    for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.N_QUADS):
        subject, text = quad.subject.value, quad.object.value
        if quad.predicate == _DERIVED:
            documents.add(text)
        elif quad.predicate == _KEY:
            keys[subject] = text
        elif quad.predicate == _LABEL:
            names[subject] = text
    return [Matter(iri, keys[iri], names[iri]) for iri in sorted(keys)], documents


def _to_pieces(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Give the N-Quads of each block."""
    for block in blocks:
        triples = block_to_triples(block)
        yield quads_to_bytes(Quad(*triple, f"<{GRAPH}>") for triple in triples)
