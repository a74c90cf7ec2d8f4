"""Check what was read against what the document itself says: counts and numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.model import DeclaredCount, Duty, Issue, IssueKind, ListKind, Place


def check_totals(
    duties: Sequence[Duty], declared: Iterable[DeclaredCount]
) -> tuple[Issue, ...]:
    """Report declared counts that differ, and numbers that are missing or twice."""
    return (*_count_issues(duties, declared), *_number_issues(duties))


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
        first = before + 1 if before and min(counts) > before else 1
        before = max(counts)
        missing = [n for n in range(first, before + 1) if n not in counts]
        if missing:
            details = (kind.value, ", ".join(map(str, missing[:50])))
            yield Issue(IssueKind.NUMBER_MISSING, listed[0].place, "", details)
