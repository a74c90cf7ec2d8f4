"""Read a list back from its graph: takes a store and a graph, gives rows of each table.

The way of those who have the graph alone, as from an endpoint. The rows are those that
`resolved_to_rows` gives of the list, but for what a graph does not say: the order in
which the departments of a duty are named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from dutygraph.columns.codes import iri_to_code, known_code
from dutygraph.columns.declared import tables_of_lists
from dutygraph.columns.rows import Cell, Row, Rows, kinds_of_guarantees
from dutygraph.headings import Heading
from dutygraph.query import Value, select
from dutygraph.store import Store

_LISTS = """
SELECT ?graph WHERE { GRAPH ?graph { ?graph a dg:DutyList } } ORDER BY ?graph
"""
_KINDS = """
VALUES (?class ?kind) {
  (dg:BasicDuty "basic") (dg:CooperativeDuty "cooperative")
  (dg:ReclaimedDuty "reclaimed")
}
"""
# The columns of each table that are asked for; what is counted is added below.
_SELECTS = {
    "lists": """
SELECT ?iri ?township ?document ?file ?media_type ?sha256 ?title WHERE {
  ?iri a dg:DutyList ; dg:township ?township ; prov:wasDerivedFrom ?document .
  ?document dg:fileName ?file ; dg:mediaType ?media_type ; dg:sha256 ?sha256 .
  OPTIONAL { ?iri dcterms:title ?title }
}""",
    "townships": """
SELECT ?iri ?division_code ?name ?county WHERE {
  ?iri a dg:Township ; skos:prefLabel ?name ; dg:territory ?area .
  ?area dg:divisionCode ?division_code .
  OPTIONAL { ?area dcterms:isPartOf ?county }
}""",
    "divisions": """
SELECT ?iri ?division_code ?name ?part_of WHERE {
  ?iri a dg:Division ; dg:divisionCode ?division_code ; skos:prefLabel ?name .
  OPTIONAL { ?iri dcterms:isPartOf ?part_of }
}""",
    "departments": """
SELECT ?iri ?name ?county ?generic ?superior WHERE {
  ?iri a dg:Department ; skos:prefLabel ?name .
  OPTIONAL { ?iri dg:county ?county }
  OPTIONAL { ?iri dg:superior ?superior }
  BIND(EXISTS { ?iri dg:generic true } AS ?generic)
}""",
    "department_lines": """
SELECT ?department ?line WHERE { ?department dg:functionalLine ?line }""",
    "terms": """
SELECT DISTINCT ?iri WHERE {
  ?thing dg:policyField|dg:guaranteeType|dg:functionalLine ?iri
}""",
    "duties": f"""
SELECT ?iri ?township ?county ?kind ?number ?section ?field ?title ?delegated ?lead
WHERE {{
  {_KINDS}
  ?iri a ?class ; dg:township ?township ; dg:listNumber ?number ;
    dcterms:title ?title ; dg:delegated ?delegated .
  ?township dg:territory ?area .
  OPTIONAL {{ ?area dcterms:isPartOf ?county }}
  OPTIONAL {{ ?iri dg:section ?section }}
  OPTIONAL {{ ?iri dg:policyField ?field }}
  OPTIONAL {{ ?iri dg:lead ?lead }}
}}""",
    "participation": """
SELECT ?duty ?township ?department ?role WHERE {
  { ?duty dg:counterpart ?department
    BIND(IF(EXISTS { ?duty dg:lead ?department }, "lead", "counterpart") AS ?role) }
  UNION
  { ?duty dg:receivingDepartment ?department BIND("receiving" AS ?role) }
  ?duty dg:township ?township
}""",
    "steps": """
SELECT ?duty ?kind ?part ?number ?text WHERE {
  { ?duty dg:responsibility ?responsibility . ?responsibility dg:step ?step .
    ?step dg:stepNumber ?number ; dg:text ?text
    BIND(xsd:integer(REPLACE(STR(?responsibility), "^.*/", "")) AS ?part)
    BIND("department" AS ?kind) }
  UNION { ?duty dg:townshipStep ?step . ?step dg:stepNumber ?number ; dg:text ?text
    BIND("township" AS ?kind) }
  UNION { ?duty dg:workMethod ?step . ?step dg:stepNumber ?number ; dg:text ?text
    BIND("method" AS ?kind) }
}""",
    "bearers": """
SELECT ?duty ?part ?department WHERE {
  ?duty dg:responsibility ?responsibility .
  ?responsibility dg:bornBy ?department
  BIND(xsd:integer(REPLACE(STR(?responsibility), "^.*/", "")) AS ?part)
}""",
    "guarantees": """
SELECT ?duty ?number ?type ?phrase WHERE {
  ?duty dg:guarantee ?guarantee . ?guarantee dg:phrase ?phrase
  OPTIONAL { ?guarantee dg:guaranteeType ?type }
  BIND(xsd:integer(REPLACE(STR(?guarantee), "^.*/", "")) AS ?number)
}""",
    "issues": """
SELECT ?township ?kind ?quote WHERE {
  ?list dg:township ?township ; dg:issue ?issue . ?issue dg:issueKind ?kind
  OPTIONAL { ?issue dg:place/oa:hasSelector/oa:exact ?met }
  BIND(COALESCE(?met, "") AS ?quote)
}""",
    "declared_counts": """
SELECT ?township ?kind ?section ?declared WHERE {
  ?list dg:township ?township ; dg:declaredCount ?entry .
  ?entry dg:listKind ?concept ; dg:count ?declared
  OPTIONAL { ?entry dg:section ?section }
  BIND(REPLACE(STR(?concept), "^.*/", "") AS ?kind)
}""",
}


def list_graphs(store: Store) -> list[str]:
    """Give the IRIs of the graphs that hold a list."""
    return [str(graph) for (graph,) in select(store, _LISTS, "the lists").rows]


def graph_to_rows(store: Store, graph: str) -> Rows:
    """Give the rows of the list whose graph bears an IRI, in an order of their own.

    `position` in the table of participation is None.
    """
    asked = {
        name: [dict(zip(found.names, row, strict=True)) for row in found.rows]
        for name, text in _SELECTS.items()
        for found in [select(store, text, f"the table {name}", [graph])]
    }
    counts = _count(asked)
    for row in asked["duties"]:
        row.update(counts[str(row["iri"])])
    for row in asked["participation"]:
        row.update(counts[str(row["duty"])])
    return {
        table.name: sorted((_to_row(table, row) for row in asked[table.name]), key=repr)
        for table in tables_of_lists()
    }


def _count(asked: Mapping[str, list[dict[str, Value]]]) -> dict[str, dict[str, Value]]:
    """Give for each duty, by IRI, what its row counts and concludes."""
    steps = Counter((str(row["duty"]), row["kind"]) for row in asked["steps"])
    generic = {row["iri"] for row in asked["departments"] if row["generic"]}
    named = Counter(
        str(row["duty"])
        for row in asked["participation"]
        if row["department"] not in generic
    )
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for row in asked["guarantees"]:
        key = str(row["type"]).rpartition("/")[2]
        kinds[str(row["duty"])].add(kinds_of_guarantees().get(key, "none"))
    return {
        duty: {
            "parties": named[duty],
            "steps": steps[duty, "township"],
            "department_steps": steps[duty, "department"],
            "method_steps": steps[duty, "method"],
            "hard": "hard" in kinds[duty],
            "soft": "soft" in kinds[duty],
        }
        for duty in (str(row["iri"]) for row in asked["duties"])
    }


def _to_row(table: Heading, values: Mapping[str, Value]) -> Row:
    return tuple(_to_cells(table, values))


def _to_cells(table: Heading, values: Mapping[str, Value]) -> Iterator[Cell]:
    for place, column in enumerate(table.columns):
        is_key = table.has_key and place == 0
        value = values["iri"] if is_key else values.get(column.name)
        if value is not None and column.type == "code":
            yield iri_to_code(str(value)) if is_key else known_code(str(value))
        else:
            # No column holds such numbers; as text it is refused, not lost.
            yield str(value) if isinstance(value, float) else value
