"""Takes a token and the cell it may stand in, gives what decides over its penalty there
apart from where the other columns stand.

Ways through a page are many of which most differ elsewhere, or in heights alone.
"""

from dutygraph.parse.arranging.placing import FAR, NAMES, TEXTS, TITLE, Cell, Placing
from dutygraph.parse.arranging.shortpenalties import has_text
from dutygraph.parse.arranging.tokens import Cue

_TEXT = Cell._fields.index("top")
"""The first fields of a cell, which tell of its text and not of where it stands."""
_NAMED = (Cue.HEADING, Cue.NAME)


def likeness(placing: Placing) -> tuple[object, ...]:
    """Give what placings of a token have in common whose text costs the same.

    A text depends on the titles of the page, a name or a heading on the names of its
    row, a title on the number beside it.
    """
    step, token, column, row, page, _ = placing
    cell, role = step.cells[column], page.roles[column]
    named = role in NAMES or token.cue in _NAMED
    return (
        column,
        row,
        step.column,
        step.mixed,
        step.fresh,
        placing.is_due,
        step.titles if role in TEXTS else (),
        step.names[row] if named and row < len(step.names) else "",
        role in NAMES and has_text(placing),
        step.cells[step.column].row if role == TITLE else 0,
        cell[:_TEXT],
        cell.lag < FAR,
        cell.heads,
        cell.tail,
        placing.full if page.joined else 0.0,
        page.printed if page.joined else (),
    )
