"""Ask a question: takes a store and what a user typed, gives the answer.

A question with a form in SQL is asked of the tables beside the graph where they hold
many duties, any other of the graph; both forms give the same rows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph

from dutygraph.columns.attached import MANY, columns_of
from dutygraph.columns.codes import iri_to_code
from dutygraph.parameters import Term, Terms, fill_terms, find_terms
from dutygraph.query import Answer, run
from dutygraph.questions import Question
from dutygraph.store import Store

# A line of SQL that counts only where its parameter is given.
_OPTIONAL_LINE = re.compile(r"^([ \t]*)--\? (.*\$(\w+).*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Filled:
    """A question with all that was given: its SPARQL, and its SQL with the values."""

    name: str
    sparql: str
    sql: str
    values: Mapping[str, int | str]


def fill(store: Store, question: Question, given: Mapping[str, str]) -> Filled:
    """Look up what was given, by parameter name. Raises QueryError as `find_terms`."""
    terms = find_terms(store, question, given)
    values = _terms_to_values(terms)
    sql = fill_sql(question.sql, values)
    return Filled(question.name, fill_terms(question.text, terms), sql, values)


def fill_sql(text: str, values: Mapping[str, int | str]) -> str:
    """Give SQL with those of its optional lines whose parameter has a value."""
    return _OPTIONAL_LINE.sub(
        lambda met: met[1] + met[2] if met[3] in values else met[0], text
    )


def answer_filled(store: Store, filled: Filled) -> Answer:
    """Answer a question in the form that suits the store. Raises as `run` does."""
    connection = columns_of(store, MANY) if filled.sql else None
    if connection is None:
        return run(store, filled.sparql, filled.name)
    from dutygraph.columns.forms import run_form

    return run_form(connection, filled.sql, filled.name, filled.values)


def _terms_to_values(terms: Terms) -> dict[str, int | str]:
    return {
        one.name.replace("-", "_"): _term_to_value(found[0])
        for one, found in terms.items()
    }


def _term_to_value(term: Term) -> int | str:
    if isinstance(term, pyoxigraph.NamedNode):
        return iri_to_code(term.value)
    return term.value
