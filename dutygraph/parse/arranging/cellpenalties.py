"""Say how far a line fits the text of a cell: what it looks like, what came before.

As with the place of a line, no cue forbids: each adds a penalty, and some a bonus.
"""

from dutygraph.parse.arranging.crossings import crossing_penalty
from dutygraph.parse.arranging.placing import FAR, TEXTS, Cell, Order, Placing
from dutygraph.parse.arranging.shortpenalties import short_penalty, width_penalty
from dutygraph.parse.arranging.tokens import Cue, item_number
from dutygraph.parse.wording.closings import is_closing
from dutygraph.parse.wording.cues import names_township
from dutygraph.parse.wording.kinship import kinship
from dutygraph.parse.wording.nameparts import goes_on_with_name
from dutygraph.parse.wording.numerals import BULLETS, CHINESE_NUMBER

_HEADED = ("responsibilities", "receiving_and_methods", "work_methods")
LARGEST_BONUS = 2.3
"""What the text of a cell can take off the penalty."""
PLAIN_BONUS = 1.3
"""The same where neither heights nor the end of the line above count."""
_LEFT_EMPTY = 2.0
"""What it costs to leave a heading without a text."""
_CUT = 6
"""Signs by which a name is told, of which a line may have cut the rest."""
_USUAL_PHRASES, _PHRASE = 2, 0.4
_TWICE = 8.0
"""What a second 承接部门： costs in a cell."""
_AFTER_END = 1.5
"""What words without number cost below the last sentence of the page before."""
_UNHEADED = 1.5
"""What text costs above the first heading of its cell."""
_OPENING = (Cue.HEADING, Cue.GUARANTEE, Cue.ITEM, Cue.MARK, Cue.LABEL)


def cell_penalty(placing: Placing) -> tuple[float, Cell]:
    """Give the penalty for a token in the text of a cell, and the cell with it."""
    page = placing.page
    crossing = crossing_penalty(placing) if page.is_sheet or page.joined else 0.0
    if placing.role not in TEXTS:
        cost, cell = short_penalty(placing)
        return cost + crossing, cell
    cost, cell = _text(placing)
    cost += crossing + _naming_penalty(placing)
    # Of a list told cell by cell the numbers tell the row of each line.
    kin = 0.0 if page.joined else kinship(placing.token.text, *_titles(placing))
    return cost - kin, cell


def _titles(placing: Placing) -> tuple[tuple[str, ...], int]:
    return placing.step.titles, placing.row


def _naming_penalty(placing: Placing) -> float:
    """Weigh the name of the township above its part: 双沙镇：."""
    if not placing.page.joined or not names_township(placing.token.text):
        return 0.0
    return -1.0 if placing.role == "township_steps" and placing.begins else 2.0


def _text(placing: Placing) -> tuple[float, Cell]:
    step, token, page = placing.step, placing.token, placing.page
    cell, begins = placing.cell, placing.begins
    opens = begins or token.cue in _OPENING or _is_bulleted(placing)
    goes_on = not opens and not placing.goes_beside
    cost = width_penalty(placing, goes_on)
    gone = begins and page.is_sheet and cell.lag < FAR
    if cell.open and opens and not gone and not _is_cut_below(placing):
        phrase = cell.guaranteed or placing.role == "guarantees"
        cost += 0.3 * begins if phrase else 2.5
    apart = not placing.stays and not step.mixed and not placing.is_due
    if not placing.is_first and cell.headed and apart:
        cost += 2.0
    if begins:
        cost += _left_empty(placing)
        low = token.apart or not page.spaced or page.is_sheet
        cost += 0.3 if low else 0.8
        cost += _unguaranteed(placing)
    own, filled = _by_cue(placing)
    if placing.role == "receiving_and_methods" and page.labelled and begins:
        cost += 0.0 if token.cue is Cue.LABEL else 2.0
    heads = token.cue is Cue.NAME and filled.headed
    going = not (token.complete or token.cue is Cue.LABEL or heads)
    return cost + own, filled._replace(empty=False, open=going, width=token.width)


def _is_cut_below(placing: Placing) -> bool:
    """Tell a row that is told below the last one, which the end of the page has cut."""
    below = placing.row < placing.cell.row == placing.page.last
    return below and placing.page.order is Order.BLOCKS


def _left_empty(placing: Placing) -> float:
    """Weigh a row that begins just below a heading of departments without text."""
    below = placing.stays and not placing.token.apart
    headed = below and placing.cell.headed and placing.role == "responsibilities"
    return _LEFT_EMPTY if headed and not placing.page.in_cells else 0.0


def _base(placing: Placing) -> Cell:
    """Give the cell that the token goes on with, or a new one."""
    if not placing.is_first:
        return placing.cell
    return Cell(placing.row, guaranteed=placing.cell.guaranteed and placing.row == 0)


def _comes_again(placing: Placing) -> bool:
    long = len(placing.token.text) > 2
    return placing.is_first and long and placing.comes_again(8)


def _unguaranteed(placing: Placing) -> float:
    """Weigh a cell of departments that ends before its guarantees."""
    cell, page = placing.cell, placing.page
    wanted = placing.role == "responsibilities" and page.guaranteed and cell.row > 0
    return 0.8 if wanted and not cell.guaranteed else 0.0


def _by_cue(placing: Placing) -> tuple[float, Cell]:
    cue = placing.token.cue
    if _ends_heading(placing):
        return -0.5, _base(placing)._replace(headed=_is_open(placing.token.text))
    if cue is Cue.NAME and _names_own(placing):
        return -0.3, _base(placing)._replace(number=0, style="", headed=True)
    if cue is Cue.NAME:
        return (0.8 if "、" in placing.token.text else 2.5), _base(placing)
    if cue is Cue.HEADING:
        return _heading(placing)
    if cue is Cue.GUARANTEE:
        return _guarantee(placing)
    if cue in (Cue.MARK, Cue.LABEL):
        return _mark(placing)
    return _item(placing) if cue is Cue.ITEM else _plain(placing)


def _ends_heading(placing: Placing) -> bool:
    """Tell the rest of a heading that the line above has begun."""
    text, cell, page = placing.token.text, placing.cell, placing.page
    sheet = page.is_sheet or page.joined
    if placing.begins or not sheet or not _is_open(text):
        return False
    name = text[:-1].partition("、")[0]
    return goes_on_with_name(cell.tail, name, page.known)


def _heading(placing: Placing) -> tuple[float, Cell]:
    """Weigh the heading of a department, which fits the departments of its row."""
    text, base = placing.token.text, _base(placing)
    headed = placing.role in _HEADED
    cost = _heading_fit(text, placing) if headed else 5.0
    cost += 1.5 if base.guaranteed else 0.0
    cost += 2.5 if f"|{text}|" in base.heads else 0.0
    unheaded = placing.row > 0 and not (placing.is_first or base.heads)
    cost += _UNHEADED if unheaded else 0.0
    style, number = _item_behind_colon(text)
    return cost, base._replace(
        number=number,
        style=style,
        headed=_is_open(text),
        heads=f"{base.heads}|{text}|",
    )


def _guarantee(placing: Placing) -> tuple[float, Cell]:
    """Weigh 履职保障：, which stands once in a cell."""
    text, base = placing.token.text, _base(placing)
    cost = 0.0 if placing.role == "responsibilities" else 5.0
    cost += 3.0 if base.guaranteed else 0.0
    style, number = _item_behind_colon(text)
    return cost, base._replace(
        number=number, style=style, headed=_is_open(text), guaranteed=True
    )


def _mark(placing: Placing) -> tuple[float, Cell]:
    """Weigh 承接部门：, which stands once in a cell, and 工作方式：."""
    base = _base(placing)
    labels = placing.token.cue is Cue.LABEL
    cost = 0.0 if placing.role == "receiving_and_methods" else 5.0
    cost += _TWICE if labels and base.guaranteed else 0.0
    labelled = base.guaranteed or labels
    return cost, base._replace(
        number=0, style="", headed=not labels, guaranteed=labelled
    )


def _is_open(text: str) -> bool:
    return text.endswith(("：", ":"))


def _item(placing: Placing) -> tuple[float, Cell]:
    """Weigh a numbered item: it counts on, or counts from 1 where it may."""
    token, cell, base = placing.token, placing.cell, _base(placing)
    first, row, column = placing.is_first, placing.row, placing.column
    headed = _is_open(token.text)
    numbered = base._replace(number=token.number, style=token.style, headed=headed)
    if _comes_again(placing):
        return -0.5, numbered
    if first and row == 0:
        heads = _is_open(placing.page.printed[column])
        if heads and cell.style not in ("", token.style) and token.number == 1:
            return 0.0, base
        on = token.number == cell.number + 1
        if on:
            return _many_phrases(placing), numbered
        again = 0.0 if placing.page.joined else 1.0
        return (again if token.number == 1 and cell.headed else 3.0), numbered
    if first:
        return (0.0 if token.number == 1 else 3.0), numbered
    if cell.style and token.style != cell.style:
        announced = cell.headed or token.number > 1
        cost = 0.2 if announced else 0.7
        inside = base._replace(headed=headed)
        return (cost if token.style != "arabic" else 1.0), inside
    if token.number == 1:
        return (0.0 if cell.headed else 2.5), numbered
    on = token.number == cell.number + 1
    return (_many_phrases(placing) if on else 2.5), numbered


def _many_phrases(placing: Placing) -> float:
    """Weigh one guarantee more: a duty has one or two, seldom three."""
    more = placing.token.number - _USUAL_PHRASES
    told = placing.role == "responsibilities" and placing.cell.guaranteed
    told = told and placing.page.joined
    return _PHRASE * more if told and more > 0 else 0.0


def _plain(placing: Placing) -> tuple[float, Cell]:
    """Weigh words without number: they go on with a sentence or follow a heading."""
    token, cell, base = placing.token, placing.cell, _base(placing)
    if _comes_again(placing):
        return -0.5, base
    if _is_bulleted(placing):
        return 0.2 * placing.begins, base._replace(headed=_is_open(token.text))
    if placing.is_first:
        headed = _is_open(placing.page.printed[placing.column])
        if placing.row == 0 and (cell.open or headed):
            return 0.0, base._replace(number=cell.number, style=cell.style)
        return _unnumbered(placing), base
    if token.text.startswith(tuple("，。；、）")):
        return (0.0 if cell.open or token.text[0] == "。" else 2.0), base
    ends = base._replace(headed=_is_open(token.text))
    if cell.open or cell.headed:
        return 0.0, ends
    return (2.3 if cell.number and not is_closing(token.text) else 1.3), ends


def _unnumbered(placing: Placing) -> float:
    """Weigh words without number that begin a cell."""
    if not placing.page.joined:
        return 0.7
    if placing.row == 0 and not placing.begins:
        return _AFTER_END
    return 0.4 if placing.token.text[:1] in placing.page.openers else 0.9


def _is_bulleted(placing: Placing) -> bool:
    return placing.page.joined and placing.token.text.startswith(tuple(BULLETS))


def _names_own(placing: Placing) -> bool:
    """Tell the heading of a department that no colon ends: the names of its row that
    stand in its text again."""
    step, row, page = placing.step, placing.row, placing.page
    if not page.joined or placing.role != "responsibilities":
        return False
    own = "".join(step.names[row : row + 1])
    names = placing.token.text.strip("、").split("、")
    return all(len(name) > 2 and name[:_CUT] in own for name in names)


def _heading_fit(text: str, placing: Placing) -> float:
    """Weigh a heading against the departments of its row."""
    name = CHINESE_NUMBER.sub("", text).replace(":", "：").partition("：")[0]
    step, row = placing.step, placing.row
    own = step.names[row] if row < len(step.names) else ""
    if not own:
        return 0.2
    if name[:4] in own:
        return -0.5
    return 0.2 if placing.page.is_sheet else 2.0


def _item_behind_colon(text: str) -> tuple[str, int]:
    return item_number(text.replace(":", "：").partition("：")[2].strip())
