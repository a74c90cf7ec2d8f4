"""Write whole or not at all: takes a path, gives one beside it that takes its place."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dutygraph.errors import OutputError

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FORCE = "write over it with --force"


@contextmanager
def new_file(target: Path, force: bool) -> Iterator[Path]:
    """Give a path to write to, which becomes `target` once all is written.

    Raises OutputError where the target is there without `force`, or where writing
    fails; then nothing is left, and what was there stays.
    """
    _refuse_existing(target, force)
    if target.is_dir():
        raise OutputError(target, "a folder is there already", "a file")
    part = _part_of(target)
    try:
        with _output_errors(target):
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(target: Path, force: bool) -> Iterator[Path]:
    """Give a folder to write to, whose files then come into the folder `target`.

    An empty folder is taken without `force`; with it, files of other names stay.
    """
    if target.exists() and not target.is_dir():
        raise OutputError(target, "a file is there already", "a folder or a new name")
    if target.is_dir() and any(target.iterdir()):
        _refuse_existing(target, force)
    part = _part_of(target)
    try:
        with _output_errors(target):
            part.mkdir()
            yield part
            if target.exists():
                for path in sorted(part.iterdir()):
                    path.replace(target / path.name)
            else:
                part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def new_zip(target: Path, force: bool) -> Iterator[Path]:
    """Give a folder to write to, whose files then are the ZIP file `target`."""
    with new_file(target, force) as part:
        folder = part.with_name(f"{part.name}.files")
        try:
            folder.mkdir()
            yield folder
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                for path in sorted(folder.iterdir()):
                    entry = zipfile.ZipInfo(path.name, _EPOCH)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, path.read_bytes())
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def missing_package(target: Path, package: str) -> OutputError:
    """Give the error of a format whose package is not installed."""
    return OutputError(
        target,
        f"the package {package} is not installed",
        "it for this format",
        f"pip install {package}",
    )


def _refuse_existing(target: Path, force: bool) -> None:
    if target.exists() and not force:
        raise OutputError(target, "it is there already", "a new name", _FORCE)


def _part_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextmanager
def _output_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        found = error.strerror or str(error) or "it cannot be written"
        advice = "a place that can be written, with free space"
        raise OutputError(target, found, advice) from error
