"""Read duties without a store: takes paths, gives lists, and keeps what went wrong."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from dutygraph.errors import DutygraphError, PlaceError, ReadError
from dutygraph.model import DutyList, Issue
from dutygraph.parse import parse
from dutygraph.readers import Document, documents_in, read_document
from dutygraph.resolve.places import place_township
from dutygraph.workers import map_documents


@dataclass(slots=True)
class Extraction:
    """The duty lists of documents, read while they are asked for.

    `errors` and `issues` fill while the lists are read: one error for each document
    that is refused, one issue with the name of its document for each doubt; `left_out`
    counts the stretches of text that no record holds. `jobs` is the most processes to
    read in, all cores where it is None.
    """

    paths: tuple[Path, ...]
    code: str | None = None
    jobs: int | None = None
    errors: list[DutygraphError] = field(default_factory=list)
    issues: list[tuple[str, Issue]] = field(default_factory=list)
    left_out: int = 0

    def duty_lists(self, on_document: Callable[[str], None]) -> Iterator[DutyList]:
        """Give a list for each document; `on_document` is told each document read."""
        documents = list(documents_in(self.paths))
        read = map_documents(partial(_read, code=self.code), documents, self.jobs)
        for document, found in zip(documents, read, strict=True):
            on_document(document.name)
            if isinstance(found, DutygraphError):
                self.errors.append(found)
                continue
            self.issues.extend((found.source.name, issue) for issue in found.issues)
            self.left_out += len(found.left_out)
            yield found
        if not documents:
            self.errors.append(no_documents(self.paths))


def _read(document: Document, code: str | None) -> DutyList | DutygraphError:
    try:
        return with_code(parse(read_document(document), code))
    except DutygraphError as error:
        return error


def with_code(duty_list: DutyList) -> DutyList:
    """Give the list with the code of its township, as far as the document tells."""
    if duty_list.code is not None:
        return duty_list
    mentions = dict.fromkeys(
        name for duty in duty_list.duties for name in duty.departments
    )
    try:
        placing = place_township(duty_list, mentions)
    except PlaceError:
        return duty_list
    return replace(duty_list, code=placing.divisions[-1].code)


def no_documents(paths: Iterable[Path]) -> ReadError:
    """Give the error for paths in which no document is found."""
    return ReadError(
        ", ".join(map(str, paths)),
        "no documents",
        "PDF, Word, Excel, web pages, Markdown, CSV or text",
        "give the files by name where their names end otherwise",
    )
