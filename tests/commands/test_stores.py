"""What a command may do to a store or a page that is there, and what it leaves."""

from pathlib import Path

import pytest

from dutygraph.store import create_store, open_store
from tests.conftest import GOOD, Run, is_one_message


def statements(store: Path) -> list[str]:
    with open_store(store) as opened:
        return list(opened.lines())


def test_a_refused_document_leaves_the_store_as_it_was(
    one_store: Path, run: Run, tmp_path: Path
) -> None:
    before = statements(one_store)
    (tmp_path / "bad.txt").write_bytes(b"")
    assert run("build", tmp_path / "bad.txt", "--out", one_store).returncode == 1
    assert statements(one_store) == before


def test_a_locked_store_is_left_as_it_is(
    one_store: Path, sources: Path, run: Run
) -> None:
    before = statements(one_store)
    with create_store(one_store):
        for args in (
            ("build", sources, "--out", one_store),
            ("query", "--store", one_store, "sources"),
            ("rank", "--store", one_store, "--by", "line"),
        ):
            done = run(*args)
            assert done.returncode == 1
            assert is_one_message(done)
            assert "another process" in done.stderr
    assert statements(one_store) == before


@pytest.mark.parametrize("what", ["missing", "folder", "file"])
def test_what_is_no_store_is_refused(
    what: str, sources: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
        (path / "note.txt").write_text("mine", encoding="utf-8")
    if what == "file":
        path.write_text("mine", encoding="utf-8")
    commands_ = [("query", "--store", path, "sources")]
    if what != "missing":
        commands_.append(("build", sources / GOOD, "--out", path))
    for args in commands_:
        done = run(*args)
        assert done.returncode == 1
        assert is_one_message(done)
    left = sorted(one.name for one in tmp_path.rglob("*"))
    assert (
        left
        == {"missing": [], "folder": ["folder", "note.txt"], "file": ["file"]}[what]
    )


def test_a_page_is_not_overwritten_without_force(
    one_store: Path, run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    args = ("view", "--store", one_store, "-o", page)
    assert run(*args, env={"LC_ALL": "C"}).returncode == 0
    before = page.read_bytes()
    assert "吉忽伦图苏木" in before.decode("utf-8")
    done = run(*args)
    assert done.returncode == 1
    assert is_one_message(done)
    assert page.read_bytes() == before
    assert run(*args, "--force").returncode == 0
    assert page.read_bytes() == before


def test_nothing_is_left_in_the_working_directory(
    one_store: Path, run: Run, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    page = tmp_path / "page.html"
    done = run("view", "--store", one_store, "-o", page, cwd=elsewhere)
    assert done.returncode == 0
    assert list(elsewhere.iterdir()) == []


def test_a_list_that_gives_way_to_another_file_is_told(
    one_store: Path, sources: Path, run: Run, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text((sources / GOOD).read_text(encoding="utf-8") + "\n", "utf-8")
    done = run("build", newer, "--out", one_store)
    assert done.returncode == 0
    told = f"  吉忽伦图苏木：原为 {GOOD}，现为 newer.txt\n"
    assert f"图谱中有 1 份清单被新读的文件替换：\n{told}" in done.stdout
    assert "替换" not in run("build", newer, "--out", one_store).stdout
    back = run("build", sources / GOOD, "--out", one_store, "--lang", "en").stdout
    assert "1 list in the graph was replaced:\n" in back
    assert f"was newer.txt, is now {GOOD}\n" in back
