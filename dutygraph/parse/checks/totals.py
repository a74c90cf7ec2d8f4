"""Check what was read against what the document itself says: counts and numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dutygraph.model import DeclaredCount, Duty, Issue, IssueKind, ListKind, Place


@dataclass(frozen=True, slots=True)
class Totals:
    """What a document says of its own numbers.

    `declared` stands beside titles and sections, where a section that goes on counts
    again; `tallied` in tables and prefaces that count the whole. `titles` are the lists
    that have a title.
    """

    declared: Sequence[DeclaredCount]
    tallied: Sequence[DeclaredCount]
    titles: Mapping[ListKind, tuple[str, Place]]

    def all_declared(self) -> tuple[DeclaredCount, ...]:
        """Give each count, those of tables where nothing beside a title says one.

        A table has 0 where a list has no duty of a section.
        """
        told = {(count.kind, count.section) for count in self.declared}
        tallied = _once(self.tallied, told)
        return (*self.declared, *(count for count in tallied if count.count))


def _once(
    counts: Iterable[DeclaredCount], told: Iterable[tuple[ListKind, str | None]]
) -> Iterator[DeclaredCount]:
    seen = {*told}
    for count in counts:
        if (count.kind, count.section) not in seen:
            seen.add((count.kind, count.section))
            yield count


def check_totals(duties: Sequence[Duty], totals: Totals) -> tuple[Issue, ...]:
    """Report declared counts that differ, lists without duties, and numbers that are
    missing, twice or out of order."""
    counted = [*_count_issues(duties, totals.declared)]
    tallied = _count_issues(duties, _once(totals.tallied, ()))
    told = {issue.details for issue in counted}
    return (
        *counted,
        *(issue for issue in tallied if issue.details not in told),
        *_empty_lists(duties, totals),
        *_number_issues(duties),
    )


def _empty_lists(duties: Sequence[Duty], totals: Totals) -> Iterator[Issue]:
    """Report the titles of lists of which no duty was read; a count says it as well."""
    read = {duty.kind for duty in duties}
    counted = {c.kind for c in totals.all_declared() if c.section is None}
    for kind, (title, place) in totals.titles.items():
        if kind not in read | counted:
            yield Issue(IssueKind.LIST_EMPTY, place, title, (kind.value,))


def _count_issues(
    duties: Sequence[Duty], declared: Iterable[DeclaredCount]
) -> Iterator[Issue]:
    lists = Counter(duty.kind for duty in duties)
    sections = Counter((duty.kind, duty.section) for duty in duties)
    wanted: Counter[tuple[ListKind, str | None]] = Counter()
    places: dict[tuple[ListKind, str | None], Place] = {}
    for entry in declared:
        wanted[entry.kind, entry.section] += entry.count
        places.setdefault((entry.kind, entry.section), entry.place)
    for (kind, section), count in wanted.items():
        read = lists[kind] if section is None else sections[kind, section]
        if read != count:
            details = (kind.value, section or "", str(count), str(read))
            quote = f"{section or ''}（{count}项）"
            place = places[kind, section]
            yield Issue(IssueKind.COUNT_DIFFERS, place, quote, details)


def _number_issues(duties: Sequence[Duty]) -> Iterator[Issue]:
    """Report numbers that are missing or twice; a list may go on counting where the one
    before it ends."""
    before = 0
    for kind in dict.fromkeys(duty.kind for duty in duties):
        listed = [duty for duty in duties if duty.kind is kind]
        counts = Counter(duty.number for duty in listed)
        for duty in listed:
            if counts[duty.number] > 1:
                details = (kind.value, str(duty.number))
                yield Issue(IssueKind.NUMBER_TWICE, duty.place, duty.title, details)
        yield from _order_issues(kind, listed, counts)
        first = before + 1 if before and min(counts) > before else 1
        before = max(counts)
        missing = [n for n in range(first, before + 1) if n not in counts]
        if missing:
            details = (kind.value, ", ".join(map(str, missing[:50])))
            yield Issue(IssueKind.NUMBER_MISSING, listed[0].place, "", details)


def _order_issues(
    kind: ListKind, listed: Sequence[Duty], counts: Mapping[int, int]
) -> Iterator[Issue]:
    """Report duties before which a larger number stands; one that comes again is told
    as such."""
    for before, duty in pairwise(listed):
        if duty.number < before.number and counts[duty.number] == 1:
            details = (kind.value, str(before.number), str(duty.number))
            found = IssueKind.NUMBER_OUT_OF_ORDER
            yield Issue(found, duty.place, duty.title, details)
