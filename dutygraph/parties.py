"""Describe who acts: takes divisions and departments, gives triples."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dutygraph import vocab
from dutygraph.iris import concept_iri, department_iri, division_iri, township_iri
from dutygraph.meanings import Department, Division
from dutygraph.nquads import TRUE, Triple, text_to_chinese, text_to_literal


def iri_of_department(department: Department) -> str:
    """Give the IRI of a department."""
    return department_iri(department.county, department.key)


def superior_of(department: Department, divisions: Iterable[Division]) -> str:
    """Give the IRI of the higher bureau of a branch office.

    A bureau above the county belongs to the division next above it.
    """
    above = {division.code: division.part_of for division in divisions}
    higher = above.get(department.county) or department.county[:4]
    return department_iri(higher, department.superior or "")


def divisions_to_triples(divisions: Iterable[Division]) -> Iterator[Triple]:
    """Describe the territories, each part of the next higher one."""
    for division in divisions:
        subject = f"<{division_iri(division.code)}>"
        yield subject, vocab.TYPE, vocab.Division
        yield subject, vocab.DIVISION_CODE, text_to_literal(division.code)
        yield subject, vocab.PREF_LABEL, text_to_chinese(division.name)
        if division.part_of:
            yield subject, vocab.IS_PART_OF, f"<{division_iri(division.part_of)}>"


def township_to_triples(division: Division) -> Iterator[Triple]:
    """Describe the government of a township, which bears the name of its territory."""
    subject = f"<{township_iri(division.code)}>"
    yield subject, vocab.TYPE, vocab.Township
    yield subject, vocab.PREF_LABEL, text_to_chinese(division.name)
    yield subject, vocab.TERRITORY, f"<{division_iri(division.code)}>"


def departments_to_triples(
    mentions: Mapping[str, Sequence[Department]], divisions: Iterable[Division]
) -> Iterator[Triple]:
    """Describe the departments that the mentions mean, ordered by county and key.

    What is printed is an alternative label of the department it means; a mention of
    several departments together is a label of none.
    """
    spellings = _spellings_by_department(mentions)
    above = tuple(divisions)
    superiors = set()
    for department in sorted(spellings, key=lambda one: (one.county, one.key)):
        yield from _department(department, spellings[department])
        if department.superior:
            superior = f"<{superior_of(department, above)}>"
            subject = f"<{iri_of_department(department)}>"
            yield subject, vocab.TYPE, vocab.BranchOffice
            yield subject, vocab.SUPERIOR, superior
            superiors.add((superior, department.superior))
    for subject, label in sorted(superiors):
        yield subject, vocab.TYPE, vocab.Department
        yield subject, vocab.PREF_LABEL, text_to_chinese(label)


def _spellings_by_department(
    mentions: Mapping[str, Sequence[Department]],
) -> dict[Department, set[str]]:
    spellings: dict[Department, set[str]] = {}
    for mention, meant in mentions.items():
        for department in meant:
            names = spellings.setdefault(department, set(department.spellings))
            if len(meant) == 1:
                names.add(mention)
    return spellings


def _department(department: Department, spellings: set[str]) -> Iterator[Triple]:
    subject = f"<{iri_of_department(department)}>"
    yield subject, vocab.TYPE, vocab.Department
    yield subject, vocab.PREF_LABEL, text_to_chinese(department.label)
    # SKOS S13: what is a preferred label is no alternative label.
    for spelling in sorted(spellings - {department.label}):
        yield subject, vocab.ALT_LABEL, text_to_chinese(spelling)
    yield subject, vocab.COUNTY, f"<{division_iri(department.county)}>"
    for line in department.lines:
        concept = concept_iri("functional-line", line)
        yield subject, vocab.FUNCTIONAL_LINE, f"<{concept}>"
    if department.generic:
        yield subject, vocab.GENERIC, TRUE
