"""Takes the tokens of a page that was told block after block, marks those of which the
heading tells the column.

A block ends where the next line stands lower than those before; one that begins with
the heading of a column goes on with the first cell of that column on the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.tokens import Token
from dutygraph.parse.wording.heads import Line
from dutygraph.spellings import fold


def mark_headed(
    tokens: Sequence[Token], lines: Sequence[Line], headings: Headings
) -> list[Token]:
    """Mark the tokens that stand just below the heading of a column which is alone at
    the top of its block."""
    texts = ["", *(fold(line.text) for line in lines)]
    under = {
        lines[at].place.lines: role
        for role, own in headings.columns
        if own
        for at in _lines_below(texts, own)
    }
    return [
        replace(token, under=under[token.place.lines])
        if token.place.lines in under and not token.beside
        else token
        for token in tokens
    ]


def _lines_below(texts: Sequence[str], heading: Sequence[str]) -> Iterator[int]:
    """Find the lines below a heading that a blank line parts from what is above it;
    `texts` begin with a blank line more."""
    length = len(heading)
    for at in range(1, len(texts) - length):
        if texts[at] != heading[0] or texts[at - 1]:
            continue
        if [*texts[at : at + length]] == [*heading] and texts[at + length]:
            yield at + length - 1
