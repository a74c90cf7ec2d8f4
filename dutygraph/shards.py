"""Keep shards in a folder: takes N-Quads and tables, gives folders that appear whole.

The graph of a shard is a file named by the SHA-256 of its bytes, so that a damaged one
is known; its tables lie beside it.
"""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from dutygraph.columns.arrow import Packed, packed_to_tables, write_tables
from dutygraph.errors import OutputError
from dutygraph.nquads import quads_to_bytes
from dutygraph.remote.graphs import has_own_bytes
from dutygraph.store import vocabulary_quads
from dutygraph.version import VERSION

MARKER = "dutygraph.shards"
FORMAT = f"dutygraph shards, format 1, written by {VERSION}\n"

_VOCABULARY = "vocabulary"
_UNFINISHED = "unfinished"


def make_folder(folder: Path) -> None:
    """Make a folder of shards with the vocabulary, or go on with one.

    Raises OutputError where it holds something else, or shards of another version.
    """
    marker = folder / MARKER
    if folder.exists() and not marker.exists() and any(folder.iterdir()):
        raise OutputError(folder, f"no file {MARKER} is in it", "an empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    # It is empty where a process died that was writing it.
    if not marker.exists() or not marker.stat().st_size:
        marker.write_text(FORMAT, encoding="utf-8")
    found = marker.read_text(encoding="utf-8", errors="replace")
    if found != FORMAT:
        raise OutputError(
            marker,
            f"it says {found[:60].strip()!r}",
            repr(FORMAT.strip()),
            "choose another folder for this version",
        )
    if find_graph(folder, _VOCABULARY) is None:
        write_shard(folder, _VOCABULARY, [quads_to_bytes(vocabulary_quads())])


def find_graph(folder: Path, name: str) -> Path | None:
    """Give the graph of a shard; None where there is none, or a damaged one."""
    paths = sorted((folder / name).glob("*.nq"))
    return next((path for path in paths if has_own_bytes(path)), None)


def write_shard(
    folder: Path, name: str, quads: Iterable[bytes], tables: Packed | None = None
) -> None:
    """Write a shard aside, its N-Quads piece by piece, and move it into place whole."""
    aside, place = folder / _UNFINISHED, folder / name
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    digest, graph = hashlib.sha256(), aside / "graph"
    with graph.open("wb") as file:
        for piece in quads:
            digest.update(piece)
            file.write(piece)
    graph.rename(aside / f"{digest.hexdigest()}.nq")
    if tables:
        write_tables(packed_to_tables([tables]), aside)
    # What is there is damaged or older, else nothing had been made.
    shutil.rmtree(place, ignore_errors=True)
    aside.rename(place)
