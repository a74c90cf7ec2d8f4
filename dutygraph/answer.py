"""Hold an answer: takes names and rows, gives named tuples or a data frame."""

import re
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from dutygraph.errors import QueryError
from dutygraph.output import Value
from dutygraph.words import words_of

_PERCENT = re.compile(r"（%）$| \(%\)$")


# To make a class takes longer than to answer a small question.
@lru_cache(maxsize=64)
def _row_maker(names: tuple[str, ...]) -> Callable[..., Any]:
    # A column such as `class` is no name in Python: it is then called by its place.
    make_class: Callable[..., Any] = namedtuple
    make: Callable[..., Any] = make_class("Row", names, rename=True)._make
    return make


class Answer:
    """The rows of an answer: iterate once, or take a frame. Made by `Graph`.

    Rows are named tuples of `str`, `int`, `float`, `bool` and None, of a comparison
    also lists of `str`; those of a query are read from the store as they are asked for.
    """

    def __init__(
        self,
        names: tuple[str, ...],
        rows: Iterable[tuple[Value, ...]],
        topic: str = "columns",
    ) -> None:
        self.names = names
        self._rows = iter(rows)
        self._topic = topic
        self._make_row = _row_maker(names)

    def __iter__(self) -> Iterator[Any]:
        return map(self._make_row, self._rows)

    def to_frame(self, library: str | None = None, lang: str | None = None) -> Any:
        """Give a data frame of "pandas" or "polars", whichever is installed first.

        Columns bear their names, or with `lang` (zh, en) the headings that the command
        line prints; what has no heading keeps its name. Raises QueryError where neither
        library is installed.
        """
        columns = list(self._headings(lang) if lang else self.names)
        for name in (library,) if library else ("pandas", "polars"):
            if name == "pandas" and _is_installed("pandas"):
                import pandas

                return pandas.DataFrame.from_records(list(self._rows), columns=columns)
            if name == "polars" and _is_installed("polars"):
                import polars

                return polars.DataFrame(
                    list(self._rows),
                    schema=columns,
                    orient="row",
                    infer_schema_length=None,
                )
        wanted = library or "pandas or polars"
        raise QueryError(
            "to_frame", f"{wanted} is not installed", "it", "pip install pandas"
        )

    def _headings(self, lang: str) -> Iterator[str]:
        words = words_of(lang, self._topic)
        headings = (words.get(name, name) for name in self.names)
        # The tables of the command line say percent, frames keep shares from 0 to 1.
        return (_PERCENT.sub("", heading) for heading in headings)


def _is_installed(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None
