"""The command that writes a report to send around."""

import click

from dutygraph.commands.options import lang_option, store_option


@click.command()
@store_option
@click.option(
    "-o",
    "--out",
    "target",
    metavar="REPORT",
    type=click.Path(),
    required=True,
    help="The file to write.",
)
@click.option(
    "--township",
    "townships",
    metavar="TOWNSHIP",
    multiple=True,
    help="Only this township, by name or code; may be given several times.",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["html", "markdown"]),
    default="html",
    show_default=True,
    help="One page with charts, or Markdown that says the same without them.",
)
@lang_option
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def report(
    store: str,
    target: str,
    townships: tuple[str, ...],
    layout: str,
    lang: str,
    force: bool,
) -> None:
    """Write a report on who loads the townships, to send around.

    The page holds everything it needs, runs no script and works without a network; its
    numbers lead to the duties, their words and where they stand.
    """
    from pathlib import Path

    from dutygraph.facts import read_facts
    from dutygraph.loads import read_loads
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.remote.copying import hold_whole
    from dutygraph.report import facts_to_report, find_townships
    from dutygraph.view import refuse_existing, write_page
    from dutygraph.words import words_of

    path = Path(target)
    refuse_existing(path, force)
    with open_anywhere(store) as opened, show_progress("report"):
        wanted: tuple[str, ...] = ()
        if townships:
            wanted = find_townships(read_loads(opened, lang), townships, store)
        with hold_whole(opened, wanted) as whole:
            facts = read_facts(whole, wanted, lang)
        write_page(facts_to_report(facts, lang, layout), path)
    click.echo(words_of(lang, "report")["written"].format(report=target))
