"""Write in whose hands things are: takes a draft, gives matters and joint duties."""

from collections.abc import Iterable

from dutygraph.model import ListKind
from dutygraph.report.draft import Draft
from dutygraph.report.figures import Spread, pair_lines
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
    shorten_text,
)
from dutygraph.words import fill_words

_MATTERS = 15
_PAIRS = 20
_LISTED = 10


def write_spread(draft: Draft) -> Section:
    """List the matters that are in different hands in different townships."""
    words, found = draft.words["spread"], draft.spreads
    if not found:
        if not draft.facts.matters:
            missing = "unmatched"
        else:
            missing = "one" if len(draft.facts.loads.townships) == 1 else "none"
        return Section("spread", words["title"], (draft.say("spread", missing),))
    kinds = {
        "stark": [one for one in found if one.stark],
        "other": [one for one in found if not one.stark],
    }
    tables = tuple(
        tabulate_spreads(
            draft, own, fill_words(words[name], count=len(own)), name, _MATTERS
        )
        for name, own in kinds.items()
        if own
    )
    return Section("spread", words["title"], (draft.say("spread", "says"),), tables)


def tabulate_spreads(
    draft: Draft, spreads: list[Spread], title: str, anchor: str, shown: int
) -> Table:
    """Give matters as a table: who holds each in which list."""
    words = draft.words["spread"]
    columns = (
        Column(words["matter"]),
        *(Column(draft.words["kinds"][kind.value]) for kind in ListKind),
    )
    rows = tuple(_spread_row(draft, one) for one in spreads)
    says = (draft.say("spread", "table_says"),)
    return Table(title, columns, rows, says, shown=shown, anchor=anchor)


def _spread_row(draft: Draft, one: Spread) -> tuple[Cell, ...]:
    return (
        make_cell(shorten_text(one.name)),
        *(
            Cell(
                join_texts(
                    [_held_by(draft, iri) for iri in one.held.get(kind, ())], "\n"
                )
            )
            for kind in ListKind
        ),
    )


def _held_by(draft: Draft, iri: str) -> Text:
    duty = draft.facts.duties[iri]
    run = Run(f"{draft.town(duty.township)} {duty.number}", iri_to_anchor(iri))
    if not duty.departments:
        return (run,)
    return run, Run(f" {shorten_text(duty.departments[0])}")


def write_joint(draft: Draft) -> Section:
    """Draw which functional lines stand behind the same duties."""
    words, pairs = draft.words["joint"], pair_lines(draft.facts.loads)
    if not pairs:
        return Section("joint", words["title"], (draft.say("joint", "none"),))
    drawn = []
    for (one, other), duties in pairs.items():
        names = draft.line(one), draft.line(other)
        anchor = f"{iri_to_anchor(one, 'p')}-{iri_to_anchor(other, 'x')}"
        drawn.append((*names, len(duties), note_pair(draft, anchor, names, duties)))
    shown = fill_words(words["arcs"], count=min(_PAIRS, len(drawn)))
    arcs = draw_pairs(draft, shown, (words["table"], words["pair"]), drawn, _PAIRS)
    return Section("joint", words["title"], (draft.say("joint", "says"),), (arcs,))


def note_pair(
    draft: Draft, anchor: str, names: tuple[str, str], duties: Iterable[str]
) -> str:
    """Note the duties that two share; gives what their number leads to."""
    title = draft.words["evidence"]["pair"].format(one=names[0], other=names[1])
    return draft.note_duties(anchor, title, duties)


def draw_pairs(
    draft: Draft,
    title: str,
    listed: tuple[str, str],
    pairs: list[tuple[str, str, int, str]],
    number: int,
) -> Arcs:
    """Give the first pairs as a drawing, and all of them as the table beside it.

    `listed` is the title of that table and the heading over the names.
    """
    words = draft.words["joint"]
    rows = tuple(
        (
            make_cell(draft.words["evidence"]["pair"].format(one=one, other=other)),
            make_cell(count, target),
        )
        for one, other, count, target in pairs
    )
    columns = Column(listed[1]), Column(words["count"], "number")
    table = Table(listed[0], columns, rows, shown=_LISTED)
    most = Run(str(pairs[0][2]), pairs[0][3])
    says = (draft.say("joint", "arcs_says", most=most),)
    return Arcs(title, words["unit"], tuple(pairs[:number]), table, says)
