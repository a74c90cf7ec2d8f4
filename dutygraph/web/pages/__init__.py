"""Make the pages: takes a store and what was asked for, gives HTML.

Each page is a module with `build_page`; what it shows is worked out there, and its
template only lays it out. `PAGES` says which address leads to which.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from dutygraph.store import Store
from dutygraph.web.messages import CUT, Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.rendering import render

PAGES = {
    "/": "overview",
    "/departments": "departments",
    "/lines": "lines",
    "/matters": "matters",
    "/compare": "compare",
    "/networks": "networks",
    "/networks/{part}": "networks",
    "/documents": "documents",
    "/report": "report",
    "/exports/{part}": "exports",
    "/search": "search",
    "/editor": "editor",
    "/id/{part:path}": "things",
    "/resource": "resource",
    "/questions": "questions",
    "/questions/{part:path}": "questions",
}
"""The address of each page, and the module below dutygraph.web.pages that makes it."""
NEGOTIATED = frozenset({"things"})
"""The pages that are given as RDF as well, to those who ask for it."""
PATIENCE = {"exports": 6, "networks": 3, "report": 3}
"""How many times the time limit a page may take that holds the whole graph."""


def answer_page(
    store: Store,
    rows: int,
    module: str,
    address: str,
    part: str,
    fields: tuple[str, ...],
    lang: str,
    base: str,
    accept: str,
) -> Reply:
    """Give a page; `fields` are names and values in turn, `rows` the most of a table.

    Raises DutygraphError.
    """
    pairs = dict(zip(fields[::2], fields[1::2], strict=True))
    visit = Visit(address, pairs, lang, base, part, accept, rows)
    build_page = cast(
        Callable[[Store, Visit], Page | Reply],
        import_module(f"dutygraph.web.pages.{module}").build_page,
    )
    made = build_page(store, visit)
    if isinstance(made, Reply):
        return made
    body = render(made, visit).encode("utf-8", "replace")
    headers = {CUT: str(rows)} if made.cut else {}
    return Reply(made.status, "text/html; charset=utf-8", body, headers)
