"""The command that takes a graph elsewhere: to RDF tools, tables and Gephi."""

import click

from dutygraph.commands.options import lang_option, store_option

_FORMATS = (
    "nquads",
    "turtle",
    "jsonld",
    "dcat",
    "graphml",
    "gexf",
    "csv",
    "xlsx",
    "parquet",
    "sqlite",
)
_TABLES = (
    "duties",
    "steps",
    "departments",
    "guarantees",
    "participation",
    "matters",
    "issues",
)


@click.command()
@store_option
@click.option(
    "--format",
    "layout",
    type=click.Choice(_FORMATS),
    required=True,
    help="RDF, a description of the data set, a network, or tables.",
)
@click.option(
    "-o",
    "--out",
    "target",
    metavar="TARGET",
    type=click.Path(),
    required=True,
    help="The file to write; for csv and parquet also a folder or a .zip.",
)
@click.option(
    "--table",
    type=click.Choice(_TABLES),
    help="One table alone, in a file of csv or parquet.",
)
@lang_option
@click.option("--force", is_flag=True, help="Write over what is there.")
def export(
    store: str, layout: str, target: str, table: str | None, lang: str, force: bool
) -> None:
    """Write the graph for other programs.

    nquads, turtle and jsonld hold every statement; dcat describes the data set with
    VoID and DCAT; graphml and gexf are networks for Gephi; csv, xlsx, parquet and
    sqlite hold the tables duties, steps, departments, guarantees, participation,
    matters and issues, with a description of every column.
    """
    from pathlib import Path

    from dutygraph.export import export_store
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.words import fill_words, words_of

    with open_anywhere(store) as opened, show_progress("export") as say:
        report = export_store(
            opened,
            Path(target),
            layout,
            table=table,
            lang=lang,
            force=force,
            on_progress=say,
        )
    words = words_of(lang, "export")
    click.echo(words["written"].format(target=target))
    if report.only_table:
        click.echo(
            words["tables"].format(target=target, table=report.only_table), err=True
        )
    if report.cells_cut:
        click.echo(fill_words(words["cut"], count=report.cells_cut), err=True)
