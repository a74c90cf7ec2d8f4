"""Write who loads the townships: takes a draft, gives the ranking and the heat map."""

from dutygraph.measures import WEIGHTS
from dutygraph.measures.firmness import Firmness, firmness_to_texts, measure_firmness
from dutygraph.report.draft import (
    Draft,
    lines_of,
    show_decimal,
    show_number,
    show_percent,
    show_share,
)
from dutygraph.report.figures import (
    NO_LINE,
    Standing,
    line_shares,
    rank_standings,
)
from dutygraph.report.outline import (
    Cell,
    Column,
    Run,
    Section,
    Table,
    iri_to_anchor,
    make_cell,
)

_TOP = 20
_LINES = 24
_SHADES = 9


def write_ranking(draft: Draft) -> Section:
    """Rank the departments, with how far each rank moves."""
    words = draft.words["ranking"]
    standings = rank_standings(draft.facts.loads)
    if not standings:
        empty = (draft.say("summary", "empty"),)
        return Section("ranking", words["title"], empty)
    for one in standings:
        note_department(draft, one.iri)
    says = draft.say("ranking", "says"), draft.say("ranking", "firm_says")
    parts = _bars(draft, standings), _weights(draft, standings)
    return Section("ranking", words["title"], says, parts)


def note_department(draft: Draft, iri: str) -> str:
    """Note the cooperative duties that name a department; gives their anchor."""
    rows = draft.facts.loads
    own = (load.duty for load in rows.loads if iri in load.departments)
    words = draft.words["evidence"]["cooperative"]
    anchor = iri_to_anchor(iri, "d")
    if anchor in draft.groups:
        return anchor
    return draft.note(anchor, words.format(name=draft.department(iri)), own)


def _bars(draft: Draft, standings: list[Standing]) -> Table:
    words, most = draft.words["ranking"], standings[0].steps or 1
    shown = standings[:_TOP]
    title = words["table" if len(standings) > _TOP else "table_all"]
    columns = (
        Column(words["place"], "number"),
        Column(words["department"]),
        Column(words["steps"], "bar", ("0", show_number(most / 2), show_number(most))),
        Column(words["part"], "number"),
        Column(words["duties"], "number"),
        Column(words["range"], "number"),
        Column(words["firm"]),
    )
    firm = measure_firmness(draft.facts.loads, "department")
    rows = tuple(_bar_row(draft, one, most, firm[one.iri]) for one in shown)
    keys = words["key_unsupported"], words["key_supported"]
    return Table(title.format(count=len(shown)), columns, rows, (), keys)


def _bar_row(
    draft: Draft, one: Standing, most: float, firmness: Firmness
) -> tuple[Cell, ...]:
    target = iri_to_anchor(one.iri, "d")
    ranks, firm = firmness_to_texts(firmness, draft.words["verdicts"])
    return (
        make_cell(one.ranks[WEIGHTS.index("steps")]),
        make_cell(draft.department(one.iri), target),
        make_cell(show_decimal(one.steps), target, bar=stack_bar(one, most)),
        make_cell(show_percent(one.part)),
        make_cell(one.duties, target),
        make_cell(ranks),
        make_cell(firm),
    )


def stack_bar(one: Standing, most: float) -> tuple[float, float]:
    """Give the two parts of a department's bar: unsupported steps, then the others."""
    return one.unsupported / most, (one.steps - one.unsupported) / most


def _weights(draft: Draft, standings: list[Standing]) -> Table:
    words = draft.words["ranking"]
    columns = (
        Column(words["department"]),
        *(Column(draft.words["weights"][name], "number") for name in WEIGHTS),
    )
    rows = tuple(
        (
            make_cell(draft.department(one.iri), iri_to_anchor(one.iri, "d")),
            *map(make_cell, one.ranks),
        )
        for one in standings[:_TOP]
    )
    return Table(
        words["weights"], columns, rows, (draft.say("ranking", "weights_says"),)
    )


def write_heat(draft: Draft) -> Section:
    """Show the share of each line in each township's own steps."""
    words = draft.words["heat"]
    shares = line_shares(draft.facts.loads)
    if not shares:
        return Section("heat", words["title"], (draft.say("summary", "empty"),))
    ordered = sorted(
        (iri for iri in shares if iri != NO_LINE),
        key=lambda iri: (-round(sum(shares[iri].values()), 12), iri),
    )
    shown, rest = ordered[:_LINES], ordered[_LINES:]
    rest += [NO_LINE] if NO_LINE in shares else []
    groups: list[tuple[str, tuple[str, ...]]]
    groups = [(draft.line(iri), (iri,)) for iri in shown]
    if rest:
        groups.append((draft.words["page"]["rest"], tuple(rest)))
    table = _heat_table(draft, groups, shares)
    return Section("heat", words["title"], (draft.say("heat", "says"),), (table,))


def _heat_table(
    draft: Draft,
    groups: list[tuple[str, tuple[str, ...]]],
    shares: dict[str, dict[str, float]],
) -> Table:
    words, towns = draft.words["heat"], sorted(draft.facts.loads.townships)
    values = [
        [sum(shares[iri][town] for iri in iris) for town in towns] for _, iris in groups
    ]
    most = max(value for row in values for value in row) or 1
    rows = []
    for (label, iris), row in zip(groups, values, strict=True):
        cells = [
            _heat_cell(draft, label, iris, town, value, most)
            for town, value in zip(towns, row, strict=True)
        ]
        rows.append((make_cell(label), *cells))
    columns = (
        Column(words["line"]),
        *(Column(draft.town(town), "number") for town in towns),
    )
    scale = words["low"], words["high"].format(percent=show_percent(most))
    return Table(words["table"], columns, tuple(rows), scale=scale)


def _heat_cell(
    draft: Draft,
    label: str,
    iris: tuple[str, ...],
    town: str,
    value: float,
    most: float,
) -> Cell:
    if not value:
        return make_cell("·", shade=0)
    anchor = f"{iri_to_anchor(town, 'h')}-{iri_to_anchor(iris[0], 'x')}"
    facts, wanted = draft.facts, set(iris)
    duties = [
        load.duty
        for load in facts.loads.loads
        if load.township == town
        and wanted.intersection(lines_of(facts, facts.loads.named(load.departments)))
    ]
    words = draft.words["evidence"]["cell"]
    title = words.format(line=label, town=draft.town(town))
    run = Run(show_share(value), draft.note(anchor, title, duties))
    return Cell((run,), shade=min(_SHADES, max(1, round(_SHADES * value / most))))
