"""The commands that ask a graph: list the saved questions, ask one or one's own."""

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from dutygraph.commands.options import (
    format_option,
    lang_option,
    store_option,
    timeout_option,
)

if TYPE_CHECKING:
    from dutygraph.commands.deadline import Stopwatch
    from dutygraph.output import Value as Shown
    from dutygraph.query import Answer, Value
    from dutygraph.questions import Question

F = TypeVar("F", bound=Callable[..., object])

_BATCH = 2_000
_HIDDEN = ("iri",)
_PARAMETERS = {
    "township": ("NAME|CODE", "Only this township: its name, nine-digit code or IRI."),
    "county": ("NAME|CODE", "Only this county, banner or district."),
    "line": ("NAME", "Only this functional line: 卫生健康, health …"),
    "kind": ("KIND", "Only this list: basic, cooperative or reclaimed."),
    "field": ("NAME", "Only this policy field: 民生服务 …"),
    "guarantee-type": ("NAME", "Only this type of guarantee: funding …"),
    "department": ("NAME", "Only the departments of this name, in any spelling."),
    "word": ("TEXT", "Only what holds these words."),
    "iri": ("IRI", "The thing that is asked about."),
}
_COLUMNS = ("name", "title", "parameters")


def parameter_options(command: F) -> F:
    """Add an option for each parameter that a question may have."""
    for name, (metavar, words) in reversed(_PARAMETERS.items()):
        option = click.option(f"--{name}", metavar=metavar, help=words)
        command = option(command)
    return command


@click.command()
@format_option
@lang_option
def queries(layout: str, lang: str) -> None:
    """List the saved questions with their parameters.

    Those that must be given are marked with an exclamation mark in the table.
    """
    from dutygraph.output import write_rows
    from dutygraph.questions import saved_questions
    from dutygraph.words import words_of

    questions = saved_questions()
    if layout == "table":
        rows = (
            (one.name, one.title(lang), " ".join(_marked(one))) for one in questions
        )
        headings = words_of(lang, "queries")
        write_rows(_COLUMNS, rows, layout, headings=headings)
        return
    names = (
        "name",
        "title_zh",
        "title_en",
        "explanation_zh",
        "explanation_en",
        "parameters",
    )
    write_rows(names, map(_question_to_row, questions), layout)


@click.command()
@store_option
@click.argument("question", metavar="NAME|FILE.rq|-")
@parameter_options
@timeout_option
@format_option
@lang_option
def query(
    store: str,
    question: str,
    timeout: float,
    layout: str,
    lang: str,
    **parameters: str | None,
) -> None:
    """Ask the graph: a saved question, a SPARQL file, or - for standard input.

    `dutygraph queries` lists the saved questions and what each may be told. An ASK
    gives one row; CONSTRUCT and DESCRIBE give statements, one a line.
    """
    from dutygraph.asking import answer_filled, fill
    from dutygraph.commands.deadline import run_within
    from dutygraph.questions import find_question
    from dutygraph.remote import open_anywhere

    found = find_question(question, sys.stdin)
    given = {
        name.replace("_", "-"): value
        for name, value in parameters.items()
        if value is not None
    }

    def answer(watch: "Stopwatch") -> None:
        # An endpoint may be silent from the first question on.
        with watch.time_call(lambda: open_anywhere(store)) as opened:
            filled = watch.time_call(lambda: fill(opened, found, given))
            rows = watch.time_call(lambda: answer_filled(opened, filled))
            _write_answer(rows, watch, layout, found.title(lang), lang)

    run_within(timeout, answer, "ask for less, or allow more with --timeout")


def _write_answer(
    answer: "Answer", watch: "Stopwatch", layout: str, title: str, lang: str
) -> None:
    from dutygraph.output import write_rows
    from dutygraph.query import Statements, answer_to_rows
    from dutygraph.words import rows_to_words, words_of

    if isinstance(answer, Statements) and layout == "table":
        sys.stdout.writelines(watch.time_rows(answer.lines))
        return
    found = answer_to_rows(answer)
    rows = watch.time_rows(found.rows)
    if layout != "table":
        write_rows(found.names, rows, layout)
        return
    headings = words_of(lang, "columns")
    # A title marks a saved question: its IRIs are for machines.
    hidden = _HIDDEN if title else ()
    for number, batch in enumerate(_batches(rows)):
        write_rows(
            found.names,
            rows_to_words(found.names, batch, lang),
            layout,
            headings=headings,
            title="" if number else title,
            hidden=hidden,
        )


def _batches(
    rows: Iterable[Sequence["Value"]],
) -> Iterator[list[Sequence["Value"]]]:
    """Cut rows into tables that fit into memory; one table where there are none."""
    following = iter(rows)
    batch = list(itertools.islice(following, _BATCH))
    yield batch
    while batch := list(itertools.islice(following, _BATCH)):
        yield batch


def _marked(question: "Question") -> Iterator[str]:
    for one in question.parameters:
        yield f"{one.name}!" if one.required else one.name


def _question_to_row(question: "Question") -> "tuple[Shown, ...]":
    parameters: list[Shown] = [
        {"name": one.name, "type": one.type, "required": one.required}
        for one in question.parameters
    ]
    return (
        question.name,
        question.title_zh,
        question.title_en,
        question.explanation_zh,
        question.explanation_en,
        parameters,
    )
