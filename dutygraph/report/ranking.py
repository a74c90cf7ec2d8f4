"""Write who loads the townships: takes a draft, gives the ranking of departments."""

from collections import defaultdict

from dutygraph.measures import WEIGHTS
from dutygraph.measures.firmness import firmness_to_texts
from dutygraph.report.draft import (
    Draft,
    show_decimal,
    show_number,
    show_percent,
)
from dutygraph.report.figures import Standing, keep_unsupported, share_departments
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

_TOP = 20


def write_ranking(draft: Draft) -> Section:
    """Rank the departments, with how far each rank moves."""
    words = draft.words["ranking"]
    if not draft.standings:
        empty = (draft.say("summary", "empty"), *_say_silent(draft))
        return Section("ranking", words["title"], empty)
    _note_departments(draft)
    says = (
        draft.say("ranking", "says"),
        draft.say("ranking", "firm_says"),
        *_say_silent(draft),
    )
    return Section("ranking", words["title"], says, (_bars(draft), _weights(draft)))


def _note_departments(draft: Draft) -> None:
    """Note of every department its duties, and those without a hard guarantee."""
    rows, words = draft.facts.loads, draft.words["evidence"]
    shares = share_departments(rows)
    for one in draft.standings:
        name = draft.department(one.iri)
        parts = shares[one.iri]
        whole = words["whole_of"], one.whole
        title = words["cooperative"].format(name=name)
        draft.note_steps(iri_to_anchor(one.iri, "d"), title, parts, whole)
        bare = keep_unsupported(draft.load_of, parts)
        title = words["bare_of"].format(name=name)
        draft.note_steps(iri_to_anchor(one.iri, "u"), title, bare)


def _say_silent(draft: Draft) -> list[Text]:
    """Name the departments that are in the lists but have no cooperative duty."""
    facts = draft.facts
    ranked = {one.iri for one in draft.standings}
    relieved: dict[str, list[str]] = {}
    for relief in facts.loads.reliefs:
        for iri in facts.loads.named(relief.departments):
            if iri not in ranked:
                relieved.setdefault(iri, []).append(relief.duty)
    if not relieved:
        return []
    words, between = draft.words["evidence"], draft.words["page"]["comma"]
    named: list[Run] = []
    for iri, duties in sorted(relieved.items()):
        name = draft.department(iri)
        title = words["relieved_by"].format(name=name)
        target = draft.note_duties(iri_to_anchor(iri, "r"), title, duties)
        named += [Run(between)] if named else []
        named += draft.say(
            "ranking", "silent_one", name=name, count=Run(str(len(duties)), target)
        )
    everything = (duty for _, duties in sorted(relieved.items()) for duty in duties)
    target = draft.note_duties("g-relieved", words["relieved_only"], everything)
    count = Run(str(len(relieved)), target)
    stop = Run(draft.words["page"]["stop"])
    return [(*draft.say("ranking", "silent", count=count), *named, stop)]


def _bars(draft: Draft) -> Table:
    words, most = draft.words["ranking"], draft.standings[0].steps or 1
    columns = (
        Column(words["place"], "number"),
        Column(words["department"]),
        Column(words["steps"], "bar", ("0", show_number(most / 2), show_number(most))),
        Column(words["part"], "number"),
        Column(words["duties"], "number"),
        Column(words["range"], "number"),
        Column(words["firm"]),
    )
    rows = tuple(_bar_row(draft, one, most) for one in draft.standings)
    keys = words["key_unsupported"], words["key_supported"]
    says = (_say_longest(draft, draft.standings[0]),)
    title = words["table"]
    return Table(title, columns, rows, says, keys, shown=_TOP, anchor="ranks")


def _say_longest(draft: Draft, one: Standing) -> Text:
    return draft.say(
        "ranking",
        "table_says",
        department=draft.department(one.iri),
        steps=Run(show_number(one.steps), iri_to_anchor(one.iri, "d")),
        unsupported=Run(show_number(one.unsupported), iri_to_anchor(one.iri, "u")),
    )


def _bar_row(draft: Draft, one: Standing, most: float) -> tuple[Cell, ...]:
    target = iri_to_anchor(one.iri, "d")
    firmness = draft.firmness[one.iri]
    ranks, firm = firmness_to_texts(firmness, draft.words["verdicts"])
    return (
        make_cell(one.ranks[WEIGHTS.index("steps")], target),
        make_cell(draft.department(one.iri)),
        make_cell(show_decimal(one.steps), target, bar=stack_bar(one, most)),
        make_cell(show_percent(one.part), target),
        make_cell(one.duties, target),
        make_cell(ranks, target),
        Cell((Run(firm, look="strong" if firmness.firm else ""),)),
    )


def stack_bar(one: Standing, most: float) -> tuple[float, float]:
    """Give the two parts of a department's bar: unsupported steps, then the others."""
    return one.unsupported / most, (one.steps - one.unsupported) / most


def _weights(draft: Draft) -> Table:
    words = draft.words["ranking"]
    columns = (
        Column(words["department"]),
        *(Column(draft.words["weights"][name], "number") for name in WEIGHTS),
    )
    led: defaultdict[str | None, list[str]] = defaultdict(list)
    for load in draft.facts.loads.loads:
        led[load.lead].append(load.duty)
    rows = tuple(_weight_row(draft, one, led[one.iri]) for one in draft.standings)
    says = (draft.say("ranking", "weights_says"),)
    return Table(words["weights"], columns, rows, says, shown=_TOP)


def _weight_row(draft: Draft, one: Standing, led: list[str]) -> tuple[Cell, ...]:
    own, name = iri_to_anchor(one.iri, "d"), draft.department(one.iri)
    title = draft.words["evidence"]["led_by"].format(name=name)
    special = {
        "lead": draft.note_duties(iri_to_anchor(one.iri, "e"), title, led),
        "unsupported_steps": iri_to_anchor(one.iri, "u"),
    }
    ranks = zip(WEIGHTS, one.ranks, strict=True)
    return (
        make_cell(name),
        *(make_cell(rank, special.get(weight, own)) for weight, rank in ranks),
    )
