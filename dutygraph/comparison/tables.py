"""Tabulate what differs: takes differences, gives rows for the command."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dutygraph.comparison.records import Difference
from dutygraph.model import ListKind
from dutygraph.output import Value

COLUMNS = (
    *("finding", "subject", "a", "b", "a_share", "b_share", "difference"),
    *("iri", "a_duties", "b_duties"),
)
SHARES = ("a_share", "b_share", "difference")
"""The columns that loads alone fill."""
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


def summarize(differences: Sequence[Difference], words: Mapping[str, str]) -> str:
    """Give one sentence that counts what differs, in the order it is told."""
    counts = Counter(_name_finding(one.finding, one.a, one.b) for one in differences)
    if not counts:
        return words["alike"]
    return words["comma"].join(
        f"{words[finding]} {number}" for finding, number in counts.items()
    )


def rows_in_words(
    rows: Iterable[Sequence[Value]], words: Mapping[str, str]
) -> Iterator[tuple[Value, ...]]:
    """Give the rows in the words of a language, with shares in percent."""
    for row in rows:
        finding, subject, a, b, *rest = row
        yield (
            words[_name_finding(str(finding), a, b)],
            words[str(subject)] if finding == "list" else subject,
            _say(a, words),
            _say(b, words),
            *(share * 100 if isinstance(share, float) else share for share in rest),
        )


def _name_finding(finding: str, a: Value, b: Value) -> str:
    """Name a finding; of what one side alone has, name the side."""
    if finding != "only":
        return finding
    return "only_a" if a else "only_b"


def _say(value: Value, words: Mapping[str, str]) -> Value:
    texts = [str(one) for one in value] if isinstance(value, list) else []
    shown = [words[one] if one in _KINDS else one for one in texts]
    return words["and"].join(shown) or words["none"]
