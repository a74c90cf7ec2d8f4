"""Folders of shards: whole, or gone on with."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.build.making import make_graph_of_bytes
from dutygraph.shards import (
    FORMAT,
    MARKER,
    find_document,
    find_graph,
    find_lists,
    is_whole,
    make_folder,
    remove_outdated,
    write_shard,
)

TITLE = "内蒙古自治区赤峰市巴林左旗{}基本履职事项清单"
LIST = "{}\n\n序号\t事项名称\n一、党的建设\n1\t{}\n"


def add_shard(folder: Path, name: str, township: str, duty: str) -> str:
    """Write the shard of a list; give its graph."""
    text = LIST.format(TITLE.format(township), duty)
    made = make_graph_of_bytes(f"{township} “1”.txt", text.encode(), None)
    write_shard(folder, name, [made.quads], made.columns)
    return made.graph


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [
        ("*.nq", cut),
        ("*.nq", Path.unlink),
        ("duties.parquet", cut),
        ("duties.parquet", Path.unlink),
        ("tables.sha256", cut),
        ("tables.sha256", Path.unlink),
    ],
)
def test_a_shard_with_a_damaged_or_missing_file_is_not_whole(
    tmp_path: Path, pattern: str, damage: Callable[[Path], None]
) -> None:
    add_shard(tmp_path, "ab", "富河镇", "做好党建工作")
    assert is_whole(tmp_path, "ab")
    (path,) = (tmp_path / "ab").glob(pattern)
    damage(path)
    assert not is_whole(tmp_path, "ab")


def test_the_sums_of_tables_are_as_sha256sum_writes_them(tmp_path: Path) -> None:
    add_shard(tmp_path, "ab", "富河镇", "做好党建工作")
    text = (tmp_path / "ab" / "tables.sha256").read_text(encoding="utf-8")
    paths = sorted((tmp_path / "ab").glob("*.parquet"))
    assert text.splitlines() == [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
        for path in paths
    ]
    assert "duties.parquet" in {path.name for path in paths}


def test_the_shard_of_an_earlier_edition_goes(tmp_path: Path) -> None:
    make_folder(tmp_path)
    add_shard(tmp_path, "ab", "富河镇", "做好党建工作")
    add_shard(tmp_path, "cd", "富河镇", "抓好党建工作")
    add_shard(tmp_path, "ef", "隆昌镇", "做好党建工作")
    remove_outdated(tmp_path, {"cd"})
    left = sorted(path.name for path in tmp_path.iterdir() if path.is_dir())
    assert left == ["cd", "ef", "vocabulary"]


def test_shards_tell_which_list_of_which_document_they_hold(tmp_path: Path) -> None:
    make_folder(tmp_path)
    one = add_shard(tmp_path, "ab", "富河镇", "做好党建工作")
    other = add_shard(tmp_path, "cd", "隆昌镇", "做好党建工作")
    assert find_lists(tmp_path) == {one: "ab", other: "cd"}
    assert find_document(tmp_path, "ab") == "富河镇 “1”.txt"
    (path,) = (tmp_path / "cd").glob("*.nq")
    cut(path)
    assert find_document(tmp_path, "cd") == "cd"


def test_folder_whose_maker_died_while_signing_it_is_gone_on_with(
    tmp_path: Path,
) -> None:
    (tmp_path / MARKER).touch()
    make_folder(tmp_path)
    assert (tmp_path / MARKER).read_text(encoding="utf-8") == FORMAT
    assert find_graph(tmp_path, "vocabulary") is not None
