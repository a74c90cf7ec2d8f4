"""Put issues into words: takes issues, gives sentences in Chinese or in English."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import IO

from dutygraph.model import Issue, IssueKind, Place, Span
from dutygraph.output import value_to_shown_text
from dutygraph.resources import resource
from dutygraph.words import fill_words, words_of

_QUOTE = 40


def write_issues(
    issues: Sequence[tuple[str, Issue]],
    lang: str = "zh",
    *,
    all_issues: bool = False,
    left_out: int = 0,
    stream: IO[str],
) -> None:
    """Print how many issues of each kind documents raised, or each with its place.

    `left_out` counts the stretches of text that no record holds.
    """
    counts = Counter(issue.kind for _, issue in issues)
    each = (issue_to_line(name, issue, lang) for name, issue in issues)
    lines = counts_to_lines(counts, lang, each if all_issues else None, left_out)
    stream.writelines(f"{value_to_shown_text(line)}\n" for line in lines)


def counts_to_lines(
    counts: Counter[IssueKind],
    lang: str,
    each: Iterable[str] | None = None,
    left_out: int = 0,
) -> Iterator[str]:
    """Give the lines on issues: how many of each kind, or the lines of `each`; then how
    often text is left out."""
    words = words_of(lang, "summary")
    if counts:
        yield fill_words(words["doubts"], count=counts.total())
        yield from _kinds_to_lines(counts, lang) if each is None else each
    if left_out:
        yield fill_words(words["left-out"], count=left_out)


def _kinds_to_lines(counts: Counter[IssueKind], lang: str) -> Iterator[str]:
    for kind, count in counts.most_common():
        yield f"  {count:4}  {kind_to_words(kind, lang)}"
    yield words_of(lang, "summary")["more"]


def issue_to_line(name: str, issue: Issue, lang: str) -> str:
    """Give the line on one issue of the document of this name."""
    return f"  {name} {issue_to_sentence(issue, lang)}"


def kind_to_words(kind: IssueKind, lang: str) -> str:
    """Give what a kind of issue is called."""
    return _wordings()[kind.value][lang]


def kind_to_advice(kind: IssueKind, lang: str) -> str:
    """Say what to do about a kind of issue."""
    return _wordings()[kind.value].get(f"advice_{lang}", "")


def issue_to_detail(issue: Issue, lang: str, longest: int | None = None) -> str:
    """Say what is in doubt in the words of the document; `longest` cuts its quote.

    >>> issue_to_detail(Issue(IssueKind.EMPTY_CELL, Place(), "防汛", ("title",)), "zh")
    '事项名称：防汛'
    """
    quote = " ".join(issue.quote.split())
    if longest is not None and len(quote) > longest:
        quote = f"{quote[:longest]}…"
    roles = words_of(lang, "roles")
    details = [" ".join(roles.get(one, one).split()) for one in issue.details]
    pattern = _wordings()[issue.kind.value].get(f"detail_{lang}")
    if pattern is not None:
        return pattern.format(*details, quote=quote)
    said = " / ".join(filter(None, details))
    return said if quote in said else " / ".join(filter(None, (said, quote)))


def issue_to_sentence(issue: Issue, lang: str) -> str:
    """Give the place, what is in doubt, and the words that raised the doubt."""
    parts = [
        place_to_words(issue.place, lang),
        kind_to_words(issue.kind, lang),
        issue_to_detail(issue, lang, _QUOTE),
    ]
    return ("：" if lang == "zh" else ": ").join(part for part in parts if part)


def place_to_words(place: Place, lang: str) -> str:
    """Name a place the way a reader finds it in the document.

    >>> place_to_words(Place(lines=(12, 15)), "zh")
    '第12–15行'
    >>> place_to_words(Place(sheet="配合", cells="B4"), "en")
    'sheet 配合, cells B4'
    """
    zh = lang == "zh"
    named = [
        _name("第{}页" if zh else "page {}", place.pages),
        f"工作表{place.sheet}" if zh else f"sheet {place.sheet}",
        f"第{place.table}个表" if zh else f"table {place.table}",
        _name("第{}行" if zh else "row {}", place.rows),
        _name("第{}行" if zh else "line {}", place.lines),
        f"单元格{place.cells}" if zh else f"cells {place.cells}",
    ]
    present = (
        place.pages,
        place.sheet,
        place.table,
        place.rows,
        place.lines,
        place.cells,
    )
    words = [name for name, value in zip(named, present, strict=True) if value]
    return ("，" if zh else ", ").join(words)


def _name(pattern: str, span: Span | None) -> str:
    if span is None:
        return ""
    return pattern.format(span[0] if span[0] == span[1] else f"{span[0]}–{span[1]}")


@cache
def _wordings() -> dict[str, dict[str, str]]:
    with resource("data/spellings/issues.toml").open("rb") as file:
        wordings: dict[str, dict[str, str]] = tomllib.load(file)
    return wordings
