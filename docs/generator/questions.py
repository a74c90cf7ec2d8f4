"""Answer the saved questions: takes a store, gives each with its first rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.query import Value, select
from dutygraph.questions import Question, saved_questions
from dutygraph.store import Store

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer; `names` is empty where it needs a parameter first.

    `options` are its parameters as the command line writes them, each with a blank
    before it.
    """

    name: str
    title_zh: str
    title_en: str
    explanation_zh: str
    explanation_en: str
    options: str
    text: str
    names: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    count: int = 0


def answer_questions(store: Store) -> Iterator[Answered]:
    """Give every saved question, by name, with its first rows and their number."""
    for one in saved_questions():
        head = (
            one.name,
            one.title_zh,
            one.title_en,
            one.explanation_zh,
            one.explanation_en,
            _options(one),
            one.text,
        )
        if any(parameter.required for parameter in one.parameters):
            yield Answered(*head)
        else:
            answer = select(store, one.text, one.name)
            rows = list(answer.rows)
            yield Answered(*head, answer.names, tuple(rows[:SHOWN]), len(rows))


def _options(question: Question) -> str:
    written = (
        (f"--{one.name} {one.name.upper()}", one.required)
        for one in question.parameters
    )
    return "".join(f" {one}" if required else f" [{one}]" for one, required in written)
