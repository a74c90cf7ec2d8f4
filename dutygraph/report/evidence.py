"""Show what a report rests on: takes a draft, gives groups, duties and doubts as HTML.

Every number of the report leads to a group; a group leads to its duties; a duty has its
words and the place where they stand.
"""

from itertools import groupby

from dutygraph.citations import Citation
from dutygraph.issues import place_to_words
from dutygraph.model import ListKind
from dutygraph.report.draft import Draft, Group, list_anchor
from dutygraph.report.facts import Doubt, Duty
from dutygraph.report.markup import Markup, join, tag
from dutygraph.report.opening import doubt_to_words
from dutygraph.report.outline import iri_to_anchor


def show_evidence(draft: Draft) -> Markup:
    """Show all that the numbers lead to; the draft's sections are written before."""
    words = draft.words["evidence"]
    groups = (_group(draft, *item) for item in draft.groups.items())
    return tag(
        "section",
        tag("h2", words["title"]),
        tag("h3", words["doubts"], id="doubts"),
        _doubts(draft),
        tag("h3", words["groups"]),
        tag("p", words["groups_says"], class_="says"),
        tag("div", *groups, class_="groups"),
        tag("h3", words["duties"], id="duties"),
        *_lists(draft),
        id="evidence",
        class_="evidence",
    )


def _group(draft: Draft, anchor: str, group: Group) -> Markup:
    items = (tag("li", _mention(draft, iri)) for iri in group.iris)
    return tag("div", tag("h4", group.title), tag("ul", *items), id=anchor)


def _mention(draft: Draft, iri: str) -> Markup:
    duty, words = draft.facts.duties[iri], draft.words["evidence"]
    number = max(1, len(duty.departments))
    said = words["steps_of" if number > 1 else "whole"]
    steps = said.format(steps=len(duty.steps), departments=number)
    link = tag("a", duty.title, href=f"#{iri_to_anchor(iri)}")
    small = f"{draft.town(duty.township)} {duty.number}, {steps}"
    return join([link, " ", tag("small", small)])


def _doubts(draft: Draft) -> Markup:
    if not draft.facts.doubts:
        return tag("p", draft.words["page"]["none"])
    return tag(
        "ul", *(_doubt(draft, one) for one in draft.facts.doubts), class_="duties"
    )


def _doubt(draft: Draft, doubt: Doubt) -> Markup:
    details = draft.words["page"]["semicolon"].join(doubt.details)
    kind = doubt_to_words(doubt.kind, draft.lang)
    head = f"{draft.town(doubt.township)}: {kind}"
    return tag(
        "li",
        tag("b", head),
        *([tag("p", details)] if details else []),
        *(_citation(draft, one) for one in doubt.citations),
    )


def _lists(draft: Draft) -> list[Markup]:
    shown = []
    duties = draft.facts.duties.values()
    for (town, kind), own in groupby(duties, lambda one: (one.township, one.kind)):
        heading = f"{draft.town(town)} · {draft.words['kinds'][kind.value]}"
        shown.append(tag("h4", heading, id=list_anchor(town, kind)))
        entries = (_duty(draft, one) for one in own)
        shown.append(tag("ul", *entries, class_="duties"))
    return shown


def _duty(draft: Draft, duty: Duty) -> Markup:
    words, between = draft.words["evidence"], draft.words["page"]["comma"]
    parts = [tag("b", f"{duty.number} {duty.title}")]
    if duty.departments:
        label = words["departments"]
        if duty.kind is ListKind.RECLAIMED:
            label = f"{label} ({words['relief']})"
        parts.append(_entry(label, between.join(duty.departments)))
    if duty.steps:
        steps = tag("ol", *(tag("li", step) for step in duty.steps))
        parts.append(_entry(words["steps"], steps))
    if duty.guarantees:
        said = (f"{one.phrase} [{words[one.kind]}]" for one in duty.guarantees)
        parts.append(_entry(words["guarantees"], between.join(said)))
    elif duty.kind is ListKind.COOPERATIVE:
        parts.append(_entry(words["guarantees"], draft.words["page"]["none"]))
    parts += [_citation(draft, one) for one in duty.citations]
    return tag("li", *parts, id=iri_to_anchor(duty.iri))


def _entry(label: str, held: str) -> Markup:
    return tag("div", tag("small", label), " ", held)


def _citation(draft: Draft, citation: Citation) -> Markup:
    where = place_to_words(citation.place, draft.lang)
    quote = tag("q", citation.quote) if citation.quote else ""
    source = f"{citation.document} {where}"
    return tag("div", quote, " ", tag("cite", source), class_="place")
