"""The answers on the five documents are those that are stored; a change is seen."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from dutygraph.loads import read_loads
from dutygraph.measures import measure_departments, measure_lines
from dutygraph.query import select
from dutygraph.questions import find_question, saved_questions
from dutygraph.store import Store, create_store, open_store
from tests.questions.make import RESULTS, answer_to_text, examples

EXAMPLES = examples()


@pytest.fixture(scope="module")
def opened(store: Path) -> Iterator[Store]:
    with open_store(store) as opened:
        yield opened


def test_every_stored_answer_has_its_question() -> None:
    names = {path.stem for path in RESULTS.glob("*.csv")}
    assert names == set(EXAMPLES)
    saved = {question.name for question in saved_questions()}
    assert {name.partition("+")[0] for name in names} == saved


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_answer_is_the_stored_one(opened: Store, name: str) -> None:
    stored = (RESULTS / f"{name}.csv").read_text(encoding="utf-8")
    found = answer_to_text(opened, name, EXAMPLES[name])
    assert found.splitlines() == stored.splitlines(), (
        "the answer has changed; if it should, python -m tests.questions.make"
    )


def test_divided_steps_are_those_of_the_measures(opened: Store) -> None:
    loads = read_loads(opened)
    rows = select(opened, find_question("steps-by-department").text).rows
    found = {(row[0], row[1]): row[4] for row in rows}
    expected = {
        (loads.departments[iri].label, loads.departments[iri].county): measures.steps
        for iri, measures in measure_departments(loads).items()
        if measures.steps
    }
    assert found == pytest.approx(expected)


def test_divided_steps_of_lines_are_those_of_the_measures(opened: Store) -> None:
    loads = read_loads(opened)
    labels = {
        line.iri: line.label
        for party in loads.departments.values()
        for line in party.lines
    }
    rows = select(opened, find_question("steps-by-line").text).rows
    expected = {
        labels[iri]: measures.steps
        for iri, measures in measure_lines(loads).items()
        if measures.steps
    }
    assert {row[0]: row[3] for row in rows} == pytest.approx(expected)


def test_leads_are_those_of_the_measures(opened: Store) -> None:
    loads = read_loads(opened)
    rows = select(opened, find_question("leads-by-department").text).rows
    expected = {
        loads.departments[iri].label: (measures.lead, measures.duties - measures.lead)
        for iri, measures in measure_departments(loads).items()
        if measures.duties
    }
    assert {row[0]: (row[2], row[3]) for row in rows} == expected


@pytest.mark.slow
def test_what_several_graphs_say_counts_once(opened: Store, tmp_path: Path) -> None:
    """Every statement said again in another graph changes no answer."""
    with create_store(tmp_path / "twice") as twice:
        lines = "".join(opened.lines()).encode()
        twice.database.bulk_load(lines, pyoxigraph.RdfFormat.N_QUADS)
        triples = b"".join(f"{quad.triple} .\n".encode() for quad in opened.database)
        again = pyoxigraph.NamedNode("x:again")
        form = pyoxigraph.RdfFormat.N_TRIPLES
        twice.database.bulk_load(triples, form, to_graph=again)
        for name, given in EXAMPLES.items():
            one = answer_to_text(opened, name, given)
            assert answer_to_text(twice, name, given) == one, name
