"""Measure the tables beside the graph: what they cost to write, what reading gains."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.aggregates import draw_store
from benchmarks.results import Result
from benchmarks.timing import time_in_turn
from benchmarks.townships import resolved_lists
from dutygraph.columns.arrow import pack_rows
from dutygraph.columns.attached import tables_of
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.loads.statements import graph_to_loads
from dutygraph.loads.tables import tables_to_loads
from dutygraph.matters.reading import graph_to_duties
from dutygraph.matters.texts import tables_to_duties
from dutygraph.meanings import ResolvedList
from dutygraph.quads import to_nquads
from dutygraph.store import Store, open_store

TOWNSHIPS = 20
_ROUNDS = 3


def measure_tables(count: int = TOWNSHIPS) -> list[Result]:
    """Measure writing and reading of so many townships, in CPU seconds."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "graph"
        draw_store(count, store)
        packing = _measure_packing(list(resolved_lists(count)))
        with open_store(store) as opened:
            return [packing, *_measure_reading(opened, count)]


def _measure_packing(lists: list[ResolvedList]) -> Result:
    actions: dict[str, Callable[[], object]] = {
        "rows": lambda: [pack_rows(resolved_to_rows(one)) for one in lists],
        "quads": lambda: [b"".join(to_nquads(one)) for one in lists],
    }
    found = time_in_turn(actions, _ROUNDS, time.process_time)
    share = found["rows"] / found["quads"]
    return Result(
        f"{len(lists)} townships: rows of the tables, against N-Quads",
        f"{found['rows']:.2f} s, N-Quads {found['quads']:.2f} s: {share:.0%}",
        "",
        True,
    )


def _measure_reading(store: Store, count: int) -> list[Result]:
    tables = tables_of(store)
    readings: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "loads": (
            lambda: graph_to_loads(store, "zh"),
            lambda: tables_to_loads(tables, "zh"),
        ),
        "duties to match": (
            lambda: graph_to_duties(store),
            lambda: tables_to_duties(tables),
        ),
    }
    results = []
    for name, (graph, own) in readings.items():
        same = graph() == own()
        actions = {"graph": graph, "tables": own}
        found = time_in_turn(actions, _ROUNDS, time.process_time)
        ratio = found["graph"] / found["tables"]
        said = (
            f"{found['tables']:.2f} s, graph {found['graph']:.2f} s: {ratio:.0f} times"
        )
        results.append(
            Result(f"{count} townships: {name} from the tables", said, "the same", same)
        )
    return results
