"""Write a report as Markdown: takes sections, gives all that the page says.

Drawn cells keep their numbers; links lead to the evidence at the end, as on the page.
"""

import re
from collections.abc import Iterator

from dutygraph.report.draft import Draft
from dutygraph.report.markup import show_controls
from dutygraph.report.outline import (
    Answers,
    Arcs,
    Entry,
    Listing,
    Part,
    Run,
    Section,
    Table,
    Text,
    text_to_words,
)
from dutygraph.report.page import subtitle_of

# What GitHub reads as markup, addresses that it makes links of, and heads of lists.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&!$]|:(?=//)|(?<=www)\.|@)", re.IGNORECASE)
_HEAD = re.compile(r"^(\d*)([-+.)])(?=\s|$)")
_LOOKS = {"strong": "**{}**", "quote": "“{}”"}


def sections_to_markdown(draft: Draft, sections: tuple[Section, ...]) -> str:
    """Give the text, the same for the same facts; tables as GitHub reads them."""
    lines = [
        f"# {draft.words['page']['title']}",
        "",
        _text((Run(subtitle_of(draft)),)),
        "",
    ]
    for section in sections:
        lines += _section_lines(section, 2)
    return "\n".join(lines)


def escape(text: str) -> str:
    r"""Give text that is no markup, on one line.

    >>> escape("<b> a|b"), escape("see http://x")
    ('\\<b\\> a\\|b', 'see http\\://x')
    """
    return _SPECIAL.sub(r"\\\1", show_controls(" ".join(text.split())))


def _section_lines(section: Section, level: int) -> Iterator[str]:
    title = f"{'#' * level} {escape(section.title)}"
    yield from (f"{title}{_anchor(section.anchor)}", "")
    for text in section.says:
        yield from (_text(text), "")
    for part in section.parts:
        yield from _part_lines(part, level + 1)
    for one in section.sections:
        yield from _section_lines(one, level + 1)


def _part_lines(part: Part, level: int) -> Iterator[str]:
    if isinstance(part, Table):
        yield from _table_lines(part)
    elif isinstance(part, Arcs):
        yield from _arcs_lines(part)
    elif isinstance(part, Answers):
        yield from _answer_lines(part)
    else:
        yield from _listing_lines(part, level)


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>' if name else ""


def _table_lines(table: Table) -> Iterator[str]:
    yield from (f"{_anchor(table.anchor)}**{escape(table.title)}**", "")
    for text in table.says:
        yield from (_text(text), "")
    # A column of bars without words says nothing here.
    kept = [
        place
        for place in range(len(table.columns))
        if any(text_to_words(row[place].text) for row in table.rows)
    ]
    columns = [table.columns[place] for place in kept]
    yield _row([escape(column.heading) for column in columns])
    yield _row(["---" if column.kind == "text" else "---:" for column in columns])
    for row in table.rows:
        yield _row([_text(row[place].text) for place in kept])
    yield ""


def _arcs_lines(arcs: Arcs) -> Iterator[str]:
    """Give the pairs as the table that holds them all, under what the drawing says."""
    for text in arcs.says:
        yield from (_text(text), "")
    yield from _table_lines(arcs.table)


def _answer_lines(answers: Answers) -> Iterator[str]:
    for question, says in answers.entries:
        yield from (f"**{escape(question)}** {' '.join(map(_text, says))}", "")


def _listing_lines(listing: Listing, level: int) -> Iterator[str]:
    heading = f"{'#' * min(level, 6)} {escape(listing.title)}"
    yield from (f"{heading}{_anchor(listing.anchor)}", "")
    if listing.note:
        yield from (_text(listing.note), "")
    for entry in listing.entries:
        yield from _entry_lines(entry)
    yield ""


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield f"- {_anchor(entry.anchor)}{_text(entry.head)}"
    yield from (f"  - {_text(line)}" for line in entry.lines)
    yield from (
        f"    {number}. {_text(step)}" for number, step in enumerate(entry.steps, 1)
    )


def _text(text: Text) -> str:
    return _HEAD.sub(r"\1\\\2", "".join(map(_run, text)).strip())


def _run(run: Run) -> str:
    held = run.text.strip()
    if not held:
        return "<br>" if "\n" in run.text else run.text and " "
    said = _LOOKS.get(run.look, "{}").format(escape(held))
    linked = f"[{said}](#{run.target})" if run.target else said
    before, after = run.text[0].isspace(), run.text[-1].isspace()
    return f"{' ' * before}{linked}{' ' * after}"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
