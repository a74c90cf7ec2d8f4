"""Keep the columns on disk: takes batches of lists, gives a folder whole at any moment.

Beside the database of a store lies ``columns/``. Each batch of lists is a folder of
Parquet files that never changes and bears the digest of what it holds; the manifest
says which of them count. It is written aside and takes the old one's place in one step,
so any number of batches may come and go at once. What it does not name is left over
from a process that died.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from dutygraph.columns.codes import iri_to_code
from dutygraph.columns.declared import LIST
from dutygraph.resources import resource
from dutygraph.storefolder import COLUMNS

if TYPE_CHECKING:
    import pyarrow

FORMAT = 2
LISTS = "lists"

_MANIFEST = "manifest.json"
_UNFINISHED = "unfinished"
_DIGITS = 32
_BATCH = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")
# What a manifest that is none, or is damaged, may raise.
_UNUSABLE = (OSError, ValueError, TypeError, KeyError, AttributeError)

ListKey: TypeAlias = tuple[str, str]
"""The IRI of a list and of the document it was read from."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which batches count, and which batch holds the tables of the whole store.

    `whole` is empty while those are older than the lists; `vocabulary` is the digest of
    the vocabulary that they were made with. `apart` says that no two
    lists share a duty: then the rows are as many as the nodes of the graph. `duties`
    is the number of duties in all.
    """

    batches: tuple[str, ...] = ()
    whole: str = ""
    apart: bool = False
    duties: int = 0
    vocabulary: str = ""


def columns_of_store(store: Path) -> Path:
    """Give the folder of the columns of a store."""
    return store / COLUMNS


def read_manifest(folder: Path) -> Manifest | None:
    """Give the manifest; None where there is none that this version can use.

    So where one of its files is missing or cut: a table would be short without a word.
    """
    try:
        found = _read_content(folder)
        if (found["format"], found["kinds"]) != (FORMAT, _digest_of_kinds()):
            return None
        if _damaged_batches(folder, found):
            return None
        return Manifest(
            tuple(found["batches"]),
            found["whole"],
            found["apart"],
            found["duties"],
            found.get("vocabulary", ""),
        )
    except _UNUSABLE:
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make a manifest the one that counts, in one step."""
    content = {
        "format": FORMAT,
        "kinds": _digest_of_kinds(),
        "batches": sorted(manifest.batches),
        "whole": manifest.whole,
        "apart": manifest.apart,
        "duties": manifest.duties,
        "vocabulary": manifest.vocabulary,
        "sizes": {
            name: _sizes_of(folder / name)
            for name in filter(None, (*sorted(manifest.batches), manifest.whole))
        },
    }
    aside = folder / f"{_MANIFEST}.{_UNFINISHED}"
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(content, file, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / _MANIFEST)


def remove_damaged(folder: Path) -> None:
    """Delete the batches of which a file is missing or cut, to be written anew."""
    try:
        damaged = _damaged_batches(folder, _read_content(folder))
    except _UNUSABLE:
        return
    for name in damaged:
        remove_batch(folder, name)


def write_batch(folder: Path, found: "Mapping[str, pyarrow.Table]") -> str:
    """Write tables as a batch that does not count yet; give its name."""
    from dutygraph.columns.arrow import write_tables

    write_tables(found, _clear_aside(folder))
    return _name_batch(folder)


def join_batches(folder: Path, names: Iterable[str]) -> str:
    """Write several batches as one that does not count yet; give its name."""
    from dutygraph.columns.arrow import join_files

    found: dict[str, list[Path]] = {}
    for name in sorted(names):
        for path in sorted((folder / name).glob("*.parquet")):
            found.setdefault(path.name, []).append(path)
    aside = _clear_aside(folder)
    for name, paths in found.items():
        join_files(paths, aside / name)
    return _name_batch(folder)


def lists_of_batch(folder: Path, name: str) -> frozenset[ListKey]:
    """Give the lists that a batch holds."""
    from dutygraph.columns.arrow import read_table

    path = folder / name / f"{LISTS}.parquet"
    if not path.is_file():
        return frozenset()
    table = read_table(path)
    pairs = zip(table["iri"].to_pylist(), table["document"].to_pylist(), strict=True)
    return frozenset((str(iri), str(document)) for iri, document in pairs)


def rewrite_batch(folder: Path, name: str, unwanted: Iterable[str]) -> str | None:
    """Write a batch again without some lists, by IRI; None where nothing is left."""
    import pyarrow
    from pyarrow import compute

    from dutygraph.columns.arrow import read_table

    codes = pyarrow.array([iri_to_code(one) for one in unwanted], pyarrow.int64())
    kept = {}
    for path in sorted((folder / name).glob("*.parquet")):
        table = read_table(path)
        rest = table.filter(compute.invert(compute.is_in(table[LIST], codes)))
        if rest.num_rows:
            kept[path.stem] = rest
    return write_batch(folder, kept) if LISTS in kept else None


def files_of_table(folder: Path, manifest: Manifest, name: str) -> list[Path]:
    """Give the files that hold a table, sorted: one, where it is of the whole store."""
    whole = folder / manifest.whole / f"{name}.parquet"
    if manifest.whole and whole.is_file():
        return [whole]
    paths = (folder / batch / f"{name}.parquet" for batch in sorted(manifest.batches))
    return [path for path in paths if path.is_file()]


def left_over(folder: Path, manifest: Manifest) -> list[str]:
    """Give the names of the batches that do not count, each whole."""
    known = {*manifest.batches, manifest.whole, _UNFINISHED}
    return sorted(
        path.name
        for path in folder.iterdir()
        if path.is_dir() and path.name not in known
    )


def remove_batch(folder: Path, name: str) -> None:
    """Delete a batch that does not count; half deleted, it has its name no more."""
    aside = _remove_aside(folder)
    with suppress(FileNotFoundError):
        (folder / name).rename(aside)
    _remove_aside(folder)


def remove_left_over(folder: Path, manifest: Manifest) -> None:
    """Delete all batches that do not count, and what is half written or deleted."""
    for name in left_over(folder, manifest):
        remove_batch(folder, name)
    _remove_aside(folder)


def _read_content(folder: Path) -> dict[str, Any]:
    """Read the manifest as it lies there; ValueError where a name is no batch's.

    Batches are deleted by name, and a store may come from anyone.
    """
    found: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    names = (
        *found["batches"],
        *found.get("sizes", {}),
        found["whole"] or "0" * _DIGITS,
    )
    if not all(_BATCH.fullmatch(name) for name in names):
        raise ValueError(names)
    return found


def _damaged_batches(folder: Path, manifest: dict[str, Any]) -> list[str]:
    # One that an earlier version wrote does not tell the sizes.
    return [
        name
        for name, sizes in manifest.get("sizes", {}).items()
        if _read_sizes(folder / name) != sizes
    ]


def _read_sizes(batch: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in sorted(batch.glob("*.parquet"))}


@cache
def _sizes_of(batch: Path) -> dict[str, int]:
    """Read them once: a batch never changes, and its manifest is often written."""
    return _read_sizes(batch)


def _clear_aside(folder: Path) -> Path:
    """Give the empty folder that a batch is written in."""
    aside = _remove_aside(folder)
    aside.mkdir(parents=True)
    return aside


def _remove_aside(folder: Path) -> Path:
    aside = folder / _UNFINISHED
    shutil.rmtree(aside, ignore_errors=True)
    return aside


def _name_batch(folder: Path) -> str:
    """Give the batch that was written its name, which says what it holds."""
    aside = folder / _UNFINISHED
    name = _digest_of_files(aside)
    if (folder / name).is_dir():
        shutil.rmtree(aside)
    else:
        aside.rename(folder / name)
    return name


def _digest_of_files(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=_DIGITS // 2)
    for path in sorted(folder.iterdir()):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
            content = hashlib.file_digest(file, "blake2b").digest()
        digest.update(path.name.encode() + b"\0" + content)
    return digest.hexdigest()


@cache
def _digest_of_kinds() -> str:
    """Give the digest of what makes a guarantee hard: rows are read by it."""
    content = resource("data/vocabulary/guarantee-types.csv").read_bytes()
    return hashlib.blake2b(content, digest_size=8).hexdigest()
