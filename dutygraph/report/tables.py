"""Show tables and the charts drawn in them: takes tables, gives HTML."""

from collections.abc import Sequence

from dutygraph.report.draft import Draft
from dutygraph.report.markup import Markup, join, tag
from dutygraph.report.outline import (
    Cell,
    Column,
    Table,
    Text,
    measure_text,
    text_to_words,
)
from dutygraph.report.runs import text_to_html, words_to_html

_BAR = 200
_WIDEST = {"text": 15.0, "number": 7.0, "bar": 20.0}
_NARROW = 36
_LONG = 10.0
Rows = Sequence[tuple[Cell, ...]]


def table_to_html(table: Table, draft: Draft) -> Markup:
    """Show a table or chart: title, what to see, keys, scale, and all of its rows.

    Rows that are not shown at once stand in a disclosure below the others.
    """
    widths = _measure_columns(table)
    shown = _shown_rows(table)
    parts = [
        show_caption(table.title, table.says, draft, *_keys(table), *_scale(table)),
        _draw_table(table, table.rows[:shown], widths, draft),
    ]
    if shown < len(table.rows):
        parts.append(_fold(table, table.rows[shown:], widths, draft))
    looks = [
        "heat" if table.scale else "",
        "narrow" if sum(widths) < _NARROW else "",
    ]
    look = " ".join(filter(None, looks))
    return tag("figure", *parts, class_=look, id=table.anchor)


def show_caption(
    title: str, says: Sequence[Text], draft: Draft, *keys: Markup
) -> Markup:
    """Show the title of a table or chart, what to see, and the keys of its colours."""
    notes = (
        tag("span", text_to_html(text, draft.lang), class_="note") for text in says
    )
    heading = tag("b", words_to_html(title, draft.lang))
    return tag("figcaption", heading, *notes, *keys)


def _shown_rows(table: Table) -> int:
    """Give how many rows are shown at once; a rest of one or two is not folded away."""
    number = len(table.rows)
    if table.shown is None or number <= table.shown + 2:
        return number
    return table.shown


def _measure_columns(table: Table) -> list[float]:
    """Give the width of each column in letters, so that folded rows stand below."""
    widths = []
    for place, column in enumerate(table.columns):
        words = [text_to_words(row[place].text) for row in table.rows]
        lines = (line for one in words for line in one.splitlines())
        longest = max(map(measure_text, lines), default=0.0)
        heading = min(measure_text(column.heading), 5.0)
        wanted = _WIDEST["bar"] if column.kind == "bar" else max(longest, heading)
        widths.append(1.2 + min(wanted, _WIDEST[column.kind]))
    if table.scale:
        widths[1:] = [max(widths[1:])] * len(widths[1:])
    return widths


def _draw_table(
    table: Table, rows: Rows, widths: Sequence[float], draft: Draft
) -> Markup:
    total = sum(widths)
    columns = (tag("col", width=f"{100 * one / total:.1f}%") for one in widths)
    texts = [i for i, column in enumerate(table.columns) if column.kind == "text"]
    first = next(iter(texts), None)
    # Beside the heads of the rows a long text keeps room on a phone, and short rows.
    long = {i for i in texts[1:] if widths[i] > _LONG}
    head = tag(
        "tr",
        *(
            _heading(column, draft.lang, " long" * (place in long))
            for place, column in enumerate(table.columns)
        ),
    )
    body = (_row_to_html(table, row, first, draft.lang) for row in rows)
    held = tag(
        "table",
        tag("colgroup", *columns),
        tag("thead", head),
        tag("tbody", *body),
    )
    return tag(
        "div", held, class_="scroll", tabindex=0, role="group", aria_label=table.title
    )


def _fold(table: Table, rows: Rows, widths: Sequence[float], draft: Draft) -> Markup:
    words = draft.words["page"]
    said = words["fold"].format(all=len(table.rows), rest=len(rows))
    unprinted = tag("span", words["unprinted"], class_="on-paper")
    summary = tag("summary", said, unprinted)
    return tag("details", summary, _draw_table(table, rows, widths, draft))


def _row_to_html(
    table: Table, row: tuple[Cell, ...], first: int | None, lang: str
) -> Markup:
    cells = zip(row, table.columns, strict=True)
    return tag(
        "tr",
        *(
            _cell(cell, column, place == first, lang)
            for place, (cell, column) in enumerate(cells)
        ),
    )


def _keys(table: Table) -> list[Markup]:
    if not table.keys:
        return []
    entries = (
        tag("span", tag("i", class_=f"key part-{number}"), name)
        for number, name in enumerate(table.keys)
    )
    return [tag("span", *entries, class_="keys")]


def _scale(table: Table) -> list[Markup]:
    if table.scale is None:
        return []
    low, high = table.scale
    steps = (tag("i", class_=f"key shade-{number}") for number in range(10))
    return [tag("span", low, tag("span", *steps), high, class_="keys scale")]


def _heading(column: Column, lang: str, look: str) -> Markup:
    held = [words_to_html(column.heading, lang)]
    if column.ticks:
        ticks = (tag("span", one) for one in column.ticks)
        held.append(tag("span", *ticks, class_="ticks", aria_hidden="true"))
    return tag("th", *held, class_=f"{column.kind}{look}", scope="col")


def _cell(cell: Cell, column: Column, head: bool, lang: str) -> Markup:
    held = text_to_html(cell.text, lang)
    if cell.bar is not None:
        held = join([_bar(cell.bar), tag("span", held, class_="figure")])
    if head:
        return tag("th", held, scope="row")
    shade = "" if cell.shade is None else f" shade-{cell.shade}"
    return tag("td", held, class_=f"{column.kind}{shade}")


def _bar(parts: tuple[float, ...]) -> Markup:
    drawn, begin = [], 0.0
    for number, part in enumerate(parts):
        width = _BAR * part
        if part:
            drawn.append(
                tag(
                    "rect",
                    class_=f"part-{number}",
                    x=f"{begin:.2f}",
                    y=0,
                    width=f"{width:.2f}",
                    height=10,
                )
            )
        begin += width
    return tag(
        "svg",
        *drawn,
        class_="bar",
        viewBox=f"0 0 {_BAR} 10",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
