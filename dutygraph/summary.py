"""Say what a build did: takes the report of each document, prints them in words.

Of many documents the first have a row each and the others one together, and what is
said of each goes to a file until it is printed: memory does not grow with them.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from dutygraph.build import DocumentReport
from dutygraph.closing import Closing
from dutygraph.issues import counts_to_lines, issue_to_line
from dutygraph.model import IssueKind, ListKind
from dutygraph.output import Value, value_to_shown_text, write_rows
from dutygraph.words import fill_words, words_of

_NAMES = ("township", "code", "basic", "cooperative", "reclaimed", "all", "issues")
_MOST_ROWS = 500
_MOST_CHARACTERS = 1_000_000


class Summary(Closing):
    """What is said of a build; a context manager.

    `all_issues` lists each issue instead of their numbers. `documents`, `refused`,
    `replaced` lists and `left_out`, stretches of text that no record holds, count what
    was added so far.
    """

    def __init__(self, lang: str = "zh", *, all_issues: bool = False) -> None:
        self.documents = self.refused = self.replaced = self.left_out = 0
        self.issues: Counter[IssueKind] = Counter()
        self._lang, self._words = lang, words_of(lang, "summary")
        self._rows: list[tuple[Value, ...]] = []
        self._sum, self._rest = _Sum(), _Sum()
        self._blank = False
        self._each = _open_spool() if all_issues else None
        self._errors, self._replaced = _open_spool(), _open_spool()

    def add(self, document: DocumentReport) -> None:
        """Take in what became of one document."""
        self.documents += 1
        if document.status == "refused":
            self.refused += 1
            self._errors.write(f"  {_to_line(document.error or '')}\n")
            return
        if document.replaced:
            self.replaced += 1
            line = self._words["instead"].format(
                township=document.township, old=document.replaced, new=document.name
            )
            self._replaced.write(f"{_to_line(line)}\n")
        self.issues.update(issue.kind for issue in document.issues)
        self.left_out += document.left_out
        if self._each is not None:
            for issue in document.issues:
                line = issue_to_line(document.name, issue, self._lang)
                self._each.write(f"{_to_line(line)}\n")
        self._blank = self._blank or not all(map(document.counts.get, ListKind))
        self._sum.add(document)
        if len(self._rows) < _MOST_ROWS:
            self._rows.append(self._to_row(document))
        else:
            self._rest.add(document)

    def write(
        self, store: Path, *, stopped: bool = False, stream: IO[str] | None = None
    ) -> None:
        """Print duties by list and township, issues, refused documents and the store.

        `stopped` says that more documents were to come. Where every one was refused,
        there are no duties to print, and perhaps no store.
        """
        stream = stream or sys.stdout
        if self._rows:
            rows, title = self._all_rows(), self._words["title"]
            note = self._words["blank"] if self._blank else ""
            write_rows(
                _NAMES,
                rows,
                "table",
                headings=self._words,
                title=title,
                note=note,
                stream=stream,
            )
        for line in self._lines(store, stopped):
            stream.write(f"{value_to_shown_text(line)}\n")

    def close(self) -> None:
        """Let go of what is kept until it is printed; once is enough."""
        for spool in (self._errors, self._replaced, self._each):
            if spool is not None:
                spool.close()

    def _to_row(self, document: DocumentReport) -> tuple[Value, ...]:
        township = document.township
        if document.status == "skipped":
            township = self._words["skipped"].format(township=township)
        counts = _counts(document.counts)
        return township, document.code, *counts, len(document.issues)

    def _all_rows(self) -> Iterator[tuple[Value, ...]]:
        yield from self._rows
        if self._rest.documents:
            name = fill_words(self._words["others"], count=self._rest.documents)
            yield self._rest.to_row(name)
        yield self._sum.to_row(self._words["sum"])

    def _lines(self, store: Path, stopped: bool) -> Iterator[str]:
        each = None if self._each is None else _read_back(self._each)
        yield from counts_to_lines(self.issues, self._lang, each, self.left_out)
        if self.replaced:
            yield fill_words(self._words["replaced"], count=self.replaced)
            yield from _read_back(self._replaced)
        if self.refused:
            yield fill_words(self._words["refused"], count=self.refused)
            yield from _read_back(self._errors)
        if stopped:
            yield self._words["stopped"]
        if store.exists():
            yield self._words["store"].format(store=store)


class _Sum:
    """The sum over several documents."""

    def __init__(self) -> None:
        self.documents = self._issues = 0
        self._counts: Counter[ListKind] = Counter()

    def add(self, document: DocumentReport) -> None:
        self.documents += 1
        self._counts.update(document.counts)
        self._issues += len(document.issues)

    def to_row(self, name: str) -> tuple[Value, ...]:
        return name, "", *_counts(self._counts), self._issues


def _counts(counts: Mapping[ListKind, int]) -> tuple[int | None, ...]:
    """Give the duties of each list and of all; no number for a list that is not there,
    where 0 would say that the township has no such duties."""
    found = (counts.get(kind) or None for kind in ListKind)
    return (*found, sum(counts.values()))


def _open_spool() -> IO[str]:
    return SpooledTemporaryFile(_MOST_CHARACTERS, "w+", encoding="utf-8", newline="\n")


def _to_line(text: str) -> str:
    return value_to_shown_text(text).replace("\n", " ")


def _read_back(spool: IO[str]) -> Iterator[str]:
    spool.seek(0)
    for line in spool:
        yield line.removesuffix("\n")
