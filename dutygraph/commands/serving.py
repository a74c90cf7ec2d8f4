"""The command that serves a graph in a browser and over HTTP."""

import re

import click

from dutygraph.commands.options import store_option


def _read_base_path(
    context: click.Context, parameter: click.Parameter, value: str
) -> str:
    path = value.rstrip("/")
    if path and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", path):
        raise click.BadParameter("a path such as /dutygraph, of plain letters")
    return path


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen here.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Listen on this port; 0 takes any that is free.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0.1, max=3600),
    default=10,
    show_default=True,
    help="End whatever takes longer than this.",
)
@click.option(
    "--base-path",
    metavar="PATH",
    default="",
    callback=_read_base_path,
    help="The path a proxy serves this under, such as /dutygraph.",
)
@click.option(
    "--memory",
    metavar="MB",
    type=click.IntRange(min=0),
    default=2_000,
    show_default=True,
    help="Memory that one answer may take; 0 for no limit.",
)
@click.option(
    "--rows",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    help="Rows that one answer may have.",
)
def serve(
    store: str,
    host: str,
    port: int,
    timeout: float,
    base_path: str,
    memory: int,
    rows: int,
) -> None:
    """Serve a graph: pages to browse, a SPARQL endpoint, exports, all offline.

    Runs until it is stopped (Ctrl-C or SIGTERM). A build of the store beside it is
    taken over while it runs. An endpoint is only read; while it fails, pages say so.
    """
    from pathlib import Path

    from dutygraph.remote import is_address
    from dutygraph.web.serving import serve as run_server
    from dutygraph.web.settings import MEGABYTE, Settings

    settings = Settings(
        store=store if is_address(store) else Path(store),
        host=host,
        port=port,
        base_path=base_path,
        timeout=timeout,
        memory=memory * MEGABYTE,
        rows=rows,
    )
    run_server(settings, lambda at: click.echo(f"Serving {store} at {at}", err=True))
