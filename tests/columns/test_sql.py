"""Whoever asks in SQL reaches the tables and nothing else."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

import dutygraph
from dutygraph.columns import reading
from dutygraph.columns.attached import columns_of, tables_of
from dutygraph.columns.declared import read_columns, tables
from dutygraph.columns.sql import run_sql
from dutygraph.errors import QueryError, StoreError
from dutygraph.meanings import ResolvedList
from dutygraph.model import ListKind
from dutygraph.quads import to_quads
from dutygraph.store import create_store, open_store
from tests.columns.conftest import put_lists
from tests.conftest import Run
from tests.questions.conftest import duty


@pytest.fixture(scope="module")
def connection(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_store(store) as opened:
        yield tables_of(opened)


def test_rows_have_the_types_of_python(connection: duckdb.DuckDBPyConnection) -> None:
    found = run_sql(
        connection,
        "SELECT 1 AS a, 'x' AS b, 1.5 AS c, true AS d, NULL AS e, DATE '2020-01-02' f",
    )
    assert found.names == ("a", "b", "c", "d", "e", "f")
    (row,) = found.rows
    assert row == (1, "x", 1.5, True, None, "2020-01-02")
    assert [type(one).__name__ for one in row[:4]] == ["int", "str", "float", "bool"]


def test_columns_of_one_name_are_told_apart(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = run_sql(connection, "SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS b, 5 AS a")
    assert found.names == ("a", "a_1", "a_1_1", "b", "a_2")
    assert list(found.rows) == [(1, 2, 3, 4, 5)]


def test_values_are_passed_apart(connection: duckdb.DuckDBPyConnection) -> None:
    text = "SELECT count(*) FROM townships WHERE name IN (SELECT unnest($names))"
    hostile = "突泉镇') OR true --"
    for names, expected in ((["突泉镇"], 1), ([hostile], 0)):
        assert [*run_sql(connection, text, "query", {"names": names}).rows] == [
            (expected,)
        ]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_parquet('/tmp/*.parquet')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "COPY duties TO 'out.csv'",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "ATTACH 'x.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA version",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "CREATE TABLE x (a INTEGER)",
        "CREATE MACRO f(x) AS x",
        "INSERT INTO duties SELECT * FROM duties",
        "DROP VIEW duties",
        "CALL pragma_version()",
        "EXPORT DATABASE 'x'",
        "CHECKPOINT",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY duties TO 'out.csv'",
        "PREPARE p AS SELECT 1",
        "",
        "-- nothing",
        "SELEC 1",
        "SELECT nothing FROM duties",
        "SELECT * FROM nothing",
        "SELECT $missing",
        "SELECT 1 / 'x'",
        "\0",
    ],
)
def test_all_but_one_select_over_the_tables_is_refused(
    connection: duckdb.DuckDBPyConnection,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QueryError, match="one SELECT over the tables of the store"):
        list(run_sql(connection, text).rows)
    assert not list(tmp_path.iterdir())


def test_no_bar_is_drawn_on_standard_output(store: Path) -> None:
    """DuckDB draws one over long questions where Python has no file to run."""
    script = """
import sys
from pathlib import Path
from dutygraph.columns.attached import tables_of
from dutygraph.store import open_store
with open_store(Path(sys.argv[1])) as store:
    asked = "SELECT current_setting('enable_progress_bar')"
    print(*tables_of(store).execute(asked).fetchone())
"""
    command = (sys.executable, "-c", script, str(store))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


def test_a_variable_of_python_is_no_table(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    secrets = {"x": [1]}
    with pytest.raises(QueryError, match="secrets"):
        run_sql(connection, "SELECT * FROM secrets")
    assert secrets


def test_a_fault_is_told_with_its_line(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(QueryError) as caught:
        run_sql(connection, "SELECT\n  nothing\nFROM duties", "mine")
    assert caught.value.where == "mine, line 2"
    assert "nothing" in caught.value.found


def test_each_view_has_the_columns_that_are_told(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    for table in tables().values():
        found = run_sql(connection, f"SELECT * FROM {table.name} LIMIT 0")
        assert found.names == tuple(one.name for one in read_columns(table))


def test_a_store_without_lists_has_empty_tables(tmp_path: Path) -> None:
    put_lists(tmp_path / "graph", [])
    with open_store(tmp_path / "graph") as opened:
        for table in tables():
            if table != "concepts":
                found = run_sql(tables_of(opened), f"SELECT * FROM {table}")
                assert list(found.rows) == []


def test_a_store_of_an_earlier_version_has_no_tables(
    tmp_path: Path, make_list: Callable[..., ResolvedList]
) -> None:
    with create_store(tmp_path / "graph") as opened:
        opened.put(to_quads(make_list()))
        assert columns_of(opened) is None
        with pytest.raises(StoreError, match="build it again"):
            tables_of(opened)


def test_tables_that_are_behind_the_graph_are_not_read(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    put_lists(tmp_path / "graph", two_lists[:1])
    with create_store(tmp_path / "graph") as opened:
        opened.put(to_quads(two_lists[1]))
    with open_store(tmp_path / "graph") as opened:
        assert columns_of(opened) is None
        with pytest.raises(StoreError, match="only a part of them"):
            tables_of(opened)


def test_tables_that_count_a_duty_twice_do_not_stand_for_the_graph(
    tmp_path: Path, make_list: Callable[..., ResolvedList]
) -> None:
    again = make_list((duty(ListKind.BASIC, 7, "抓好党员教育"),), sha256="ef" * 32)
    put_lists(tmp_path / "graph", [make_list(), again])
    with open_store(tmp_path / "graph") as opened:
        assert columns_of(opened) is None
        assert list(run_sql(tables_of(opened), "SELECT count(*) FROM duties").rows) == [
            (4,)
        ]


def test_few_duties_are_left_to_sparql(store: Path) -> None:
    with open_store(store) as opened:
        assert columns_of(opened, 810) is None
        assert columns_of(opened, 809) is not None


def test_the_command_prints_rows(store: Path, run: Run) -> None:
    text = "SELECT kind, count(*) AS duties FROM duties GROUP BY ALL ORDER BY ALL"
    for arguments, stdin in (((text,), ""), (("-",), text)):
        done = run(
            "sql", "--store", store, *arguments, "--format", "jsonl", stdin=stdin
        )
        assert [json.loads(line) for line in done.stdout.splitlines()] == [
            {"kind": "basic", "duties": 285},
            {"kind": "cooperative", "duties": 346},
            {"kind": "reclaimed", "duties": 178},
        ]


def test_the_command_lists_the_tables(run: Run) -> None:
    done = run("sql", "--tables", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["table"] for row in rows} == set(tables())
    assert {
        "table": "duties",
        "column": "lead",
        "type": "code",
        "zh": "牵头部门的代号",
        "en": "Code of the department named first",
        "refers": "departments",
    } in rows


def test_the_command_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    done = run("sql", "SELECT 1")
    assert (done.returncode, "--store" in done.stderr) == (2, True)
    done = run("sql", "--store", tmp_path / "none", "SELECT 1")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {tmp_path / 'none'}: there is no store")


def test_the_command_ends_what_takes_too_long(store: Path, run: Run) -> None:
    text = "SELECT count(*) FROM range(10000000000) a, range(10000) b"
    done = run("sql", "--store", store, "--timeout", "0.2", text)
    assert (done.returncode, done.stdout) == (1, "")
    assert "more than 0.2 seconds" in done.stderr


def test_a_query_that_takes_too_much_memory_is_told_so(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading._SETTINGS, "memory_limit", "40MB")
    text = "SELECT list(repeat('县', 99) || i) AS names FROM range(2000000) AS t(i)"
    with (
        open_store(store) as opened,
        pytest.raises(QueryError, match="more memory than a query may"),
    ):
        list(run_sql(tables_of(opened), text).rows)


def test_rows_come_from_python_too(store: Path) -> None:
    with dutygraph.open(store) as graph:
        text = "SELECT name FROM townships WHERE division_code = $code"
        assert [row.name for row in graph.sql(text, code="152224100")] == ["突泉镇"]
