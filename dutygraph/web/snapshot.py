"""Hold a store as it is now: takes its place, gives a copy that costs nearly nothing.

Oxigraph's table files and those of the columns never change once written, so the copy
links them; what does change is copied. A build may then write the store beside the
running server, or replace its folder, and the server goes over to the new one when it
is whole. Of an endpoint there is a folder that names it.
"""

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dutygraph.errors import StoreError
from dutygraph.store import Store, open_store
from dutygraph.storefolder import (
    COLUMNS,
    DATABASE,
    MARKER,
    database_of,
    lock_folder,
)

_UNCHANGING = frozenset({".sst", ".parquet"})
# Of the process that has the database open to write; a reader makes its own.
_OF_A_WRITER = frozenset({"LOCK"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of a store: `path` is its folder, `state` what told it from others."""

    path: Path
    state: object

    def remove(self) -> None:
        """Delete the copy; processes that have it open go on reading."""
        shutil.rmtree(self.path, ignore_errors=True)


def take_snapshot(store: Path | str) -> Snapshot:
    """Hold a store that no one is writing, or the endpoint of an address.

    Raises StoreError where it cannot be copied, EndpointError where it does not answer.
    """
    if isinstance(store, Path):
        return _copy_store(store)
    from dutygraph.web.reference import write_reference

    state, folder = state_of(store), _new_folder()
    write_reference(store, folder)
    return Snapshot(folder, state)


def open_snapshot(folder: Path) -> Store:
    """Open what a snapshot holds, for reading; others may write beside it."""
    if (folder / MARKER).exists():
        return open_store(folder)
    from dutygraph.web.reference import open_reference

    return open_reference(folder)


def _copy_store(store: Path) -> Snapshot:
    lock = lock_folder(store, writing=False)
    try:
        database = database_of(store)
        state = state_of(store)
        folder = _new_folder()
        try:
            shutil.copyfile(store / MARKER, folder / MARKER)
            _copy_folder(database, folder / database.name)
            _copy_columns(store / COLUMNS, folder / COLUMNS)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise StoreError(
                store,
                f"it cannot be copied ({error.strerror or error})",
                f"a store to read and room in {folder.parent}",
            ) from error
        return Snapshot(folder, state)
    finally:
        lock.release()


def state_of(store: Path | str) -> object:
    """Tell one state of a store from another.

    Of a folder by its files, their sizes and times; of an endpoint by what it says of
    its documents. Raises EndpointError where it does not answer.
    """
    if isinstance(store, Path):
        return _files_of(store)
    from dutygraph.web.reference import state_of_endpoint

    return state_of_endpoint(store)


def _new_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="dutygraph-"))


def _files_of(store: Path) -> tuple[tuple[str, int, int], ...]:
    found = []
    for folder in (DATABASE, COLUMNS):
        with contextlib.suppress(OSError):
            for entry in os.scandir(store / folder):
                if entry.name not in _OF_A_WRITER and not entry.name.startswith("LOG"):
                    status = entry.stat()
                    found.append((entry.name, status.st_size, status.st_mtime_ns))
    return tuple(sorted(found))


def _copy_columns(source: Path, target: Path) -> None:
    """Copy the tables of a store that has some."""
    if source.is_dir():
        _copy_folder(source, target)
        for batch in sorted(path for path in source.iterdir() if path.is_dir()):
            _copy_folder(batch, target / batch.name)


def _copy_folder(source: Path, target: Path) -> None:
    target.mkdir()
    for path in sorted(source.iterdir()):
        if path.name in _OF_A_WRITER or not path.is_file():
            continue
        if path.suffix not in _UNCHANGING or not _link(path, target / path.name):
            shutil.copyfile(path, target / path.name)


def _link(path: Path, target: Path) -> bool:
    """Link a file where both lie on one file system that can."""
    try:
        target.hardlink_to(path)
    except OSError:
        return False
    return True
