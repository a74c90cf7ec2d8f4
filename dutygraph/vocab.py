"""The terms of the graph: takes nothing, gives each IRI in N-Quads syntax, by name.

Classes are spelled like classes (`Township`), properties like constants (`TOWNSHIP`).
A test holds the project's own terms and ontology/dutygraph.ttl together; the meanings
stand there.
"""

PREFIXES = {
    "dg": "https://w3id.org/dutygraph/ontology#",
    "id": "https://w3id.org/dutygraph/id/",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that every query knows without declaring them."""


def _term(prefix: str, name: str) -> str:
    return f"<{PREFIXES[prefix]}{name}>"


BasicDuty = _term("dg", "BasicDuty")
BranchOffice = _term("dg", "BranchOffice")
Change = _term("dg", "Change")
CooperativeDuty = _term("dg", "CooperativeDuty")
DeclaredCount = _term("dg", "DeclaredCount")
Department = _term("dg", "Department")
Division = _term("dg", "Division")
Duty = _term("dg", "Duty")
DutyList = _term("dg", "DutyList")
FunctionalLine = _term("dg", "FunctionalLine")
Guarantee = _term("dg", "Guarantee")
GuaranteeType = _term("dg", "GuaranteeType")
Issue = _term("dg", "Issue")
IssueKind = _term("dg", "IssueKind")
ListKind = _term("dg", "ListKind")
Matter = _term("dg", "Matter")
MatterMembership = _term("dg", "MatterMembership")
Mention = _term("dg", "Mention")
PolicyField = _term("dg", "PolicyField")
Program = _term("dg", "Program")
ReclaimedDuty = _term("dg", "ReclaimedDuty")
Responsibility = _term("dg", "Responsibility")
Revision = _term("dg", "Revision")
SourceDocument = _term("dg", "SourceDocument")
SourcedThing = _term("dg", "SourcedThing")
Step = _term("dg", "Step")
TableSelector = _term("dg", "TableSelector")
Township = _term("dg", "Township")

BORN_BY = _term("dg", "bornBy")
CELLS = _term("dg", "cells")
CHANGE_KIND = _term("dg", "changeKind")
COUNT = _term("dg", "count")
COUNTERPART = _term("dg", "counterpart")
COUNTY = _term("dg", "county")
DECLARED_COUNT = _term("dg", "declaredCount")
DELEGATED = _term("dg", "delegated")
DETAILS = _term("dg", "details")
DIVISION_CODE = _term("dg", "divisionCode")
EVIDENCE = _term("dg", "evidence")
FILE_NAME = _term("dg", "fileName")
FIRST_LINE = _term("dg", "firstLine")
FIRST_PAGE = _term("dg", "firstPage")
FIRST_ROW = _term("dg", "firstRow")
FUNCTIONAL_LINE = _term("dg", "functionalLine")
GENERIC = _term("dg", "generic")
GUARANTEE = _term("dg", "guarantee")
GUARANTEE_KIND = _term("dg", "guaranteeKind")
GUARANTEE_TYPE = _term("dg", "guaranteeType")
HEADING = _term("dg", "heading")
ISSUE = _term("dg", "issue")
ISSUE_KIND = _term("dg", "issueKind")
LAST_LINE = _term("dg", "lastLine")
LAST_PAGE = _term("dg", "lastPage")
LAST_ROW = _term("dg", "lastRow")
LEAD = _term("dg", "lead")
LIST_KIND = _term("dg", "listKind")
LIST_NUMBER = _term("dg", "listNumber")
MATCHING_RULE = _term("dg", "matchingRule")
MATTER = _term("dg", "matter")
MATTER_KEY = _term("dg", "matterKey")
MATTER_MEMBERSHIP = _term("dg", "matterMembership")
MEDIA_TYPE = _term("dg", "mediaType")
MEMBER_OF = _term("dg", "memberOf")
MENTION = _term("dg", "mention")
MENTIONED_IN = _term("dg", "mentionedIn")
NAMED_IN_STEPS = _term("dg", "namedInSteps")
NEW_DOCUMENT = _term("dg", "newDocument")
NEW_DUTY = _term("dg", "newDuty")
OLD_DOCUMENT = _term("dg", "oldDocument")
OLD_DUTY = _term("dg", "oldDuty")
PHRASE = _term("dg", "phrase")
PLACE = _term("dg", "place")
POLICY_FIELD = _term("dg", "policyField")
RECEIVING_DEPARTMENT = _term("dg", "receivingDepartment")
RESPONSIBILITY = _term("dg", "responsibility")
RULE = _term("dg", "rule")
SCORE = _term("dg", "score")
SECTION = _term("dg", "section")
SHA256 = _term("dg", "sha256")
SHARED_FIELD = _term("dg", "sharedField")
SHARED_LINE = _term("dg", "sharedLine")
SHARED_WORDS = _term("dg", "sharedWords")
SHEET = _term("dg", "sheet")
SPELLING = _term("dg", "spelling")
STEP = _term("dg", "step")
STEP_NUMBER = _term("dg", "stepNumber")
SUPERIOR = _term("dg", "superior")
TABLE_NUMBER = _term("dg", "tableNumber")
TERRITORY = _term("dg", "territory")
TEXT = _term("dg", "text")
TEXT_AFTER = _term("dg", "textAfter")
TEXT_BEFORE = _term("dg", "textBefore")
TOWNSHIP = _term("dg", "township")
TOWNSHIP_STEP = _term("dg", "townshipStep")
VERSION = _term("dg", "version")
WORK_FUNCTION = _term("dg", "workFunction")
WORK_METHOD = _term("dg", "workMethod")

ALTERNATIVE = _term("dcterms", "alternative")
CONFORMS_TO = _term("dcterms", "conformsTo")
IS_PART_OF = _term("dcterms", "isPartOf")
TITLE = _term("dcterms", "title")
Dataset = _term("dcat", "Dataset")
FragmentSelector = _term("oa", "FragmentSelector")
SpecificResource = _term("oa", "SpecificResource")
TextQuoteSelector = _term("oa", "TextQuoteSelector")
EXACT = _term("oa", "exact")
HAS_SELECTOR = _term("oa", "hasSelector")
HAS_SOURCE = _term("oa", "hasSource")
Entity = _term("prov", "Entity")
WAS_ATTRIBUTED_TO = _term("prov", "wasAttributedTo")
WAS_DERIVED_FROM = _term("prov", "wasDerivedFrom")
TYPE = _term("rdf", "type")
VALUE = _term("rdf", "value")
LABEL = _term("rdfs", "label")
SUB_CLASS_OF = _term("rdfs", "subClassOf")
ConceptScheme = _term("skos", "ConceptScheme")
ALT_LABEL = _term("skos", "altLabel")
IN_SCHEME = _term("skos", "inScheme")
PREF_LABEL = _term("skos", "prefLabel")
RELATED = _term("skos", "related")
