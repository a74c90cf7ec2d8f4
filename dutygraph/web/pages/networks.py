"""The networks to look at: a form that chooses one, and each as its own page."""

from dutygraph.errors import QueryError
from dutygraph.parameters import offer_values
from dutygraph.store import Store
from dutygraph.view import Limits, pictures, scene_to_page, store_to_scene
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.report import OWN_POLICY

_MOST_EDGES = 20_000
_MOST_TOLD, _SAMPLE = 2_000, 300
"""Duties whose words a page tells, and how many of more: each node has its own page."""
_SUBJECTS = {"township": "dg:Township", "department": "dg:Department"}


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Offer the networks, or show the one that the path names.

    The fields `name` and `min-weight` are those of `dutygraph view`; where a name is
    wanted and none is given, the networks are offered again.
    """
    named = visit.part not in _SUBJECTS or visit.fields.get("name", "").strip()
    if visit.part and named:
        return _build_network(store, visit)
    words = phrases_of(visit.lang)["networks"]
    content = {
        "whole": [name for name, one in pictures().items() if not one.subject],
        "subjects": {
            name: offer_values(store, type_, visit.lang)
            for name, type_ in _SUBJECTS.items()
        },
    }
    return Page("networks.html", words["title"], content)


def _build_network(store: Store, visit: Visit) -> Reply:
    least = _to_weight(visit.fields.get("min-weight", ""))
    limits = Limits(least, _MOST_EDGES, _MOST_TOLD, _SAMPLE)
    name = visit.fields.get("name", "").strip()
    loads = loads_of(store, visit.lang)
    scene = store_to_scene(store, visit.part, name, limits, visit.lang, loads)
    page = scene_to_page(scene, visit.lang, link=visit.link_thing).encode(
        "utf-8", "replace"
    )
    headers = {"Content-Security-Policy": OWN_POLICY}
    return Reply(200, "text/html; charset=utf-8", page, headers)


def _to_weight(text: str) -> float:
    try:
        weight = float(text or 0)
    except ValueError:
        weight = -1
    if not 0 <= weight < float("inf"):
        raise QueryError(f"min-weight {text!r}", "no weight", "a number from 0 on")
    return weight
