"""The terms that others rely on mean what they were promised to mean."""

import pytest
import rdflib
from rdflib.namespace import DCAT, ORG, OWL, PROV, RDFS, SKOS, XSD

from dutygraph import vocab
from dutygraph.resources import resource

DG = rdflib.Namespace(vocab.PREFIXES["dg"])
CV = rdflib.Namespace("http://data.europa.eu/m8g/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
ONTOLOGY = rdflib.Graph().parse(resource("ontology/dutygraph.ttl"))

CLASSES = [
    (DG.Township, ORG.Organization),
    (DG.Department, ORG.Organization),
    (DG.BranchOffice, DG.Department),
    (DG.FunctionalLine, SKOS.Concept),
    (DG.BasicDuty, DG.Duty),
    (DG.CooperativeDuty, DG.Duty),
    (DG.ReclaimedDuty, DG.Duty),
    (DG.PolicyField, SKOS.Concept),
    (DG.Matter, SKOS.Concept),
    (DG.Responsibility, CV.Participation),
    (DG.GuaranteeType, SKOS.Concept),
    (DG.DutyList, DCAT.Dataset),
    (DG.DutyList, PROV.Entity),
]
LINKS = [
    (DG.territory, DG.Township, DG.Division),
    (DG.county, DG.Department, DG.Division),
    (DG.superior, DG.BranchOffice, DG.Department),
    (DG.functionalLine, DG.Department, DG.FunctionalLine),
    (DG.counterpart, DG.CooperativeDuty, DG.Department),
    (DG.lead, DG.CooperativeDuty, DG.Department),
    (DG.receivingDepartment, DG.ReclaimedDuty, DG.Department),
    (DG.listNumber, DG.Duty, XSD.integer),
    (DG.policyField, DG.Duty, DG.PolicyField),
    (DG.delegated, DG.Duty, XSD.boolean),
    (DG.responsibility, DG.CooperativeDuty, DG.Responsibility),
    (DG.bornBy, DG.Responsibility, DG.Department),
    (DG.step, DG.Responsibility, DG.Step),
    (DG.townshipStep, DG.CooperativeDuty, DG.Step),
    (DG.workMethod, DG.ReclaimedDuty, DG.Step),
    (DG.guarantee, DG.CooperativeDuty, DG.Guarantee),
    (DG.guaranteeType, DG.Guarantee, DG.GuaranteeType),
    (DG.guaranteeKind, DG.GuaranteeType, XSD.string),
    (DG.stepNumber, DG.Step, XSD.integer),
    (DG.text, DG.Step, XSD.string),
    (DG.phrase, DG.Guarantee, XSD.string),
    (DG.divisionCode, DG.Division, XSD.string),
    (DG.matter, DG.Duty, DG.Matter),
]
"""Property, what it is said of, and what it leads to."""


@pytest.mark.parametrize(("term", "above"), CLASSES)
def test_a_class_is_a_kind_of_what_was_promised(
    term: rdflib.URIRef, above: rdflib.URIRef
) -> None:
    assert above in ONTOLOGY.objects(term, RDFS.subClassOf)


@pytest.mark.parametrize(("term", "domain", "range_"), LINKS)
def test_a_property_leads_from_and_to_what_was_promised(
    term: rdflib.URIRef, domain: rdflib.URIRef, range_: rdflib.URIRef
) -> None:
    assert list(ONTOLOGY.objects(term, RDFS.domain)) == [domain]
    assert list(ONTOLOGY.objects(term, RDFS.range)) == [range_]


def test_a_lead_is_a_counterpart() -> None:
    assert DG.counterpart in ONTOLOGY.objects(DG.lead, RDFS.subPropertyOf)


def test_no_duty_is_of_two_kinds() -> None:
    kinds = (DG.BasicDuty, DG.CooperativeDuty, DG.ReclaimedDuty)
    for one in kinds:
        for other in kinds:
            if one != other:
                either = {(one, other), (other, one)}
                said = set(ONTOLOGY.subject_objects(OWL.disjointWith))
                assert said & either, (one, other)
