"""Show the parts of a report: takes sections, tables and arcs, gives HTML."""

from dutygraph.report.arcs import draw_arcs
from dutygraph.report.markup import Markup, join, tag
from dutygraph.report.outline import Arcs, Cell, Column, Section, Table, Text

_BAR = 200


def section_to_html(section: Section, level: int = 2) -> Markup:
    """Show a section with all below it; `level` is that of its heading."""
    return tag(
        "section",
        tag(f"h{level}", section.title),
        *(tag("p", text_to_html(text), class_="says") for text in section.says),
        *(
            table_to_html(part) if isinstance(part, Table) else arcs_to_html(part)
            for part in section.parts
        ),
        *(section_to_html(one, level + 1) for one in section.sections),
        id=section.anchor,
    )


def text_to_html(text: Text) -> Markup:
    """Show a sentence with its links."""
    return join(
        tag("a", run.text, href=f"#{run.target}") if run.target else run.text
        for run in text
    )


def arcs_to_html(arcs: Arcs) -> Markup:
    """Show a network with its title and what to see."""
    caption = tag("figcaption", tag("b", arcs.title), *_says(arcs.says))
    return tag("figure", caption, draw_arcs(arcs))


def table_to_html(table: Table) -> Markup:
    """Show a table or chart with its title, its keys and its scale."""
    caption = tag(
        "figcaption",
        tag("b", table.title),
        *_says(table.says),
        *_keys(table.keys),
        *_scale(table.scale),
    )
    head = tag("tr", *(_heading(column) for column in table.columns))
    body = (
        tag(
            "tr",
            *(
                _cell(cell, column, number == 0)
                for number, (cell, column) in enumerate(
                    zip(row, table.columns, strict=True)
                )
            ),
        )
        for row in table.rows
    )
    held = tag("table", tag("thead", head), tag("tbody", *body))
    scroll = tag("div", held, class_="scroll", tabindex=0, role="group")
    look = "heat" if table.scale else "small" if len(table.columns) < 3 else ""
    return tag("figure", caption, scroll, class_=look)


def _says(says: tuple[Text, ...]) -> list[Markup]:
    return [tag("span", text_to_html(text), class_="note") for text in says]


def _keys(keys: tuple[str, ...]) -> list[Markup]:
    if not keys:
        return []
    entries = (
        tag("span", tag("i", class_=f"key part-{number}"), name)
        for number, name in enumerate(keys)
    )
    return [tag("span", *entries, class_="keys")]


def _scale(scale: tuple[str, str] | None) -> list[Markup]:
    if scale is None:
        return []
    steps = (tag("i", class_=f"key shade-{number}") for number in range(10))
    return [tag("span", scale[0], tag("span", *steps), scale[1], class_="keys scale")]


def _heading(column: Column) -> Markup:
    ticks = [tag("span", *(tag("span", one) for one in column.ticks), class_="ticks")]
    held = [column.heading, *(ticks if column.ticks else [])]
    return tag("th", *held, class_=column.kind, scope="col")


def _cell(cell: Cell, column: Column, first: bool) -> Markup:
    held = [text_to_html(cell.text)]
    if cell.bar is not None:
        held.insert(0, _bar(cell.bar))
        held[1] = tag("span", held[1], class_="figure")
    shade = "" if cell.shade is None else f" shade-{cell.shade}"
    if first and column.kind == "text":
        return tag("th", *held, scope="row")
    return tag("td", *held, class_=f"{column.kind}{shade}")


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
