"""The command that asks the tables beside a graph, and lists them."""

import sys
from typing import TYPE_CHECKING

import click

from dutygraph.commands.options import (
    choose_store,
    endpoint_option,
    folder_option,
    format_option,
    lang_option,
    timeout_option,
)

if TYPE_CHECKING:
    from dutygraph.commands.deadline import Stopwatch

_COLUMNS = ("table", "column", "type", "meaning", "refers")


@click.command()
@folder_option
@endpoint_option
@click.argument("text", metavar="[SQL|-]", required=False)
@click.option("--tables", is_flag=True, help="List the tables and their columns.")
@timeout_option
@format_option
@lang_option
def sql(
    store: str | None,
    endpoint: str | None,
    text: str | None,
    tables: bool,
    timeout: float,
    layout: str,
    lang: str,
) -> None:
    """Ask the tables beside the graph: one SELECT, or - for standard input.

    The tables hold what counting needs, and thousands of townships take no longer than
    a second. DuckDB answers; it reads these tables and nothing else. Without SQL, the
    tables and their columns are listed. An endpoint has no tables: its graphs are
    copied, and the tables made of the copy.
    """
    if tables or text is None:
        _list_tables(layout, lang)
        return
    source = choose_store(store, endpoint)
    from contextlib import ExitStack

    from dutygraph.columns.sql import run_sql
    from dutygraph.commands.deadline import run_within
    from dutygraph.output import write_rows
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.remote.tables import hold_tables

    asked = sys.stdin.read() if text == "-" else text
    with ExitStack() as held:
        with show_progress("sql"):
            opened = held.enter_context(open_anywhere(source))
            connection = held.enter_context(hold_tables(opened))

        def answer(watch: "Stopwatch") -> None:
            found = watch.time_call(lambda: run_sql(connection, asked))
            write_rows(found.names, watch.time_rows(found.rows), layout)

        advice = "ask for less, or allow more with --timeout"
        run_within(timeout, answer, advice, held.close)


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
