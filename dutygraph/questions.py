"""Keep saved questions: takes a name, a path or a stream, gives SPARQL and its titles.

A saved question is a file of queries/; its first two lines are its titles, Chinese and
English, as comments.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dutygraph.errors import QueryError

_FOLDER = Path(__file__).parent / "queries"
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the name that messages call it by; titles only where it is saved."""

    name: str
    text: str
    title_zh: str = ""
    title_en: str = ""


def saved_questions() -> tuple[Question, ...]:
    """Give the saved questions, by name."""
    return tuple(_load(path) for path in sorted(_FOLDER.glob("*.rq")))


def find_question(argument: str, standard_input: IO[str] | None = None) -> Question:
    """Give the question that a user means: a saved name, a file, or ``-`` for a stream.

    A file is meant where the argument ends in .rq or has a folder in it. Raises
    QueryError where there is none, with the nearest names.
    """
    if argument == "-" and standard_input is not None:
        return Question("standard input", _read(standard_input))
    if argument.endswith(".rq") or len(Path(argument).parts) > 1:
        return _load_file(Path(argument))
    names = [path.stem for path in sorted(_FOLDER.glob("*.rq"))]
    if argument in names:
        return _load(_FOLDER / f"{argument}.rq")
    near = difflib.get_close_matches(argument, names, 3, 0.4) or names
    raise QueryError(
        repr(argument),
        "there is no saved question of this name",
        f"a name such as {', '.join(near)}, a file ending in .rq, or -",
    )


def _load(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    chinese, english, *_ = text.split("\n")
    return Question(path.stem, text, chinese.lstrip("# "), english.lstrip("# "))


def _load_file(path: Path) -> Question:
    try:
        with path.open(encoding="utf-8-sig") as file:
            return Question(str(path), _read(file))
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
