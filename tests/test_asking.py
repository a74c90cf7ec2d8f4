"""Questions that count go to the tables where there are many duties, else to SPARQL."""

import dataclasses
from pathlib import Path

import pytest
from pyarrow import compute

import dutygraph
from dutygraph.columns.arrow import read_table
from dutygraph.columns.attached import MANY
from dutygraph.columns.folder import (
    columns_of_store,
    read_manifest,
    write_batch,
    write_manifest,
)
from dutygraph.errors import QueryError
from dutygraph.meanings import ResolvedList
from tests.columns.conftest import put_lists, two_lists  # noqa: F401
from tests.conftest import Run
from tests.graph.conftest import make_list  # noqa: F401
from tests.questions.conftest import concepts_alone  # noqa: F401
from tests.web.conftest import serve

IN_GRAPH, IN_TABLES = "生态环保", "表中的生态环保"


@pytest.fixture
def telling(
    tmp_path: Path,
    two_lists: list[ResolvedList],  # noqa: F811
    concepts_alone: None,  # noqa: F811
) -> Path:
    """A store whose tables call a policy field otherwise than its graph does."""
    from dutygraph.store import create_store
    from tests.questions.conftest import concept_quads

    path = tmp_path / "graph"
    with create_store(path) as store:
        store.put(concept_quads())
    put_lists(path, two_lists)
    say_otherwise(path, MANY)
    return path


def say_otherwise(store: Path, duties: int) -> None:
    folder = columns_of_store(store)
    manifest = read_manifest(folder)
    assert manifest is not None
    tables = {
        path.stem: read_table(path)
        for path in (folder / manifest.whole).glob("*.parquet")
    }
    concepts = tables["concepts"]
    place = concepts.schema.get_field_index("zh")
    renamed = compute.replace_substring(concepts["zh"], IN_GRAPH, IN_TABLES)
    tables["concepts"] = concepts.set_column(place, "zh", renamed)
    whole = write_batch(folder, tables)
    write_manifest(folder, dataclasses.replace(manifest, whole=whole, duties=duties))


def fields(store: Path, **given: str) -> list[tuple[object, ...]]:
    with dutygraph.open(store) as graph:
        return [tuple(row) for row in graph.query("duties-by-field", **given)]


IN_SQL = [(IN_TABLES, "石桥镇", 2), (IN_TABLES, "柳河镇", 3), ("党的建设", "石桥镇", 1)]


def test_many_duties_are_counted_in_the_tables(telling: Path) -> None:
    assert sorted(fields(telling)) == sorted(IN_SQL)


def test_what_is_given_is_looked_up_in_the_graph(telling: Path) -> None:
    assert fields(telling, field=IN_GRAPH, township="柳河镇") == [
        (IN_TABLES, "柳河镇", 3)
    ]
    with pytest.raises(QueryError, match="no policy field of this name"):
        fields(telling, field=IN_TABLES)


def test_a_few_duties_are_counted_in_the_graph(telling: Path) -> None:
    say_otherwise(telling, MANY - 1)
    assert (IN_GRAPH, "石桥镇", 2) in fields(telling)


def test_what_does_not_count_is_asked_of_the_graph(telling: Path) -> None:
    with dutygraph.open(telling) as graph:
        rows = graph.query("duties", township="柳河镇")
        assert [row.duty for row in rows] == ["秸秆禁烧", "河道清理", "抓好党员教育"]


def test_tables_of_other_lists_than_the_graphs_are_not_asked(telling: Path) -> None:
    folder = columns_of_store(telling)
    manifest = read_manifest(folder)
    assert manifest is not None
    write_manifest(folder, dataclasses.replace(manifest, batches=manifest.batches[:1]))
    assert (IN_GRAPH, "石桥镇", 2) in fields(telling)


@pytest.mark.parametrize("layout", ["table", "csv", "json", "jsonl"])
def test_the_command_asks_the_tables(telling: Path, run: Run, layout: str) -> None:
    done = run("query", "duties-by-field", "--store", telling, "--format", layout)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(IN_TABLES) == 2


def test_the_page_of_a_question_asks_the_tables_and_shows_sparql(telling: Path) -> None:
    with serve(telling) as server:
        page = server.get("/questions/duties-by-field")
    assert page.status_code == 200
    assert page.text.count(f">{IN_TABLES}<") >= 2
    assert "SELECT ?field ?township" in page.text
