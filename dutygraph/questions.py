"""Keep saved questions: takes a name, a path or a stream, gives SPARQL and its titles.

A saved question is a file of queries/. Its first four lines are comments: title in
Chinese and in English, explanation in both. Then come its parameters, one a line,
``# parameter township dg:Township ?place required``: the name, the type of its values,
the variable they bind, and whether one must be given.

A question that counts over many townships has a form in SQL beside it, NAME.sql, for
the tables of dutygraph/columns. It says ``$name`` for a parameter; a line that begins
with ``--?`` counts where its parameter is given.
"""

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from dutygraph.errors import QueryError

_FOLDER = Path(__file__).parent / "queries"
_LARGEST = 1_000_000
_PARAMETER = re.compile(
    r"^# parameter (?P<name>[a-z][a-z-]*) (?P<type>\w+:\w+) \?(?P<variable>\w+)"
    r"(?P<required> required)?[ \t\r]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be told: `type` is a class or datatype such as dg:Township.

    `variable` is the variable that the values bind, without its question mark.
    """

    name: str
    type: str
    variable: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the name that messages call it by; titles only where it is saved.

    `sql` asks the same of the tables beside the graph, empty where nothing does.
    """

    name: str
    text: str
    title_zh: str = ""
    title_en: str = ""
    explanation_zh: str = ""
    explanation_en: str = ""
    parameters: tuple[Parameter, ...] = ()
    sql: str = ""

    def title(self, lang: str) -> str:
        """Give the title in Chinese (zh) or English (en)."""
        return self.title_zh if lang == "zh" else self.title_en

    def explanation(self, lang: str) -> str:
        """Give the explanation in Chinese (zh) or English (en)."""
        return self.explanation_zh if lang == "zh" else self.explanation_en


def saved_questions() -> tuple[Question, ...]:
    """Give the saved questions, by name."""
    return tuple(_load(name) for name in _saved_names())


def find_question(argument: str, standard_input: IO[str] | None = None) -> Question:
    """Give the question that a user means: a saved name, a file, or ``-`` for a stream.

    A file is meant where the argument ends in .rq or has a folder in it. Raises
    QueryError where there is none, with the nearest names.
    """
    if argument == "-" and standard_input is not None:
        return text_to_question("standard input", _read(standard_input))
    names = _saved_names()
    if argument in names:
        return _load(argument)
    if argument.endswith(".rq") or len(Path(argument).parts) > 1:
        return _load_file(Path(argument))
    near = difflib.get_close_matches(argument, names, 3, 0.4) or names
    raise QueryError(
        repr(argument),
        "there is no saved question of this name",
        f"a name such as {', '.join(near)}, a file ending in .rq, or -",
        "dutygraph queries lists all names",
    )


def text_to_question(name: str, text: str) -> Question:
    """Give the question of a text, with the parameters that its comments declare.

    >>> text_to_question("mine", "# parameter line dg:FunctionalLine ?l\\n").parameters
    (Parameter(name='line', type='dg:FunctionalLine', variable='l', required=False),)
    """
    parameters = tuple(
        Parameter(met["name"], met["type"], met["variable"], bool(met["required"]))
        for met in _PARAMETER.finditer(text)
    )
    return Question(name, text, parameters=parameters)


@cache
def _saved_names() -> list[str]:
    return sorted(path.stem for path in _FOLDER.glob("*.rq"))


@cache
def _load(name: str) -> Question:
    path = _FOLDER / f"{name}.rq"
    text = path.read_text(encoding="utf-8")
    zh, en, more_zh, more_en = (
        line.removeprefix("# ") for line in text.split("\n")[:4]
    )
    parameters = text_to_question(name, text).parameters
    form = path.with_suffix(".sql")
    sql = form.read_text(encoding="utf-8") if form.is_file() else ""
    return Question(name, text, zh, en, more_zh, more_en, parameters, sql)


def _load_file(path: Path) -> Question:
    try:
        with path.open(encoding="utf-8-sig") as file:
            return text_to_question(str(path), _read(file))
    except OSError as error:
        raise QueryError(
            path, f"the query cannot be read ({error.strerror})", "a SPARQL file"
        ) from error
    except UnicodeDecodeError as error:
        raise QueryError(
            path, f"byte {error.start} is no UTF-8", "a SPARQL file in UTF-8"
        ) from error


def _read(stream: IO[str]) -> str:
    text = stream.read(_LARGEST + 1)
    if len(text) > _LARGEST:
        raise QueryError(
            getattr(stream, "name", "standard input"),
            f"more than {_LARGEST:,} characters",
            "a SPARQL query",
        )
    return text
