"""Write columns beside a store: takes packed lists, gives batches that count in time.

A batch is written before the graphs of its lists and counts after them. A process that
dies between leaves a batch whose lists are in the store, which the next one takes up,
or are not, which it deletes.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import duckdb
import pyarrow

from dutygraph.columns.arrow import Packed, packed_to_tables
from dutygraph.columns.checking import count_duties, refuse_shared_codes
from dutygraph.columns.folder import (
    ListKey,
    Manifest,
    columns_of_store,
    join_batches,
    left_over,
    lists_of_batch,
    read_manifest,
    remove_batch,
    remove_damaged,
    remove_left_over,
    rewrite_batch,
    write_batch,
    write_manifest,
)
from dutygraph.columns.stored import lists_of_store, vocabulary_of_store
from dutygraph.columns.whole import whole_tables
from dutygraph.errors import StoreError
from dutygraph.iris import document_iri
from dutygraph.store import Store, translated_errors

_MOST_BATCHES = 8


class ColumnWriter:
    """The columns of a store that is open for writing.

    Taking it up puts in order what a process that died has left.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._folder = columns_of_store(store.path)
        with self._written():
            self._folder.mkdir(exist_ok=True)
            remove_damaged(self._folder)
            self._manifest = read_manifest(self._folder) or Manifest()
            batches = self._manifest.batches
            found = {name: lists_of_batch(self._folder, name) for name in batches}
            self._lists = {name: lists for name, lists in found.items() if lists}
            self._take_up_left_over()

    def documents(self) -> frozenset[str]:
        """Give the SHA-256 of every file that the store has with its columns."""
        held = {document for own in self._lists.values() for _, document in own}
        every = self.store.documents()
        return frozenset(one for one in every if document_iri(one) in held)

    def write(self, lists: Iterable[Packed]) -> str:
        """Write lists as one batch that does not count yet; give its name."""
        with self._written():
            return write_batch(self._folder, packed_to_tables(lists))

    def publish(self, batch: str) -> None:
        """Let a batch count, once the graphs of its lists are in the store.

        Its lists take the place of what older batches hold of them.
        """
        with self._written():
            self._publish(batch, lists_of_batch(self._folder, batch))

    def settle(self) -> None:
        """Make the tables of the lists ready to be read, once the last is published."""
        with self._written():
            stored = lists_of_store(self.store)
            held = frozenset[ListKey]().union(*self._lists.values())
            gone = self._replace_lists({iri for iri, _ in held - stored})
            if self._manifest.duties and not gone:
                return
            manifest = Manifest(tuple(sorted(self._lists)))
            rows, duties = count_duties(self._folder, manifest)
            self._count(replace(manifest, apart=rows == duties, duties=duties), gone)

    def outdate(self) -> None:
        """Let the tables of the whole store count no more: its matters will change."""
        with self._written():
            self._count(replace(self._manifest, whole="", vocabulary=""), ())

    def complete(self) -> None:
        """Write the tables of the whole store, once its matters are written.

        Those that are there stay where neither lists, matters nor vocabulary changed.
        Raises StoreError where two things share a code.
        """
        self.settle()
        with self._written():
            vocabulary = vocabulary_of_store(self.store)
            if self._is_complete(vocabulary):
                return
            self._join_batches()
            found = whole_tables(self.store, self._folder, self._manifest)
            whole = write_batch(self._folder, found) if found else ""
            manifest = replace(self._manifest, whole=whole, vocabulary=vocabulary)
            refuse_shared_codes(self._folder, manifest)
            self._count(manifest, ())
            remove_left_over(self._folder, manifest)

    def _is_complete(self, vocabulary: str) -> bool:
        whole = self._manifest.whole
        same = self._manifest.vocabulary == vocabulary
        return bool(whole) and same and (self._folder / whole).is_dir()

    def _join_batches(self) -> None:
        """Put many batches together: every file is opened for every question."""
        if len(self._lists) <= _MOST_BATCHES:
            return
        gone = list(self._lists)
        joined = join_batches(self._folder, gone)
        self._lists = {joined: lists_of_batch(self._folder, joined)}
        self._count(replace(self._manifest, batches=(joined,)), gone)

    def _publish(self, batch: str, lists: frozenset[ListKey]) -> None:
        gone = self._replace_lists({iri for iri, _ in lists}, batch)
        self._lists[batch] = lists
        self._count(Manifest(tuple(sorted(self._lists))), gone)

    def _replace_lists(self, unwanted: Collection[str], batch: str = "") -> list[str]:
        """Write the other batches that hold some lists without them; give their names.

        Nothing counts yet.
        """
        gone = []
        for name, own in list(self._lists.items()):
            out = sorted({iri for iri, _ in own}.intersection(unwanted))
            if out and name != batch:
                gone.append(name)
                del self._lists[name]
                rest = rewrite_batch(self._folder, name, out)
                if rest:
                    self._lists[rest] = lists_of_batch(self._folder, rest)
        return gone

    def _count(self, manifest: Manifest, gone: Iterable[str]) -> None:
        """Make a manifest the one that counts, then delete what has gone."""
        if manifest != self._manifest:
            write_manifest(self._folder, manifest)
            self._manifest = manifest
        for name in gone:
            remove_batch(self._folder, name)

    def _take_up_left_over(self) -> None:
        stored = lists_of_store(self.store)
        for name in left_over(self._folder, self._manifest):
            lists = lists_of_batch(self._folder, name)
            if lists and lists <= stored:
                self._publish(name, lists)
        remove_left_over(self._folder, self._manifest)

    @contextmanager
    def _written(self) -> Iterator[None]:
        """Turn what the disk or Arrow raises into StoreError."""
        with translated_errors(self._folder):
            try:
                yield
            except (pyarrow.ArrowException, duckdb.Error) as error:
                raise StoreError(
                    self._folder,
                    f"the tables cannot be read or written ({error})",
                    "whole files of Parquet",
                    "delete this folder and build again; the graph stays as it is",
                ) from error
