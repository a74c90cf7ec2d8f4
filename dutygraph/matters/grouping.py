"""Match duties: takes their texts, gives the matters that lists have in common.

A duty belongs to every object its title names and to the matter of every sentence that
names none. Nothing depends on how many duties there are but which matters two lists
share, so adding a document changes no IRI and no name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from dutygraph.matters.corrections import Corrections
from dutygraph.matters.naming import (
    key_to_words,
    make_matter,
    object_name,
    object_to_key,
    review_to_key,
    sentence_name,
    words_to_key,
)
from dutygraph.matters.nearness import relate_matters
from dutygraph.matters.records import (
    DutyText,
    Evidence,
    Matching,
    Matter,
    Membership,
    Reading,
    merge_duties,
)
from dutygraph.matters.scoring import score_membership, steps_to_score
from dutygraph.matters.sightings import read_title
from dutygraph.matters.wordings import Wordings, group_wordings, sentence_to_text

_Found: TypeAlias = tuple[float, Evidence]
"""How like a title is to what a matter is known by, and in which words."""
_Place: TypeAlias = tuple[str, str, _Found]
"""The key and the name of a matter that a title belongs to, and why."""


@dataclass(slots=True)
class _Draft:
    """Matters by key, and for each its members with what speaks for them."""

    matters: dict[str, Matter] = field(default_factory=dict)
    members: dict[str, dict[str, _Found]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def name(self, key: str, name: str) -> None:
        if key not in self.matters:
            self.matters[key] = make_matter(key, name)

    def add(self, key: str, duty: str, found: _Found) -> None:
        self.members[key].setdefault(duty, found)


def match_duties(
    duties: Iterable[DutyText],
    existing: Iterable[Matter] = (),
    corrections: Corrections | None = None,
) -> Matching:
    """Give the matters of duties.

    They are read once, one by one; of their steps only what scores is kept. `existing`
    are the matters of an earlier run: they keep key, IRI and name, and stay
    as long as a duty belongs to them. A new matter needs duties of two lists. A
    sentence that would bridge two existing matters joins the nearer (by likeness, then
    by text) and the two become related. The order in which duties are given is of no
    account.
    """
    corrections = corrections or Corrections()
    readings: dict[str, Reading] = {}
    known = merge_duties(_read_titles(duties, readings, corrections)).values()
    ordered = sorted(known, key=lambda d: (d.township, d.kind.value, d.number, d.iri))
    kept = sorted(existing, key=lambda matter: matter.key)
    founded = [text for matter in kept if (text := key_to_words(matter.key))]
    supported = dict.fromkeys((duty.title, duty.lines) for duty in ordered)
    wordings = group_wordings(
        ((readings[title], frozenset(lines)) for title, lines in supported), founded
    )
    draft = _Draft({matter.key: matter for matter in kept})
    for duty, places in _place_titles(ordered, readings, wordings):
        for key, name, found in places:
            draft.name(key, name)
            draft.add(key, duty.iri, found)
    _apply(corrections, draft, {duty.iri for duty in ordered})
    return _finish(draft, ordered, readings, wordings, {one.key for one in kept})


def _read_titles(
    duties: Iterable[DutyText], readings: dict[str, Reading], corrections: Corrections
) -> Iterator[DutyText]:
    """Read each title once; give the duties with no more steps than score them."""
    reviewed = {iri for join in corrections.joins for iri in join.duties}
    sought: dict[str, tuple[str, ...]] = {}
    for duty in duties:
        if duty.title not in readings:
            reading = readings[duty.title] = read_title(duty.title)
            sighted = (one.words for one in reading.sightings)
            sought[duty.title] = (*sighted, *reading.sentences)
        if duty.iri in reviewed or len(duty.steps) < 2:
            yield duty
        else:
            yield replace(duty, steps=steps_to_score(duty.steps, sought[duty.title]))


def _place_titles(
    duties: Iterable[DutyText], readings: Mapping[str, Reading], wordings: Wordings
) -> Iterator[tuple[DutyText, list[_Place]]]:
    """Give the matters of each duty; those of equal titles are found once."""
    found: dict[str, list[_Place]] = {}
    for duty in duties:
        if duty.title not in found:
            found[duty.title] = list(_place_title(readings[duty.title], wordings))
        yield duty, found[duty.title]


def _place_title(reading: Reading, wordings: Wordings) -> Iterator[_Place]:
    for one in reading.sightings:
        key = object_to_key(one.name, one.function)
        name = object_name(one.name, one.function)
        yield key, name, (1.0, Evidence(one.words, one.function, rule="object"))
    for sentence in reading.sentences:
        for founder, likeness in wordings.founders[sentence_to_text(sentence)]:
            name = sentence_name(wordings.names[founder])
            evidence = Evidence(sentence, rule="words")
            yield words_to_key(founder), name, (likeness, evidence)


def _apply(corrections: Corrections, draft: _Draft, known: set[str]) -> None:
    for join in corrections.joins:
        key = review_to_key(join.name)
        for duty in known.intersection(join.duties):
            draft.name(key, join.name)
            draft.add(key, duty, (1.0, Evidence(join.reason, rule="review")))
    keys = {matter.iri: key for key, matter in draft.matters.items()}
    for part in corrections.parts:
        if part.matter in keys:
            draft.members[keys[part.matter]].pop(part.duty, None)
    for rename in corrections.renames:
        if rename.matter in keys:
            key = keys[rename.matter]
            draft.matters[key] = replace(draft.matters[key], name=rename.name)


def _finish(
    draft: _Draft,
    duties: list[DutyText],
    readings: dict[str, Reading],
    wordings: Wordings,
    kept: set[str],
) -> Matching:
    by_iri = {duty.iri: duty for duty in duties}
    matters: list[Matter] = []
    memberships: list[Membership] = []
    for matter in sorted(draft.matters.values(), key=lambda one: one.iri):
        members = draft.members.get(matter.key, {})
        texts = [by_iri[iri] for iri in sorted(members)]
        if not texts or (matter.key not in kept and _is_one_list(texts)):
            continue
        matters.append(matter)
        memberships += score_membership(matter.iri, texts, members)
    related = relate_matters(matters, readings.values(), wordings)
    return Matching(tuple(matters), tuple(memberships), related)


def _is_one_list(duties: Sequence[DutyText]) -> bool:
    return all(duty.list_key == duties[0].list_key for duty in duties)
