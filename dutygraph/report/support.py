"""Write what stands behind the load: takes a draft, gives guarantees, concentration."""

from dutygraph.measures import gini, herfindahl
from dutygraph.report.draft import Draft, show_decimal, show_percent
from dutygraph.report.facts import BACKINGS, Duty
from dutygraph.report.figures import (
    back_duties,
    concentrate,
    limit_facts,
)
from dutygraph.report.outline import (
    Cell,
    Column,
    Section,
    Table,
    iri_to_anchor,
    make_cell,
)

_LIST = 15
_FEW = 5


def write_backing(draft: Draft) -> Section:
    """Set guarantees against load: how many duties have hard, soft or none."""
    words = draft.words["backing"]
    backed = {
        town: groups
        for town in sorted(draft.facts.loads.townships)
        for groups in [back_duties(draft.facts, town)]
        if any(groups.values())
    }
    if not backed:
        return Section("backing", words["title"], (draft.say("summary", "empty"),))
    bare = [
        duty
        for groups in backed.values()
        for duty in (*groups["none"], *groups["soft"])
    ]
    parts = [_backing_table(draft, backed)]
    says = [draft.say("backing", "says")]
    if bare:
        parts.append(_bare_table(draft, bare))
    else:
        says.append(draft.say("backing", "list_none"))
    return Section("backing", words["title"], tuple(says), tuple(parts))


def _backing_table(draft: Draft, backed: dict[str, dict[str, list[Duty]]]) -> Table:
    words, names = draft.words["backing"], draft.words["backings"]
    columns = (
        Column(draft.words["reading"]["township"]),
        Column(words["bar"], "bar", ("0%", "50%", "100%")),
        *(Column(words[name], "number") for name in BACKINGS),
        Column(words["total"], "number"),
    )
    rows = tuple(_backing_row(draft, town, groups) for town, groups in backed.items())
    return Table(
        words["table"], columns, rows, keys=tuple(names[name] for name in BACKINGS)
    )


def _backing_row(
    draft: Draft, town: str, groups: dict[str, list[Duty]]
) -> tuple[Cell, ...]:
    total = sum(map(len, groups.values()))
    bar = tuple(len(groups[name]) / total for name in BACKINGS)
    cells = []
    for name in BACKINGS:
        backing = draft.words["backings"][name]
        said = draft.words["evidence"]["backing"]
        title = said.format(town=draft.town(town), backing=backing)
        anchor = f"{iri_to_anchor(town, 'b')}-{name}"
        target = ""
        if groups[name]:
            target = draft.note(anchor, title, (one.iri for one in groups[name]))
        cells.append(make_cell(len(groups[name]), target))
    return (
        make_cell(draft.town(town), iri_to_anchor(town, "t")),
        make_cell("", bar=bar),
        *cells,
        make_cell(total),
    )


def _bare_table(draft: Draft, bare: list[Duty]) -> Table:
    words = draft.words["backing"]
    ordered = sorted(bare, key=lambda duty: (-len(duty.steps), duty.iri))
    shown = ordered[:_LIST]
    columns = (
        Column(words["duty"]),
        Column(draft.words["reading"]["township"]),
        Column(draft.words["ranking"]["department"]),
        Column(words["backing"]),
        Column(draft.words["ranking"]["steps"], "number"),
    )
    rows = tuple(
        (
            make_cell(duty.title, iri_to_anchor(duty.iri)),
            make_cell(draft.town(duty.township)),
            make_cell(draft.words["page"]["comma"].join(duty.departments)),
            make_cell(words[duty.backing]),
            make_cell(len(duty.steps), iri_to_anchor(duty.iri)),
        )
        for duty in shown
    )
    return Table(words["list"], columns, rows, (draft.say("backing", "list_says"),))


def write_concentration(draft: Draft) -> Section:
    """Show per township how far the load comes from few departments."""
    words = draft.words["concentration"]
    rows = tuple(
        _concentration_row(draft, town, steps)
        for town in sorted(draft.facts.loads.townships)
        for steps in [concentrate(limit_facts(draft.facts, town), town)]
        if sum(steps)
    )
    if not rows:
        empty = (draft.say("summary", "empty"),)
        return Section("concentration", words["title"], empty)
    columns = (
        Column(draft.words["reading"]["township"]),
        Column(words["five"], "bar", ("0%", "50%", "100%")),
        Column(words["departments"], "number"),
        Column(words["gini"], "number"),
        Column(words["herfindahl"], "number"),
        Column(words["equal"], "number"),
    )
    says = (draft.say("concentration", "says"),)
    table = Table(words["table"], columns, rows)
    return Section("concentration", words["title"], says, (table,))


def _concentration_row(draft: Draft, town: str, steps: list[float]) -> tuple[Cell, ...]:
    first = sum(steps[:_FEW]) / sum(steps)
    index, anchor = herfindahl(steps), iri_to_anchor(town, "t")
    return (
        make_cell(draft.town(town), anchor),
        make_cell(show_percent(first), anchor, bar=(first,)),
        make_cell(len(steps), anchor),
        make_cell(f"{gini(steps):.2f}", anchor),
        make_cell(f"{index:.3f}", anchor),
        make_cell(show_decimal(1 / index), anchor),
    )
