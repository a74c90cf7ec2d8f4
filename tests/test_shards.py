"""Folders of shards: whole, or gone on with."""

from pathlib import Path

from dutygraph.shards import FORMAT, MARKER, find_graph, make_folder


def test_folder_whose_maker_died_while_signing_it_is_gone_on_with(
    tmp_path: Path,
) -> None:
    (tmp_path / MARKER).touch()
    make_folder(tmp_path)
    assert (tmp_path / MARKER).read_text(encoding="utf-8") == FORMAT
    assert find_graph(tmp_path, "vocabulary") is not None
