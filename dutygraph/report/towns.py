"""Write a section for each township: takes a draft, gives what weighs on each."""

from collections import Counter

from dutygraph.model import ListKind
from dutygraph.report.draft import (
    Draft,
    list_anchor,
    show_decimal,
    show_number,
    show_percent,
)
from dutygraph.report.figures import (
    Standing,
    limit_facts,
    pair_departments,
    rank_standings,
    township_steps,
)
from dutygraph.report.outline import (
    Arcs,
    Cell,
    Column,
    Run,
    Section,
    Table,
    Text,
    iri_to_anchor,
    make_cell,
)
from dutygraph.report.ranking import stack_bar

_TOP = 10
_PAIRS = 10


def write_towns(draft: Draft) -> Section:
    """Give the section of every township, in the order of their IRIs."""
    towns = tuple(
        _write_town(draft, iri) for iri in sorted(draft.facts.loads.townships)
    )
    return Section("towns", draft.words["town"]["title"], sections=towns)


def _write_town(draft: Draft, town: str) -> Section:
    standings = rank_standings(limit_facts(draft.facts, town))
    code = draft.facts.loads.townships[town].code
    said = draft.words["page"]["section_of"]
    title = said.format(town=draft.town(town), code=code)
    says, parts = (_say_town(draft, town, standings),), ()
    if standings:
        return Section(
            iri_to_anchor(town, "t"),
            title,
            says,
            (_departments(draft, town, standings[:_TOP]), *_joint(draft, town)),
        )
    return Section(iri_to_anchor(town, "t"), title, says, parts)


def _say_town(draft: Draft, town: str, standings: list[Standing]) -> Text:
    kinds = Counter(
        duty.kind for duty in draft.facts.duties.values() if duty.township == town
    )
    counts = {
        kind.value: Run(
            str(kinds[kind]), list_anchor(town, kind) if kinds[kind] else ""
        )
        for kind in (ListKind.BASIC, ListKind.RECLAIMED)
    }
    if not standings:
        return draft.say("town", "none", **counts)
    rows = limit_facts(draft.facts, town)
    total = township_steps(rows)[town]
    unsupported = sum(one.unsupported for one in standings)
    cooperative = list_anchor(town, ListKind.COOPERATIVE)
    return draft.say(
        "town",
        "says",
        duties=Run(str(kinds[ListKind.COOPERATIVE]), cooperative),
        steps=Run(show_number(total), cooperative),
        departments=len(standings),
        percent=show_percent(unsupported / total if total else 0),
        **counts,
    )


def _departments(draft: Draft, town: str, standings: list[Standing]) -> Table:
    words, most = draft.words["ranking"], standings[0].steps or 1
    columns = (
        Column(words["department"]),
        Column(words["steps"], "bar", ("0", show_number(most / 2), show_number(most))),
        Column(draft.words["town"]["part"], "number"),
        Column(words["duties"], "number"),
    )
    rows = tuple(_department_row(draft, town, one, most) for one in standings)
    title = draft.words["town"]["table"].format(town=draft.town(town))
    keys = words["key_unsupported"], words["key_supported"]
    return Table(title, columns, rows, keys=keys)


def _department_row(
    draft: Draft, town: str, one: Standing, most: float
) -> tuple[Cell, ...]:
    name = draft.department(one.iri)
    anchor = f"{iri_to_anchor(town, 'w')}-{iri_to_anchor(one.iri, 'x')}"
    duties = (
        load.duty
        for load in draft.facts.loads.loads
        if load.township == town and one.iri in load.departments
    )
    said = draft.words["evidence"]["backing"]
    title = said.format(town=draft.town(town), backing=name)
    target = draft.note(anchor, title, duties)
    return (
        make_cell(name, target),
        make_cell(show_decimal(one.steps), target, bar=stack_bar(one, most)),
        make_cell(show_percent(one.part)),
        make_cell(one.duties, target),
    )


def _joint(draft: Draft, town: str) -> tuple[Arcs, ...]:
    pairs = list(pair_departments(limit_facts(draft.facts, town)).items())[:_PAIRS]
    drawn = []
    for (one, other), duties in pairs:
        names = draft.department(one), draft.department(other)
        anchor = "-".join(
            (
                iri_to_anchor(town, "j"),
                iri_to_anchor(one, "x"),
                iri_to_anchor(other, "x"),
            )
        )
        title = draft.words["evidence"]["pair"].format(one=names[0], other=names[1])
        drawn.append((*names, len(duties), draft.note(anchor, title, duties)))
    title = draft.words["town"]["arcs"].format(town=draft.town(town))
    unit = draft.words["joint"]["unit"]
    if not drawn:
        return ()
    most = Run(str(drawn[0][2]), drawn[0][3])
    says = (draft.say("joint", "arcs_says", most=most),)
    return (Arcs(title, unit, tuple(drawn), says),)
