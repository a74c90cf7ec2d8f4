"""Write what was read and how sure it is: takes a draft, gives counts and doubts."""

from collections import Counter, defaultdict

from dutygraph.facts import Count
from dutygraph.issues import kind_to_words
from dutygraph.model import IssueKind, ListKind
from dutygraph.report.draft import Draft, list_anchor
from dutygraph.report.outline import (
    Cell,
    Column,
    Section,
    Table,
    iri_to_anchor,
    make_cell,
    shorten_text,
)


def write_reading(draft: Draft) -> Section:
    """Tell what was read, declared counts beside counts read, and what is in doubt."""
    words = draft.words["reading"]
    if not draft.facts.documents:
        return Section("reading", words["title"], (draft.say("reading", "nothing"),))
    parts = [_counts(draft)]
    says = [draft.say("reading", "says")]
    if draft.facts.doubts:
        parts.append(_doubts(draft))
    else:
        says.append(draft.say("reading", "clean"))
    return Section("reading", words["title"], tuple(says), tuple(parts))


def _counts(draft: Draft) -> Table:
    words = draft.words["reading"]
    titles = ("township", "list", "read", "declared", "sections", "document")
    kinds = ("text", "text", "number", "number", "text", "text")
    columns = tuple(
        Column(words[name], kind) for name, kind in zip(titles, kinds, strict=True)
    )
    facts = draft.facts
    counts: defaultdict[tuple[str, ListKind], list[Count]] = defaultdict(list)
    for one in facts.counts:
        counts[one.township, one.kind].append(one)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for document in facts.documents:
        names[document.township].append(shorten_text(document.name))
    rows = tuple(
        _count_row(draft, town, kind, counts[town, kind], names[town])
        for town in sorted(facts.loads.townships)
        for kind in ListKind
    )
    return Table(words["table"], columns, rows)


def _count_row(
    draft: Draft, town: str, kind: ListKind, own: list[Count], names: list[str]
) -> tuple[Cell, ...]:
    words = draft.words["reading"]
    read = sum(duty.kind is kind for duty in draft.duties_of[town])
    whole = [one for one in own if not one.section]
    sections = [one for one in own if one.section]
    same = sum(one.declared == one.read for one in sections)
    said = words["sections_value"].format(same=same, all=len(sections))
    anchor = count_anchor(town, kind)
    missing = not read and not own
    return (
        make_cell(draft.town(town), iri_to_anchor(town, "t")),
        make_cell(draft.words["kinds"][kind.value]),
        make_cell(
            words["missing"] if missing else read, _list_target(town, kind, read)
        ),
        _declared(draft, whole, anchor, missing),
        make_cell(said, anchor) if sections else make_cell(_unsaid(draft, missing)),
        make_cell(draft.words["page"]["comma"].join(names)),
    )


def _list_target(town: str, kind: ListKind, read: int) -> str:
    return list_anchor(town, kind) if read else ""


def _declared(draft: Draft, whole: list[Count], anchor: str, missing: bool) -> Cell:
    if not whole:
        return make_cell(_unsaid(draft, missing))
    return make_cell(whole[0].declared, anchor)


def _unsaid(draft: Draft, missing: bool) -> str:
    return "" if missing else draft.words["reading"]["undeclared"]


def count_anchor(town: str, kind: ListKind) -> str:
    """Give the id of what a document declares of a list, among the evidence."""
    return f"{iri_to_anchor(town, 'c')}-{kind.value}"


def doubt_anchor(kind: str) -> str:
    """Give the id of the doubts of one kind, among the evidence."""
    return iri_to_anchor(kind, "k")


def _doubts(draft: Draft) -> Table:
    words = draft.words["reading"]
    kinds = Counter(one.kind for one in draft.facts.doubts)
    rows = tuple(
        (
            make_cell(doubt_to_words(kind, draft.lang)),
            make_cell(count, doubt_anchor(kind)),
        )
        for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    )
    columns = (Column(words["kind"]), Column(words["count"], "number"))
    return Table(words["doubts"], columns, rows, (draft.say("reading", "doubts_says"),))


def doubt_to_words(kind: str, lang: str) -> str:
    """Give what a kind of issue is called; one that is not known by its own name."""
    known = {one.value for one in IssueKind}
    return kind_to_words(IssueKind(kind), lang) if kind in known else kind
