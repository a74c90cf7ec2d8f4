from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pyoxigraph

from dutygraph.meanings import Decision, ResolvedList
from dutygraph.model import (
    Issue,
    IssueKind,
    Place,
)
from dutygraph.nquads import quads_to_bytes
from dutygraph.quads import graph_iri, to_nquads, to_quads
from dutygraph.version import VERSION
from dutygraph.vocab import PREFIXES
from tests.graph.conftest import AGRICULTURE
from tests.graph.statements import (
    Maker,
    about,
    cooperative,
    department,
    shorten,
    values,
)

# Signs of one to four bytes, a half of one, and whatever ends or escapes a text.
HOSTILE = 'é镇𠮷\U0010ffff\0\x1f\x7f\x85\u2028\ufffe"\\u0022\\ \n\r\t<x:s> .\ud800'
DUTY = "duty/990102103"
LIST = "list/990102103/basic-cooperative-reclaimed"
BURNING = f"{DUTY}/cooperative/35zs7biuatc5dcoc"


def test_cooperative_duty_says_all_that_its_record_says(make_list: Maker) -> None:
    quads = list(to_quads(make_list()))
    farming = department(quads, "南山县农业农村局")
    ecology = department(quads, "东江市生态环境局南山县分局")
    generic = department(quads, "相关部门")
    assert about(quads, BURNING) == {
        ("rdf:type", "dg:Duty"),
        ("rdf:type", "dg:CooperativeDuty"),
        ("dcterms:isPartOf", LIST),
        ("dg:township", "township/990102103"),
        ("dg:listNumber", '"1"^^<xsd:integer>'),
        ("dcterms:title", '"秸秆禁烧"@zh'),
        ("dcterms:alternative", '"秸秆禁烧工作"@zh'),
        ("dg:delegated", '"true"^^<xsd:boolean>'),
        ("dg:section", '"生态环保"@zh'),
        ("dg:policyField", "policy-field/ecology"),
        ("dg:place", f"{BURNING}/place"),
        ("dg:lead", farming),
        ("dg:counterpart", generic),
        ("dg:counterpart", farming),
        ("dg:counterpart", ecology),
        ("dg:responsibility", f"{BURNING}/responsibility/1"),
        ("dg:responsibility", f"{BURNING}/responsibility/2"),
        ("dg:guarantee", f"{BURNING}/guarantee/1"),
        ("dg:townshipStep", f"{BURNING}/township-step/1"),
        ("dg:townshipStep", f"{BURNING}/township-step/2"),
    }
    assert about(quads, f"{BURNING}/responsibility/1") == {
        ("rdf:type", "dg:Responsibility"),
        ("dg:heading", '"县农业农村局"'),
        ("dg:heading", '"农业局"'),
        ("dg:bornBy", farming),
        ("dg:step", f"{BURNING}/responsibility/1/step/1"),
    }
    assert values(quads, f"{BURNING}/responsibility/2", "dg:bornBy") == []
    assert about(quads, f"{BURNING}/township-step/2") == {
        ("rdf:type", "dg:Step"),
        ("dg:stepNumber", '"2"^^<xsd:integer>'),
        ("dg:text", '"上报"'),
        ("dg:place", f"{BURNING}/township-step/2/place"),
    }
    assert about(quads, f"{BURNING}/guarantee/1") == {
        ("rdf:type", "dg:Guarantee"),
        ("dg:phrase", '"提供资金"'),
        ("dg:guaranteeType", "guarantee-type/funding"),
        ("dg:place", f"{BURNING}/guarantee/1/place"),
    }


def test_document_of_nquads_holds_the_same_quads_in_the_same_order(
    make_list: Maker,
) -> None:
    document = b"".join(to_nquads(make_list()))
    assert document == quads_to_bytes(to_quads(make_list()))


def spoil(record: Any) -> Any:
    """Give a record with hostile text behind every text in it."""
    if isinstance(record, str) and not isinstance(record, Enum):
        return record and record + HOSTILE
    if isinstance(record, Mapping):
        return {spoil(key): spoil(value) for key, value in record.items()}
    if isinstance(record, tuple):
        made = map(spoil, record)
        return type(record)._make(made) if hasattr(record, "_make") else tuple(made)
    if is_dataclass(record) and not isinstance(record, type):
        changes = {one.name: spoil(getattr(record, one.name)) for one in fields(record)}
        return replace(record, **changes)
    return record


def texts(resolved: ResolvedList) -> Iterator[tuple[str, str]]:
    """Give each text that N-Quads take from a list as it is, with its predicate."""
    document = b"".join(to_nquads(resolved))
    for quad in pyoxigraph.parse(document, format=pyoxigraph.RdfFormat.N_QUADS):
        predicate, term = shorten(str(quad.predicate)), quad.object
        is_ours = quad.subject.value.endswith(f"program/{VERSION}")
        if is_ours or predicate in {"rdf:value", "dg:details"}:
            continue
        if isinstance(term, pyoxigraph.Literal) and "XMLSchema" not in str(term):
            yield predicate, term.value


def test_hostile_text_comes_back_from_every_field(make_list: Maker) -> None:
    place = Place(sheet="配合", cells="B5:C6")
    made = replace(
        make_list((cooperative(place=place), *make_list().duty_list.duties)),
        decisions=(Decision("农业局", AGRICULTURE.key, "alias", "农业"),),
    )
    behind = HOSTILE.replace("\ud800", "\ufffd")
    expected = [(predicate, text + behind) for predicate, text in texts(made)]
    assert [*texts(spoil(made))] == expected
    assert {"dg:sheet", "dg:cells", "dg:evidence", "oa:exact"} < {*dict(expected)}


def test_basic_and_reclaimed_duties_have_their_own_links(make_list: Maker) -> None:
    quads = list(to_quads(make_list()))
    basic = {o for _, p, o, _ in quads if shorten(p) == "rdf:type"}
    assert f"<{PREFIXES['dg']}BasicDuty>" in basic
    reclaimed = f"{DUTY}/reclaimed/hhhj6pfe6nio63eq"
    assert about(quads, reclaimed) == {
        ("rdf:type", "dg:Duty"),
        ("rdf:type", "dg:ReclaimedDuty"),
        ("dcterms:isPartOf", LIST),
        ("dg:township", "township/990102103"),
        ("dg:listNumber", '"1"^^<xsd:integer>'),
        ("dcterms:title", '"对排污的处罚"@zh'),
        ("dg:delegated", '"false"^^<xsd:boolean>'),
        ("dg:section", '"生态环保"@zh'),
        ("dg:policyField", "policy-field/ecology"),
        ("dg:place", f"{reclaimed}/place"),
        ("dg:receivingDepartment", department(quads, "东江市生态环境局南山县分局")),
        ("dg:workMethod", f"{reclaimed}/work-method/1"),
    }


def test_place_leads_to_file_line_and_quote(make_list: Maker) -> None:
    quads = list(to_quads(make_list()))
    document = "document/abababababababab"
    step = f"{BURNING}/responsibility/1/step/1"
    assert about(quads, f"{step}/place") == {
        ("rdf:type", "oa:SpecificResource"),
        ("oa:hasSource", document),
        ("oa:hasSelector", f"{document}/lines/6-6"),
        ("oa:hasSelector", f"{step}/quote"),
    }
    assert about(quads, f"{step}/quote") == {
        ("rdf:type", "oa:TextQuoteSelector"),
        ("oa:exact", '"1.开展巡查。"'),
    }
    assert about(quads, f"{document}/lines/5-9") == {
        ("rdf:type", "oa:FragmentSelector"),
        ("dcterms:conformsTo", "http://tools.ietf.org/rfc/rfc5147"),
        ("rdf:value", '"line=4,9"'),
        ("dg:firstLine", '"5"^^<xsd:integer>'),
        ("dg:lastLine", '"9"^^<xsd:integer>'),
    }
    assert about(quads, document) == {
        ("rdf:type", "dg:SourceDocument"),
        ("dg:fileName", '"清单.txt"'),
        ("dg:sha256", f'"{"ab" * 32}"'),
        ("dg:mediaType", '"text/plain"'),
    }


def test_pages_sheets_and_tables_are_places_too(make_list: Maker) -> None:
    place = Place(pages=(3, 4), sheet="配合", table=2, rows=(5, 6), cells="B5:C6")
    quads = list(to_quads(make_list((cooperative(place=place),))))
    objects = {(shorten(q.predicate), shorten(q.object)) for q in quads}
    assert {
        ("rdf:value", '"page=3"'),
        ("dcterms:conformsTo", "http://tools.ietf.org/rfc/rfc3778"),
        ("dg:firstPage", '"3"^^<xsd:integer>'),
        ("dg:lastPage", '"4"^^<xsd:integer>'),
        ("rdf:type", "dg:TableSelector"),
        ("dg:sheet", '"配合"'),
        ("dg:tableNumber", '"2"^^<xsd:integer>'),
        ("dg:firstRow", '"5"^^<xsd:integer>'),
        ("dg:lastRow", '"6"^^<xsd:integer>'),
        ("dg:cells", '"B5:C6"'),
    } <= objects


def test_territories_reach_from_township_to_province(make_list: Maker) -> None:
    quads = list(to_quads(make_list()))
    assert about(quads, "township/990102103") == {
        ("rdf:type", "dg:Township"),
        ("skos:prefLabel", '"石桥镇"@zh'),
        ("dg:territory", "division/990102103"),
    }
    assert about(quads, "division/990102103") == {
        ("rdf:type", "dg:Division"),
        ("dg:divisionCode", '"990102103"'),
        ("skos:prefLabel", '"石桥镇"@zh'),
        ("dcterms:isPartOf", "division/990102"),
    }
    assert values(quads, "division/99", "dcterms:isPartOf") == []


def test_list_has_kinds_source_counts_and_issues(make_list: Maker) -> None:
    quads = list(to_quads(make_list()))
    (declared,) = values(quads, LIST, "dg:declaredCount")
    (issue,) = values(quads, LIST, "dg:issue")
    assert about(quads, LIST) == {
        ("rdf:type", "dg:DutyList"),
        ("rdf:type", "dcat:Dataset"),
        ("dcterms:title", '"石桥镇履职事项清单"@zh'),
        ("dg:township", "township/990102103"),
        ("dg:listKind", "list-kind/basic"),
        ("dg:listKind", "list-kind/cooperative"),
        ("dg:listKind", "list-kind/reclaimed"),
        ("prov:wasDerivedFrom", "document/abababababababab"),
        ("prov:wasAttributedTo", f"program/{VERSION}"),
        ("dg:declaredCount", declared),
        ("dg:issue", issue),
    }
    assert about(quads, declared) == {
        ("rdf:type", "dg:DeclaredCount"),
        ("dg:listKind", "list-kind/basic"),
        ("dg:section", '"党的建设"@zh'),
        ("dg:count", '"2"^^<xsd:integer>'),
        ("dg:place", f"{declared}/place"),
    }
    assert about(quads, issue) == {
        ("rdf:type", "dg:Issue"),
        ("dg:issueKind", "issue-kind/count-differs"),
        ("dg:details", '"2\\n1"'),
        ("dg:place", f"{issue}/place"),
    }


def test_issue_met_twice_is_two_issues(make_list: Maker) -> None:
    issue = Issue(IssueKind.EMPTY_CELL, Place(lines=(3, 3)))
    resolved = replace(make_list(), issues=(issue, issue))
    quads = to_quads(resolved)
    issues = [q.subject for q in quads if shorten(q.object) == "dg:Issue"]
    assert len(issues) == len(set(issues)) == 3


def test_same_list_gives_same_quads_none_twice_and_no_blank_node(
    make_list: Maker,
) -> None:
    quads = list(to_quads(make_list()))
    assert quads == list(to_quads(make_list()))
    assert len(set(quads)) == len(quads)
    assert {q.graph for q in quads} == {f"<{graph_iri(make_list())}>"}
    parsed = list(
        pyoxigraph.parse(quads_to_bytes(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    )
    assert len(parsed) == len(quads)
    for quad in parsed:
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        assert not isinstance(quad.object, pyoxigraph.BlankNode)


def test_order_of_the_mentions_does_not_matter(make_list: Maker) -> None:
    resolved = make_list()
    turned = dict(reversed(list(resolved.departments.items())))
    assert list(to_quads(replace(resolved, departments=turned))) == list(
        to_quads(resolved)
    )
