"""The command that writes networks as pages to look at."""

import click

from dutygraph.commands.options import lang_option, store_option

_NETWORKS = (
    "departments-townships",
    "joint-duties",
    "matters",
    "guarantees",
    "township",
    "department",
)


@click.command()
@store_option
@click.option(
    "-o",
    "--out",
    "page",
    metavar="PAGE.html",
    type=click.Path(),
    required=True,
    help="The page to write; PAGE.gexf and PAGE.graphml come beside it.",
)
@click.option(
    "--network",
    type=click.Choice(_NETWORKS),
    default="departments-townships",
    show_default=True,
    help="What to show; township and department want a NAME, code or IRI.",
)
@click.argument("name", required=False, default="")
@click.option(
    "--min-weight",
    "least",
    metavar="NUMBER",
    type=click.FloatRange(min=0),
    default=0,
    help="Leave out relations that weigh less.",
)
@click.option(
    "--max-edges",
    "most",
    metavar="NUMBER",
    type=click.IntRange(min=0),
    default=20_000,
    show_default=True,
    help="Keep the strongest relations only; 0 keeps all.",
)
@lang_option
@click.option("--force", is_flag=True, help="Write over what is there.")
def view(
    store: str,
    page: str,
    network: str,
    name: str,
    least: float,
    most: int,
    lang: str,
    force: bool,
) -> None:
    """Write a network as one web page to look at, filter, search and send.

    The page holds everything it needs and works without a network connection. It saves
    what is seen as PNG and SVG; the whole network, whatever the page leaves out, stands
    beside it as GEXF and GraphML for Gephi and others.

    \b
    departments-townships  which department loads which township with how many steps
    joint-duties           which departments stand in one duty
    matters                in whose hands the same matter is: basic, shared, taken back
    guarantees             which functional line promises what
    township NAME          all duties of a township with fields and departments
    department NAME        all duties of a department with townships and guarantees
    """
    from pathlib import Path

    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.view import Limits, store_to_scene
    from dutygraph.view.files import refuse_existing_files, write_scene
    from dutygraph.words import words_of

    path = Path(page)
    refuse_existing_files(path, force)
    with open_anywhere(store) as opened, show_progress("view"):
        scene = store_to_scene(opened, network, name, Limits(least, most), lang)
        written = write_scene(scene, path, lang)
    words = words_of(lang, "view")
    click.echo(words["written"].format(page=written.page))
    click.echo(
        words["beside"].format(gexf=written.gexf, graphml=written.graphml), err=True
    )
    for note in written.notes:
        click.echo(note, err=True)
