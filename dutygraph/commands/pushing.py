"""The command that fills a triple store elsewhere with the graphs of a store."""

from contextlib import ExitStack

import click

from dutygraph.commands.options import read_address


@click.command()
@click.argument("shards", metavar="[SHARD]...", nargs=-1, type=click.Path())
@click.option(
    "--store",
    metavar="STORE",
    type=click.Path(),
    help="The folder that `dutygraph build` wrote, in the place of shards.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    required=True,
    callback=read_address,
    help="The http(s) address of the server's SPARQL endpoint or graph store.",
)
@click.option(
    "--graph-store",
    metavar="URL",
    callback=read_address,
    help="Where the server takes graphs, where it does not tell by itself.",
)
@click.option(
    "--again", is_flag=True, help="Push also the graphs that are there whole."
)
def push(
    shards: tuple[str, ...],
    store: str | None,
    endpoint: str,
    graph_store: str | None,
    again: bool,
) -> None:
    """Load graphs into a triple store elsewhere, one named graph at a time.

    SHARDs are files of N-Quads, or folders of them. Graphs that are there whole are
    left alone, so the same command goes on where it stopped. Name and password come
    from the variables DUTYGRAPH_ENDPOINT_USER and DUTYGRAPH_ENDPOINT_PASSWORD, or from
    a netrc file.
    """
    from pathlib import Path

    from dutygraph.progress import show_progress
    from dutygraph.remote.graphs import shards_to_pieces, store_to_pieces
    from dutygraph.remote.push import Target
    from dutygraph.store import open_store

    if bool(shards) == (store is not None):
        raise click.UsageError("Say what to push: either --store STORE or SHARD...")
    with ExitStack() as stack:
        if store is not None:
            pieces = store_to_pieces(stack.enter_context(open_store(store)))
        else:
            pieces = shards_to_pieces(map(Path, shards))
        target = Target(endpoint, graph_store or "")
        stack.callback(target.close)
        say = stack.enter_context(show_progress("push"))
        pushed, there, triples = 0, 0, 0
        try:
            for one in target.push(pieces, again):
                say(one.graph)
                pushed, there = pushed + one.is_new, there + (not one.is_new)
                triples += one.triples
        except BaseException:
            click.echo(_told(pushed, there, triples), err=True)
            click.echo("The rest was not pushed; the same command goes on.", err=True)
            raise
    click.echo(_told(pushed, there, triples), err=True)


def _told(pushed: int, there: int, triples: int) -> str:
    return (
        f"{pushed:,} graphs were pushed, {there:,} were there already; "
        f"together they hold {triples:,} statements."
    )
