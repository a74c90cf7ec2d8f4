"""Takes the distinct names of a document, gives which of them are one department.

Names with one key are one already; here follow the rules that need the other names of
the document. Every rule gives pairs of keys, each with the reason to be shown.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from dutygraph.resolve.concepts import Reading, read_name
from dutygraph.resolve.mentions import Mention
from dutygraph.resolve.names import Name, take_apart
from dutygraph.resolve.territory import Territory

ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Group:
    """All names with one key: the names as taken apart, and what they say."""

    key: str
    names: tuple[Name, ...]
    reading: Reading

    @property
    def is_county(self) -> bool:
        """Whether the county's own level is meant."""
        return ":" not in self.key

    @property
    def by_function(self) -> bool:
        """Whether no name of it is that of an organisation."""
        return all(name.by_function for name in self.names)

    @property
    def plates(self) -> tuple[str, ...]:
        """The second names in brackets."""
        return tuple(dict.fromkeys(plate for n in self.names for plate in n.plates))


@dataclass(frozen=True, slots=True)
class Merge:
    """`child` is the department `parent` by `rule`, seen in `evidence`."""

    child: str
    parent: str
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """`key` may be any of `candidates`; nothing decides."""

    key: str
    candidates: tuple[str, ...]


def name_to_key(name: Name) -> str:
    """Give the key of a name: the same for all its spellings, unique in the county.

    Levels other than the county's stand in front; a branch office is the county's own
    bureau under another name.
    """
    reading = read_name(name.core)
    key = reading.key if reading.concepts else name.core
    if name.level == "county" or name.office:
        return key
    return f"{name.level}:{key}"


def merge_plates(groups: Mapping[str, Group], territory: Territory) -> Iterator[Merge]:
    """A second name plate of one department, printed alone, is that department."""
    for key, group in groups.items():
        for plate in group.plates:
            other = name_to_key(take_apart(plate, territory))
            if other != key and other in groups and not groups[other].plates:
                yield Merge(other, key, "name-plate", f"{group.names[0].text}")


def merge_functions(groups: Mapping[str, Group]) -> Iterator[Merge | Doubt]:
    """公安机关 is the one department of the county that has this function."""
    for key, group in groups.items():
        if not group.by_function or not group.reading.concepts:
            continue
        wanted = set(group.reading.concepts)
        bearers = [
            other
            for other, candidate in groups.items()
            if other != key
            and _is_bureau(candidate)
            and wanted <= set(candidate.reading.concepts)
        ]
        if len(bearers) == 1:
            yield Merge(key, bearers[0], "function", "、".join(sorted(wanted)))
        elif bearers:
            yield Doubt(key, tuple(bearers))


def merge_shorter(groups: Mapping[str, Group]) -> Iterator[Merge | Doubt]:
    """教育局 is 教育体育局 where the county has one with this function in front.

    Only where no other department of the document bears the functions left out.
    """
    bureaus = {key: group for key, group in groups.items() if _is_bureau(group)}
    bearers = Counter(c for group in bureaus.values() for c in group.reading.concepts)
    own = {
        key: {c for c in group.reading.concepts if bearers[c] == 1}
        for key, group in bureaus.items()
    }
    combined = {key: bureaus[key] for key, concepts in own.items() if concepts}
    for key, group in bureaus.items():
        longer = tuple(
            other
            for other, candidate in combined.items()
            if _begins(candidate.reading, group.reading, own[other])
        )
        if len(longer) == 1:
            yield Merge(key, longer[0], "shorter-name", groups[longer[0]].names[0].text)
        elif longer:
            yield Doubt(key, longer)


def merge_rows(
    mentions: tuple[Mention, ...], keys: Mapping[str, str], groups: Mapping[str, Group]
) -> Iterator[Merge]:
    """A heading names a department of its row: what is left on both sides is one.

    Only where one heading and one name of the column are left, and they are alike.
    """
    rows: dict[int, tuple[dict[str, str], dict[str, str]]] = {}
    for mention in mentions:
        if mention.text in keys:
            sides = rows.setdefault(mention.row, ({}, {}))
            sides[mention.heading].setdefault(keys[mention.text], mention.text)
    for column, headings in rows.values():
        open_headings = [key for key in headings if key not in column]
        open_column = [key for key in column if key not in headings]
        if len(open_headings) != 1 or len(open_column) != 1:
            continue
        child, parent = open_headings[0], open_column[0]
        if _are_alike(groups[child], groups[parent]):
            yield Merge(child, parent, "same-row", column[parent])


def _is_bureau(group: Group) -> bool:
    plain = "+".join(sorted(group.reading.concepts))
    return bool(plain) and group.key == plain and not group.by_function


def _begins(longer: Reading, shorter: Reading, own: set[str]) -> bool:
    """Say whether only functions of its own are left out, and none in front."""
    left_out = set(longer.concepts) - set(shorter.concepts)
    return (
        longer.concepts[0] == shorter.concepts[0]
        and bool(left_out)
        and left_out <= own
        and set(shorter.concepts) < set(longer.concepts)
    )


def _are_alike(one: Group, other: Group) -> bool:
    if one.is_county != other.is_county:
        return False
    if set(one.reading.concepts) & set(other.reading.concepts):
        return True
    cores = (one.names[0].core, other.names[0].core)
    return SequenceMatcher(None, *cores, autojunk=False).ratio() >= ALIKE
