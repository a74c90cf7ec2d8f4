"""Take a graph elsewhere: takes a store and a path, gives files of other programs.

Whatever is written comes whole or not at all, and is the same for the same store.
"""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dutygraph.errors import OutputError
from dutygraph.remote.copying import hold_whole
from dutygraph.store import Store

__all__ = ["FORMATS", "ExportReport", "export_store"]

RDF = ("nquads", "turtle", "jsonld", "dcat")
NETWORKS = ("graphml", "gexf")
TABLES = ("csv", "xlsx", "parquet", "sqlite")
FORMATS = (*RDF, *NETWORKS, *TABLES)
"""The formats by name: RDF and its description, networks, tables."""

_IN_PARTS = ("csv", "parquet")
# Those that a store sums up; all others hold every fact of it.
_COUNTED = ("dcat", *NETWORKS)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What a user should know: the only table written, and how many cells were cut."""

    only_table: str = ""
    cells_cut: int = 0


def export_store(
    store: Store,
    target: Path,
    layout: str,
    *,
    table: str | None = None,
    lang: str = "zh",
    force: bool = False,
    on_progress: Callable[[str], None] = lambda name: None,
) -> ExportReport:
    """Write the store to `target` in one of FORMATS.

    csv and parquet give a folder of tables, a ZIP where the target ends in .zip, or one
    table where it ends in the format's name or `table` is given (duties by default).
    `lang` is the language of labels in networks. `on_progress` is told each graph or
    table begun. Raises OutputError where the target is
    there already without `force`, cannot be written, or a package is missing.
    """
    if layout not in FORMATS:
        raise OutputError(target, f"no format {layout!r}", f"one of {FORMATS}")
    if table and layout not in _IN_PARTS:
        raise OutputError(
            target, f"{layout} holds all tables", "no single table", "leave it out"
        )
    if layout in TABLES:
        return _export_tables(store, target, layout, table, force, on_progress)
    if layout in NETWORKS:
        writers = _network_writers(lang)
    else:
        writers = _rdf_writers(on_progress)
    from dutygraph.export.targets import new_file

    hold = nullcontext if layout in _COUNTED else hold_whole
    with new_file(target, force) as path, hold(store) as whole:
        writers[layout](whole, path)
    return ExportReport()


def _export_tables(
    store: Store,
    target: Path,
    layout: str,
    table: str | None,
    force: bool,
    say: Callable[[str], None],
) -> ExportReport:
    from dutygraph.export.tables import TABLE_NAMES, read_table
    from dutygraph.export.targets import new_file, new_folder, new_zip

    if layout in _IN_PARTS:
        from dutygraph.export import delimited, parquet

        write = {"csv": delimited.write_table, "parquet": parquet.write_table}[layout]
        if table or target.suffix.lower() == f".{layout}":
            name = table or TABLE_NAMES[0]
            with new_file(target, force) as path, hold_whole(store) as whole:
                write(read_table(whole, name), path)
            return ExportReport(only_table="" if table else name)
        zipped = target.suffix.lower() == ".zip"
        new_parts = new_zip if zipped else new_folder
        with new_parts(target, force) as folder, hold_whole(store) as whole:
            for name in TABLE_NAMES:
                say(name)
                write(read_table(whole, name), folder / f"{name}.{layout}")
            delimited.write_description(folder / "datapackage.json", layout)
        return ExportReport()
    with new_file(target, force) as path, hold_whole(store) as whole:
        tables = (read_table(whole, name) for name in TABLE_NAMES)
        if layout == "xlsx":
            from dutygraph.export.workbook import write_workbook

            return ExportReport(cells_cut=write_workbook(tables, path))
        from dutygraph.export.database import write_database

        write_database(tables, path)
    return ExportReport()


def _rdf_writers(
    say: Callable[[str], None],
) -> Mapping[str, Callable[[Store, Path], None]]:
    from dutygraph.export import dataset, rdf

    return {
        "nquads": partial(rdf.write_nquads, say=say),
        "turtle": partial(rdf.write_turtle, say=say),
        "jsonld": partial(rdf.write_jsonld, say=say),
        "dcat": dataset.write_description,
    }


def _network_writers(lang: str) -> Mapping[str, Callable[[Store, Path], None]]:
    from dutygraph.export import gephi
    from dutygraph.loads import read_loads
    from dutygraph.network import build_township_network

    def writer(write: gephi.Writer) -> Callable[[Store, Path], None]:
        return lambda store, path: write(
            build_township_network(read_loads(store, lang)), path
        )

    return {"graphml": writer(gephi.write_graphml), "gexf": writer(gephi.write_gexf)}
