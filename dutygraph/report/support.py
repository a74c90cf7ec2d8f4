"""Write what stands behind the load: takes a draft, gives guarantees against load."""

from dutygraph.facts import BACKINGS, Duty
from dutygraph.model import ListKind
from dutygraph.report.draft import (
    Draft,
    list_anchor,
    show_decimal,
    show_number,
    show_percent,
)
from dutygraph.report.figures import LineLoad, back_duties, rank_lines
from dutygraph.report.outline import (
    Cell,
    Column,
    Run,
    Section,
    Table,
    Text,
    iri_to_anchor,
    make_cell,
    shorten_text,
)
from dutygraph.words import fill_words

_LIST = 15
_NAMES = 4


def write_backing(draft: Draft) -> Section:
    """Set guarantees against load: by township, by line, and the duties without."""
    words = draft.words["backing"]
    backed = {
        town: groups
        for town in sorted(draft.facts.loads.townships)
        for groups in [back_duties(draft.duties_of[town])]
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
    lines = rank_lines(draft.facts.loads)
    if lines:
        parts.append(_line_table(draft, lines))
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
        words["table"],
        columns,
        rows,
        (_say_least(draft, backed),),
        tuple(names[name] for name in BACKINGS),
        anchor="backing-share",
    )


def _say_least(draft: Draft, backed: dict[str, dict[str, list[Duty]]]) -> Text:
    """Name the township with the smallest share of duties with a hard guarantee."""
    totals = {town: sum(map(len, groups.values())) for town, groups in backed.items()}
    town = min(backed, key=lambda one: (len(backed[one]["hard"]) / totals[one], one))
    hard = len(backed[town]["hard"])
    return draft.say(
        "backing",
        "table_says",
        town=draft.town(town),
        hard=Run(str(hard), _note_backing(draft, town, "hard", backed[town]["hard"])),
        total=Run(str(totals[town]), list_anchor(town, ListKind.COOPERATIVE)),
    )


def _note_backing(draft: Draft, town: str, name: str, duties: list[Duty]) -> str:
    said = draft.words["evidence"]["of_town"]
    backing = draft.words["backings"][name]
    title = said.format(town=draft.town(town), name=backing)
    anchor = f"{iri_to_anchor(town, 'b')}-{name}"
    return draft.note_duties(anchor, title, (one.iri for one in duties))


def _backing_row(
    draft: Draft, town: str, groups: dict[str, list[Duty]]
) -> tuple[Cell, ...]:
    total = sum(map(len, groups.values()))
    bar = tuple(len(groups[name]) / total for name in BACKINGS)
    cells = [
        make_cell(len(groups[name]), _note_backing(draft, town, name, groups[name]))
        for name in BACKINGS
    ]
    return (
        make_cell(draft.town(town), iri_to_anchor(town, "t")),
        make_cell("", bar=bar),
        *cells,
        make_cell(total, list_anchor(town, ListKind.COOPERATIVE)),
    )


def _line_table(draft: Draft, lines: list[LineLoad]) -> Table:
    words, most = draft.words["backing"], max(one.steps for one in lines) or 1
    columns = (
        Column(draft.words["heat"]["line"]),
        Column(
            draft.words["ranking"]["steps"],
            "bar",
            ("0", show_number(most / 2), show_number(most)),
        ),
        Column(words["bare_steps"], "number"),
        Column(words["gap"], "number"),
    )
    rows = tuple(_line_row(draft, one, most) for one in lines)
    keys = tuple(draft.words["ranking"][f"key_{one}"] for one in _KEYS)
    says = (draft.say("backing", "lines_says"),)
    return Table(words["lines"], columns, rows, says, keys, shown=_LIST)


_KEYS = ("unsupported", "supported")


def _line_row(draft: Draft, one: LineLoad, most: float) -> tuple[Cell, ...]:
    words, name = draft.words["evidence"], draft.line(one.iri)
    key = one.iri or "none"
    title = words["cooperative"].format(name=name)
    whole = draft.note_steps(iri_to_anchor(key, "n"), title, one.parts)
    title = words["bare_of"].format(name=name)
    bare = draft.note_steps(iri_to_anchor(key, "v"), title, one.bare, (name, one.steps))
    bar = one.unsupported / most, (one.steps - one.unsupported) / most
    gap = one.unsupported / one.steps if one.steps else 0.0
    return (
        make_cell(name),
        make_cell(show_decimal(one.steps), whole, bar=bar),
        make_cell(show_decimal(one.unsupported), bare),
        make_cell(show_percent(gap), bare),
    )


def _bare_table(draft: Draft, bare: list[Duty]) -> Table:
    words = draft.words["backing"]
    ordered = sorted(bare, key=lambda duty: (-len(duty.steps), duty.iri))
    columns = (
        Column(words["duty"]),
        Column(draft.words["reading"]["township"]),
        Column(draft.words["ranking"]["department"]),
        Column(words["backing"]),
        Column(draft.words["ranking"]["steps"], "number"),
    )
    rows = tuple(
        (
            make_cell(shorten_text(duty.title), iri_to_anchor(duty.iri)),
            make_cell(draft.town(duty.township)),
            make_cell(name_departments(draft, duty)),
            make_cell(words[duty.backing]),
            make_cell(len(duty.steps), iri_to_anchor(duty.iri)),
        )
        for duty in ordered
    )
    says = (draft.say("backing", "list_says"),)
    return Table(words["list"], columns, rows, says, shown=_LIST, anchor="bare")


def name_departments(draft: Draft, duty: Duty) -> str:
    """Name the departments of a duty, the first few where there are many."""
    between = draft.words["page"]["comma"]
    named = between.join(map(shorten_text, duty.departments[:_NAMES]))
    if len(duty.departments) <= _NAMES:
        return named
    said = draft.words["page"]["and_others"]
    return fill_words(said, named=named, count=len(duty.departments))
