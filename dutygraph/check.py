"""Check a document against itself: takes a duty list, gives findings.

What the document declares stands beside what was read; every doubt has its place and
quote; and the characters that ended up in no record are counted and shown.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.issues import place_to_words
from dutygraph.model import DutyList, ListKind

COUNT, CHARACTERS, LEFT_OUT = "count", "characters", "left-out"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check.

    `kind` is "count" for the duties of a list or section (`declared` is None where the
    document prints no number), "characters" for what its tables print against what the
    records hold, "left-out" for a stretch of text that no record holds (`read` is how
    often it stands there), or the kind of an issue.
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


def duty_list_to_findings(duty_list: DutyList, lang: str = "zh") -> Iterator[Finding]:
    """Give counts first, then issues, then what no record holds; in document order."""
    yield from _counts(duty_list)
    name = duty_list.source.name
    for issue in duty_list.issues:
        place = place_to_words(issue.place, lang)
        quote = issue.quote or " / ".join(filter(None, issue.details))
        yield Finding(name, issue.kind.value, place=place, quote=quote)
    left = sum(len(passage.text) for passage in duty_list.left_out)
    printed = duty_list.characters
    yield Finding(name, CHARACTERS, declared=printed, read=printed - left)
    yield from _left_out(duty_list, lang)


def _counts(duty_list: DutyList) -> Iterator[Finding]:
    declared: Counter[tuple[ListKind, str]] = Counter()
    for entry in duty_list.declared:
        declared[entry.kind, entry.section or ""] += entry.count
    read = Counter((duty.kind, "") for duty in duty_list.duties)
    read.update((duty.kind, duty.section) for duty in duty_list.duties if duty.section)
    keys = dict.fromkeys([*read, *declared])
    for kind in ListKind:
        ours = [key for key in keys if key[0] is kind]
        for key in sorted(ours, key=lambda key: key[1] != ""):
            count = declared.get(key)
            yield Finding(duty_list.source.name, COUNT, *key, count, read[key])


def _left_out(duty_list: DutyList, lang: str) -> Iterator[Finding]:
    times = Counter(passage.text for passage in duty_list.left_out)
    first = {p.text: p.place for p in reversed(duty_list.left_out)}
    for text, count in times.items():
        place = place_to_words(first[text], lang)
        name = duty_list.source.name
        yield Finding(name, LEFT_OUT, read=count, place=place, quote=text)
