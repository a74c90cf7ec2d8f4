"""Write the first sections: takes a draft, gives the summary and what was read."""

from collections import Counter

from dutygraph.issues import kind_to_words
from dutygraph.model import IssueKind, ListKind
from dutygraph.report.draft import Draft, list_anchor, show_number, show_percent
from dutygraph.report.facts import Count
from dutygraph.report.figures import (
    NO_LINE,
    line_shares,
    rank_standings,
    spread_matters,
    township_steps,
)
from dutygraph.report.outline import (
    Cell,
    Column,
    Run,
    Section,
    Table,
    Text,
    iri_to_anchor,
    make_cell,
)


def write_summary(draft: Draft) -> Section:
    """Say in a few sentences what the report found."""
    facts = draft.facts
    says = [_say_read(draft)]
    if len(facts.loads.townships) == 1:
        says.append(draft.say("summary", "one"))
    if facts.loads.loads:
        says += [_say_steps(draft), *_say_top(draft), *_say_line(draft)]
    else:
        says.append(draft.say("summary", "empty"))
    says += _say_spread(draft)
    return Section("summary", draft.words["summary"]["title"], tuple(says))


def _say_read(draft: Draft) -> Text:
    facts = draft.facts
    kinds = Counter(duty.kind for duty in facts.duties.values())
    return draft.say(
        "summary",
        "read",
        townships=len(facts.loads.townships),
        duties=Run(str(len(facts.duties)), "duties"),
        doubts=Run(str(len(facts.doubts)), "doubts"),
        **{kind.value: Run(str(kinds[kind]), "reading") for kind in ListKind},
    )


def _say_steps(draft: Draft) -> Text:
    rows = draft.facts.loads
    total = sum(township_steps(rows).values())
    named = [load for load in rows.loads if rows.named(load.departments)]
    bare = [load for load in named if not load.hard]
    unsupported = sum(load.steps for load in bare)
    words = draft.words["evidence"]
    target = draft.note("g-bare", words["unsupported"], (one.duty for one in bare))
    return draft.say(
        "summary",
        "steps",
        steps=Run(show_number(total), "heat"),
        unsupported=Run(show_number(unsupported), target),
        percent=show_percent(unsupported / total if total else 0),
    )


def _say_top(draft: Draft) -> list[Text]:
    return [
        draft.say(
            "summary",
            "top",
            department=draft.department(top.iri),
            duties=Run(str(top.duties), iri_to_anchor(top.iri, "d")),
            steps=Run(show_number(top.steps), iri_to_anchor(top.iri, "d")),
            percent=show_percent(top.part),
        )
        for top in rank_standings(draft.facts.loads)[:1]
    ]


def _say_line(draft: Draft) -> list[Text]:
    shares = {
        iri: sum(own.values()) / len(own)
        for iri, own in line_shares(draft.facts.loads).items()
        if iri != NO_LINE
    }
    if not shares:
        return []
    top = min(shares, key=lambda iri: (-round(shares[iri], 12), iri))
    percent = Run(show_percent(shares[top]), "heat")
    return [draft.say("summary", "line", line=draft.line(top), percent=percent)]


def _say_spread(draft: Draft) -> list[Text]:
    found = spread_matters(draft.facts)
    ends = {ListKind.BASIC, ListKind.RECLAIMED}
    stark = sum(ends <= set(one.held) for one in found)
    count = Run(str(len(found)), "spread")
    return [draft.say("summary", "spread", count=count, stark=stark)] if found else []


def write_reading(draft: Draft) -> Section:
    """Tell what was read, declared counts beside counts read, and what is in doubt."""
    words = draft.words["reading"]
    if not draft.facts.documents:
        return Section("reading", words["title"], (draft.say("reading", "nothing"),))
    parts = [_counts(draft)]
    says = [draft.say("reading", "says")]
    if draft.facts.doubts:
        parts.append(_doubts(draft))
    else:
        says.append(draft.say("reading", "clean"))
    return Section("reading", words["title"], tuple(says), tuple(parts))


def _counts(draft: Draft) -> Table:
    words = draft.words["reading"]
    names = ("township", "list", "declared", "read", "sections", "document")
    kinds = ("text", "text", "number", "number", "text", "text")
    columns = tuple(
        Column(words[name], kind) for name, kind in zip(names, kinds, strict=True)
    )
    facts, rows = draft.facts, []
    read = Counter((duty.township, duty.kind) for duty in facts.duties.values())
    for town in sorted(facts.loads.townships):
        for kind in ListKind:
            own = [
                one for one in facts.counts if (one.township, one.kind) == (town, kind)
            ]
            if read[town, kind] or own:
                rows.append(_count_row(draft, town, kind, read[town, kind], own))
    return Table(words["table"], columns, tuple(rows))


def _count_row(
    draft: Draft, town: str, kind: ListKind, read: int, counts: list[Count]
) -> tuple[Cell, ...]:
    words = draft.words["reading"]
    whole = [one.declared for one in counts if not one.section]
    sections = [one for one in counts if one.section]
    same = sum(one.declared == one.read for one in sections)
    said = words["sections_value"].format(same=same, all=len(sections))
    names = [one.name for one in draft.facts.documents if one.township == town]
    return (
        make_cell(draft.town(town), iri_to_anchor(town, "t")),
        make_cell(draft.words["kinds"][kind.value]),
        make_cell(whole[0] if whole else words["undeclared"]),
        make_cell(read, list_anchor(town, kind)),
        make_cell(said if sections else words["undeclared"]),
        make_cell(draft.words["page"]["comma"].join(names)),
    )


def _doubts(draft: Draft) -> Table:
    words = draft.words["reading"]
    kinds = Counter(one.kind for one in draft.facts.doubts)
    rows = tuple(
        (make_cell(doubt_to_words(kind, draft.lang)), make_cell(count, "doubts"))
        for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    )
    columns = (Column(words["kind"]), Column(words["count"], "number"))
    return Table(words["doubts"], columns, rows, (draft.say("reading", "doubts_says"),))


def doubt_to_words(kind: str, lang: str) -> str:
    """Give what a kind of issue is called; one that is not known by its own name."""
    known = {one.value for one in IssueKind}
    return kind_to_words(IssueKind(kind), lang) if kind in known else kind
