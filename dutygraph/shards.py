"""Keep shards in a folder: takes N-Quads and tables, gives folders that appear whole.

The graph of a shard is a file named by the SHA-256 of its bytes; its tables lie beside
it with a file of theirs, as `sha256sum` writes it. So what is damaged is known.
"""

import hashlib
import shutil
from collections.abc import Iterable, Set
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, parse

from dutygraph import vocab
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
_SUMS = "tables.sha256"


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


def is_whole(folder: Path, name: str) -> bool:
    """Tell whether graph and tables of a document's shard are as they were written."""
    try:
        said = (folder / name / _SUMS).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return said == _sum_tables(folder / name) and find_graph(folder, name) is not None


def find_lists(folder: Path) -> dict[str, str]:
    """Give the shards of a folder that hold a list, by the graph they give."""
    return {graph: name for name, graph in _graphs(folder).items()}


def find_document(folder: Path, name: str) -> str:
    """Give the name of the file that the list of a shard was read from; that of the
    shard where it is damaged."""
    path = find_graph(folder, name)
    if path is None:
        return name
    with path.open(encoding="utf-8") as file:
        line = next((line for line in file if f" {vocab.FILE_NAME} " in line), "")
    names = (quad.object for quad in parse(line, RdfFormat.N_QUADS))
    return next((one.value for one in names if isinstance(one, Literal)), name)


def remove_outdated(folder: Path, current: Set[str]) -> None:
    """Remove each shard whose graph a `current` shard gives anew, by their names."""
    graphs = _graphs(folder)
    anew = {graph for name, graph in graphs.items() if name in current}
    for name, graph in graphs.items():
        if name not in current and graph in anew:
            shutil.rmtree(folder / name)


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
        (aside / _SUMS).write_text(_sum_tables(aside), encoding="utf-8")
    # What is there is damaged or older, else nothing had been made.
    shutil.rmtree(place, ignore_errors=True)
    aside.rename(place)


def _sum_tables(shard: Path) -> str:
    lines: list[str] = []
    for path in sorted(shard.glob("*.parquet")):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.name}\n")
    return "".join(lines)


def _graphs(folder: Path) -> dict[str, str]:
    """Give the graph of each shard that holds a list, by the name of the shard."""
    names = sorted(path.parent.name for path in folder.glob(f"*/{_SUMS}"))
    return {name: _graph_of(folder / name) for name in names}


def _graph_of(shard: Path) -> str:
    """Give the graph that the first statement of a shard is in."""
    for path in shard.glob("*.nq"):
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline().rpartition(" <")[2].partition(">")[0]
    return ""
