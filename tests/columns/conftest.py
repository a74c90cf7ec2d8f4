"""Duty lists and stores made by hand, with their columns."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from dutygraph.columns.arrow import pack_rows
from dutygraph.columns.attached import tables_of
from dutygraph.columns.folder import columns_of_store
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.columns.writing import ColumnWriter
from dutygraph.matters.storing import match_store
from dutygraph.meanings import ResolvedList
from dutygraph.quads import to_quads
from dutygraph.store import create_store, open_store
from tests.graph.conftest import make_list  # noqa: F401
from tests.questions.conftest import concepts_alone, neighbour  # noqa: F401

DUTIES = """
SELECT name, kind, number, title FROM duties JOIN townships USING (township)
ORDER BY division_code, kind, number
"""
BOTH = [
    ("石桥镇", "basic", 1, "抓好党员教育"),
    ("石桥镇", "cooperative", 1, "秸秆禁烧"),
    ("石桥镇", "reclaimed", 1, "对排污的处罚"),
    ("柳河镇", "basic", 1, "秸秆禁烧"),
    ("柳河镇", "basic", 2, "河道清理"),
    ("柳河镇", "reclaimed", 1, "抓好党员教育"),
]


def put_lists(path: Path, lists: Iterable[ResolvedList], matched: bool = True) -> None:
    """Write lists with their columns into a store, as a build does."""
    with create_store(path) as store:
        columns = ColumnWriter(store)
        for resolved in lists:
            batch = columns.write([pack_rows(resolved_to_rows(resolved))])
            store.put(to_quads(resolved))
            columns.publish(batch)
        if matched:
            match_store(store)
        columns.complete()


@pytest.fixture
def two_lists(make_list: Callable[..., ResolvedList]) -> list[ResolvedList]:  # noqa: F811
    """The lists of 石桥镇 and 柳河镇."""
    return [make_list(), neighbour(make_list)]


def ask(store: Path, text: str = DUTIES) -> list[tuple[object, ...]]:
    with open_store(store) as opened:
        return tables_of(opened).execute(text).fetchall()


def files_of(store: Path) -> dict[str, bytes]:
    base = columns_of_store(store)
    paths = (path for path in base.rglob("*") if path.is_file())
    return {str(path.relative_to(base)): path.read_bytes() for path in paths}
