"""Lines are put in order whatever fits into memory, and nothing is left on disk."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.export import export_store
from dutygraph.export import sorting as runs
from dutygraph.export.sorting import sort_lines
from dutygraph.store import VOCABULARY, open_store

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"))


@given(st.lists(TEXTS, max_size=20), st.integers(1, 5))
def test_lines_come_once_and_in_order(texts: list[str], at_once: int) -> None:
    lines = [f"{text}\n" for text in texts]
    with TemporaryDirectory() as folder:
        found = list(sort_lines(lines, Path(folder) / "x", at_once=at_once))
        assert [*Path(folder).iterdir()] == []
    assert found == sorted(set(lines))


def test_lines_are_sorted_by_a_key(tmp_path: Path) -> None:
    lines = ["10\n", "9\n", "10\n", "1\n"]
    found = sort_lines(lines, tmp_path / "x", int, at_once=2)
    assert list(found) == ["1\n", "9\n", "10\n"]


@pytest.mark.parametrize("layout", ["nquads", "turtle", "jsonld"])
def test_an_export_in_many_runs_is_the_same_to_the_byte(
    one_store: Path, layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    with open_store(one_store) as opened:
        export_store(opened, tmp_path / "whole", layout)
        monkeypatch.setattr(runs, "_AT_ONCE", 1000)
        export_store(opened, tmp_path / "runs", layout, on_progress=told.append)
        assert told == [VOCABULARY, *opened.graphs()]
    assert (tmp_path / "runs").read_bytes() == (tmp_path / "whole").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "graph",
        "runs",
        "whole",
    ]
