"""Takes the bytes of a ZIP package or of XML, gives members and trees within limits.

Word, Excel and archives come through here, so that a ZIP bomb, an entity bomb or a
file cut off is refused before it costs memory or time.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO

from lxml import etree

from dutygraph.errors import ReadError

MEMBER_LIMIT = 64 * 2**20
"""Bytes of an unpacked member that is held whole."""

STREAM_LIMIT = 200 * 2**20
"""Bytes of an unpacked member that is read piece by piece."""

ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What zipfile raises for damaged, encrypted or unusual members."""

_PIECE = 2**20
_MOST_TAGS = 1_000_000
_AGAIN = "download it again"


def bytes_to_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Open a ZIP. Raises ReadError where it is damaged or cut off."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except ZIP_ERRORS as error:
        found = f"a ZIP package that is damaged or cut off ({error})"
        raise ReadError(name, found, "the whole file", _AGAIN) from error


def has_member(package: zipfile.ZipFile, member: str) -> bool:
    """Tell whether the package has a member of exactly this name."""
    return member in package.NameToInfo


def read_member(
    package: zipfile.ZipFile, member: str, name: str, limit: int = MEMBER_LIMIT
) -> bytes:
    """Unpack one member. Raises ReadError where it is missing, damaged or too large."""
    with open_member(package, member, name, limit) as stream:
        # At once, a member that is longer than it declares would be unpacked whole.
        try:
            return b"".join(iter(partial(stream.read, _PIECE), b""))
        except ZIP_ERRORS as error:
            raise _damaged(name, member, error) from error


def open_member(
    package: zipfile.ZipFile, member: str, name: str, limit: int = STREAM_LIMIT
) -> IO[bytes]:
    """Open one member for reading; zipfile gives no more bytes than it declares."""
    try:
        info = package.getinfo(member)
    except KeyError as error:
        raise ReadError(name, f"no {member} inside", "a whole package", _AGAIN) from (
            error
        )
    if info.file_size > limit:
        found = f"{member} unpacks to {info.file_size // 2**20} MB (a ZIP bomb?)"
        raise ReadError(name, found, f"at most {limit // 2**20} MB", "split the file")
    if info.flag_bits & 0x1:
        raise protected(name)
    try:
        return package.open(info)
    except ZIP_ERRORS as error:
        raise _damaged(name, member, error) from error


def protected(name: str) -> ReadError:
    """Make the error for a file that asks for a password."""
    found = "the file is protected by a password"
    return ReadError(name, found, "an open file", "remove the password and try again")


def bytes_to_tree(data: bytes, name: str) -> etree._Element:
    """Parse XML without expanding entities. Raises ReadError where it is not well made.

    A document type, the only way to entities, is refused: office files have none.
    """
    if data.count(b"<") > _MOST_TAGS:
        found = f"more than {_MOST_TAGS} tags in one part"
        raise ReadError(name, found, "a document of some hundred pages", "split it")
    # Blanks between elements are no text; those inside an element alone are kept.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_blank_text=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise xml_broken(name, error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _with_entities(name)
    return root


def stream_elements(
    stream: IO[bytes], tags: tuple[str, ...], name: str
) -> Iterator[etree._Element]:
    """Give the elements of these tags one by one and forget each; memory stays flat."""
    events = etree.iterparse(
        stream, tag=tags, resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise xml_broken(name, error) from error
    except ZIP_ERRORS as error:
        raise _damaged(name, "a sheet", error) from error
    if events.root is not None and events.root.getroottree().docinfo.internalDTD:
        raise _with_entities(name)


def xml_broken(name: str, error: Exception) -> ReadError:
    """Make the error for XML that is not well formed."""
    found = f"XML that is not well formed ({error})"
    return ReadError(name, found, "the whole file", _AGAIN)


def _damaged(name: str, member: str, error: Exception) -> ReadError:
    found = f"{member} is damaged ({error})"
    return ReadError(name, found, "the whole file", _AGAIN)


def _with_entities(name: str) -> ReadError:
    found = "XML with a document type, which can hide entities"
    return ReadError(name, found, "an office document", "save it again")
