"""Write what a report rests on: takes a draft, gives groups, duties, counts and doubts.

Every number of the report leads to a group, a group to its duties; each duty, step,
guarantee, count and doubt has its words and the place where they stand.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from dutygraph.citations import Citation
from dutygraph.facts import Count, Doubt, Duty
from dutygraph.issues import place_to_words
from dutygraph.model import ListKind
from dutygraph.report.draft import (
    Draft,
    Group,
    list_anchor,
    show_number,
    show_percent,
)
from dutygraph.report.figures import sum_steps
from dutygraph.report.outline import (
    Entry,
    Listing,
    Run,
    Section,
    Text,
    iri_to_anchor,
    join_texts,
    shorten_text,
)
from dutygraph.report.reading import count_anchor, doubt_anchor, doubt_to_words

_MENTION = 40


def write_evidence(draft: Draft) -> Section:
    """Give all that the numbers lead to; the draft's sections are written before."""
    words = draft.words["evidence"]
    groups = (_list_group(draft, *item) for item in draft.groups.items())
    sections = (
        _section(draft, "declared", _counts(draft)),
        _section(draft, "doubts", _doubts(draft)),
        _section(draft, "groups", groups),
        _section(draft, "duties", _lists(draft)),
    )
    says = (draft.say("evidence", "says"),)
    return Section("evidence", words["title"], says, (), sections, "evidence")


def _section(draft: Draft, name: str, listings: Iterable[Listing]) -> Section:
    held = tuple(listings)
    said = draft.say("evidence", f"{name}_says" if held else f"{name}_none")
    return Section(name, draft.words["evidence"][name], (said,), held, look=name)


def _list_group(draft: Draft, anchor: str, group: Group) -> Listing:
    entries = tuple(
        _mention(draft, iri, part if group.weighed else None)
        for iri, part in group.parts.items()
    )
    return Listing(anchor, group.title, _sum_up(draft, group), entries)


def _sum_up(draft: Draft, group: Group) -> Text:
    """Say how many duties a group has, what their steps come to, and of what part."""
    count = len(group.parts)
    if not group.weighed:
        return draft.say("evidence", "sum", count=count)
    total = sum_steps(draft.load_of, group.parts)
    steps = show_number(total)
    if group.whole is None or not group.whole[1]:
        return draft.say("evidence", "sum_steps", count=count, steps=steps)
    name, whole = group.whole
    return draft.say(
        "evidence",
        "sum_part",
        count=count,
        steps=steps,
        name=name,
        whole=show_number(whole),
        percent=show_percent(total / whole),
    )


def _mention(draft: Draft, iri: str, part: Fraction | None) -> Entry:
    duty, words = draft.facts.duties[iri], draft.words["evidence"]
    link = Run(shorten_text(duty.title, _MENTION), iri_to_anchor(iri))
    said = [f"{draft.town(duty.township)} {duty.number}"]
    said += [place_to_words(one.place, draft.lang) for one in duty.citations]
    if part is not None:
        name = "whole" if part == 1 else "part"
        said.append(words[name].format(steps=len(duty.steps), part=part))
    small = draft.words["page"]["semicolon"].join(filter(None, said))
    return Entry((link, Run(" "), Run(small, look="small")))


def _counts(draft: Draft) -> Iterator[Listing]:
    keys = groupby(draft.facts.counts, lambda one: (one.township, one.kind))
    for (town, kind), counts in keys:
        title = f"{draft.town(town)} · {draft.words['kinds'][kind.value]}"
        entries = tuple(_count(draft, one) for one in counts)
        yield Listing(count_anchor(town, kind), title, (), entries)


def _count(draft: Draft, count: Count) -> Entry:
    section = shorten_text(count.section) or draft.words["evidence"]["whole_list"]
    head = draft.say(
        "evidence",
        "declares",
        section=section,
        declared=count.declared,
        read=count.read,
    )
    cited = join_texts([head, *(_cite(draft, one) for one in count.citations)], " ")
    return Entry(cited)


def _doubts(draft: Draft) -> Iterator[Listing]:
    ordered = sorted(draft.facts.doubts, key=lambda one: one.kind)
    for kind, doubts in groupby(ordered, lambda one: one.kind):
        entries = tuple(_doubt(draft, one) for one in doubts)
        title = doubt_to_words(kind, draft.lang)
        note = draft.say("evidence", "doubts_sum", count=len(entries))
        yield Listing(doubt_anchor(kind), title, note, entries)


def _doubt(draft: Draft, doubt: Doubt) -> Entry:
    details = draft.words["page"]["semicolon"].join(doubt.details)
    lines: list[Text] = [(Run(details),)] if details else []
    lines += [_cite(draft, one) for one in doubt.citations]
    return Entry((Run(draft.town(doubt.township), look="strong"),), tuple(lines))


def _lists(draft: Draft) -> Iterator[Listing]:
    duties = draft.facts.duties.values()
    for (town, kind), own in groupby(duties, lambda one: (one.township, one.kind)):
        title = f"{draft.town(town)} · {draft.words['kinds'][kind.value]}"
        entries = tuple(_list_duty(draft, one) for one in own)
        note = draft.say("evidence", "sum", count=len(entries))
        yield Listing(list_anchor(town, kind), title, note, entries)


def _list_duty(draft: Draft, duty: Duty) -> Entry:
    lines = [_cite(draft, one) for one in duty.citations]
    lines += [*_say_departments(draft, duty), *_say_guarantees(draft, duty)]
    steps = tuple(_quote(draft, one.text, one.citations) for one in duty.steps)
    if steps:
        lines.append((_label(draft, "steps"),))
    head = (Run(f"{duty.number} {duty.title}", look="strong"),)
    return Entry(head, tuple(lines), steps, iri_to_anchor(duty.iri))


def _say_departments(draft: Draft, duty: Duty) -> list[Text]:
    if not duty.departments:
        return []
    reclaimed = duty.kind is ListKind.RECLAIMED
    label = _label(draft, "receivers" if reclaimed else "departments")
    return [(label, Run(draft.words["page"]["comma"].join(duty.departments)))]


def _say_guarantees(draft: Draft, duty: Duty) -> list[Text]:
    words = draft.words["evidence"]
    if duty.guarantees:
        return [
            (
                _label(draft, "guarantees"),
                *_quote(draft, one.phrase, one.citations),
                Run(f" {words[one.kind]}", look="small"),
            )
            for one in duty.guarantees
        ]
    if duty.kind is not ListKind.COOPERATIVE:
        return []
    return [(_label(draft, "guarantees"), Run(words["not_promised"]))]


def _label(draft: Draft, name: str) -> Run:
    return Run(draft.words["evidence"][name] + " ", look="label")


def _quote(draft: Draft, text: str, citations: Iterable[Citation]) -> Text:
    """Give the words as they are printed, with every place that prints them."""
    held = tuple(citations)
    quote = next((one.quote for one in held if one.quote), text)
    places = (place_to_words(one.place, draft.lang) for one in held)
    place = draft.words["page"]["semicolon"].join(dict.fromkeys(filter(None, places)))
    return Run(quote, look="quote"), Run(" "), Run(place, look="place")


def _cite(draft: Draft, citation: Citation) -> Text:
    where = place_to_words(citation.place, draft.lang)
    place = Run(f"{citation.document} {where}".strip(), look="place")
    if not citation.quote:
        return (place,)
    return Run(citation.quote, look="quote"), Run(" "), place
