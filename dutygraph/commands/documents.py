"""The commands on documents: print their duties, check them, build their graph."""

import sys

import click

from dutygraph.boundary import DONE, ERROR, WITH_ISSUES, fail
from dutygraph.commands.options import (
    format_option,
    issues_option,
    jobs_option,
    lang_option,
    path_argument,
    strict_option,
    township_option,
)


@click.command()
@path_argument
@township_option
@jobs_option
@format_option
@lang_option
@issues_option
@strict_option
def parse(
    paths: tuple[str, ...],
    township: str | None,
    jobs: int | None,
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
    from dutygraph.words import rows_to_words, words_of

    extraction = Extraction(tuple(map(Path, paths)), township, jobs)
    shown = layout == "table"
    to_rows = records.duty_list_to_shown_rows if shown else records.duty_list_to_rows
    with show_progress("parse") as say:
        lists = extraction.duty_lists(say)
        rows = (row for duty_list in lists for row in to_rows(duty_list))
        names = records.SHOWN_NAMES if shown else records.NAMES
        said = list(rows_to_words(names, rows, lang)) if shown else rows
        if said or not extraction.errors:  # no table of nothing above an error
            write_rows(names, said, layout, headings=words_of(lang, "headings"))
    write_issues(
        extraction.issues,
        lang,
        all_issues=issues,
        left_out=extraction.left_out,
        stream=sys.stderr,
    )
    for error in extraction.errors:
        fail(str(error))
    if extraction.errors:
        return ERROR
    doubts = extraction.issues or extraction.left_out
    return WITH_ISSUES if strict and doubts else DONE


@click.command()
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
@jobs_option
@click.option(
    "--cluster",
    metavar="URL",
    help="Read on a Dask cluster (tcp://…) and write shards into the folder instead.",
)
@lang_option
@issues_option
@strict_option
def build(
    paths: tuple[str, ...],
    store: str,
    township: str | None,
    jobs: int | None,
    cluster: str | None,
    lang: str,
    issues: bool,
    strict: bool,
) -> int:
    """Read documents into a graph on disk, and report.

    PATHs are documents, folders or ZIP files. A document that is in the graph already
    is skipped; one that cannot be read is refused, and the others are built. A build
    that was stopped, whatever stopped it, goes on where it was. With --cluster, each
    document's N-Quads and tables go into a folder of its own, and the matters of all
    into another, for `dutygraph push`.
    """
    from pathlib import Path

    from dutygraph.build import build_documents
    from dutygraph.progress import show_progress
    from dutygraph.readers.archive import count_documents
    from dutygraph.summary import Summary

    sources, folder = [Path(path) for path in paths], Path(store)
    with Summary(lang, all_issues=issues) as summary:
        stopped = True
        try:
            with show_progress("build", lambda: count_documents(sources)) as say:
                if cluster is not None:
                    from dutygraph.cluster import build_shards

                    reports = build_shards(sources, folder, cluster, township, say)
                else:
                    reports = build_documents(sources, folder, township, say, jobs)
                for report in reports:
                    summary.add(report)
            stopped = False
        finally:
            if summary.documents:
                summary.write(folder, stopped=stopped)
    if summary.refused:
        return ERROR
    doubts = summary.issues or summary.left_out
    return WITH_ISSUES if strict and doubts else DONE


@click.command()
@path_argument
@township_option
@jobs_option
@format_option
@lang_option
@click.option(
    "--all",
    "whole",
    is_flag=True,
    help="List every finding: a table folds those of one kind where they are many.",
)
@strict_option
def check(
    paths: tuple[str, ...],
    township: str | None,
    jobs: int | None,
    layout: str,
    lang: str,
    whole: bool,
    strict: bool,
) -> int:
    """Hold documents against themselves: what they declare, what was read.

    Prints the duties by list and section beside the declared numbers, every issue with
    its place and quote, and the characters of the duty tables that no record holds;
    and what to do. Remarks, page numbers and what else no record is to hold are counted
    and shown, and raise no alarm: --strict exits with 3 for everything else.
    """
    from pathlib import Path

    from dutygraph.check import duty_list_to_findings
    from dutygraph.extract import Extraction
    from dutygraph.findings import write_findings
    from dutygraph.progress import show_progress

    extraction = Extraction(tuple(map(Path, paths)), township, jobs)
    with show_progress("check") as say:
        lists = extraction.duty_lists(say)
        findings = (
            (one.source.name, duty_list_to_findings(one, lang)) for one in lists
        )
        alarms = write_findings(findings, layout, lang, whole=whole)
    for error in extraction.errors:
        fail(str(error))
    if extraction.errors:
        return ERROR
    return WITH_ISSUES if strict and alarms else DONE
