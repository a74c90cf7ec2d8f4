"""The SPARQL editor: a query, its answer as a table, and what can be completed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dutygraph.errors import QueryError
from dutygraph.query import run, select
from dutygraph.store import Store
from dutygraph.vocab import PREFIXES
from dutygraph.web.messages import Reply
from dutygraph.web.pages.answering import answer_to_table
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.tables import table_to_file

_EXAMPLE = """SELECT ?name ?kind (COUNT(DISTINCT ?duty) AS ?duties) WHERE {
  ?duty a ?kind ; dg:township ?township .
  ?township skos:prefLabel ?name .
  ?kind rdfs:subClassOf dg:Duty .
}
GROUP BY ?name ?kind
ORDER BY ?name ?kind
"""
_TERMS = """
SELECT DISTINCT ?term ?label ?kind WHERE {
  VALUES (?class ?kind) {
    (owl:Class "class") (owl:ObjectProperty "property")
    (owl:DatatypeProperty "property")
  }
  ?term a ?class
  OPTIONAL { ?term rdfs:label ?label FILTER(LANG(?label) = "%s") }
} ORDER BY ?term
"""
_PLACE = re.compile(r"line (\d+)(?:, column (\d+))?")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a query, and where: line and column counted from 1."""

    found: str
    expected: str
    line: int
    column: int


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Answer the query of the field `query`, or offer an example to try."""
    words = phrases_of(visit.lang)["editor"]
    text = visit.fields.get("query", "")
    content: dict[str, object] = {
        "text": text or f"# {words['example']}\n{_EXAMPLE}",
        "completions": _completions(store, visit.lang),
        "table": None,
        "cut": False,
        "mistake": None,
    }
    if not text.strip():
        return Page("editor.html", words["title"], content)
    try:
        answer = run(store, text, "query")
        table, cut = answer_to_table(answer, "answer", words["answer"], visit)
    except QueryError as error:
        content["mistake"] = _to_mistake(error)
        return Page("editor.html", words["title"], content, status=400)
    content.update(table=table, cut=cut)
    file = table_to_file(table, visit.fields.get("format", ""), cut)
    return file or Page("editor.html", words["title"], content, cut=cut)


def _to_mistake(error: QueryError) -> Mistake:
    met = _PLACE.search(error.where)
    line, column = (int(part or 1) for part in met.groups()) if met else (1, 1)
    return Mistake(error.found, error.expected, line, column)


@lru_cache(maxsize=4)
def _completions(store: Store, lang: str) -> list[dict[str, str]]:
    """Give what the editor completes: the prefixes, and the terms of the ontology."""
    found = [
        {"label": f"{name}:", "detail": iri, "type": "namespace"}
        for name, iri in PREFIXES.items()
    ]
    for term, label, kind in select(store, _TERMS % lang).rows:
        short = _shorten(str(term))
        if short:
            detail = str(label or "")
            found.append({"label": short, "detail": detail, "type": str(kind)})
    return found


def _shorten(iri: str) -> str:
    for name, start in PREFIXES.items():
        if iri.startswith(start) and iri != start:
            return f"{name}:{iri.removeprefix(start)}"
    return ""
