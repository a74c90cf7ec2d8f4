"""The page that finds words in titles, steps, guarantees and work methods."""

from dutygraph.search import KINDS, find_texts
from dutygraph.store import Store
from dutygraph.web.indexing import INDEX
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of

_SIZE = 50
_LAST_PAGE = 10_000


def build_page(store: Store, visit: Visit) -> Page:
    """Show what the field `q` finds, of the kind `kind`, from page `page` on."""
    words = phrases_of(visit.lang)["search"]
    typed, kind = visit.fields.get("q", ""), visit.fields.get("kind", "")
    kind = kind if kind in KINDS else ""
    index = store.path / INDEX
    content: dict[str, object] = {
        "typed": typed,
        "kind": kind,
        "kinds": KINDS,
        "found": None,
        "page_number": 1,
        "pages": 1,
        "ready": index.exists(),
    }
    if typed.strip() and index.exists():
        number = _page_number(visit.fields.get("page", ""))
        found = find_texts(index, typed, kind, number, _SIZE)
        pages = max(1, -(-found.count // _SIZE))
        content.update(found=found, page_number=number, pages=pages)
    return Page("search.html", words["title"], content)


def _page_number(text: str) -> int:
    return min(int(text), _LAST_PAGE) if text.isdecimal() and int(text) else 1
