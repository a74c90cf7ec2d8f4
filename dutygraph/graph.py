"""Ask a graph from Python: takes the folder of a store, gives rows, frames, networks.

`dutygraph.open("build/graph").query("duties-by-list", township="某某镇")` gives typed
rows and `.to_frame()` of them a frame; `.cite()` leads a fact to its document,
`.validate()` finds faults, `.network()` and `.rdflib()` give the whole,
`.view("matters")` a page to look at.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dutygraph.errors import QueryError
from dutygraph.parameters import fill_question
from dutygraph.query import Rows, Statements, Value, run
from dutygraph.questions import Question, find_question, text_to_question
from dutygraph.store import Store, open_store

if TYPE_CHECKING:
    import networkx
    import rdflib

    from dutygraph.citations import Citation
    from dutygraph.validate import Failure
    from dutygraph.view.notebook import Cell

LOADS = "department-township"
"""The network whose edges bear all load measures."""


class Answer:
    """The rows of an answer: iterate once, or take a frame. Made by `Graph.query`.

    Rows are named tuples of `str`, `int`, `float`, `bool` and None, read from the store
    as they are asked for.
    """

    def __init__(self, rows: Rows) -> None:
        self.names = rows.names
        self._rows = rows.rows
        # A column such as `class` is no name in Python: it is then called by its place.
        make_class: Callable[..., Any] = namedtuple
        self._make_row = make_class("Row", rows.names, rename=True)._make

    def __iter__(self) -> Iterator[Any]:
        return map(self._make_row, self._rows)

    def to_frame(self, library: str | None = None) -> Any:
        """Give a data frame of "pandas" or "polars", whichever is installed first.

        Raises QueryError where neither is.
        """
        for name in (library,) if library else ("pandas", "polars"):
            if name == "pandas" and _is_installed("pandas"):
                import pandas

                return pandas.DataFrame.from_records(
                    list(self._rows), columns=list(self.names)
                )
            if name == "polars" and _is_installed("polars"):
                import polars

                return polars.DataFrame(
                    list(self._rows),
                    schema=list(self.names),
                    orient="row",
                    infer_schema_length=None,
                )
        wanted = library or "pandas or polars"
        raise QueryError(
            "to_frame", f"{wanted} is not installed", "it", "pip install pandas"
        )


class Graph:
    """An open graph; a context manager. Made by `dutygraph.open`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, text_or_name: str, **parameters: str) -> Answer:
        """Answer a saved question, a file ending in .rq, or a text of SPARQL.

        Parameters are those of the question, with ``_`` for ``-``:
        ``query("guarantee-phrases", guarantee_type="funding")``. An ASK gives one row
        with `answer`, CONSTRUCT and DESCRIBE rows with `statement`. Raises QueryError.
        """
        question = _to_question(text_or_name)
        given = {name.replace("_", "-"): value for name, value in parameters.items()}
        text = fill_question(self.store, question, given)
        answer = run(self.store, text, question.name)
        if isinstance(answer, Rows):
            return Answer(answer)
        if isinstance(answer, Statements):
            lines = ((line.rstrip("\n"),) for line in answer.lines)
            return Answer(Rows(("statement",), lines))
        rows: Iterator[tuple[Value, ...]] = iter([(answer,)])
        return Answer(Rows(("answer",), rows))

    def network(self, name: str = LOADS, lang: str = "zh") -> "networkx.Graph[str]":
        """Give a network by name, labelled in Chinese (zh) or English (en).

        That of departments and townships bears all load measures; others are declared
        projections: department-department, department-matter, township-township,
        line-guarantee. Raises QueryError where there is none of the name.
        """
        if name == LOADS:
            from dutygraph.loads import read_loads
            from dutygraph.network import build_township_network

            return build_township_network(read_loads(self.store, lang))
        from dutygraph.projections import build_projection, projections, read_incidence

        declared = projections()
        if name not in declared:
            expected = f"one of {', '.join(declared)}"
            raise QueryError(repr(name), "there is no such network", expected)
        return build_projection(read_incidence(self.store, lang), declared[name])

    def cite(self, iri: str) -> "tuple[Citation, ...]":
        """Give place and quote of a fact, or of the nearest facts, as `dutygraph cite`.

        The IRI may be shortened: ``duty/…``, ``dg:lead``. Raises QueryError.
        """
        from dutygraph.citations import argument_to_iri, cite

        return cite(self.store, argument_to_iri(iri))

    def validate(self) -> "Iterator[Failure]":
        """Give what the shapes reject in each document, as `dutygraph validate`."""
        from dutygraph.validate import validate

        return validate(self.store)

    def view(
        self,
        network: str = "departments-townships",
        name: str = "",
        *,
        lang: str = "zh",
        min_weight: float = 0,
        max_edges: int = 20_000,
        height: int = 720,
    ) -> "Cell":
        """Give a page as `dutygraph view` writes it; in a notebook the cell shows it.

        `network` is one of those of the command, `name` that of the township or
        department it is about; `max_edges` of 0 keeps all. Raises QueryError.
        """
        from dutygraph.view import Limits, scene_to_page, store_to_scene
        from dutygraph.view.notebook import Cell

        limits = Limits(min_weight, max_edges)
        scene = store_to_scene(self.store, network, name, limits, lang)
        return Cell(scene_to_page(scene, lang), height)

    def rdflib(self) -> "rdflib.Dataset":
        """Give an rdflib graph over this store: all documents as one, nothing copied.

        It reads; adding to it fails. It works until this graph is closed. Raises
        QueryError where oxrdflib is not installed.
        """
        try:
            import oxrdflib
        except ImportError as error:
            raise QueryError(
                "rdflib", "oxrdflib is not installed", "it", "pip install oxrdflib"
            ) from error
        import rdflib

        store = oxrdflib.OxigraphStore(store=self.store.database)
        return rdflib.Dataset(store=store, default_union=True)

    def close(self) -> None:
        """Let the store go; once is enough."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open(store: Path | str) -> Graph:
    """Open the folder that `dutygraph build` wrote, for reading.

    Any number of processes may do so at once. Raises StoreError where there is no
    store.
    """
    return Graph(open_store(store))


def _to_question(text_or_name: str) -> Question:
    """Take for SPARQL whatever has a brace, which no name has."""
    if "{" in text_or_name and not text_or_name.endswith(".rq"):
        return text_to_question("query", text_or_name)
    return find_question(text_or_name)


def _is_installed(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None
