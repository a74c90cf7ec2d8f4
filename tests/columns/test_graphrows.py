"""The graph of a list gives the rows back that the list became."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dutygraph.columns.attached import tables_of
from dutygraph.columns.declared import read_columns, tables
from dutygraph.columns.derived import derive_tables
from dutygraph.columns.folder import columns_of_store
from dutygraph.columns.graphrows import graph_to_rows, list_graphs
from dutygraph.columns.rows import Row, Rows, resolved_to_rows
from dutygraph.meanings import ResolvedList
from dutygraph.model import ListKind
from dutygraph.quads import to_quads
from dutygraph.store import Store, create_store, open_store
from tests.questions.conftest import duty

POSITION = tables()["participation"].names.index("position")


def read_back(resolved: ResolvedList, folder: Path) -> Rows:
    with create_store(folder / "graph") as store:
        store.put(to_quads(resolved))
        (graph,) = list_graphs(store)
        return graph_to_rows(store, graph)


def count_rows(rows: Rows) -> dict[str, Counter[Row]]:
    """Count the rows of each table, without the order that no graph has."""
    found = {name: Counter(own) for name, own in rows.items()}
    found["participation"] = Counter(
        (*row[:POSITION], *row[POSITION + 1 :]) for row in rows["participation"]
    )
    return found


def test_a_graph_gives_the_rows_of_its_list(
    make_list: Callable[..., ResolvedList], tmp_path: Path
) -> None:
    made = make_list()
    assert count_rows(read_back(made, tmp_path)) == count_rows(resolved_to_rows(made))


def test_what_a_list_leaves_empty_is_empty_in_its_rows(
    make_list: Callable[..., ResolvedList], tmp_path: Path
) -> None:
    bare = replace(duty(ListKind.BASIC, 1, "清理河道"), section="")
    made = replace(make_list((bare,)), guarantee_types={}, policy_fields={})
    rows = read_back(made, tmp_path)
    assert count_rows(rows) == count_rows(resolved_to_rows(made))
    (row,) = rows["duties"]
    found = dict(zip(tables()["duties"].names, row, strict=True))
    assert [found[name] for name in ("section", "field", "lead", "parties")] == [
        *(None, None, None),
        0,
    ]


def read_table(store: Store, name: str, columns: list[str]) -> Counter[Row]:
    text = f"SELECT {', '.join(columns)} FROM {name}"
    return Counter(tables_of(store).execute(text).fetchall())


@pytest.mark.slow
def test_the_tables_of_real_documents_are_made_again_of_their_graphs(
    store: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(store, copy)
    shutil.rmtree(columns_of_store(copy))
    with open_store(store) as first, open_store(copy) as second:
        derive_tables(second)
        for name, table in tables().items():
            columns = [one.name for one in read_columns(table)]
            if name == "participation":
                columns.remove("position")
            expected = read_table(first, name, columns)
            assert expected.total() > 0
            assert read_table(second, name, columns) == expected, name
