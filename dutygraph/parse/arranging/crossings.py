"""Takes a line and the one that it may go on with, gives how far their signs belong
together.

Chinese lines break inside words: a pair of signs that stands elsewhere in the list
tells that a word crosses from one line to the next.
"""

from dutygraph.parse.arranging.placing import Placing
from dutygraph.parse.arranging.tokens import Cue

_APART, _ONCE, _OFTEN = 0.4, -0.3, -0.8


def crossing_penalty(placing: Placing) -> float:
    """Weigh a line without a beginning of its own by the sign above its first."""
    token, cell, page = placing.token, placing.cell, placing.page
    if token.cue is not Cue.WORDS or placing.begins:
        return 0.0
    pair = cell.tail[-1:] + token.text[:1]
    if len(pair) < 2 or not all("\u4e00" <= sign <= "\u9fff" for sign in pair):
        return 0.0
    count = page.pairs.get(pair, 0)
    return _OFTEN if count > 1 else _ONCE if count else _APART
