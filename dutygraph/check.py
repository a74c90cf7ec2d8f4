"""Check a document against itself: takes a duty list, gives findings.

What the document declares stands beside what was read; every doubt has its place and
quote; and what ended up in no record is counted and shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dutygraph.issues import issue_to_detail, place_to_words
from dutygraph.model import AsideKind, DutyList, Issue, IssueKind, ListKind, Place

COUNT, CHARACTERS, LEFT_OUT = "count", "characters", "left-out"
_ASIDES = frozenset[str](AsideKind)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check.

    `kind` is "count" for the duties of a list or section (`declared` is None where the
    document prints no number), "characters" for what its tables print for records
    against what the records hold, "left-out" for a stretch of text that no record holds
    (`read` is how often it stands there), the kind of an issue, or that of a text which
    no record is to hold.
    """

    document: str
    kind: str
    list_kind: ListKind | None = None
    section: str = ""
    declared: int | None = None
    read: int | None = None
    place: str = ""
    quote: str = ""

    @property
    def differs(self) -> bool:
        """Whether a declared number is not the one that was read."""
        return self.kind == COUNT and self.declared not in (None, self.read)

    @property
    def is_aside(self) -> bool:
        """Whether it is a text that no record is to hold, which is no doubt."""
        return self.kind in _ASIDES

    @property
    def alarms(self) -> bool:
        """Whether somebody should look at the document."""
        return self.differs or not (self.is_aside or self.kind in (COUNT, CHARACTERS))


def duty_list_to_findings(duty_list: DutyList, lang: str = "zh") -> Iterator[Finding]:
    """Give counts first, then issues, then what no record holds; in document order.

    A declared number that differs is told by its count alone.
    """
    counts = list(_counts(duty_list, lang))
    yield from counts
    told = {(one.list_kind, one.section, one.declared) for one in counts if one.differs}
    for issue in duty_list.issues:
        if _counted(issue) not in told:
            yield _issue_to_finding(duty_list.source.name, issue, lang)
    yield from _left_out(duty_list, lang)
    name, printed = duty_list.source.name, duty_list.characters
    left = sum(len(passage.text) for passage in duty_list.left_out)
    aside = [a for a in duty_list.set_aside if a.kind is AsideKind.SUB_HEADING]
    read = printed - left - sum(len(one.quote) for one in aside)
    yield Finding(name, CHARACTERS, declared=printed, read=read)
    yield from _set_aside(duty_list, lang)


def _counted(issue: Issue) -> tuple[ListKind, str, int] | None:
    if issue.kind is not IssueKind.COUNT_DIFFERS:
        return None
    kind, section, declared, _ = issue.details
    return ListKind(kind), section, int(declared)


def _issue_to_finding(name: str, issue: Issue, lang: str) -> Finding:
    lists = [kind for kind in ListKind if issue.details[:1] == (kind.value,)]
    list_kind = lists[0] if lists else None
    place = place_to_words(issue.place, lang)
    quote = issue_to_detail(issue, lang)
    return Finding(name, issue.kind.value, list_kind, place=place, quote=quote)


def _counts(duty_list: DutyList, lang: str) -> Iterator[Finding]:
    declared: Counter[tuple[ListKind, str]] = Counter()
    places: dict[tuple[ListKind, str], Place] = {}
    for entry in duty_list.declared:
        declared[entry.kind, entry.section or ""] += entry.count
        places.setdefault((entry.kind, entry.section or ""), entry.place)
    read = Counter((duty.kind, "") for duty in duty_list.duties)
    read.update((duty.kind, duty.section) for duty in duty_list.duties if duty.section)
    # A table of sections and lists says 0 where a list has no duty of a section.
    keys = dict.fromkeys([*read, *(key for key, count in declared.items() if count)])
    for kind in ListKind:
        ours = [key for key in keys if key[0] is kind]
        for key in sorted(ours, key=lambda key: key[1] != ""):
            place = place_to_words(places[key], lang) if key in places else ""
            count, found = declared.get(key), read[key]
            yield Finding(duty_list.source.name, COUNT, *key, count, found, place)


def _left_out(duty_list: DutyList, lang: str) -> Iterator[Finding]:
    texts = [(passage.text, passage.place) for passage in duty_list.left_out]
    yield from _texts_once(duty_list.source.name, LEFT_OUT, texts, lang)


def _set_aside(duty_list: DutyList, lang: str) -> Iterator[Finding]:
    for kind in AsideKind:
        texts = [(a.quote, a.place) for a in duty_list.set_aside if a.kind is kind]
        yield from _texts_once(duty_list.source.name, kind.value, texts, lang)


def _texts_once(
    name: str, kind: str, texts: Iterable[tuple[str, Place]], lang: str
) -> Iterator[Finding]:
    """Give each text once, where it stands first, and how often it comes."""
    listed = list(texts)
    first = dict(reversed(listed))
    for text, count in Counter(text for text, _ in listed).items():
        place = place_to_words(first[text], lang)
        yield Finding(name, kind, read=count, place=place, quote=text)
