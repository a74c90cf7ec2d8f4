"""A folder that is no store, or a damaged one, is refused and stays as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.errors import StoreError
from dutygraph.store import create_store, open_store
from dutygraph.storefolder import MARKER
from tests.graph.stores import data_lines, snapshot


def test_missing_store_is_an_error_and_is_not_made(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        open_store(path)
    assert not path.exists()


def test_folder_with_other_things_is_no_store_and_stays(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match="no dutygraph store"):
            opener(tmp_path)
    assert snapshot(tmp_path) == {"letter.txt": b"dear"}


def test_file_is_no_store_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("dear")
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match="no dutygraph store"):
            opener(file)
    assert file.read_text() == "dear"


def test_place_where_nothing_can_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("dear")
    with pytest.raises(StoreError, match="cannot be read or written"):
        create_store(tmp_path / "file" / "store")


def test_store_of_another_format_is_an_error_and_stays(stored: Path) -> None:
    (stored / MARKER).write_text("dutygraph store, format 99\n")
    before = snapshot(stored)
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match="format 99"):
            opener(stored)
    assert snapshot(stored) == before


def test_store_never_completed_is_an_error_to_read_and_is_completed(
    tmp_path: Path,
) -> None:
    (tmp_path / MARKER).touch()
    with pytest.raises(StoreError, match="never completed"):
        open_store(tmp_path)
    create_store(tmp_path).close()
    assert data_lines(tmp_path) == []


def drop_current(data: Path) -> None:
    (data / "CURRENT").unlink()


def empty_tables(data: Path) -> None:
    for file in data.glob("*.sst"):
        file.write_bytes(bytes(file.stat().st_size))


def drop_tables(data: Path) -> None:
    for file in data.glob("*.sst"):
        file.unlink()


def garble_manifest(data: Path) -> None:
    next(data.glob("MANIFEST-*")).write_bytes(b"x" * 100)


@pytest.mark.parametrize(
    "harm", [drop_current, empty_tables, drop_tables, garble_manifest]
)
def test_damaged_store_is_an_error_and_stays(
    stored: Path, harm: Callable[[Path], None]
) -> None:
    harm(stored / "quads")
    before = snapshot(stored)
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match=r"damaged|cannot be read") as error:
            opener(stored)
        assert error.value.where == str(stored)
        assert "new folder" in error.value.advice
    assert snapshot(stored) == before
