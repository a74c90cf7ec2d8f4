"""Write a report as Markdown: takes sections, gives its sentences and tables.

Drawn cells keep their numbers; links and the evidence are on the page alone.
"""

import re
from collections.abc import Iterator

from dutygraph.report.draft import Draft
from dutygraph.report.outline import Arcs, Cell, Section, Table, Text
from dutygraph.report.page import subtitle_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&!])")


def sections_to_markdown(draft: Draft, sections: tuple[Section, ...]) -> str:
    """Give the text, the same for the same facts; tables as GitHub reads them."""
    lines = [f"# {draft.words['page']['title']}", "", escape(subtitle_of(draft)), ""]
    for section in sections:
        lines += _section_lines(section, 2)
    return "\n".join(lines)


def escape(text: str) -> str:
    r"""Give text that is no markup, on one line.

    >>> escape("<b> a|b")
    '\\<b\\> a\\|b'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _section_lines(section: Section, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} {escape(section.title)}", "")
    for text in section.says:
        yield from (_text(text), "")
    for part in section.parts:
        if isinstance(part, Table):
            yield from _table_lines(part)
        elif not any(isinstance(one, Table) for one in section.parts[1:]):
            yield from _arcs_lines(part)
    for one in section.sections:
        yield from _section_lines(one, level + 1)


def _table_lines(table: Table) -> Iterator[str]:
    yield from (f"**{escape(table.title)}**", "")
    # A column of bars without words says nothing here.
    kept = [
        place
        for place in range(len(table.columns))
        if any(_text(row[place].text) for row in table.rows)
    ]
    columns = [table.columns[place] for place in kept]
    yield _row([escape(column.heading) for column in columns])
    yield _row(["---" if column.kind == "text" else "---:" for column in columns])
    for row in table.rows:
        yield _row([_cell(row[place]) for place in kept])
    yield ""


def _arcs_lines(arcs: Arcs) -> Iterator[str]:
    yield from (f"**{escape(arcs.title)}**", "")
    for one, other, count, _ in arcs.pairs:
        said = arcs.unit.format(count=count)
        yield f"- {escape(one)} – {escape(other)}: {escape(said)}"
    yield ""


def _cell(cell: Cell) -> str:
    return _text(cell.text)


def _text(text: Text) -> str:
    return escape("".join(run.text for run in text))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
