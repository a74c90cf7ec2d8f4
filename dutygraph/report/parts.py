"""Show the parts of a report: takes sections, answers, lists and arcs, gives HTML."""

from collections.abc import Sequence

from dutygraph.report.arcs import draw_arcs, draw_widths
from dutygraph.report.draft import Draft
from dutygraph.report.markup import Markup, tag
from dutygraph.report.outline import (
    Answers,
    Arcs,
    Entry,
    Listing,
    Part,
    Section,
    Table,
    Text,
)
from dutygraph.report.runs import text_to_html, words_to_html
from dutygraph.report.tables import show_caption, table_to_html


def section_to_html(section: Section, draft: Draft, level: int = 2) -> Markup:
    """Show a section with all below it; `level` is that of its heading."""
    heading = f"h-{section.anchor}"
    return tag(
        "section",
        tag(f"h{level}", words_to_html(section.title, draft.lang), id=heading),
        *_paragraphs(section.says, draft, "says"),
        *(_part_to_html(part, draft, level + 1) for part in section.parts),
        *(section_to_html(one, draft, level + 1) for one in section.sections),
        id=section.anchor,
        class_=section.look,
        aria_labelledby=heading,
    )


def _part_to_html(part: Part, draft: Draft, level: int) -> Markup:
    if isinstance(part, Table):
        return table_to_html(part, draft)
    if isinstance(part, Arcs):
        return _arcs_to_html(part, draft)
    if isinstance(part, Answers):
        return _answers_to_html(part, draft)
    return _listing_to_html(part, draft, level)


def _paragraphs(texts: Sequence[Text], draft: Draft, look: str = "") -> list[Markup]:
    return [tag("p", text_to_html(one, draft.lang), class_=look) for one in texts]


def _answers_to_html(answers: Answers, draft: Draft) -> Markup:
    entries = (
        tag("div", tag("dt", question), tag("dd", *_paragraphs(says, draft)))
        for question, says in answers.entries
    )
    return tag("dl", *entries, class_="answers")


def _arcs_to_html(arcs: Arcs, draft: Draft) -> Markup:
    """Show a network with its title and what to see, all its pairs beside it."""
    caption = show_caption(arcs.title, arcs.says, draft, draw_widths(arcs))
    drawn = tag("figure", caption, draw_arcs(arcs))
    return tag("div", drawn, table_to_html(arcs.table, draft), class_="beside")


def _listing_to_html(listing: Listing, draft: Draft, level: int) -> Markup:
    note = [tag("p", text_to_html(listing.note, draft.lang), class_="note")]
    entries = (_entry_to_html(one, draft) for one in listing.entries)
    return tag(
        "div",
        tag(f"h{level}", words_to_html(listing.title, draft.lang)),
        *(note if listing.note else []),
        tag("ul", *entries),
        id=listing.anchor,
        class_="listing",
    )


def _entry_to_html(entry: Entry, draft: Draft) -> Markup:
    lines = (tag("div", text_to_html(line, draft.lang)) for line in entry.lines)
    steps = (tag("li", text_to_html(step, draft.lang)) for step in entry.steps)
    return tag(
        "li",
        text_to_html(entry.head, draft.lang),
        *lines,
        *([tag("ol", *steps)] if entry.steps else []),
        id=entry.anchor,
    )
