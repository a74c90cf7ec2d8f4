"""Takes a token and the cell it may stand in, gives what decides over its penalty there
apart from heights.

Ways through a sheet are many of which most differ in heights alone.
"""

from dutygraph.parse.placing import FAR, NAMES, NUMBER, TEXTS, Cell, Placing
from dutygraph.parse.tokens import Cue

_TEXT = Cell._fields.index("top")
"""The first fields of a cell, which tell of its text and not of where it stands."""


def is_alike(placing: Placing) -> bool:
    """Tell a placing whose penalty the other columns do not decide over."""
    goes_on = placing.goes_down if placing.begins else not placing.cell.empty
    return goes_on and placing.role != NUMBER


def likeness(placing: Placing) -> tuple[object, ...]:
    """Give what placings of a token have in common that cost the same, heights aside.

    A text depends on the titles of the page, a name or a heading on the names of its
    row; of a column that was left only counts whether it is that of the numbers.
    """
    step, cell, role, row = placing.step, placing.cell, placing.role, placing.row
    named = role in NAMES or placing.token.cue is Cue.HEADING
    return (
        placing.column,
        row,
        placing.stays or placing.page.roles[step.column],
        step.row,
        step.mixed,
        step.titles if role in TEXTS else (),
        step.names[row] if named and row < len(step.names) else "",
        cell[:_TEXT],
        cell.lag < FAR,
        cell.heads,
        "" if placing.begins else cell.tail,
    )
