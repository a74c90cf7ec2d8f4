"""Tabulate what changed: takes changes, gives rows, a sentence and Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dutygraph.output import Value, value_to_shown_text
from dutygraph.revision.changes import count_changes
from dutygraph.revision.records import Change, ChangeKind, Edition
from dutygraph.words import fill_words

COLUMNS = (
    *("change", "counts", "kind", "old_number", "new_number", "title"),
    *("before", "after", "old_duty", "new_duty"),
)
"""The columns of a row; `counts` is false where only a number is another."""
HIDDEN = ("counts", "old_duty", "new_duty")
"""The columns that a table to read leaves out."""

# What Markdown or the HTML in it could obey; an escaped mark is shown as it is.
_MARKS = re.compile(r"([\\`*_\[\]<>|~#&!$])")


def changes_to_rows(changes: Iterable[Change]) -> Iterator[tuple[Value, ...]]:
    """Give a row under COLUMNS for each change; `before` and `after` are lists."""
    for change in changes:
        old, new = change.old, change.new
        entry = new or old
        yield (
            change.kind.value,
            change.is_change,
            entry.kind.value if entry else "",
            old.number if old else None,
            new.number if new else None,
            entry.title if entry else "",
            list(change.before),
            list(change.after),
            old.iri if old else "",
            new.iri if new else "",
        )


def rows_in_words(
    rows: Iterable[Sequence[Value]], words: Mapping[str, str]
) -> Iterator[tuple[Value, ...]]:
    """Give the rows with changes and lists in the words of a language."""
    for row in rows:
        shown = list(row)
        shown[0], shown[2] = words[str(row[0])], words[str(row[2])]
        if row[0] == ChangeKind.MOVED:
            for place in (6, 7):
                shown[place] = [words[one] for one in _texts(row[place])]
        yield tuple(shown)


def summarize(
    old: Edition, new: Edition, changes: Sequence[Change], words: Mapping[str, str]
) -> str:
    """Give one sentence that counts the changes; numbers alone are told apart."""
    counts = count_changes(changes)
    renumbered = counts.pop(ChangeKind.RENUMBERED, 0)
    every = words["comma"].join(
        f"{words[kind]} {number}" for kind, number in counts.items()
    )
    sentence = words["changed"] if counts else words["unchanged"]
    return fill_words(
        sentence,
        old=old.name,
        new=new.name,
        total=sum(counts.values()),
        every=every,
        renumbered=renumbered,
    )


def rows_to_markdown(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]
) -> Iterator[str]:
    """Give the lines of a Markdown document (GitHub's, with tables).

    Texts of the documents are escaped: none becomes a mark or a tag.
    """
    yield f"# {_escape(title)}\n"
    body = [[_escape(_cell(value)) for value in row] for row in rows]
    if not body:
        return
    yield "\n"
    for cells in (list(map(_escape, headings)), ["---"] * len(headings), *body):
        yield f"| {' | '.join(cells)} |\n"


def _cell(value: Value) -> str:
    return value_to_shown_text(value)


def _escape(text: str) -> str:
    return "<br>".join(_MARKS.sub(r"\\\1", line) for line in text.splitlines())


def _texts(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
