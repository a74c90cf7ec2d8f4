"""The commands on facts: lead them back to their documents, hold them to the shapes."""

import sys

import click

from dutygraph.boundary import DONE, WITH_ISSUES
from dutygraph.commands.options import format_option, lang_option, store_option


@click.command()
@store_option
@click.argument("iri", metavar="IRI")
@format_option
@lang_option
def cite(store: str, iri: str, layout: str, lang: str) -> None:
    """Print place and quote of a fact, or of all that speaks of a thing.

    IRI is whole, has a known prefix, or is what follows id/. A duty, step, guarantee
    or issue is cited as it stands; for a department, township or matter the duties
    that name it are.
    """
    from dutygraph import citations
    from dutygraph.output import write_rows
    from dutygraph.remote import open_anywhere
    from dutygraph.words import words_of

    with open_anywhere(store) as opened:
        found = citations.cite(opened, citations.argument_to_iri(iri))
        write_rows(
            citations.NAMES,
            citations.citations_to_rows(opened, found, lang),
            layout,
            headings=words_of(lang, "facts"),
            hidden=citations.HIDDEN,
        )


@click.command()
@store_option
@click.argument("name", metavar="NAME|IRI")
@format_option
@lang_option
def explain(store: str, name: str, layout: str, lang: str) -> None:
    """Print why spellings are one department, or why a duty belongs to a matter.

    NAME is a department's name or a spelling as a list prints it: each spelling merged
    comes with its rule and where it stands. The IRI of a duty or matter gives the
    memberships with their score and evidence.
    """
    from dutygraph import explanations
    from dutygraph.citations import argument_to_iri
    from dutygraph.matters import tables
    from dutygraph.output import write_rows
    from dutygraph.remote import open_anywhere
    from dutygraph.words import words_of

    if "duty/" in name or "matter/" in name:
        with open_anywhere(store) as opened:
            iri = argument_to_iri(name)
            rows = list(tables.explain_rows(opened, iri))
        headings = words_of(lang, "matters")
        hidden = ("duty", "matter")
        write_rows(tables.EXPLAIN, rows, layout, headings=headings, hidden=hidden)
        return
    words = words_of(lang, "rules") if layout == "table" else {}
    with open_anywhere(store) as opened:
        found = explanations.explain_departments(opened, name)
    write_rows(
        explanations.NAMES,
        explanations.explained_to_rows(found, words),
        layout,
        headings=words_of(lang, "headings"),
        hidden=("iri",),
    )


@click.command()
@store_option
@format_option
@lang_option
@click.option("--strict", is_flag=True, help="Exit with 3 where something fails.")
def validate(store: str, layout: str, lang: str, strict: bool) -> int:
    """Hold every graph of a store against the SHACL shapes.

    Prints each fact that fails with its place and quote: a violation is a fault of the
    graph, a warning something that the document itself leaves out.
    """
    from dutygraph import validate as validation
    from dutygraph.output import write_rows
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.remote.copying import hold_whole
    from dutygraph.words import fill_words, words_of

    words, shown = words_of(lang, "facts"), layout == "table"
    with open_anywhere(store) as opened:
        graphs = len(opened.graphs()) + 1
        progress = show_progress("validate", lambda: graphs)
        with progress as say, hold_whole(opened) as whole:
            failures = list(validation.validate(whole, say))
    if failures or not shown:
        write_rows(
            validation.NAMES,
            validation.failures_to_rows(failures, lang, words if shown else {}),
            layout,
            headings=words,
            hidden=validation.HIDDEN,
        )
    said = words["failed" if failures else "passed"]
    click.echo(fill_words(said, graphs=graphs, count=len(failures)), file=sys.stderr)
    return WITH_ISSUES if strict and failures else DONE
