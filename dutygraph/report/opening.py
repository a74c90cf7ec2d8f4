"""Write the first screen of a report: takes a draft, gives what it found in short."""

from collections import Counter

from dutygraph.model import ListKind
from dutygraph.report.draft import Draft, show_number, show_percent
from dutygraph.report.figures import (
    NO_LINE,
    keep_unsupported,
    line_shares,
    rank_lines,
    rank_standings,
    township_steps,
    whole_duties,
)
from dutygraph.report.outline import (
    Answers,
    Run,
    Section,
    Text,
    iri_to_anchor,
    join_texts,
)

_NAMED = 5


def write_summary(draft: Draft) -> Section:
    """Answer in a few sentences who loads the townships, how firmly, with what help."""
    answers = [("read", [_say_read(draft), *_say_sure(draft)])]
    if draft.standings:
        answers = [
            ("who", _say_who(draft)),
            ("firm", [_say_firm(draft)]),
            ("support", _say_support(draft)),
            *([("change", spread)] if (spread := _say_spread(draft)) else []),
            *answers,
        ]
    words = draft.words["summary"]
    entries = tuple((words[f"ask_{name}"], tuple(says)) for name, says in answers)
    missing = tuple(draft.say("summary", name) for name in _find_missing(draft))
    return Section("summary", words["title"], missing, (Answers(entries),))


def _find_missing(draft: Draft) -> list[str]:
    missing = []
    if not draft.standings:
        missing.append("empty")
    if len(draft.facts.loads.townships) == 1:
        missing.append("one")
    return missing


def _say_read(draft: Draft) -> Text:
    facts = draft.facts
    kinds: dict[ListKind, list[str]] = {kind: [] for kind in ListKind}
    for duty in facts.duties.values():
        kinds[duty.kind].append(duty.iri)
    words = draft.words["kinds"]
    counts = {
        kind.value: Run(
            str(len(iris)),
            draft.note_duties(f"g-{kind.value}", words[kind.value], iris),
        )
        for kind, iris in kinds.items()
    }
    return draft.say(
        "summary",
        "read",
        townships=Run(str(len(facts.loads.townships)), "towns"),
        duties=Run(str(len(facts.duties)), "duties"),
        **counts,
    )


def _say_sure(draft: Draft) -> list[Text]:
    """Say of how many lists the declared number is the number that was read."""
    facts = draft.facts
    whole = [one for one in facts.counts if not one.section]
    lists = Counter((duty.township, duty.kind) for duty in facts.duties.values())
    says = []
    if whole:
        same = sum(one.declared == one.read for one in whole)
        values = {"declared": len(whole), "same": same}
        linked = {name: Run(str(n), "declared") for name, n in values.items()}
        silent = Run(str(max(0, len(lists) - len(whole))), "reading")
        says.append(draft.say("summary", "sure", silent=silent, **linked))
    elif lists:
        says.append(draft.say("summary", "unsure"))
    doubts = Run(str(len(facts.doubts)), "doubts")
    return [*says, draft.say("summary", "doubts", doubts=doubts)]


def _say_who(draft: Draft) -> list[Text]:
    return [*_say_top(draft), *_say_line(draft), *_say_each(draft)]


def _say_top(draft: Draft) -> list[Text]:
    return [
        draft.say(
            "summary",
            "top",
            department=Run(draft.department(top.iri), look="strong"),
            duties=Run(str(top.duties), anchor),
            steps=Run(show_number(top.steps), anchor),
            percent=Run(show_percent(top.part), anchor),
        )
        for top in draft.standings[:1]
        for anchor in [iri_to_anchor(top.iri, "d")]
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
    return [
        draft.say(
            "summary",
            "line",
            line=Run(draft.line(top), look="strong"),
            percent=Run(show_percent(shares[top]), iri_to_anchor(top, "n")),
        )
    ]


def _say_each(draft: Draft) -> list[Text]:
    """Name the department that asks most of each township, where there are several."""
    towns = sorted(draft.facts.loads.townships)
    first = {
        town: standings[0]
        for town in towns
        for standings in [rank_standings(draft.loads_of[town])]
        if standings
    }
    if len(first) < 2:
        return []
    words = draft.words["page"]
    texts = [
        draft.say(
            "summary",
            "each_one",
            town=draft.town(town),
            department=draft.department(one.iri),
            percent=Run(show_percent(one.part), town_anchor(town, one.iri)),
        )
        for town, one in first.items()
    ]
    joined = join_texts(texts, words["semicolon"])
    return [(*draft.say("summary", "each"), *joined, Run(words["stop"]))]


def town_anchor(town: str, department: str) -> str:
    """Give the id of the duties in which a department calls on a township."""
    return f"{iri_to_anchor(town, 'w')}-{iri_to_anchor(department, 'x')}"


def _say_firm(draft: Draft) -> Text:
    firm = [one.iri for one in draft.standings if draft.firmness[one.iri].firm]
    size = next(iter(draft.firmness.values())).group
    if not firm:
        return draft.say("summary", "not_firm", group=size)
    between = draft.words["page"]["comma"]
    named = [(Run(draft.department(iri), look="strong"),) for iri in firm[:_NAMED]]
    said = draft.say(
        "summary",
        "firm" if len(firm) <= _NAMED else "firm_many",
        group=size,
        count=Run(str(len(firm)), "ranks"),
    )
    rest = draft.say("summary", "firm_rest")
    return (*said, *join_texts(named, between), *rest)


def _say_support(draft: Draft) -> list[Text]:
    rows = draft.facts.loads
    words = draft.words["evidence"]
    steps, everything = township_steps(rows), whole_duties(rows)
    total = sum(steps.values())
    bare = sum(
        one.steps for one in rows.loads if one.duty in everything and not one.hard
    )
    said = draft.say(
        "summary",
        "steps",
        steps=Run(
            show_number(total), draft.note_steps("g-steps", words["named"], everything)
        ),
        unsupported=Run(show_number(bare), "g-bare"),
        percent=Run(show_percent(bare / total if total else 0), "g-bare"),
    )
    parts = keep_unsupported(draft.load_of, everything)
    draft.note_steps("g-bare", words["unsupported"], parts, (words["all"], total))
    return [said, *_say_gap(draft)]


def _say_gap(draft: Draft) -> list[Text]:
    """Name the line that asks most steps without a hard guarantee."""
    lines = [one for one in rank_lines(draft.facts.loads) if one.iri != NO_LINE]
    if not lines:
        return []
    top = max(lines, key=lambda one: round(one.unsupported, 9))
    return [
        draft.say(
            "summary",
            "gap",
            line=Run(draft.line(top.iri), look="strong"),
            steps=Run(show_number(top.steps), iri_to_anchor(top.iri, "n")),
            unsupported=Run(show_number(top.unsupported), iri_to_anchor(top.iri, "v")),
        )
    ]


def _say_spread(draft: Draft) -> list[Text]:
    found = draft.spreads
    if not found:
        return []
    count = Run(str(len(found)), "spread")
    stark = sum(one.stark for one in found)
    said = Run(str(stark), "stark" if stark else "spread")
    return [draft.say("summary", "spread", count=count, stark=said)]
