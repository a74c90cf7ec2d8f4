"""Describe what changed as RDF: takes two editions and the changes, gives a document.

The description stands in a graph of its own, named after the two documents. Old and new
duties bear the IRIs that they have in the graphs of the lists.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dutygraph import vocab
from dutygraph.errors import OutputError, PlaceError
from dutygraph.iris import BASE, document_iri, hash_key
from dutygraph.nquads import Quad, Triple, text_to_chinese, text_to_literal
from dutygraph.revision.records import Change, Edition, Entry

SUFFIXES = (".nq", ".ttl")
"""The endings of files that can be written: N-Quads and Turtle."""

_SHOWN = ("dg", "dcterms", "rdf")


def revision_iri(old: Edition, new: Edition) -> str:
    """Give the IRI of what changed between two documents, and of its graph."""
    return f"{BASE}revision/{old.sha256[:16]}-{new.sha256[:16]}"


def revision_to_triples(
    old: Edition, new: Edition, changes: Iterable[Change]
) -> Iterator[Triple]:
    """Give the triples of a revision; other numbers are described as well.

    Raises PlaceError where a township is not known, for then duties have no IRIs.
    """
    for edition in (old, new):
        if not edition.code:
            raise PlaceError(
                edition.name,
                "the township is not known, so its duties have no IRIs",
                "a list that says whose it is",
                "give the nine-digit code with --township",
            )
    revision = f"<{revision_iri(old, new)}>"
    yield revision, vocab.TYPE, vocab.Revision
    for link, edition in ((vocab.OLD_DOCUMENT, old), (vocab.NEW_DOCUMENT, new)):
        yield revision, link, f"<{document_iri(edition.sha256)}>"
    for sha256, name in {old.sha256: old.name, new.sha256: new.name}.items():
        document = f"<{document_iri(sha256)}>"
        yield document, vocab.SHA256, text_to_literal(sha256)
        yield document, vocab.FILE_NAME, text_to_literal(name)
    described = set[str]()
    for change in changes:
        yield from _change(revision, change, described)


def write_revision(
    old: Edition, new: Edition, changes: Iterable[Change], path: Path
) -> None:
    """Write the description to a file ending in one of SUFFIXES, whole or not at all.

    Raises OutputError where the ending is another or the file cannot be written.
    """
    if path.suffix not in SUFFIXES:
        raise OutputError(
            path, f"the ending {path.suffix!r}", "a file ending in .nq or .ttl"
        )
    graph = f"<{revision_iri(old, new)}>"
    quads = [Quad(*one, graph) for one in revision_to_triples(old, new, changes)]
    content = _quads_to_document(quads, turtle=path.suffix == ".ttl")
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        found = error.strerror or "the file cannot be written"
        raise OutputError(path, found, "a file in a folder that is there") from error


def _quads_to_document(quads: Iterable[Quad], turtle: bool) -> bytes:
    import pyoxigraph

    from dutygraph.nquads import quads_to_bytes

    content = quads_to_bytes(quads)
    if not turtle:
        return content
    parsed = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.N_QUADS)
    triples = (quad.triple for quad in parsed)
    prefixes = {name: vocab.PREFIXES[name] for name in _SHOWN}
    written = pyoxigraph.serialize(
        triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes
    )
    return written or b""


def _change(revision: str, change: Change, described: set[str]) -> Iterator[Triple]:
    duties = [one.iri if one else "" for one in (change.old, change.new)]
    key = hash_key("\n".join((change.kind.value, *duties)))
    subject = f"{revision[:-1]}/{key}>"
    yield subject, vocab.TYPE, vocab.Change
    yield subject, vocab.IS_PART_OF, revision
    yield subject, vocab.CHANGE_KIND, text_to_literal(change.kind.value)
    for link, entry in (
        (vocab.OLD_DUTY, change.old),
        (vocab.NEW_DUTY, change.new),
    ):
        if entry:
            yield subject, link, f"<{entry.iri}>"
    for text in dict.fromkeys(change.before):
        yield subject, vocab.TEXT_BEFORE, text_to_literal(text)
    for text in dict.fromkeys(change.after):
        yield subject, vocab.TEXT_AFTER, text_to_literal(text)
    for entry in (change.old, change.new):
        if entry:
            yield from _title(entry, described)


def _title(entry: Entry, described: set[str]) -> Iterator[Triple]:
    title = text_to_chinese(entry.title)
    if entry.iri + title not in described:
        described.add(entry.iri + title)
        yield f"<{entry.iri}>", vocab.TITLE, title
