"""The command that asks the tables beside a graph, and lists them."""

import sys
from typing import TYPE_CHECKING

import click

from dutygraph.commands.options import (
    folder_option,
    format_option,
    lang_option,
    timeout_option,
)

if TYPE_CHECKING:
    from dutygraph.commands.deadline import Stopwatch

_COLUMNS = ("table", "column", "type", "meaning", "refers")


def _refuse_endpoint(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> None:
    if value is not None:
        raise click.BadParameter(
            "the tables lie beside the graph in a folder, and an endpoint has none; "
            "ask it in SPARQL: dutygraph query --endpoint URL"
        )


@click.command()
@folder_option
@click.option(
    "--endpoint",
    metavar="URL",
    expose_value=False,
    callback=_refuse_endpoint,
    help="Refused: an endpoint has no tables. Ask it with `dutygraph query`.",
)
@click.argument("text", metavar="[SQL|-]", required=False)
@click.option("--tables", is_flag=True, help="List the tables and their columns.")
@timeout_option
@format_option
@lang_option
def sql(
    store: str | None,
    text: str | None,
    tables: bool,
    timeout: float,
    layout: str,
    lang: str,
) -> None:
    """Ask the tables beside the graph: one SELECT, or - for standard input.

    The tables hold what counting needs, and thousands of townships take no longer than
    a second. DuckDB answers; it reads these tables and nothing else. Without SQL, the
    tables and their columns are listed.
    """
    if tables or text is None:
        _list_tables(layout, lang)
        return
    if store is None:
        raise click.UsageError("Missing option '--store'.")
    from dutygraph.columns.attached import tables_of
    from dutygraph.columns.sql import run_sql
    from dutygraph.commands.deadline import run_within
    from dutygraph.output import write_rows
    from dutygraph.store import open_store

    asked = sys.stdin.read() if text == "-" else text
    with open_store(store) as opened:

        def answer(watch: "Stopwatch") -> None:
            connection = tables_of(opened)
            found = watch.time_call(lambda: run_sql(connection, asked))
            write_rows(found.names, watch.time_rows(found.rows), layout)

        run_within(timeout, answer, "ask for less, or allow more with --timeout")


def _list_tables(layout: str, lang: str) -> None:
    from dutygraph.columns.declared import read_columns, tables
    from dutygraph.output import write_rows
    from dutygraph.words import words_of

    if layout == "table":
        rows = (
            (heading.name if not place else "", one.name, one.type, one.meaning(lang))
            for heading in tables().values()
            for place, one in enumerate(read_columns(heading))
        )
        write_rows(_COLUMNS[:4], rows, layout, headings=words_of(lang, "tables"))
        return
    names = ("table", "column", "type", "zh", "en", "refers")
    every = (
        (heading.name, one.name, one.type, one.zh, one.en, one.refers or None)
        for heading in tables().values()
        for one in read_columns(heading)
    )
    write_rows(names, every, layout)
