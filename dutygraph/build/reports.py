"""Say what became of a document: takes what was made of it, gives a report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dutygraph import vocab
from dutygraph.duties import CLASSES
from dutygraph.errors import DutygraphError
from dutygraph.iris import document_iri
from dutygraph.lookups import Node, first_text, nodes_of, subjects_of
from dutygraph.meanings import ResolvedList
from dutygraph.model import Issue, ListKind
from dutygraph.store import Store, translated_errors

BUILT, SKIPPED, REFUSED = "built", "skipped", "refused"


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one document: "built", "skipped" as it is there already, or
    "refused" for the error said.

    `counts` are duties by list; `issues` the doubts met in this build, `left_out` the
    number of stretches of text that no record holds. `replaced` names the document
    whose list in the store this one took the place of.
    """

    name: str
    status: str
    error: str | None = None
    township: str = ""
    code: str = ""
    counts: Mapping[ListKind, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    left_out: int = 0
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of every document, in the order they were met."""

    documents: tuple[DocumentReport, ...]


def report_built(name: str, resolved: ResolvedList) -> DocumentReport:
    """Report a document of which a graph was made."""
    duty_list, division = resolved.duty_list, resolved.divisions[-1]
    counts = Counter(duty.kind for duty in duty_list.duties)
    issues, left_out = (*duty_list.issues, *resolved.issues), len(duty_list.left_out)
    return DocumentReport(
        name, BUILT, None, division.name, division.code, counts, issues, left_out
    )


def report_refused(name: str, error: DutygraphError) -> DocumentReport:
    """Report a document that cannot be read, or not be placed."""
    return DocumentReport(name, REFUSED, str(error))


def find_replaced(store: Store, graph: str, document: str) -> str:
    """Give the name of the document that a list in the store was read from; none where
    the store has no such list, or has it from this very document."""
    database = store.database
    with translated_errors(store.path):
        sources = nodes_of(database, Node(graph), vocab.WAS_DERIVED_FROM)
        others = [one for one in sources if one.value != document]
        return first_text(database, others, [vocab.FILE_NAME])


def report_skipped(name: str, store: Store, sha256: str) -> DocumentReport:
    """Report what the store holds already of the document with this SHA-256.

    It is looked up, so that a build that goes on passes thousands of them in seconds.
    """
    database, code, township = store.database, "", ""
    counts: Counter[ListKind] = Counter()
    document = Node(document_iri(sha256))
    with translated_errors(store.path):
        for one in subjects_of(database, vocab.WAS_DERIVED_FROM, document):
            for town in nodes_of(database, one, vocab.TOWNSHIP):
                divisions = nodes_of(database, town, vocab.TERRITORY)
                code = first_text(database, divisions, [vocab.DIVISION_CODE])
                township = first_text(database, divisions, [vocab.PREF_LABEL])
            for duty in subjects_of(database, vocab.IS_PART_OF, one):
                types = {str(kind) for kind in nodes_of(database, duty, vocab.TYPE)}
                counts.update(
                    kind for kind, class_ in CLASSES.items() if class_ in types
                )
    return DocumentReport(name, SKIPPED, None, township, code, counts)
