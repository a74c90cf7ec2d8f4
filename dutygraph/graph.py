"""Ask a graph from Python: takes the folder of a store, gives rows, frames, networks.

`dutygraph.open("build/graph").query("duties-by-list", township="某某镇")` gives typed
rows and `.to_frame()` of them a frame; so do `rank`, `nodes`, `compare` and `whatif`.
`.cite()` leads a fact to its document, `.validate()` finds faults, `.network()` and
`.rdflib()` give the whole, `.view("matters")` a page to look at.
"""

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.answer import Answer
from dutygraph.asking import answer_filled, fill
from dutygraph.closing import Closing
from dutygraph.errors import QueryError
from dutygraph.query import answer_to_rows
from dutygraph.questions import Question, find_question, text_to_question
from dutygraph.remote import RemoteStore, open_anywhere
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb
    import networkx
    import rdflib

    from dutygraph.citations import Citation
    from dutygraph.projections import Incidence, Projection
    from dutygraph.validate import Failure
    from dutygraph.view.notebook import Cell

LOADS = "department-township"
"""The network whose edges bear all load measures."""


class Graph(Closing):
    """An open graph; a context manager. Made by `dutygraph.open`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._held = ExitStack()
        self._tables: duckdb.DuckDBPyConnection | None = None

    def query(self, text_or_name: str, **parameters: str) -> Answer:
        """Answer a saved question, a file ending in .rq, or a text of SPARQL.

        Parameters are those of the question, with ``_`` for ``-``:
        ``query("guarantee-phrases", guarantee_type="funding")``. An ASK gives one row
        with `answer`, CONSTRUCT and DESCRIBE rows with `statement`. Raises QueryError.
        """
        question = _to_question(text_or_name)
        given = {name.replace("_", "-"): value for name, value in parameters.items()}
        filled = fill(self.store, question, given)
        found = answer_to_rows(answer_filled(self.store, filled))
        return Answer(found.names, found.rows)

    def sql(self, text: str, **parameters: str | int | float | bool) -> Answer:
        """Answer one SELECT over the tables beside the graph, in DuckDB's SQL.

        `dutygraph sql --tables` lists them. `parameters` fill `$name` in the text. An
        endpoint has no tables: at the first call its graphs are copied, and the tables
        made of the copy, which goes when this is closed. Raises StoreError where the
        store has no tables, else QueryError.
        """
        from dutygraph.columns.sql import run_sql
        from dutygraph.remote.tables import hold_tables

        if self._tables is None:
            self._tables = self._held.enter_context(hold_tables(self.store))
        found = run_sql(self._tables, text, "query", parameters)
        return Answer(found.names, found.rows)

    def rank(
        self, by: str = "department", sort: str = "steps", lang: str = "zh"
    ) -> Answer:
        """Rank departments, lines, townships or fields, and tell how firm each rank is.

        The columns are those of `dutygraph rank`: `rank_low` and `rank_high` are the
        best and the worst rank, `firm` whether both stay in the top group.
        """
        from dutygraph.loads import read_loads
        from dutygraph.measures import RANKINGS, rank_columns, ranks_to_rows
        from dutygraph.measures.firmness import (
            FIRM_COLUMNS,
            firmness_to_cells,
            measure_firmness,
        )

        _refuse_unknown(by, RANKINGS, "ranking")
        loads = read_loads(self.store, lang)
        ranks = RANKINGS[by](loads, sort)
        firmness = measure_firmness(loads, by, sort)
        rows = (
            (*row, *firmness_to_cells(firmness[rank.iri]))
            for rank, row in zip(ranks, ranks_to_rows(ranks, by), strict=True)
        )
        return Answer((*rank_columns(by), *FIRM_COLUMNS), rows, "headings")

    def network(
        self,
        name: str = LOADS,
        lang: str = "zh",
        townships: Collection[str] = (),
    ) -> "networkx.Graph[str]":
        """Give a network by its name, labelled in Chinese (zh) or English (en).

        `networks` lists them. Only the duties of `townships`, names or codes, where any
        are given; else that of departments and townships bears all load measures.
        Raises QueryError where there is none of the name.
        """
        if name == LOADS and not townships:
            from dutygraph.loads import read_loads
            from dutygraph.network import build_township_network

            return build_township_network(read_loads(self.store, lang))
        from dutygraph.projections import build_projection

        return build_projection(*self._read(name, lang, townships))

    def networks(self, lang: str = "zh") -> Answer:
        """List the networks: the question each answers, its size and communities."""
        from dutygraph.projections import projections, read_incidence
        from dutygraph.structure.profiles import measure_projection
        from dutygraph.structure.tables import NETWORK_COLUMNS, network_to_row

        incidence = read_incidence(self.store, lang)
        rows = (
            network_to_row(one, measure_projection(incidence, one), lang)
            for one in projections().values()
        )
        return Answer(NETWORK_COLUMNS, rows, "network")

    def nodes(
        self,
        network: str,
        sort: str = "degree",
        lang: str = "zh",
        townships: Collection[str] = (),
    ) -> Answer:
        """Give the nodes of a network with their measures, highest `sort` first."""
        from dutygraph.structure.profiles import measure_projection
        from dutygraph.structure.tables import measures_of, node_columns, nodes_to_rows

        incidence, projection = self._read(network, lang, townships)
        _refuse_unknown(sort, measures_of(projection), "measure")
        measured = measure_projection(incidence, projection)
        rows = nodes_to_rows(measured, projection, sort, 0)
        return Answer(node_columns(projection), rows, "network")

    def edges(
        self, network: str, lang: str = "zh", townships: Collection[str] = ()
    ) -> Answer:
        """Give the edges of a network with all they bear, heaviest first."""
        from dutygraph.projections import build_projection
        from dutygraph.structure.tables import edge_columns, edges_to_rows

        incidence, projection = self._read(network, lang, townships)
        built = build_projection(incidence, projection)
        rows = edges_to_rows(built, projection.weight, 0)
        return Answer(edge_columns(projection), rows, "network")

    def compare(self, a: str, b: str | None = None, lang: str = "zh") -> Answer:
        """Tell what differs between two townships or groups, as `dutygraph compare`.

        A side is a name or a code, or several with commas; B is all others where it is
        None. Shares are from 0 to 1.
        """
        from dutygraph.comparison.findings import compare_sides
        from dutygraph.comparison.reading import read_holdings, read_sides
        from dutygraph.comparison.tables import COLUMNS, differences_to_rows

        sides = read_sides(self.store, a, b)
        differences = compare_sides(read_holdings(self.store, lang, sides), *sides)
        return Answer(COLUMNS, differences_to_rows(differences), "compare")

    def whatif(self, scenario: Path | str, lang: str = "zh") -> Answer:
        """Try a reform on a copy: every measure of all who are touched, before, after.

        `scenario` is a file ending in .toml, or its text; docs/scenario.md tells how to
        write one. The store stays as it is.
        """
        from dutygraph.scenario.acts import carry_out
        from dutygraph.scenario.effects import COLUMNS, compare_loads, effect_to_row
        from dutygraph.scenario.ground import read_ground
        from dutygraph.scenario.reading import read_scenario, text_to_scenario

        is_file = str(scenario).endswith(".toml")
        plan = (
            read_scenario(Path(scenario))
            if is_file
            else text_to_scenario(str(scenario))
        )
        ground = read_ground(self.store, lang)
        effects = compare_loads(ground.loads, carry_out(plan, ground).loads)
        return Answer(COLUMNS, map(effect_to_row, effects), "whatif")

    def cite(self, iri: str) -> "tuple[Citation, ...]":
        """Give place and quote of a fact, or of the nearest facts, as `dutygraph cite`.

        The IRI may be shortened: ``duty/…``, ``dg:lead``. Raises QueryError.
        """
        from dutygraph.citations import argument_to_iri, cite

        return cite(self.store, argument_to_iri(iri))

    def validate(self) -> "Iterator[Failure]":
        """Give what the shapes reject in each document, as `dutygraph validate`."""
        from dutygraph.remote.copying import hold_whole
        from dutygraph.validate import validate

        with hold_whole(self.store) as whole:
            yield from validate(whole)

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
        QueryError where oxrdflib is not installed, or for an endpoint.
        """
        try:
            import oxrdflib
        except ImportError as error:
            raise QueryError(
                "rdflib", "oxrdflib is not installed", "it", "pip install oxrdflib"
            ) from error
        if isinstance(self.store, RemoteStore):
            raise QueryError(
                self.store.name,
                "rdflib reads a store's folder here, no endpoint",
                "a folder",
                "rdflib's own SPARQLStore reads endpoints",
            )
        import rdflib

        store = oxrdflib.OxigraphStore(store=self.store.database)
        return rdflib.Dataset(store=store, default_union=True)

    def _read(
        self, name: str, lang: str, townships: Collection[str]
    ) -> "tuple[Incidence, Projection]":
        from dutygraph.projections import projections, read_incidence

        _refuse_unknown(name, projections(), "network")
        return read_incidence(self.store, lang, townships), projections()[name]

    def close(self) -> None:
        """Let the store go; once is enough."""
        self._tables = None
        self._held.close()
        self.store.close()


def open(store: Path | str) -> Graph:
    """Open the folder that `dutygraph build` wrote, or an endpoint, for reading.

    An endpoint is told by its http(s) address. Any number of processes may read at
    once. Raises StoreError where there is no store, EndpointError where no answer.
    """
    return Graph(open_anywhere(store))


def _to_question(text_or_name: str) -> Question:
    """Take for SPARQL whatever has a brace, which no name has."""
    if "{" in text_or_name and not text_or_name.endswith(".rq"):
        return text_to_question("query", text_or_name)
    return find_question(text_or_name)


def _refuse_unknown(name: str, known: Collection[str], what: str) -> None:
    if name not in known:
        expected = f"one of {', '.join(known)}"
        raise QueryError(repr(name), f"there is no such {what}", expected)
