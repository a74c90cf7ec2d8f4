"""Write the pieces of the page: takes headings and cells, gives tables and lists."""

from collections.abc import Iterable, Sequence
from html import escape


def write_table(heads: Iterable[str], rows: Iterable[Sequence[str]], style: str) -> str:
    """Give a table; cells are HTML, headings are text."""
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    lines = "\n".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0"><table class="{style}">'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody></table></div>"
    )


def write_facts(facts: Sequence[tuple[str, str]]) -> str:
    """Give a list of facts; what stands behind each word is HTML."""
    lines = "".join(f"<dt>{escape(word)}</dt><dd>{text}</dd>" for word, text in facts)
    return f"<dl>{lines}</dl>" if facts else ""


def write_note(text: str) -> str:
    """Give a remark; it is text."""
    return f'<p class="note">{escape(text)}</p>'
