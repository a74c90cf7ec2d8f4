"""Say what a build did: takes its report, prints it in Chinese or in English."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dutygraph.build import BuildReport, DocumentReport
from dutygraph.issues import write_issues
from dutygraph.model import ListKind
from dutygraph.output import Value, value_to_shown_text, write_rows
from dutygraph.words import words_of

_NAMES = ("township", "code", "basic", "cooperative", "reclaimed", "all", "issues")


def write_summary(
    report: BuildReport,
    store: Path,
    lang: str = "zh",
    *,
    all_issues: bool = False,
    stream: IO[str] | None = None,
) -> None:
    """Print duties by list and township, issues, refused documents and the store."""
    stream = stream or sys.stdout
    words = words_of(lang, "summary")
    write_rows(
        _NAMES,
        list(_report_to_rows(report, words)),
        "table",
        headings=words,
        title=words["title"],
        stream=stream,
    )
    issues = [
        (document.name, issue)
        for document in report.documents
        for issue in document.issues
    ]
    write_issues(issues, lang, all_issues=all_issues, stream=stream)
    lines = [*_refused_lines(report, words), words["store"].format(store=store)]
    stream.writelines(f"{value_to_shown_text(line)}\n" for line in lines)


def has_issues(report: BuildReport) -> bool:
    """Tell whether a document raised an issue."""
    return any(document.issues for document in report.documents)


def has_refused(report: BuildReport) -> bool:
    """Tell whether a document was refused."""
    return any(document.status == "refused" for document in report.documents)


def _report_to_rows(
    report: BuildReport, words: dict[str, str]
) -> Iterator[tuple[Value, ...]]:
    total: Counter[ListKind] = Counter()
    issues = 0
    for document in report.documents:
        if document.status == "refused":
            continue
        total.update(document.counts)
        issues += len(document.issues)
        township = document.township
        if document.status == "skipped":
            township = words["skipped"].format(township=township)
        yield (township, document.code, *_counts(document))
    counts = [total[kind] for kind in ListKind]
    yield words["sum"], "", *counts, sum(counts), issues


def _counts(document: DocumentReport) -> tuple[int, ...]:
    counts = [document.counts.get(kind, 0) for kind in ListKind]
    return (*counts, sum(counts), len(document.issues))


def _refused_lines(report: BuildReport, words: dict[str, str]) -> Iterator[str]:
    refused = [one for one in report.documents if one.status == "refused"]
    if refused:
        yield words["refused"].format(count=len(refused))
    for document in refused:
        yield f"  {document.error}"
