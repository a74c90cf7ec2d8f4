"""Write in whose hands things are: takes a draft, gives matters and joint duties."""

from dutygraph.model import ListKind
from dutygraph.report.draft import Draft
from dutygraph.report.figures import Spread, pair_lines, spread_matters
from dutygraph.report.outline import (
    Arcs,
    Cell,
    Column,
    Run,
    Section,
    Table,
    Text,
    iri_to_anchor,
    join_texts,
    make_cell,
)

_MATTERS = 30
_PAIRS = 20


def write_spread(draft: Draft) -> Section:
    """List the matters that are in different hands in different townships."""
    words, found = draft.words["spread"], spread_matters(draft.facts)
    if not found:
        if not draft.facts.matters:
            missing = "unmatched"
        else:
            missing = "one" if len(draft.facts.loads.townships) == 1 else "none"
        return Section("spread", words["title"], (draft.say("spread", missing),))
    shown = found[:_MATTERS]
    title = words["table_first" if len(found) > _MATTERS else "table"]
    columns = (
        Column(words["matter"]),
        *(Column(draft.words["kinds"][kind.value]) for kind in ListKind),
    )
    rows = tuple(_spread_row(draft, one) for one in shown)
    table = Table(title.format(count=len(shown), all=len(found)), columns, rows)
    return Section("spread", words["title"], (draft.say("spread", "says"),), (table,))


def _spread_row(draft: Draft, one: Spread) -> tuple[Cell, ...]:
    between = draft.words["page"]["semicolon"]
    return (
        make_cell(one.name),
        *(
            Cell(
                join_texts(
                    [_held_by(draft, iri) for iri in one.held.get(kind, ())], between
                )
            )
            for kind in ListKind
        ),
    )


def _held_by(draft: Draft, iri: str) -> Text:
    duty = draft.facts.duties[iri]
    lead = f" {duty.departments[0]}" if duty.departments else ""
    run = Run(f"{draft.town(duty.township)} {duty.number}", iri_to_anchor(iri))
    return (run, Run(lead)) if lead else (run,)


def write_joint(draft: Draft) -> Section:
    """Draw which functional lines stand behind the same duties."""
    words = draft.words["joint"]
    pairs = list(pair_lines(draft.facts.loads).items())[:_PAIRS]
    if not pairs:
        return Section("joint", words["title"], (draft.say("joint", "none"),))
    drawn = []
    for (one, other), duties in pairs:
        names = draft.line(one), draft.line(other)
        anchor = f"{iri_to_anchor(one, 'p')}-{iri_to_anchor(other, 'x')}"
        title = draft.words["evidence"]["pair"].format(one=names[0], other=names[1])
        drawn.append((*names, len(duties), draft.note(anchor, title, duties)))
    arcs = Arcs(words["arcs"].format(count=len(drawn)), words["unit"], tuple(drawn))
    parts = arcs, tabulate_pairs(draft, arcs, words["table"])
    return Section("joint", words["title"], (draft.say("joint", "says"),), parts)


def tabulate_pairs(draft: Draft, arcs: Arcs, title: str) -> Table:
    """Give the pairs of a drawing as a table."""
    words = draft.words["joint"]
    rows = tuple(
        (
            make_cell(draft.words["evidence"]["pair"].format(one=one, other=other)),
            make_cell(count, target),
        )
        for one, other, count, target in arcs.pairs
    )
    columns = Column(words["pair"]), Column(words["count"], "number")
    return Table(title, columns, rows)
