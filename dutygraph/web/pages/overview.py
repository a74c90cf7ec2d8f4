"""The first page: what is in the graph, and how sure it is."""

from dutygraph.store import Store
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of


def build_page(store: Store, visit: Visit) -> Page:
    """Count what the store holds."""
    title = phrases_of(visit.lang)["frame"]["overview"]
    return Page("overview.html", title, {"graphs": store.graphs()})
