"""The page of documents: what was read, what each declares, and every doubt."""

from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.asking import ask_question
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.tables import table_to_file

_QUESTIONS = ("documents", "issues", "declared-counts")


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Show the documents with their doubts, and what was declared against what is."""
    words = phrases_of(visit.lang)["documents"]
    tables = [ask_question(store, visit, name) for name in _QUESTIONS]
    for table in tables:
        if visit.fields.get("table") == table.name:
            file = table_to_file(table, visit.fields.get("format", ""))
            if file:
                return file
    return Page("documents.html", words["title"], {"tables": tables})
