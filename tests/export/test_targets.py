"""What is written comes whole or not at all, and nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dutygraph.errors import OutputError
from dutygraph.export.targets import new_file, new_folder, new_zip
from tests.conftest import Run

ROOT = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_file_that_is_there_stays_without_force(tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match="--force"), new_file(target, False):
        pass
    assert target.read_text(encoding="utf-8") == "old"
    with new_file(target, True) as path:
        path.write_text("new", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["x.csv"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, ValueError])
def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "x.csv"
    target.write_text("old", encoding="utf-8")
    with (
        pytest.raises((error, OutputError)),
        new_file(target, True) as path,
    ):
        path.write_text("half", encoding="utf-8")
        raise error
    with (
        pytest.raises((error, OutputError)),
        new_folder(tmp_path / "folder", False) as folder,
    ):
        (folder / "a").write_text("half", encoding="utf-8")
        raise error
    with (
        pytest.raises((error, OutputError)),
        new_zip(tmp_path / "x.zip", False) as folder,
    ):
        (folder / "a").write_text("half", encoding="utf-8")
        raise error
    assert names(tmp_path) == ["x.csv"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_folder_keeps_the_files_of_others(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="--force"), new_folder(target, False):
        pass
    with new_folder(target, True) as folder:
        (folder / "duties.csv").write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["duties.csv", "folder", "mine.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    with new_folder(tmp_path, False) as folder:
        (folder / "duties.csv").write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["duties.csv"]


def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError), new_folder(tmp_path / "file", True):
        pass
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError), new_file(tmp_path / "folder", True):
        pass
    assert names(tmp_path) == ["file", "folder"]


def test_the_command_refuses_and_forces(store: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.nq"
    asked = ("export", "--store", store, "--format", "nquads", "-o", target)
    assert run(*asked).returncode == 0
    before = target.read_bytes()
    done = run(*asked)
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: {target}: it is there already; expected a new name; "
        "write over it with --force\n"
    )
    assert run(*asked, "--force").returncode == 0
    assert target.read_bytes() == before


def test_a_missing_folder_is_one_message(store: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "none" / "x.ttl"
    done = run("export", "--store", store, "--format", "turtle", "-o", target)
    assert done.returncode == 1
    assert "No such file" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file size")
@pytest.mark.parametrize(
    "layout",
    ["nquads", "turtle", "jsonld", "gexf", "csv", "xlsx", "parquet", "sqlite"],
)
def test_a_full_disk_leaves_nothing(store: Path, layout: str, tmp_path: Path) -> None:
    """A limit of 8 kB a file stands for the disk."""
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "from dutygraph.cli import main; import dutygraph.export; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); main()"
    )
    target = tmp_path / "out" / f"x.{layout}"
    target.parent.mkdir()
    args = ("export", "--store", store, "--format", layout, "-o", target)
    done = subprocess.run(
        [sys.executable, "-c", script, *args],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "out")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith("Error: ")
    assert names(tmp_path / "out") == []
