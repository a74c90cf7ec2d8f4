"""Give the whole graph as a file, by its address: takes a layout, gives the file."""

from dutygraph.export import FORMATS, NETWORKS, export_store
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Visit
from dutygraph.web.problems import problem

_ENDINGS = {"csv": "zip", "parquet": "zip", "turtle": "ttl", "nquads": "nq"}
_TYPES = {
    "nq": "application/n-quads",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "graphml": "application/xml",
    "gexf": "application/xml",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
    "dcat": "text/turtle; charset=utf-8",
}
LAYOUTS = FORMATS
"""The layouts, in the order in which they are offered."""


def build_page(store: Store, visit: Visit) -> Reply:
    """Give the file of the layout that the path names."""
    layout = visit.part
    if layout not in FORMATS:
        return problem(404, f"no layout {layout!r}", expected=", ".join(FORMATS))
    ending = _ENDINGS.get(layout, layout)
    lang = visit.lang if layout in NETWORKS else "zh"
    # Kept beside the snapshot: it is written once, and goes with it.
    path = store.path / f"{layout}.{lang}.{ending}"
    if not path.exists():
        export_store(store, path, layout, lang=lang, force=True)
    headers = {"Content-Disposition": f'attachment; filename="dutygraph.{ending}"'}
    return Reply(200, _TYPES[ending], path.read_bytes(), headers)
