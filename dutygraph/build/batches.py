"""Load graphs by the batch: takes what was made of documents, gives their reports.

Each batch goes into the store in one step, two at once while the next is gathered: a
process that dies loses these at most and memory holds three, however many documents
follow. While the second half comes, the database puts its files together beside it.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from dutygraph.build.making import Made
from dutygraph.build.precedence import let_loading_go_first, load_beside_compaction
from dutygraph.build.reports import DocumentReport
from dutygraph.columns.arrow import Packed
from dutygraph.columns.writing import ColumnWriter
from dutygraph.store import Store

_MOST_BYTES = 110_000_000
_MOST_DOCUMENTS = 500
_AT_ONCE = 2
"""Batches that are loaded at once: Oxigraph keeps little more than one core busy."""


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

    @property
    def reports(self) -> list[DocumentReport]:
        """Give the reports of all documents, in order."""
        return [made.report for made in self.documents]


@dataclass(frozen=True, slots=True)
class _Loading:
    """A batch under way: its reports, the name of its columns, the graphs to come."""

    reports: Sequence[DocumentReport]
    columns: str
    graphs: Future[None]


def load_all(
    columns: ColumnWriter, documents: Iterable[Made], expected: int | None = None
) -> Iterator[DocumentReport]:
    """Load documents by the batch; give their reports when they are in the store.

    The columns of a batch lie ready before its graphs, and count after them. `expected`
    is how many documents come, where that is known.
    """
    under_way: deque[_Loading] = deque()
    begun = 0
    let_loading_go_first()
    with ThreadPoolExecutor(_AT_ONCE, "load") as threads:
        for batch in _gather(documents):
            if len(under_way) == _AT_ONCE:
                yield from _finish(columns, under_way.popleft())
            written = columns.write(batch.columns) if batch.columns else ""
            late = expected is not None and begun * 2 >= expected
            graphs = threads.submit(_load, columns.store, batch, late)
            under_way.append(_Loading(batch.reports, written, graphs))
            begun += len(batch.documents)
        while under_way:
            yield from _finish(columns, under_way.popleft())


def _load(store: Store, batch: Batch, late: bool) -> None:
    if late:
        load_beside_compaction()
    store.put_graphs(batch.graphs)


def _finish(columns: ColumnWriter, loading: _Loading) -> Sequence[DocumentReport]:
    loading.graphs.result()
    if loading.columns:
        columns.publish(loading.columns)
    return loading.reports


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
