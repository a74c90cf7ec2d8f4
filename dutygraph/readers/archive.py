"""Takes paths, gives the documents in them: files, folders read whole, ZIPs.

Nothing is opened twice and nothing raises here: what cannot be read is given as a
document whose reading says why, so that the others still go through.
"""

import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dutygraph.errors import ReadError
from dutygraph.readers.package import ZIP_ERRORS, bytes_to_package, read_member

FILE_LIMIT = 200 * 2**20
"""Bytes of a file that is read at all."""

_MOST_MEMBERS = 10_000
_SUFFIXES = frozenset(
    (
        *(".csv", ".doc", ".docx", ".et", ".htm", ".html", ".markdown", ".md", ".mht"),
        *(
            ".mhtml",
            ".ofd",
            ".pdf",
            ".rtf",
            ".shtml",
            ".tab",
            ".tsv",
            ".txt",
            ".wps",
            ".xhtml",
        ),
        *(".xls", ".xlsm", ".xlsx", ".zip"),
    )
)
_HERE = PurePosixPath()
_OFFICE = ("word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "OFD.xml")


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """One file, or one member of a ZIP, that should hold a duty list."""

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """The name without folders."""
        if self.member is None:
            return self.path.name
        return PurePosixPath(_member_name(self.member)).name


def documents_in(paths: Iterable[Path]) -> Iterator[Document]:
    """Give the documents of files, folders and ZIPs, in a fixed order.

    Paths keep their order, a folder's files are sorted. In a folder and in a ZIP only
    files with the suffix of a document count, and no hidden or temporary ones.
    """
    for path in paths:
        if not path.is_dir():
            yield from _file_to_documents(path)
            continue
        for file in _files_below(path):
            yield from _file_to_documents(file)


def count_documents(paths: Iterable[Path]) -> int:
    """Count what `documents_in` gives."""
    return sum(1 for _ in documents_in(paths))


def read_bytes(document: Document) -> bytes:
    """Read a document's bytes. Raises ReadError where it is missing or over 200 MB."""
    try:
        size = document.path.stat().st_size
        if size > FILE_LIMIT:
            found = f"{size // 2**20} MB"
            advice = "split the document"
            raise ReadError(document.path, found, "at most 200 MB", advice)
        data = document.path.read_bytes()
    except OSError as error:
        found = error.strerror or "the file cannot be opened"
        raise ReadError(document.path, found, "a file that can be read") from error
    if document.member is None:
        return data
    with bytes_to_package(data, document.path.name) as package:
        return read_member(package, document.member, document.path.name)


def _files_below(folder: Path, inside: PurePosixPath = _HERE) -> Iterator[Path]:
    """Give the documents below a folder in the order of their paths, while it walks.

    A folder that cannot be read is empty; links to folders are not followed.
    """
    try:
        with os.scandir(folder / inside) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        below = inside / entry.name
        if not _is_folder(entry):
            if _is_document(str(below)):
                yield folder / below
        elif not entry.is_symlink():
            yield from _files_below(folder, below)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_document(name: str) -> bool:
    """Tell a document by its name, e.g. from `~$list.docx` or `__MACOSX/a.pdf`."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return not hidden and path.suffix.lower() in _SUFFIXES


def _file_to_documents(path: Path) -> Iterator[Document]:
    members = _members_of(path)
    if not members:
        yield Document(path)
    for member in members:
        yield Document(path, member)


def _members_of(path: Path) -> list[str]:
    """List the documents of a ZIP; none for an office file or what is no ZIP."""
    try:
        if not zipfile.is_zipfile(path):
            return []
        with zipfile.ZipFile(path) as package:
            names = package.namelist()[:_MOST_MEMBERS]
    except ZIP_ERRORS:
        return []
    if any(member in names for member in _OFFICE):
        return []
    return sorted(name for name in names if _is_document(_member_name(name)))


def _member_name(member: str) -> str:
    """Read a name that was packed without saying its encoding: in China GB18030."""
    try:
        return member.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member
