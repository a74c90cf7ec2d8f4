"""The command on networks: who brokers, who belongs together, what is linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dutygraph.commands.options import format_option, lang_option, store_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dutygraph.projections import Incidence, Projection
    from dutygraph.structure.profiles import Measured

_PROJECTIONS = (
    "department-township",
    "department-department",
    "department-matter",
    "township-township",
    "line-guarantee",
)
_MEASURES = (
    "degree",
    "pagerank",
    "betweenness",
    "constraint",
    "core",
    "community",
    "hits",
)


@click.command()
@store_option
@click.option(
    "--projection",
    "name",
    type=click.Choice(_PROJECTIONS),
    help="The network to print; without it all five, a line each.",
)
@click.option(
    "--sort",
    type=click.Choice(_MEASURES),
    default="degree",
    show_default=True,
    help="The measure that orders the nodes.",
)
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many nodes of each kind, or edges, to print; 0 prints all.",
)
@click.option("--edges", is_flag=True, help="Print the edges instead of the nodes.")
@click.option(
    "--township",
    "townships",
    metavar="TOWNSHIP",
    multiple=True,
    help="Only duties of this township, by name or code; may be given several times.",
)
@click.option(
    "--gephi",
    metavar="FILE.gexf|FILE.graphml",
    type=click.Path(),
    help="Also write the network, each node with its measures.",
)
@format_option
@lang_option
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def network(
    store: str,
    name: str | None,
    sort: str,
    top: int,
    edges: bool,
    townships: tuple[str, ...],
    gephi: str | None,
    layout: str,
    lang: str,
    force: bool,
) -> None:
    """Measure networks of departments, townships, matters, lines and guarantees.

    Tells who stands between others (betweenness, constraint), who is linked to the much
    linked (pagerank, hits), who belongs together (core, community) and how nested it is
    who holds what. HITS are for networks of two kinds of nodes, betweenness and
    constraint for those of one.
    """
    from pathlib import Path

    from dutygraph.projections import projections
    from dutygraph.structure.profiles import measure_projection

    if name is None:
        if edges or gephi:
            raise click.UsageError("Name the network with --projection.")
        _write_networks(_read_rows(store, townships, lang), layout, lang)
        return
    chosen = projections()[name]
    _check_sort(chosen, sort)
    path = Path(gephi) if gephi else None
    if path:
        _check_target(path, force)
    measured = measure_projection(_read_rows(store, townships, lang), chosen)
    if edges:
        _write_edges(measured, chosen, top, layout, lang)
    else:
        _write_nodes(measured, chosen, sort, top, layout, lang)
    if path:
        _write_gephi(measured, chosen, path, force, lang)


def _check_sort(projection: Projection, sort: str) -> None:
    from dutygraph.structure.tables import measures_of

    known = measures_of(projection)
    if sort not in known:
        message = f"{projection.name} has no {sort}, but {', '.join(known)}."
        raise click.BadParameter(message, param_hint="--sort")


def _check_target(path: Path, force: bool) -> None:
    from dutygraph.errors import OutputError
    from dutygraph.view import refuse_existing

    if path.suffix not in (".gexf", ".graphml"):
        found = f"the ending {path.suffix!r}"
        raise OutputError(path, found, "a file ending in .gexf or .graphml")
    refuse_existing(path, force)


def _read_rows(store: str, townships: Sequence[str], lang: str) -> Incidence:
    from dutygraph.progress import show_progress
    from dutygraph.projections import read_incidence
    from dutygraph.remote import open_anywhere

    with open_anywhere(store) as opened, show_progress("network"):
        return read_incidence(opened, lang, townships)


def _write_networks(rows: Incidence, layout: str, lang: str) -> None:
    from dutygraph.output import write_rows
    from dutygraph.projections import projections
    from dutygraph.structure import tables
    from dutygraph.structure.profiles import measure_projection
    from dutygraph.words import words_of

    words = words_of(lang, "network")
    write_rows(
        tables.NETWORK_COLUMNS,
        [
            tables.network_to_row(one, measure_projection(rows, one), lang)
            for one in projections().values()
        ],
        layout,
        headings=words,
        hidden=tables.HIDDEN,
        title=words["title"],
        note=words["of_networks"],
    )


def _write_nodes(
    measured: Measured,
    projection: Projection,
    sort: str,
    top: int,
    layout: str,
    lang: str,
) -> None:
    from dutygraph.output import write_rows
    from dutygraph.structure import tables
    from dutygraph.words import words_of

    words = words_of(lang, "network")
    names = tables.node_columns(projection)
    rows = list(tables.nodes_to_rows(measured, projection, sort, top))
    if layout == "table":
        rows = list(tables.rows_in_words(rows, names, words))
    if not rows:
        click.echo(words["empty"], err=True)
    write_rows(
        names,
        rows,
        layout,
        headings=words,
        hidden=tables.HIDDEN,
        title=tables.question_of(projection, lang),
        note="\n".join(tables.explain(measured, projection, words)),
    )


def _write_edges(
    measured: Measured, projection: Projection, top: int, layout: str, lang: str
) -> None:
    from dutygraph.output import write_rows
    from dutygraph.structure import tables
    from dutygraph.words import words_of

    words = words_of(lang, "network")
    rows = tables.edges_to_rows(measured.network, projection.weight, top)
    if not rows:
        click.echo(words["unlinked"], err=True)
    write_rows(
        tables.edge_columns(projection),
        rows,
        layout,
        headings=words,
        hidden=tables.HIDDEN,
        title=tables.question_of(projection, lang),
    )


def _write_gephi(
    measured: Measured, projection: Projection, path: Path, force: bool, lang: str
) -> None:
    from dutygraph.export.gephi import write_gexf, write_graphml
    from dutygraph.export.targets import new_file
    from dutygraph.structure.profiles import annotate
    from dutygraph.words import words_of

    write = write_gexf if path.suffix == ".gexf" else write_graphml
    with new_file(path, force) as part:
        write(annotate(measured, projection.weight), part)
    click.echo(words_of(lang, "network")["written"].format(path=path), err=True)
