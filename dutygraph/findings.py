"""Print what a check found: takes findings, gives a table a document, or plain rows."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from dutygraph.check import Finding
from dutygraph.issues import kind_to_words
from dutygraph.model import IssueKind
from dutygraph.output import write_rows
from dutygraph.words import words_of

NAMES = ("document", "finding", "list", "section", "declared", "read", "place", "quote")


def write_findings(
    documents: Iterable[tuple[str, Iterator[Finding]]], layout: str, lang: str = "zh"
) -> None:
    """Write one table for each document, or the rows of all of them in one."""
    if layout != "table":
        rows = chain.from_iterable(_rows(findings, {}) for _, findings in documents)
        write_rows(NAMES, rows, layout)
        return
    words = {kind.value: kind_to_words(kind, lang) for kind in IssueKind}
    words |= words_of(lang, "findings")
    headings = words_of(lang, "headings")
    for name, findings in documents:
        write_rows(
            NAMES,
            _rows(findings, words),
            layout,
            headings=headings,
            title=name,
            hidden=("document",),
        )


def _rows(
    findings: Iterable[Finding], words: Mapping[str, str]
) -> Iterator[tuple[str | int | None, ...]]:
    """Give a row under NAMES for each finding; `words` name its kinds."""
    for one in findings:
        kind = one.list_kind.value if one.list_kind else ""
        finding = words.get("differs", one.kind) if one.differs else one.kind
        head = (one.document, words.get(finding, finding), words.get(kind, kind))
        yield (*head, one.section, one.declared, one.read, one.place, one.quote)
