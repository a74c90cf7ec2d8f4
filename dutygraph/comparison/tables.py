"""Tabulate what differs: takes differences, gives rows for the command."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dutygraph.comparison.records import Difference
from dutygraph.model import ListKind
from dutygraph.output import Value

COLUMNS = (
    *("finding", "subject", "a", "b", "a_share", "b_share", "difference"),
    *("iri", "a_duties", "b_duties"),
)
HIDDEN = ("iri", "a_duties", "b_duties")
"""The columns that a table to read leaves out."""

_KINDS = frozenset(kind.value for kind in ListKind)


def differences_to_rows(
    differences: Iterable[Difference],
) -> Iterator[tuple[Value, ...]]:
    """Give a row under COLUMNS for each difference; `difference` is A less B."""
    for one in differences:
        is_load = one.a_share is not None and one.b_share is not None
        yield (
            one.finding,
            one.subject,
            list(one.a),
            list(one.b),
            one.a_share,
            one.b_share,
            (one.a_share or 0) - (one.b_share or 0) if is_load else None,
            one.iri,
            list(one.a_duties),
            list(one.b_duties),
        )


def rows_in_words(
    rows: Iterable[Sequence[Value]], words: Mapping[str, str]
) -> Iterator[tuple[Value, ...]]:
    """Give the rows in the words of a language: findings and kinds of list."""
    for row in rows:
        finding, subject, a, b, *rest = row
        subject = words[str(subject)] if finding == "list" else subject
        yield words[str(finding)], subject, _say(a, words), _say(b, words), *rest


def _say(value: Value, words: Mapping[str, str]) -> Value:
    texts = [str(one) for one in value] if isinstance(value, list) else []
    shown = [words[one] if one in _KINDS else one for one in texts]
    return "、".join(shown) or words["none"]
