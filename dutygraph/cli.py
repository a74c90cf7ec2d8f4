"""The command line: takes arguments, calls a function of the package, prints its rows.

Data goes to standard output, everything else to standard error. Exit codes: 0 done,
1 error, 2 usage, 3 done with issues under --strict. Whatever is slow to import is
imported inside the command that needs it.
"""

import os
import sys

import click

from dutygraph.boundary import DONE, ERROR, WITH_ISSUES, fail, run_command

_MEASURES = ("duties", "share", "lead", "steps", "unsupported_steps", "relief")

path_argument = click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(),
)
format_option = click.option(
    "--format",
    "layout",
    type=click.Choice(["table", "csv", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, or every value in full.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of headings and sentences about the data.",
)
store_option = click.option(
    "--store",
    metavar="STORE",
    type=click.Path(),
    required=True,
    help="The folder that `dutygraph build` wrote.",
)
township_option = click.option(
    "--township",
    metavar="CODE",
    help="Nine-digit code of the township, where its lists do not say whose they are.",
)
issues_option = click.option(
    "--issues", is_flag=True, help="List every issue with its place."
)
strict_option = click.option(
    "--strict", is_flag=True, help="Exit with 3 where a document raised issues."
)


def _help_width() -> int:
    """Give the width of help; click would import shutil and its archive formats."""
    try:
        return max(50, min(os.get_terminal_size().columns, 80))
    except OSError:
        return 80


@click.group(
    context_settings={
        "help_option_names": ["-h", "--help"],
        "terminal_width": _help_width(),
    }
)
@click.version_option(package_name="dutygraph")
def commands() -> None:
    """Turn duty lists of Chinese townships into a graph that answers.

    \b
    dutygraph build data/sources --out build/graph
    dutygraph rank --store build/graph --by department
    dutygraph view --store build/graph --out build/network.html
    """


@commands.command()
@path_argument
@township_option
@format_option
@lang_option
@issues_option
@strict_option
def parse(
    paths: tuple[str, ...],
    township: str | None,
    layout: str,
    lang: str,
    issues: bool,
    strict: bool,
) -> int:
    """Print the duties of documents, one record a duty.

    PATHs are documents, folders or ZIP files. The table shows the main values, the
    other formats show all. What is in doubt is counted on standard error.
    """
    from pathlib import Path

    from dutygraph import records
    from dutygraph.extract import Extraction
    from dutygraph.issues import write_issues
    from dutygraph.output import write_rows
    from dutygraph.progress import show_progress
    from dutygraph.words import words_of

    extraction = Extraction(tuple(map(Path, paths)), township)
    shown = layout == "table"
    to_rows = records.duty_list_to_shown_rows if shown else records.duty_list_to_rows
    with show_progress("parse") as say:
        lists = extraction.duty_lists(say)
        rows = (row for duty_list in lists for row in to_rows(duty_list))
        names = records.SHOWN_NAMES if shown else records.NAMES
        write_rows(names, rows, layout, headings=words_of(lang, "headings"))
    write_issues(extraction.issues, lang, all_issues=issues, stream=sys.stderr)
    for error in extraction.errors:
        fail(str(error))
    if extraction.errors:
        return ERROR
    return WITH_ISSUES if strict and extraction.issues else DONE


@commands.command()
@path_argument
@click.option(
    "--out",
    "store",
    metavar="STORE",
    type=click.Path(),
    required=True,
    help="The folder to write the graph to; other documents in it stay.",
)
@township_option
@lang_option
@issues_option
@strict_option
def build(
    paths: tuple[str, ...],
    store: str,
    township: str | None,
    lang: str,
    issues: bool,
    strict: bool,
) -> int:
    """Read documents into a graph on disk, and report.

    PATHs are documents, folders or ZIP files. A document that is in the graph already
    is skipped; one that cannot be read is refused, and the others are built.
    """
    from pathlib import Path

    from dutygraph.build import build as build_store
    from dutygraph.progress import show_progress
    from dutygraph.summary import has_issues, has_refused, write_summary

    with show_progress("build") as say:
        report = build_store([Path(path) for path in paths], Path(store), township, say)
    write_summary(report, Path(store), lang, all_issues=issues)
    if has_refused(report):
        return ERROR
    return WITH_ISSUES if strict and has_issues(report) else DONE


@commands.command()
@store_option
@click.argument("question", metavar="NAME|FILE.rq|-")
@format_option
def query(store: str, question: str, layout: str) -> None:
    """Ask the graph: a saved question, a SPARQL file, or - for standard input.

    An ASK gives one row; CONSTRUCT and DESCRIBE give statements, one a line.
    """
    from dutygraph.output import write_rows
    from dutygraph.query import Rows, Statements, run
    from dutygraph.questions import find_question
    from dutygraph.store import open_store

    found = find_question(question, sys.stdin)
    with open_store(store) as opened:
        answer = run(opened, found.text, found.name)
        if isinstance(answer, Statements) and layout == "table":
            sys.stdout.writelines(answer.lines)
        elif isinstance(answer, Statements):
            lines = ((line.rstrip("\n"),) for line in answer.lines)
            write_rows(("statement",), lines, layout)
        elif isinstance(answer, Rows):
            write_rows(answer.names, answer.rows, layout, title=found.title_zh)
        else:
            write_rows(("answer",), [(answer,)], layout)


@commands.command()
@store_option
@click.option(
    "--by",
    type=click.Choice(["department", "line", "township"]),
    required=True,
    help="Whose load to rank: departments, functional lines or townships.",
)
@click.option(
    "--sort",
    type=click.Choice(_MEASURES),
    default="steps",
    show_default=True,
    help="The measure to rank by.",
)
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many to print; 0 prints all.",
)
@format_option
@lang_option
def rank(store: str, by: str, sort: str, top: int, layout: str, lang: str) -> None:
    """Rank who loads the townships, or how loaded they are.

    The table leaves out the IRIs, and of townships what is all the same; the other
    formats hold all.
    """
    from dutygraph.loads import read_loads
    from dutygraph.measures import RANKINGS, rank_columns, ranks_to_rows
    from dutygraph.output import write_rows
    from dutygraph.progress import show_progress
    from dutygraph.store import open_store
    from dutygraph.words import words_of

    with open_store(store) as opened, show_progress("rank"):
        ranks = RANKINGS[by](read_loads(opened, lang), sort)
    write_rows(
        rank_columns(by),
        ranks_to_rows(ranks[: top or None], by),
        layout,
        headings=words_of(lang, "headings"),
        hidden=("iri", "share", "lead") if by == "township" else ("iri",),
        title=words_of(lang, "rank")[by],
    )


@commands.command()
@store_option
@click.option(
    "-o",
    "--out",
    "page",
    metavar="PAGE.html",
    type=click.Path(),
    required=True,
    help="The page to write.",
)
@lang_option
@click.option("--force", is_flag=True, help="Write over a page that is there.")
def view(store: str, page: str, lang: str, force: bool) -> None:
    """Write the network of departments and townships as one web page.

    The page holds everything it needs and works without a network.
    """
    from pathlib import Path

    from dutygraph.loads import read_loads
    from dutygraph.progress import show_progress
    from dutygraph.store import open_store
    from dutygraph.view import loads_to_page, refuse_existing, write_page
    from dutygraph.words import words_of

    path = Path(page)
    refuse_existing(path, force)
    with open_store(store) as opened, show_progress("view"):
        write_page(loads_to_page(read_loads(opened, lang), lang), path)
    click.echo(words_of(lang, "view")["written"].format(page=page))


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run_command(commands, sys.argv[1:], "dutygraph"))
