"""Warn of what Virtuoso loses: takes a connection, gives a warning where it may.

Virtuoso 7.2 was seen to leave rows out of answers over many lists without a sign
(docs/remote.md); no answer tells where.
"""

import warnings

from dutygraph.errors import DutygraphWarning
from dutygraph.remote.answers import read_count
from dutygraph.remote.fetching import fetch_rows
from dutygraph.remote.paging import declare_prefixes
from dutygraph.remote.wire import Wire

_MOST = 5
"""Over so many lists every saved question had the answer of a folder."""

_LISTS = "SELECT (COUNT(DISTINCT ?list) AS ?lists) WHERE { ?list a dg:DutyList }"


def warn_of_losses(wire: Wire) -> None:
    """Warn where the server is a Virtuoso that holds many lists.

    To be called once it has answered: it names itself with each answer.
    """
    if "virtuoso" not in wire.server.lower():
        return
    text = declare_prefixes(_LISTS)
    for (found,) in fetch_rows(wire, text, ("lists",), ()):
        lists = read_count(wire.url, found)
        if lists > _MOST:
            said = (
                f"{wire.url}: a Virtuoso with {lists:,} duty lists. Virtuoso 7.2 "
                "leaves rows out of answers over many lists, without a sign: hold "
                "numbers against a folder, or use another server (docs/remote.md)"
            )
            warnings.warn(said, DutygraphWarning, stacklevel=2)
