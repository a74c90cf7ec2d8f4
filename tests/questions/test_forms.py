"""The SQL form of a question gives the rows of its SPARQL, to the last digit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.aggregates import fill_store
from benchmarks.townships import resolved_lists
from dutygraph.asking import fill
from dutygraph.build.making import resolved_to_made
from dutygraph.columns.attached import columns_of
from dutygraph.columns.forms import run_form
from dutygraph.meanings import ResolvedList
from dutygraph.parameters import offer_values
from dutygraph.query import select
from dutygraph.questions import Parameter, Question, find_question, saved_questions
from dutygraph.store import Store, open_store
from tests.columns.conftest import put_lists

FORMED = tuple(one for one in saved_questions() if one.sql)
WORDS = ("安全", "工作", "' OR 'a' = 'a", '"', "%", "$township")
SEVERAL = 4

Row = tuple[tuple[str, object], ...]
Answer = tuple[tuple[str, ...], list[Row]]


@pytest.fixture(scope="module")
def five(store: Path) -> Iterator[Store]:
    with open_store(store) as opened:
        yield opened


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Townships that were drawn: counties share names, departments have several."""
    path = tmp_path_factory.mktemp("drawn") / "graph"
    put_lists(path, resolved_lists(8))
    with open_store(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """As many townships as a province has, of each every second duty.

    With all of them, which the benchmark compares, the pairs of matters alone are half
    a million rows, and minutes.
    """
    path = tmp_path_factory.mktemp("many") / "graph"
    fill_store(path, (resolved_to_made("", _thin(one)) for one in resolved_lists(500)))
    with open_store(path) as opened:
        yield opened


def _thin(resolved: ResolvedList) -> ResolvedList:
    duty_list = resolved.duty_list
    return replace(resolved, duty_list=replace(duty_list, duties=duty_list.duties[::2]))


def typed(rows: Iterator[tuple[object, ...]]) -> list[Row]:
    return [tuple((type(cell).__name__, cell) for cell in row) for row in rows]


def ask_both(
    store: Store, question: Question, given: dict[str, str]
) -> tuple[Answer, Answer]:
    connection = columns_of(store)
    assert connection is not None
    filled = fill(store, question, given)
    of_graph = select(store, filled.sparql, question.name)
    of_tables = run_form(connection, filled.sql, question.name, filled.values)
    return (
        (of_graph.names, typed(of_graph.rows)),
        (of_tables.names, typed(of_tables.rows)),
    )


def values_of(store: Store, parameter: Parameter) -> list[str]:
    offered = offer_values(store, parameter.type, "zh")
    return [value for value, _ in offered] or [*WORDS]


def some(values: list[str]) -> list[str]:
    return values[:: max(1, len(values) // SEVERAL)][:SEVERAL]


def needed(store: Store, question: Question) -> dict[str, str]:
    return {
        one.name: values_of(store, one)[0]
        for one in question.parameters
        if one.required
    }


LISTING = {
    "delegated-duties",
    "duties",
    "matters-basic-and-cooperative",
    "matters-basic-and-reclaimed",
    "matters-cooperative-and-reclaimed",
    "participation",
}
"""Those that do not count but list what the tables have, of many townships sooner."""


def test_every_question_that_counts_has_a_form_in_sql() -> None:
    counting = {
        one.name
        for one in saved_questions()
        if re.search(r"\bGROUP BY\b|\bCOUNT\(|\bSUM\(", one.text)
    }
    assert {one.name for one in FORMED} == counting | LISTING
    assert len(counting) == 30


@pytest.mark.parametrize("question", FORMED, ids=lambda one: one.name)
def test_a_form_uses_just_the_parameters_of_its_question(question: Question) -> None:
    optional = set(re.findall(r"^ *--\? .*\$(\w+)", question.sql, re.MULTILINE))
    always = re.sub(r"^ *--\?.*$", "", question.sql, flags=re.MULTILINE)
    names = {one.name.replace("-", "_"): one.required for one in question.parameters}
    assert optional == {name for name, required in names.items() if not required}
    asked = always.rpartition(";\n")[2]
    assert set(re.findall(r"\$(\w+)", asked)) == set(names) - optional
    assert all(line.count("$") <= 1 for line in question.sql.splitlines())


@pytest.mark.parametrize("graph", ["five", "drawn"])
@pytest.mark.parametrize("question", FORMED, ids=lambda one: one.name)
def test_both_forms_give_the_same_rows(
    question: Question, graph: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(graph)
    base = needed(store, question)
    cases = [base] + [
        {**base, one.name: value}
        for one in question.parameters
        for value in some(values_of(store, one))
    ]
    for case in cases:
        of_graph, of_tables = ask_both(store, question, case)
        assert of_tables == of_graph, case


@pytest.mark.slow
@pytest.mark.parametrize("question", FORMED, ids=lambda one: one.name)
def test_both_forms_give_the_same_rows_of_500_townships(
    question: Question, many: Store
) -> None:
    connection = columns_of(many)
    assert connection is not None
    filled = fill(many, question, needed(many, question))
    of_graph = select(many, filled.sparql, question.name)
    of_tables = run_form(connection, filled.sql, question.name, filled.values)
    assert of_tables.names == of_graph.names
    # One by one: some of these answers have half a million rows.
    for row in zip_longest(of_tables.rows, of_graph.rows, fillvalue=()):
        ours, theirs = row
        assert ours == theirs
        assert [*map(type, ours)] == [*map(type, theirs)]


@settings(max_examples=80)
@given(data=st.data())
def test_both_forms_give_the_same_rows_for_any_parameters(
    data: st.DataObject, five: Store
) -> None:
    question = data.draw(st.sampled_from(FORMED))
    case = {
        one.name: data.draw(st.sampled_from(values_of(five, one)), one.name)
        for one in question.parameters
        if one.required or data.draw(st.booleans())
    }
    of_graph, of_tables = ask_both(five, question, case)
    assert of_tables == of_graph


def test_the_drawn_townships_are_no_easy_ones(drawn: Store) -> None:
    """Departments with several names, and shares that no decimal holds, are there."""
    connection = columns_of(drawn)
    assert connection is not None
    several = connection.execute(
        "SELECT department FROM departments GROUP BY 1 HAVING count(DISTINCT name) > 1"
    ).fetchall()
    assert several
    question = find_question("steps-by-line")
    _, (_, rows) = ask_both(drawn, question, {})
    assert any(not float(str(row[3][1])).is_integer() for row in rows)
