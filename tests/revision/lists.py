"""Entries and editions made by hand, small enough to see whole."""

from dutygraph.model import ListKind
from dutygraph.revision.records import Change, ChangeKind, Edition, Entry

ASPECTS = (
    ChangeKind.SECTION,
    ChangeKind.DELEGATED,
    ChangeKind.LEAD,
    ChangeKind.DEPARTMENTS,
    ChangeKind.GUARANTEES,
    ChangeKind.RESPONSIBILITIES,
    ChangeKind.TOWNSHIP_STEPS,
    ChangeKind.WORK_METHODS,
)


def entry(
    title: str,
    number: int = 1,
    kind: ListKind = ListKind.COOPERATIVE,
    **aspects: tuple[str, ...],
) -> Entry:
    given = {ChangeKind(name): texts for name, texts in aspects.items()}
    filled = {kind: given.get(kind, ()) for kind in ASPECTS}
    return Entry(kind, number, title, filled, f"urn:{kind.value}:{title}")


def edition(*entries: Entry, code: str = "990102103", name: str = "旧.txt") -> Edition:
    township = {"990102103": "石桥镇", "990102104": "柳林乡"}.get(code, "")
    return Edition(name, name.encode().hex().ljust(64, "0"), code, township, entries)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, object, object]]:
    """Give changes as (what, title, before, after)."""
    return [
        (one.kind.value, (one.new or one.old or entry("")).title, one.before, one.after)
        for one in changes
    ]
