"""Load graphs by the batch: takes what was made of documents, gives their reports.

Each batch goes into the store in one step while the next is gathered, so that a process
that dies loses one batch at most and memory holds two, however many documents follow.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from dutygraph.build.making import Made
from dutygraph.build.reports import DocumentReport
from dutygraph.columns.arrow import Packed
from dutygraph.columns.writing import ColumnWriter

_MOST_BYTES = 128_000_000
_MOST_DOCUMENTS = 500


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that go into the store together, in the order they were met."""

    documents: tuple[Made, ...]

    @property
    def graphs(self) -> dict[str, bytes]:
        """Give the N-Quads by graph, of the documents that gave one."""
        return {made.graph: made.quads for made in self.documents if made.graph}

    @property
    def columns(self) -> list[Packed]:
        """Give the columns of the documents that have some."""
        return [made.columns for made in self.documents if made.columns]


def load_batch(columns: ColumnWriter, batch: Batch) -> None:
    """Load a batch: the graphs that are new in one step, each old one in its place.

    Its columns lie ready before, and count after.
    """
    with columns.beside(batch.columns):
        columns.store.put_graphs(batch.graphs)


def load_all(
    columns: ColumnWriter, documents: Iterable[Made]
) -> Iterator[DocumentReport]:
    """Load documents by the batch; give their reports when they are in the store."""
    batches = _gather(documents)
    batch = next(batches, None)
    with ThreadPoolExecutor(1, "load") as thread:
        while batch is not None:
            loading: Future[None] = thread.submit(load_batch, columns, batch)
            following = next(batches, None)
            loading.result()
            yield from (made.report for made in batch.documents)
            batch = following


def _gather(documents: Iterable[Made]) -> Iterator[Batch]:
    gathered: list[Made] = []
    size = 0
    for made in documents:
        gathered.append(made)
        size += len(made.quads)
        if size >= _MOST_BYTES or len(gathered) >= _MOST_DOCUMENTS:
            yield Batch(tuple(gathered))
            gathered, size = [], 0
    if gathered:
        yield Batch(tuple(gathered))
