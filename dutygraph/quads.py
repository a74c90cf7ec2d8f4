"""Write a duty list as a graph: takes a `ResolvedList`, gives its quads, one by one.

The graph bears the IRI of the list. Quads come in an order that only the records
decide, none twice, without blank nodes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from dutygraph import vocab
from dutygraph.duties import duty_to_block
from dutygraph.iris import (
    concept_iri,
    document_iri,
    duty_iris,
    hash_key,
    list_iri,
    place_selectors,
    program_iri,
    township_iri,
)
from dutygraph.meanings import ResolvedList
from dutygraph.mentions import mentions_to_blocks
from dutygraph.model import DeclaredCount, DutyList, Issue, ListKind, Place
from dutygraph.nquads import (
    END,
    SELF,
    Quad,
    Triple,
    block_to_triples,
    int_to_literal,
    raw_to_block,
    text_to_chinese,
    text_to_literal,
    text_to_raw,
    triples_to_block,
)
from dutygraph.parties import (
    departments_to_triples,
    divisions_to_triples,
    township_to_triples,
)
from dutygraph.places import places_to_lines, quote_to_lines, selectors_to_blocks
from dutygraph.version import VERSION


def graph_iri(resolved: ResolvedList) -> str:
    """Give the IRI of the list, which names its graph."""
    kinds = (duty.kind for duty in resolved.duty_list.duties)
    return list_iri(resolved.divisions[-1].code, kinds)


def to_quads(resolved: ResolvedList) -> Iterator[Quad]:
    """Give the quads of one list; nothing is held back but the IRIs of its duties."""
    graph = f"<{graph_iri(resolved)}>"
    for block in _to_blocks(resolved, END):
        for subject, predicate, object_ in block_to_triples(block):
            yield Quad(subject, predicate, object_, graph)


def to_nquads(resolved: ResolvedList) -> Iterator[bytes]:
    """Give the quads of one list as pieces of a document of N-Quads, in UTF-8.

    The same quads in the same order as `to_quads`, in a third of the time.
    """
    return _to_blocks(resolved, f" <{graph_iri(resolved)}>{END}")


def _to_blocks(resolved: ResolvedList, end: str) -> Iterator[bytes]:
    """Give the statements of one list in lines, some at a time; `end` ends each."""
    duty_list = resolved.duty_list
    list_ = graph_iri(resolved)
    document = document_iri(duty_list.source.sha256)
    issues = (*duty_list.issues, *resolved.issues)
    iris = duty_iris(resolved.divisions[-1].code, duty_list.duties)
    for triples in (
        _source(duty_list, document),
        _duty_list(resolved, list_, document),
        divisions_to_triples(resolved.divisions),
        township_to_triples(resolved.divisions[-1]),
        departments_to_triples(resolved.departments, resolved.divisions),
    ):
        yield triples_to_block(triples, end)
    places = dict.fromkeys(_places(duty_list, issues))
    selectors = {place: place_selectors(document, place) for place in places}
    placed = places_to_lines(document, selectors, end)
    yield from selectors_to_blocks(selectors, end)
    yield from _declared(duty_list.declared, list_, placed, end)
    yield from mentions_to_blocks(resolved, iris, end)
    for iri, duty in zip(iris, duty_list.duties, strict=True):
        yield duty_to_block(duty, iri, list_, placed, resolved, end)
    yield from _issues(issues, list_, placed, end)


def _source(duty_list: DutyList, document: str) -> Iterator[Triple]:
    subject, source = f"<{document}>", duty_list.source
    yield subject, vocab.TYPE, vocab.SourceDocument
    yield subject, vocab.FILE_NAME, text_to_literal(source.name)
    yield subject, vocab.SHA256, text_to_literal(source.sha256)
    yield subject, vocab.MEDIA_TYPE, text_to_literal(source.media_type)


def _duty_list(resolved: ResolvedList, list_: str, document: str) -> Iterator[Triple]:
    subject = f"<{list_}>"
    yield subject, vocab.TYPE, vocab.DutyList
    yield subject, vocab.TYPE, vocab.Dataset
    if resolved.duty_list.heading:
        yield subject, vocab.TITLE, text_to_chinese(resolved.duty_list.heading)
    township = township_iri(resolved.divisions[-1].code)
    yield subject, vocab.TOWNSHIP, f"<{township}>"
    present = {duty.kind for duty in resolved.duty_list.duties}
    for kind in ListKind:
        if kind in present:
            yield subject, vocab.LIST_KIND, f"<{concept_iri('list-kind', kind.value)}>"
    yield subject, vocab.WAS_DERIVED_FROM, f"<{document}>"
    program = f"<{program_iri(VERSION)}>"
    yield subject, vocab.WAS_ATTRIBUTED_TO, program
    yield program, vocab.TYPE, vocab.Program
    yield program, vocab.PREF_LABEL, text_to_literal("dutygraph")
    yield program, vocab.VERSION, text_to_literal(VERSION)


def _places(duty_list: DutyList, issues: tuple[Issue, ...]) -> Iterator[Place]:
    for declared in duty_list.declared:
        yield declared.place
    for duty in duty_list.duties:
        yield duty.place
        steps = (part.steps for part in duty.responsibilities)
        others = (duty.guarantees, duty.township_steps, duty.work_methods)
        for passage in chain(*steps, *others):
            yield passage.place
    yield from (issue.place for issue in issues)


def _declared(
    counts: tuple[DeclaredCount, ...],
    list_: str,
    placed: Mapping[Place, str],
    end: str,
) -> Iterator[bytes]:
    seen: Counter[str] = Counter()
    for declared in counts:
        key = hash_key(f"{declared.kind.value} {declared.section}")
        iri = _numbered(f"{list_}/declared/{key}", seen)
        kind = concept_iri("list-kind", declared.kind.value)
        lines = (
            f"<{list_}> {vocab.DECLARED_COUNT} {SELF}{end}"
            f"{SELF} {vocab.TYPE} {vocab.DeclaredCount}{end}"
            f"{SELF} {vocab.LIST_KIND} <{kind}>{end}"
        )
        if declared.section is not None:
            section = text_to_raw(declared.section)
            lines += f'{SELF} {vocab.SECTION} "{section}"@zh{end}'
        lines += f"{SELF} {vocab.COUNT} {int_to_literal(declared.count)}{end}"
        yield raw_to_block(lines + placed[declared.place], iri)


def _issues(
    issues: tuple[Issue, ...], list_: str, placed: Mapping[Place, str], end: str
) -> Iterator[bytes]:
    seen: Counter[str] = Counter()
    for issue in issues:
        key = hash_key("\n".join((issue.kind.value, *issue.details, issue.quote)))
        iri = _numbered(f"{list_}/issue/{key}", seen)
        kind = concept_iri("issue-kind", issue.kind.value)
        lines = (
            f"<{list_}> {vocab.ISSUE} {SELF}{end}"
            f"{SELF} {vocab.TYPE} {vocab.Issue}{end}"
            f"{SELF} {vocab.ISSUE_KIND} <{kind}>{end}"
        )
        if issue.details:
            # One a line: RDF keeps no order among several values.
            details = "\n".join(" ".join(detail.split()) for detail in issue.details)
            lines += f'{SELF} {vocab.DETAILS} "{text_to_raw(details)}"{end}'
        lines += placed[issue.place] + quote_to_lines(issue.quote, end)
        yield raw_to_block(lines, iri)


def _numbered(iri: str, seen: Counter[str]) -> str:
    seen[iri] += 1
    return iri if seen[iri] == 1 else f"{iri}-{seen[iri]}"
