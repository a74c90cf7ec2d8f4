"""The page of a thing of the data, or its RDF: what its IRI leads to."""

from importlib import import_module

import pyoxigraph

from dutygraph import vocab
from dutygraph.store import Store
from dutygraph.vocab import PREFIXES
from dutygraph.web.messages import Reply
from dutygraph.web.pages.describing import choose_layout, describe, is_known
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.problems import problem

_MODULES = {
    vocab.Duty: "duty",
    vocab.Department: "holders",
    vocab.Township: "holders",
    vocab.FunctionalLine: "holders",
    vocab.PolicyField: "holders",
    vocab.GuaranteeType: "holders",
    vocab.Matter: "holders",
    vocab.SourceDocument: "document",
    vocab.DutyList: "document",
}
"""The module below dutygraph.web.pages that shows the things of a class."""


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Show the thing whose IRI ends as the path does."""
    try:
        node = pyoxigraph.NamedNode(PREFIXES["id"] + visit.part)
    except ValueError:
        return problem(400, f"no IRI: {visit.part!r}")
    if not is_known(store, node):
        return problem(404, f"the data says nothing of {node.value}")
    media_type = choose_layout(visit.accept, visit.fields.get("format", ""))
    if media_type:
        return describe(store, node, media_type)
    module = import_module(f"dutygraph.web.pages.{_module_of(store, node)}")
    made = module.build_thing(store, visit, node.value)
    if not isinstance(made, Page | Reply):
        raise TypeError(made)
    return made


def _module_of(store: Store, node: pyoxigraph.NamedNode) -> str:
    kind = pyoxigraph.NamedNode(vocab.TYPE[1:-1])
    found = {
        str(quad.object)
        for quad in store.database.quads_for_pattern(node, kind, None, None)
    }
    return next((name for term, name in _MODULES.items() if term in found), "resource")
