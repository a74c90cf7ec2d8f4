"""The page of one document, or of its list: counts, doubts and every duty in it."""

import pyoxigraph

from dutygraph.query import select
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.asking import ask_question
from dutygraph.web.pages.duties import all_duties, make_duty_table
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.tables import Cell, table_to_file

# Whether the thing is a list or its document, it is where the search begins.
_BEGIN = """
  { BIND(%s AS ?list) ?list prov:wasDerivedFrom ?document }
  UNION { BIND(%s AS ?document) ?list prov:wasDerivedFrom ?document }
"""
_LISTS = f"""
SELECT DISTINCT ?file ?sha256 ?media_type ?document ?township ?name WHERE {{
  {_BEGIN}
  ?list dg:township ?township .
  ?document dg:fileName ?file ; dg:sha256 ?sha256 .
  ?township skos:prefLabel ?name
  OPTIONAL {{ ?document dcterms:format|dcat:mediaType ?media_type }}
}}
"""
_DUTIES = f"""
SELECT DISTINCT ?duty WHERE {{
  {{ SELECT DISTINCT ?list WHERE {{ {_BEGIN} }} }}
  ?duty dcterms:isPartOf ?list
}}
"""


def build_thing(store: Store, visit: Visit, iri: str) -> Page | Reply:
    """Show what a document declares, which doubts it raised, and its duties."""
    words = phrases_of(visit.lang)["documents"]
    term = str(pyoxigraph.NamedNode(iri))
    thing = term, term
    found = list(select(store, _LISTS % thing, "the document").rows)
    rows = loads_of(store, visit.lang)
    held = {duty for (duty,) in select(store, _DUTIES % thing, "the document").rows}
    duties = [one for one in all_duties(rows) if one.duty in held]
    townships = {str(row[4]): str(row[5]) for row in found}
    tables = [
        ask_question(store, visit, name, township=township)
        for township in townships
        for name in ("issues", "declared-counts")
    ]
    caption = words["duties"]
    tables.append(make_duty_table(store, visit, duties, rows, "duties", caption))
    for table in tables:
        if visit.fields.get("table") == table.name:
            file = table_to_file(table, visit.fields.get("format", ""))
            if file:
                return file
    file_name, sha256, media_type = (str(value or "") for value in found[0][:3])
    content = {
        "iri": iri,
        "facts": [
            (words["sha256"], Cell(sha256)),
            (words["media_type"], Cell(media_type)),
            *(
                (words["township"], Cell(name, visit.link_thing(township)))
                for township, name in townships.items()
            ),
        ],
        "tables": tables,
    }
    return Page("document.html", file_name, content)
