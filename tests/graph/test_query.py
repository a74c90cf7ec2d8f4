from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dutygraph.errors import QueryError
from dutygraph.meanings import ResolvedList
from dutygraph.nquads import Quad
from dutygraph.quads import to_quads
from dutygraph.query import Rows, Statements, run, select
from dutygraph.store import Store, create_store

Maker = Callable[..., ResolvedList]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(tmp_path / "store") as opened:
        for graph, value in (
            ("a", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
            ("b", '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
            ("c", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
            ("d", '"many"^^<http://www.w3.org/2001/XMLSchema#integer>'),
            ("e", '"事项"@zh'),
            ("f", "<x:o>"),
        ):
            opened.put([Quad("<x:s>", "<x:p>", value, f"<x:{graph}>")])
        yield opened


def answers(store: Store, text: str) -> list[tuple[object, ...]]:
    return list(select(store, text).rows)


def test_rows_hold_plain_values(store: Store) -> None:
    found = select(store, "SELECT ?v ?none { GRAPH ?g { ?s <x:p> ?v } } ORDER BY ?g")
    assert found.names == ("v", "none")
    assert list(found.rows) == [
        (1, None),
        (0.5, None),
        (True, None),
        ("many", None),
        ("事项", None),
        ("x:o", None),
    ]


def test_all_graphs_are_one_unless_the_query_names_some(store: Store) -> None:
    assert answers(store, "SELECT (COUNT(*) AS ?n) { ?s <x:p> ?o }") == [(6,)]
    assert answers(store, "SELECT ?o { GRAPH <x:a> { ?s <x:p> ?o } }") == [(1,)]
    assert answers(store, "SELECT ?o FROM <x:a> { ?s <x:p> ?o }") == [(1,)]
    assert answers(
        store, "# FROM here on\nSELECT (COUNT(*) AS ?n) { ?s <x:p> ?o }"
    ) == [(6,)]


def test_questions_of_truth_and_of_statements(store: Store) -> None:
    assert run(store, "ASK { ?s <x:p> 1 }") is True
    assert run(store, "ASK { ?s <x:p> 7 }") is False
    found = run(store, "CONSTRUCT { ?s <x:q> ?s } WHERE { ?s <x:p> 1 }")
    assert isinstance(found, Statements)
    assert list(found.lines) == ["<x:s> <x:q> <x:s> .\n"]
    with pytest.raises(QueryError, match="without rows"):
        select(store, "ASK { ?s <x:p> 1 }")


def test_statement_of_two_graphs_is_said_once(store: Store) -> None:
    for graph in ("g", "h"):
        store.put([Quad("<x:t>", "<x:p>", "<x:o>", f"<x:{graph}>")])
    found = run(store, "DESCRIBE <x:t>")
    assert isinstance(found, Statements)
    assert list(found.lines) == ["<x:t> <x:p> <x:o> .\n"]


def test_prefixes_of_the_project_are_known(store: Store) -> None:
    text = 'SELECT ?class { ?class a owl:Class ; rdfs:label "Step"@en }'
    assert answers(store, text) == [("https://w3id.org/dutygraph/ontology#Step",)]


def test_prefix_of_the_user_goes_before_the_projects(store: Store) -> None:
    assert answers(
        store, "PREFIX dg: <x:> SELECT ?o { ?s dg:p ?o FILTER(?o = 1) }"
    ) == [(1,)]


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("SELECT * WHERE {\n ?s ?p }", "mine, line 2, column 9", "syntax error"),
        ("# 事项\nASK { ?s }", "mine, line 2, column 11", "syntax error"),
        ("SELECT * { ?s a no:x }", "mine, line 1, column 21", "not declared"),
        ("SELECT ?x { } GROUP BY ?s", "mine, line 1, column 26", "unbound"),
        ("", "mine, line 1, column 1", "at the end"),
    ],
)
def test_syntax_error_has_line_and_column_of_the_users_text(
    store: Store, text: str, where: str, found: str
) -> None:
    with pytest.raises(QueryError) as error:
        run(store, text, "mine")
    assert error.value.where == where
    assert found in error.value.found


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <x:s> <x:p> 2 }",
        "# why\nPREFIX ex: <x:>\nDELETE WHERE { ?s ?p ?o }",
        "drop all",
        "LOAD <http://127.0.0.1:1/x>",
        "BASE <x:> WITH <x:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_update_is_refused_and_changes_nothing(store: Store, text: str) -> None:
    before = list(store.lines())
    with pytest.raises(QueryError, match="an update"):
        run(store, text)
    assert list(store.lines()) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * {\n?s ?p ?o.service silent<http://127.0.0.1:1/>{ } }",
        "SELECT * { ?s ?p trueSERVICE # x\n ?o { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE ex:x { ?s ?p ?o } }",
        "PREFIX : <http://h/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX e: <http://h/> SELECT * { SERVICE SILENTe:x # }\n { ?s ?p ?o } }",
        "SELECT * { FILTER(?a<'b>') SERVICE <http://h/> { } FILTER('1' = ?a) }",
        "SELECT * { ?s ?p <http://x/it's> . SERVICE ?a { } FILTER('1' = ?a) }",
    ],
)
def test_question_to_another_host_is_refused(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="asks another host"):
        run(store, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p ?o }",
        "PREFIX ex: <x:> SELECT * { ?s ex:service ?o ; ex:p ?service }",
        'SELECT * { ?s ?p "service" } # public service of: all',
        "PREFIX service: <x:> SELECT * { ?s service:p ?o }",
    ],
)
def test_word_service_elsewhere_is_allowed(store: Store, text: str) -> None:
    assert isinstance(run(store, text), Rows)


def test_queries_of_the_judges_work(tmp_path: Path, make_list: Maker) -> None:
    departments = """
        SELECT DISTINCT ?code ?label ?line WHERE {
          ?duty dg:township/dg:territory/dg:divisionCode ?code ;
                (dg:counterpart|dg:receivingDepartment|dg:responsibility/dg:bornBy) ?d .
          ?d skos:prefLabel|skos:altLabel ?label .
        } ORDER BY ?label
    """
    with create_store(tmp_path / "store") as store:
        store.put(to_quads(make_list()))
        assert [label for _, label, _ in select(store, departments).rows] == [
            "东江市生态环境局南山县分局",
            "农业局",
            "南山县农业农村局",
            "县农业农村局",
            "县生态环境分局",
            "相关部门",
        ]
