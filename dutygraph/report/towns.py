"""Write a section for each township: takes a draft, gives what weighs on each."""

from collections import Counter
from fractions import Fraction

from dutygraph.model import ListKind
from dutygraph.report.concentration import departments_anchor
from dutygraph.report.draft import (
    Draft,
    list_anchor,
    show_decimal,
    show_number,
    show_percent,
)
from dutygraph.report.figures import (
    Standing,
    keep_unsupported,
    pair_departments,
    rank_standings,
    relieved_elsewhere,
    share_departments,
    sum_steps,
    township_steps,
    whole_duties,
)
from dutygraph.report.hands import draw_pairs, note_pair, tabulate_spreads
from dutygraph.report.opening import town_anchor
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
from dutygraph.words import fill_words

_TOP = 10
_PAIRS = 10
_MATTERS = 8


def write_towns(draft: Draft) -> Section:
    """Give the section of every township, in the order of their IRIs."""
    towns = tuple(
        _write_town(draft, iri) for iri in sorted(draft.facts.loads.townships)
    )
    return Section("towns", draft.words["town"]["title"], sections=towns)


def _write_town(draft: Draft, town: str) -> Section:
    standings = rank_standings(draft.loads_of[town])
    code = draft.facts.loads.townships[town].code
    said = draft.words["page"]["section_of"]
    title = said.format(town=draft.town(town), code=code)
    parts: list[Table | Arcs] = []
    if standings:
        parts = [_departments(draft, town, standings), *_joint(draft, town)]
    parts += _relieved(draft, town)
    says = _say_town(draft, town, standings), *_say_missing(draft, town)
    return Section(iri_to_anchor(town, "t"), title, says, tuple(parts))


def _count_kinds(draft: Draft, town: str) -> Counter[ListKind]:
    return Counter(duty.kind for duty in draft.duties_of[town])


def _say_town(draft: Draft, town: str, standings: list[Standing]) -> Text:
    kinds = _count_kinds(draft, town)
    counts = {
        kind.value: Run(
            str(kinds[kind]), list_anchor(town, kind) if kinds[kind] else "reading"
        )
        for kind in ListKind
    }
    if not standings:
        return draft.say("town", "none", **counts)
    rows, words = draft.loads_of[town], draft.words["evidence"]
    name, total = draft.town(town), township_steps(rows)[town]
    parts = whole_duties(rows)
    title = words["of_town"].format(town=name, name=words["named"])
    everything = draft.note_steps(iri_to_anchor(town, "s"), title, parts)
    bare = keep_unsupported(draft.load_of, parts)
    title = words["of_town"].format(town=name, name=words["unsupported"])
    unsupported = draft.note_steps(iri_to_anchor(town, "z"), title, bare, (name, total))
    share = sum_steps(draft.load_of, bare) / total if total else 0.0
    return draft.say(
        "town",
        "says",
        steps=Run(show_number(total), everything),
        departments=Run(str(len(standings)), departments_anchor(town)),
        percent=Run(show_percent(share), unsupported),
        **counts,
    )


def _say_missing(draft: Draft, town: str) -> list[Text]:
    """Name the lists that were not in the documents of a township."""
    kinds = _count_kinds(draft, town)
    missing = [draft.words["kinds"][kind.value] for kind in ListKind if not kinds[kind]]
    between = draft.words["page"]["comma"]
    if not missing:
        return []
    return [draft.say("town", "missing", lists=between.join(missing))]


def _departments(draft: Draft, town: str, standings: list[Standing]) -> Table:
    words, most = draft.words["ranking"], standings[0].steps or 1
    columns = (
        Column(words["department"]),
        Column(words["steps"], "bar", ("0", show_number(most / 2), show_number(most))),
        Column(draft.words["town"]["part"], "number"),
        Column(words["duties"], "number"),
    )
    shares = share_departments(draft.loads_of[town])
    targets = {one.iri: _note(draft, town, one, shares[one.iri]) for one in standings}
    rows = tuple(
        _department_row(draft, one, most, targets[one.iri]) for one in standings
    )
    title = draft.words["town"]["table"].format(town=draft.town(town))
    keys = words["key_unsupported"], words["key_supported"]
    anchor = departments_anchor(town)
    says = (draft.say("town", "table_says"),)
    return Table(title, columns, rows, says, keys, shown=_TOP, anchor=anchor)


def _note(draft: Draft, town: str, one: Standing, parts: dict[str, Fraction]) -> str:
    said = draft.words["evidence"]["of_town"]
    title = said.format(town=draft.town(town), name=draft.department(one.iri))
    whole = draft.town(town), one.whole
    return draft.note_steps(town_anchor(town, one.iri), title, parts, whole)


def _department_row(
    draft: Draft, one: Standing, most: float, target: str
) -> tuple[Cell, ...]:
    return (
        make_cell(draft.department(one.iri)),
        make_cell(show_decimal(one.steps), target, bar=stack_bar(one, most)),
        make_cell(show_percent(one.part), target),
        make_cell(one.duties, target),
    )


def _joint(draft: Draft, town: str) -> tuple[Arcs, ...]:
    pairs = pair_departments(draft.loads_of[town])
    drawn = []
    for (one, other), duties in pairs.items():
        names = draft.department(one), draft.department(other)
        ends = iri_to_anchor(one, "x"), iri_to_anchor(other, "x")
        anchor = "-".join((iri_to_anchor(town, "j"), *ends))
        drawn.append((*names, len(duties), note_pair(draft, anchor, names, duties)))
    if not drawn:
        return ()
    words, name = draft.words["town"], draft.town(town)
    listed = words["pairs"].format(town=name), words["pair"]
    return (draw_pairs(draft, words["arcs"].format(town=name), listed, drawn, _PAIRS),)


def _relieved(draft: Draft, town: str) -> list[Table]:
    """List what the township still does and another was relieved of."""
    found = relieved_elsewhere(draft.spreads, town)
    if not found:
        return []
    said = draft.words["town"]["relieved"]
    title = fill_words(said, town=draft.town(town), count=len(found))
    anchor = iri_to_anchor(town, "y")
    return [tabulate_spreads(draft, found, title, anchor, _MATTERS)]
