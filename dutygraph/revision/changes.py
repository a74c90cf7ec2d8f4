"""Tell what changed: takes two editions of a list, gives changes in reading order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.iris import fold
from dutygraph.model import ListKind
from dutygraph.revision.pairing import pair_entries
from dutygraph.revision.records import Change, ChangeKind, Edition, Entry

_KINDS = list(ListKind)
_CHANGES = list(ChangeKind)


def compare_editions(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Give what changed from the old to the new, by list and number.

    Texts that differ in typography alone are the same, and so are steps, guarantees and
    departments in another order, but for the department that leads. A duty that only
    bears another number is told as renumbered, which is no change.
    """
    pairing = pair_entries(old.entries, new.entries)
    changes = [
        *(Change(ChangeKind.REMOVED, one, None) for one in pairing.removed),
        *(Change(ChangeKind.ADDED, None, one) for one in pairing.added),
    ]
    for before, after in pairing.pairs:
        changes += _compare_entries(before, after)
    return tuple(sorted(changes, key=_order))


def count_changes(changes: Iterable[Change]) -> dict[ChangeKind, int]:
    """Count the changes by kind, in the order of the kinds; none is left out."""
    counts = Counter(change.kind for change in changes)
    return {kind: counts[kind] for kind in ChangeKind if counts[kind]}


def _compare_entries(old: Entry, new: Entry) -> Iterator[Change]:
    if old.kind is not new.kind:
        lists = (old.kind.value,), (new.kind.value,)
        yield Change(ChangeKind.MOVED, old, new, *lists)
    elif old.number != new.number:
        numbers = (str(old.number),), (str(new.number),)
        yield Change(ChangeKind.RENUMBERED, old, new, *numbers)
    if fold(old.title) != fold(new.title):
        yield Change(ChangeKind.REWORDED, old, new, (old.title,), (new.title,))
    for kind in ChangeKind:
        before, after = old.aspects.get(kind, ()), new.aspects.get(kind, ())
        lost, gained = _subtract(before, after), _subtract(after, before)
        if lost or gained:
            yield Change(kind, old, new, lost, gained)


def _subtract(texts: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    """Give the texts that the others do not say, each as often as it is missing."""
    left = Counter(map(fold, others))
    missing = []
    for text in texts:
        key = fold(text)
        if left[key]:
            left[key] -= 1
        else:
            missing.append(text)
    return tuple(missing)


def _order(change: Change) -> tuple[int, int, int, str]:
    entry = change.new or change.old
    if entry is None:
        return 0, 0, 0, ""
    kind, number = _KINDS.index(entry.kind), entry.number
    return kind, number, _CHANGES.index(change.kind), entry.title
