"""Guard the folder of a store: takes a path, gives a lock on a folder that is sound.

The marker file tells a store from any other folder, names its format and carries the
lock. The lock dies with its process. Oxigraph alone would let one process read while
another writes, which it calls undefined.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import IO
from weakref import WeakSet

import pyoxigraph

from dutygraph.errors import StoreError

if sys.platform != "win32":
    import fcntl

MARKER = "dutygraph.store"
FORMAT = "dutygraph store, format 1\n"

DATABASE = "quads"
COLUMNS = "columns"
_UNFINISHED = "quads.new"
_BUILD = "build it first: dutygraph build PATH... --out STORE"


class Lock:
    """The open marker of a store, locked until `release` or the end of the process."""

    def __init__(self, marker: IO[str], writing: bool) -> None:
        self.writing = writing
        self._marker = marker
        _HELD.add(self)

    def release(self) -> None:
        """Unlock the store; once is enough."""
        self._marker.close()


_HELD: WeakSet[Lock] = WeakSet()


def _let_go() -> None:
    """Leave the locks of a process to itself: a child would hold them beyond it."""
    for lock in _HELD:
        lock.release()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_let_go)


def lock_folder(folder: Path, writing: bool) -> Lock:
    """Lock the store in a folder: for oneself to write, with others to read.

    Raises StoreError where there is no store or where it is locked already.
    """
    if not folder.exists():
        raise StoreError(folder, "there is no store", "a folder", _BUILD)
    if not (folder / MARKER).is_file():
        raise _no_store(folder)
    try:
        marker = (folder / MARKER).open("a+" if writing else "r", encoding="utf-8")
    except OSError as error:
        raise StoreError(folder, f"the store cannot be opened ({error})") from error
    if not _is_locked(marker, writing):
        marker.close()
        raise locked(folder)
    return Lock(marker, writing)


def make_folder(folder: Path) -> Lock:
    """Make a store where the folder is missing or empty, and lock it for writing.

    Whatever moment the process dies at, the next call completes what is missing.
    """
    if folder.exists() and not folder.is_dir():
        raise _no_store(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        (folder / MARKER).touch()
    lock = lock_folder(folder, writing=True)
    try:
        _complete_folder(folder)
    except BaseException:
        lock.release()
        raise
    return lock


def database_of(folder: Path) -> Path:
    """Give the folder of the database; StoreError where format or files are amiss."""
    found = (folder / MARKER).read_text(encoding="utf-8", errors="replace")
    database = folder / DATABASE
    if not found or (found == FORMAT and not database.exists()):
        raise StoreError(folder, "the store was never completed", "a store", _BUILD)
    if found != FORMAT:
        raise StoreError(
            folder,
            f"its marker {MARKER} says {found[:60].strip()!r}",
            repr(FORMAT.strip()),
            "build it again into a new folder with this version",
        )
    # RocksDB makes a new database where the file that names its state is lost.
    if not (database / "CURRENT").is_file():
        raise StoreError(
            folder,
            f"the store is damaged: {DATABASE}/CURRENT is missing",
            "a whole store",
            "build it again into a new folder",
        )
    if _is_taken(database / "LOCK"):
        raise locked(folder)
    return database


def locked(folder: Path) -> StoreError:
    """Give the error of a store that somebody else has open."""
    return StoreError(
        folder,
        "the store is open in another process",
        "many that read, or one that writes",
        "wait for it to end, or close it",
    )


def _complete_folder(folder: Path) -> None:
    """Make the database aside and move it into place whole, then sign the marker."""
    marker, database = folder / MARKER, folder / DATABASE
    if not database.exists() and marker.read_text(encoding="utf-8") in ("", FORMAT):
        aside = folder / _UNFINISHED
        shutil.rmtree(aside, ignore_errors=True)
        pyoxigraph.Store(str(aside)).flush()
        aside.rename(database)
    if not marker.stat().st_size:
        marker.write_text(FORMAT, encoding="utf-8")


def _is_locked(marker: IO[str], writing: bool) -> bool:
    if sys.platform == "win32":
        return True  # the database keeps a second writer out by itself
    mode = fcntl.LOCK_EX if writing else fcntl.LOCK_SH
    try:
        fcntl.flock(marker, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_taken(lock: Path) -> bool:
    """Tell whether another program than this has opened the database to write."""
    if sys.platform == "win32" or not lock.exists():
        return False
    with lock.open("rb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _no_store(folder: Path) -> StoreError:
    return StoreError(
        folder,
        f"this is no dutygraph store: it has no file {MARKER}",
        "a store, or for building an empty or missing folder",
        "choose another folder",
    )
