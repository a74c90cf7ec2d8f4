"""Write how evenly the load is spread: takes a draft, gives each township's figures."""

from collections import defaultdict
from fractions import Fraction

from dutygraph.measures import gini, herfindahl
from dutygraph.report.draft import Draft, show_decimal, show_percent
from dutygraph.report.figures import (
    concentrate,
    rank_standings,
    share_departments,
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
from dutygraph.rounding import round_half_up

_FEW = 5


def write_concentration(draft: Draft) -> Section:
    """Show per township how far the load comes from few departments."""
    words = draft.words["concentration"]
    steps = {
        town: own
        for town in sorted(draft.facts.loads.townships)
        for own in [concentrate(draft.loads_of[town], town)]
        if sum(own)
    }
    if not steps:
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
    rows = tuple(_concentration_row(draft, *item) for item in steps.items())
    says = (draft.say("concentration", "says"),)
    table = Table(words["table"], columns, rows, (_say_most(draft, steps),))
    return Section("concentration", words["title"], says, (table,))


def _say_most(draft: Draft, steps: dict[str, list[float]]) -> Text:
    """Name the township of which the first departments ask the greatest share."""
    town = max(steps, key=lambda one: (_first_share(steps[one]), one))
    percent = show_percent(_first_share(steps[town]))
    return draft.say(
        "concentration",
        "table_says",
        town=draft.town(town),
        percent=Run(percent, iri_to_anchor(town, "f")),
    )


def _first_share(steps: list[float]) -> float:
    return sum(steps[:_FEW]) / sum(steps)


def _concentration_row(draft: Draft, town: str, steps: list[float]) -> tuple[Cell, ...]:
    first = _first_share(steps)
    index, anchor = herfindahl(steps), departments_anchor(town)
    return (
        make_cell(draft.town(town), iri_to_anchor(town, "t")),
        make_cell(
            show_percent(first), _note_first(draft, town, sum(steps)), bar=(first,)
        ),
        make_cell(len(steps), anchor),
        make_cell(f"{round_half_up(gini(steps), 2):f}", anchor),
        make_cell(f"{round_half_up(index, 3):f}", anchor),
        make_cell(show_decimal(1 / index), anchor),
    )


def departments_anchor(town: str) -> str:
    """Give the id of the table of a township's departments."""
    return iri_to_anchor(town, "m")


def _note_first(draft: Draft, town: str, total: float) -> str:
    """Note the duties of the first departments of a township, of each their part."""
    rows = draft.loads_of[town]
    shares = share_departments(rows)
    parts: defaultdict[str, Fraction] = defaultdict(Fraction)
    for one in rank_standings(rows)[:_FEW]:
        for duty, part in shares[one.iri].items():
            parts[duty] += part
    name = draft.town(town)
    title = draft.words["evidence"]["first_of"].format(town=name)
    return draft.note_steps(iri_to_anchor(town, "f"), title, parts, (name, total))
