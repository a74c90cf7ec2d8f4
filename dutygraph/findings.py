"""Print what a check found: takes findings, gives a report a document, or plain rows.

A report has the counts as a table, what alarms by kind with what to do about it, and
what no record is to hold in a line a kind.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from dutygraph.check import CHARACTERS, COUNT, LEFT_OUT, Finding
from dutygraph.issues import kind_to_advice, kind_to_words
from dutygraph.model import IssueKind
from dutygraph.output import Value, value_to_shown_text, write_rows
from dutygraph.words import fill_words, words_of

NAMES = ("document", "finding", "list", "section", "declared", "read", "place", "quote")
_MOST, _SHOWN = 6, 5
"""Findings of one kind that a report lists; of more it shows the first."""
_QUOTED = 80


def write_findings(
    documents: Iterable[tuple[str, Iterable[Finding]]],
    layout: str,
    lang: str = "zh",
    *,
    whole: bool = False,
    stream: IO[str] | None = None,
) -> int:
    """Write a report on each document, or the rows of all in one; give how many alarm.

    A report folds findings of one kind where they are many, unless `whole`.
    """
    stream = stream or sys.stdout
    if layout != "table":
        alarms: Counter[bool] = Counter()
        write_rows(NAMES, _rows(documents, alarms), layout, stream=stream)
        return alarms[True]
    return sum(
        _write_report(name, list(findings), lang, whole, stream)
        for name, findings in documents
    )


def _rows(
    documents: Iterable[tuple[str, Iterable[Finding]]], alarms: Counter[bool]
) -> Iterator[Sequence[Value]]:
    """Give a row under NAMES for each finding, and count those that alarm."""
    for _, findings in documents:
        for one in findings:
            alarms[one.alarms] += 1
            kind = one.list_kind.value if one.list_kind else ""
            head = (one.document, one.kind, kind, one.section)
            yield (*head, one.declared, one.read, one.place, one.quote)


def _write_report(
    name: str, findings: Sequence[Finding], lang: str, whole: bool, stream: IO[str]
) -> int:
    """Write what was found in one document; give how many findings alarm."""
    alarming = [one for one in findings if one.alarms]
    words = words_of(lang, "check")
    verdict = words["doubts"] if alarming else words["sound"]
    counts = [one for one in findings if one.kind == COUNT]
    write_rows(
        NAMES,
        [_count_to_row(one, words) for one in counts],
        "table",
        headings=words_of(lang, "headings"),
        title=fill_words(verdict, document=name, count=len(alarming)),
        hidden=("document", "quote"),
        stream=stream,
    )
    lines = [*_alarm_lines(alarming, lang, whole), *_rest_lines(findings, lang, whole)]
    stream.writelines(f"{value_to_shown_text(line)}\n" for line in (*lines, ""))
    return len(alarming)


def _count_to_row(one: Finding, words: Mapping[str, str]) -> Sequence[Value]:
    kind = words[one.list_kind.value] if one.list_kind else ""
    finding = words["differs" if one.differs else "count"]
    numbers = (one.declared, one.read)
    return (one.document, finding, kind, one.section, *numbers, one.place, "")


def _alarm_lines(alarming: Sequence[Finding], lang: str, whole: bool) -> Iterator[str]:
    """Give what alarms, by kind: its name and number, what to do, each place."""
    words = words_of(lang, "check")
    for kind in dict.fromkeys(one.kind for one in alarming):
        listed = [one for one in alarming if one.kind == kind]
        named, advice = _kind_to_words(kind, lang)
        yield fill_words(words["kind"], kind=named, count=len(listed))
        yield f"  {words['advice']}{advice}"
        if kind == COUNT:
            continue
        fold = len(listed) > _MOST and not whole
        for one in listed[:_SHOWN] if fold else listed:
            yield f"    {_finding_to_line(one, words, whole)}"
        if fold:
            rest = len(listed) - _SHOWN
            yield f"    {fill_words(words['more'], count=rest)}"


def _kind_to_words(kind: str, lang: str) -> tuple[str, str]:
    """Give what a kind of finding is called, and what to do about it."""
    words = words_of(lang, "check")
    if kind in (COUNT, LEFT_OUT):
        named = words["differs" if kind == COUNT else kind]
        return named, words[f"advice-{kind}"]
    issue = IssueKind(kind)
    return kind_to_words(issue, lang), kind_to_advice(issue, lang)


def _finding_to_line(one: Finding, words: Mapping[str, str], whole: bool) -> str:
    """Give the place and the quote of a finding, and how often it comes."""
    cut = len(one.quote) > _QUOTED and not whole
    quote = f"{one.quote[:_QUOTED]}…" if cut else one.quote
    times = one.read if one.read is not None and one.read > 1 else None
    often = fill_words(words["times"], count=times) if times else ""
    parts = filter(None, (one.place, quote))
    return f"{words['colon'].join(parts)}{often}"


def _rest_lines(findings: Sequence[Finding], lang: str, whole: bool) -> Iterator[str]:
    """Give what no record is to hold, and how much of the duties' text records hold."""
    words = words_of(lang, "check")
    for one in findings:
        if one.kind == CHARACTERS:
            yield fill_words(words["characters"], printed=one.declared, held=one.read)
    asides = [one for one in findings if one.is_aside]
    if asides:
        yield words["asides"]
    for kind in dict.fromkeys(one.kind for one in asides):
        listed = [one for one in asides if one.kind == kind]
        count = sum(one.read or 1 for one in listed)
        said = fill_words(words["kind"], kind=words[kind], count=count)
        if whole:
            yield f"  {said}"
            yield from (f"    {_finding_to_line(one, words, whole)}" for one in listed)
        else:
            yield f"  {said}{words['colon']}{_finding_to_line(listed[0], words, False)}"
