"""The shelf of questions: the list of them, and each as a form with its answer."""

from dataclasses import dataclass

from dutygraph.asking import answer_filled, fill
from dutygraph.errors import QueryError
from dutygraph.parameters import offer_values, value_to_terms
from dutygraph.query import select
from dutygraph.questions import Parameter, Question, find_question, saved_questions
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.answering import answer_to_table
from dutygraph.web.pages.naming import link_names
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.tables import DataTable, table_to_file

_LABELS = """
SELECT ?label {
  { VALUES ?one { %s } } UNION { ?one skos:notation %s }
  ?one skos:prefLabel ?label
}
"""


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form: `choices` are values and words, none where it is free."""

    parameter: Parameter
    label: str
    value: str
    choices: tuple[tuple[str, str], ...]


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """List the questions, or answer the one that the path names."""
    if visit.part:
        return _build_answer(store, visit, _find(visit.part))
    words = phrases_of(visit.lang)["questions"]
    return Page("questions.html", words["title"], {"questions": saved_questions()})


def _find(name: str) -> Question:
    """Give a saved question; a path or a file is none here."""
    if "/" in name or name.endswith(".rq"):
        raise QueryError(repr(name), "there is no saved question of this name")
    return find_question(name)


def _build_answer(store: Store, visit: Visit, question: Question) -> Page | Reply:
    words = phrases_of(visit.lang)["questions"]
    given = {
        parameter.name: visit.fields[parameter.name].strip()
        for parameter in question.parameters
        if visit.fields.get(parameter.name, "").strip()
    }
    table: DataTable | None = None
    cut, text, problem = False, question.text, ""
    if all(one.name in given for one in question.parameters if one.required):
        try:
            filled = fill(store, question, given)
        except QueryError as error:
            problem = f"{error.found}: {error.where}. {error.expected}"
        else:
            text = filled.sparql
            answer = answer_filled(store, filled)
            caption = words["answer"]
            table, cut = answer_to_table(answer, question.name, caption, visit)
            if file := table_to_file(table, visit.fields.get("format", ""), cut):
                return file
            table = link_names(store, table, visit)
    content = {
        "question": question,
        "inputs": [_to_input(store, one, given, visit) for one in question.parameters],
        "table": table,
        "cut": cut,
        "text": text,
        "problem": problem,
    }
    status = 400 if problem else 200
    return Page("question.html", question.title(visit.lang), content, status, cut)


def _to_input(
    store: Store, parameter: Parameter, given: dict[str, str], visit: Visit
) -> Input:
    words = phrases_of(visit.lang)["questions"]
    choices = tuple(offer_values(store, parameter.type, visit.lang))
    value = given.get(parameter.name, "")
    return Input(
        parameter,
        words[parameter.name.replace("-", "_")],
        _find_choice(store, parameter, value, choices) if value and choices else value,
        choices,
    )


def _find_choice(
    store: Store, parameter: Parameter, value: str, choices: tuple[tuple[str, str], ...]
) -> str:
    """Give the choice that a value means: links say codes, users any spelling."""
    if any(value in choice for choice in choices):
        return value
    try:
        (thing,) = value_to_terms(store, parameter, value)
    except (QueryError, ValueError):
        return value
    named = select(store, _LABELS % (thing, thing)).rows
    names = {thing[1:-1], *(label for (label,) in named)}
    return next((choice for choice, _ in choices if choice in names), value)
