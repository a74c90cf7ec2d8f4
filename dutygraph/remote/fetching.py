"""Fetch the rows of an answer whole: takes a query and a connection, gives solutions.

A server may cut what it sends: aloud, in silence, or by refusing to sort. Then the rows
are asked for in pages of a fixed order and held against the server's own count.
"""

import pyoxigraph

from dutygraph.errors import EndpointError
from dutygraph.query import names_graphs
from dutygraph.remote.answers import ROWS, count_rows, join_rows, read_count
from dutygraph.remote.paging import Pages, query_to_pages
from dutygraph.remote.wire import Fields, Reply, Wire

# The header by which Virtuoso tells that it has cut an answer, to SELECT alone.
_CUT = "x-sparql-maxrows"
ROUND = 1_000
"""Who cuts without a word cuts at a multiple of this."""
_PAGE = 10_000
# Virtuoso refuses to sort more than it would send.
_UNSORTED = "Error SR353"


def send(wire: Wire, text: str, graphs: Fields, accept: str) -> Reply:
    """Send one query, and give the reply to it."""
    form: dict[str, str | list[str]] = {"query": text}
    for name, _ in graphs:
        form[name] = [value for other, value in graphs if other == name]
    url, headers = wire.url, {"Accept": accept}
    return wire.exchange("POST", url, headers=headers, form=form)


def fetch_rows(
    wire: Wire, text: str, names: tuple[str, ...], graphs: Fields
) -> pyoxigraph.QuerySolutions:
    """Give all rows of a SELECT, in pages where the server cuts what it sends."""
    url = wire.url
    try:
        reply = send(wire, text, graphs, ROWS)
    except EndpointError as error:
        if _UNSORTED not in error.found:
            raise
        return _rows_in_pages(wire, text, names, graphs, _PAGE)
    rows = count_rows(url, reply, names)
    if _CUT in reply.headers or (
        rows and not rows % ROUND and _goes_on(wire, text, names, graphs, rows)
    ):
        return _rows_in_pages(wire, text, names, graphs, rows)
    return join_rows(url, [reply], names)


def _goes_on(
    wire: Wire, text: str, names: tuple[str, ...], graphs: Fields, rows: int
) -> bool:
    """Tell whether an answer has more rows than those that came."""
    if names_graphs(text):
        return True
    page = query_to_pages(text, names).page(1, rows)
    return count_rows(wire.url, send(wire, page, graphs, ROWS), names) > 0


def _rows_in_pages(
    wire: Wire, text: str, names: tuple[str, ...], graphs: Fields, size: int
) -> pyoxigraph.QuerySolutions:
    url = wire.url
    if names_graphs(text):
        raise EndpointError(
            url,
            f"it sends no more than {size:,} rows of an answer",
            "a query without FROM, which can be asked for in pages",
            "name the graphs with GRAPH, or ask with LIMIT and OFFSET",
        )
    pages, replies, came = query_to_pages(text, names), list[Reply](), 0
    while True:
        reply = send(wire, pages.page(size, came), graphs, ROWS)
        rows = count_rows(url, reply, names)
        if not rows:
            break
        replies.append(reply)
        came += rows
    _refuse_other_count(wire, pages, graphs, came)
    return join_rows(url, replies, names)


def _refuse_other_count(wire: Wire, pages: Pages, graphs: Fields, came: int) -> None:
    url, names = wire.url, ("rows",)
    reply = send(wire, pages.count(), graphs, ROWS)
    count_rows(url, reply, names)
    for row in join_rows(url, [reply], names):
        expected = pages.within(read_count(url, row["rows"]))
        if expected != came:
            raise EndpointError(
                url,
                f"{came:,} rows came, and it says there are {expected:,}",
                "every row once",
                "ask again when nobody writes there, or with LIMIT and OFFSET",
            )
