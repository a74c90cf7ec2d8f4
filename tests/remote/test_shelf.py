"""The saved questions and whole commands answer alike from a folder and a server."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dutygraph.asking import fill
from dutygraph.cli import commands
from dutygraph.query import Value, select
from dutygraph.questions import Question, find_question, saved_questions
from dutygraph.remote import open_anywhere
from dutygraph.store import Store, open_store
from tests.conftest import Run, is_one_message
from tests.questions.make import examples
from tests.remote.conftest import start_oxigraph

EXAMPLES = examples()
_OPENED: dict[str, Store] = {}


@pytest.fixture(scope="module")
def opened() -> Iterator[dict[str, Store]]:
    """The stores opened so far, by address; each once."""
    yield _OPENED
    for store in _OPENED.values():
        store.close()
    _OPENED.clear()


def ask(store: Store, name: str) -> list[tuple[Value, ...]]:
    question = find_question(name.partition("+")[0])
    text = fill(store, question, EXAMPLES[name]).sparql
    return list(select(store, text, name).rows)


def tidy(rows: list[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Round decimals, of which SPARQL asks 18 digits but servers keep fewer.

    What is sorted by them may then differ where two are equal but for the last digit.
    """
    if not any(isinstance(value, float) for row in rows for value in row):
        return rows
    rounded = [
        tuple(round(one, 9) if isinstance(one, float) else one for one in row)
        for row in rows
    ]
    return sorted(rounded, key=repr)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_question_has_the_same_answer_on_every_server(
    name: str, store: Path, endpoint: str, opened: dict[str, Store]
) -> None:
    for place in (str(store), endpoint):
        if place not in opened:
            opened[place] = open_anywhere(place)
    assert tidy(ask(opened[endpoint], name)) == tidy(ask(opened[str(store)], name))


GIVEN = {
    "township": "突泉镇",
    "county": "突泉县",
    "line": "财政",
    "kind": "cooperative",
    "field": "民生服务",
    "guarantee-type": "funding",
    "department": "突泉县财政局",
    "word": "安全",
    "iri": "https://w3id.org/dutygraph/id/duty/152224100/cooperative/2voqnu63344vzhub",
}


def given_to(question: Question) -> Iterator[dict[str, str]]:
    """Give what must be given with each other parameter alone, and with all of them."""
    names = [one.name for one in question.parameters]
    needed = [one.name for one in question.parameters if one.required]
    for some in (*((name,) for name in names if name not in needed), names):
        yield {name: GIVEN[name] for name in (*needed, *some)}


@pytest.mark.slow
def test_a_question_has_the_same_answer_with_each_of_its_parameters(
    store: Path, endpoint: str
) -> None:
    differing = []
    with open_store(store) as here, open_anywhere(endpoint) as there:
        for question in saved_questions():
            for given in given_to(question):
                text = fill(here, question, given).sparql
                rows = [list(select(one, text).rows) for one in (here, there)]
                if tidy(rows[0]) != tidy(rows[1]):
                    differing.append((question.name, given))
    assert differing == []


@pytest.mark.parametrize(
    "words",
    [
        "query townships",
        "rank --by department --format csv",
        "explain 突泉县财政局 --format csv",
        "cite duty/152224100/cooperative/2voqnu63344vzhub --format json",
    ],
)
def test_a_command_prints_the_same_for_an_endpoint(
    words: str, store: Path, endpoint: str, run: Run
) -> None:
    here = run(*words.split(), "--store", store)
    there = run(*words.split(), "--endpoint", endpoint)
    assert here.returncode == 0
    assert (there.returncode, there.stdout) == (0, here.stdout), there.stderr


@pytest.mark.slow
def test_an_export_of_an_endpoint_has_the_bytes_of_the_folder(
    store: Path, filled_virtuoso: str, run: Run, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.nq", tmp_path / "there.nq"
    to = ("--format", "nquads", "-o")
    assert run("export", "--store", store, *to, here).returncode == 0
    done = run("export", "--endpoint", filled_virtuoso, *to, there)
    assert done.returncode == 0, done.stderr
    assert there.read_bytes() == here.read_bytes()


def test_a_description_counts_no_graphs_of_the_server(
    store: Path, filled_virtuoso: str, run: Run, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.ttl", tmp_path / "there.ttl"
    to = ("--format", "dcat", "-o")
    assert run("export", "--store", store, *to, here).returncode == 0
    done = run("export", "--endpoint", filled_virtuoso, *to, there)
    assert done.returncode == 0, done.stderr
    assert there.read_bytes() == here.read_bytes()


def test_python_opens_an_endpoint(store: Path, endpoint: str) -> None:
    import dutygraph

    with dutygraph.open(endpoint) as there, dutygraph.open(store) as here:
        name = "duties-by-list"
        assert list(there.query(name)) == list(here.query(name))
        with pytest.raises(dutygraph.DutygraphError, match="reads a store's folder"):
            there.rdflib()
        text = "SELECT * FROM duties WHERE kind = $kind ORDER BY ALL"
        rows = [list(one.sql(text, kind="reclaimed")) for one in (there, here)]
        assert len(rows[0]) == 178
        assert rows[0] == rows[1]
    for closed in (there, here):
        with pytest.raises(dutygraph.DutygraphError, match="the store is closed"):
            closed.sql(text, kind="reclaimed")


def test_a_folder_and_an_endpoint_at_once_are_misuse(run: Run, store: Path) -> None:
    both = run("query", "townships", "--store", store, "--endpoint", "http://[::1]:1/")
    assert both.returncode == 2
    assert "either" in both.stderr or "--endpoint URL" in both.stderr
    assert run("query", "townships").returncode == 2
    for address in ("graph", ""):
        done = run("query", "townships", "--endpoint", address)
        assert done.returncode == 2
        assert "an address begins with http:// or https://" in done.stderr


def test_a_folder_without_a_name_is_one_message(run: Run, tmp_path: Path) -> None:
    done = run("rank", "--by", "line", "--store", "", cwd=tmp_path)
    assert done.returncode == 1
    assert is_one_message(done)
    assert "this is no dutygraph store" in done.stderr


def test_whatever_takes_a_store_takes_an_endpoint() -> None:
    for name in commands.list_commands(click.Context(commands)):
        command = commands.get_command(click.Context(commands), name)
        assert command is not None
        options = {text for one in command.params for text in one.opts}
        assert ("--store" in options) == ("--endpoint" in options), name


SQL = "SELECT * EXCLUDE position FROM participation ORDER BY ALL"


def test_tables_are_made_of_the_graphs_of_an_endpoint(
    store: Path, endpoint: str, run: Run, tmp_path: Path
) -> None:
    here = run("sql", SQL, "--store", store, "--format", "csv")
    there = run(
        *("sql", SQL, "--endpoint", endpoint, "--format", "csv"),
        env={"TMPDIR": str(tmp_path)},
    )
    assert here.stdout.count("\n") == 822
    assert (there.returncode, there.stdout) == (0, here.stdout), there.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_question_to_tables_that_takes_too_long_leaves_nothing_behind(
    filled_oxigraph: str, run: Run, tmp_path: Path
) -> None:
    done = run(
        *("sql", "SELECT count(*) FROM steps a, steps b, steps c", "--timeout", "0.2"),
        *("--endpoint", filled_oxigraph),
        env={"TMPDIR": str(tmp_path)},
    )
    assert done.returncode == 1
    assert "the query takes more than 0.2 seconds" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_endpoint_without_a_list_has_no_tables(run: Run, tmp_path: Path) -> None:
    with start_oxigraph(tmp_path) as server:
        done = run("sql", "SELECT 1", "--endpoint", server.endpoint)
    assert done.returncode == 1
    assert is_one_message(done)
    assert "it holds no duty list" in done.stderr


def test_an_endpoint_is_not_written(endpoint: str) -> None:
    with open_anywhere(endpoint) as there, pytest.raises(AttributeError):
        there.put_triples("https://w3id.org/dutygraph/id/x", b"")


def test_patterns_match_what_the_folder_holds(store: Path, endpoint: str) -> None:
    with open_store(store) as here, open_anywhere(endpoint) as there:
        assert there.graphs() == here.graphs()
        graph = here.graphs()[0]
        quad = next(
            iter(
                sorted(
                    here.database.quads_for_pattern(None, None, None, None),
                    key=str,
                )
            )
        )
        given = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        for kept in range(1, 16):
            pattern = [one if kept >> n & 1 else None for n, one in enumerate(given)]
            if pattern[0] is None and pattern[2] is None:
                continue
            found = set(there.database.quads_for_pattern(*pattern))  # type: ignore[arg-type]
            expected = set(here.database.quads_for_pattern(*pattern))  # type: ignore[arg-type]
            assert found == expected
        assert quad in there.database
        assert there.documents() == here.documents()
        assert graph.startswith("https://w3id.org/dutygraph/id/list/")
