"""The notebooks as a user runs them: from a fresh folder, by the command of make."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbconvert
import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# Where the templates of nbconvert are, also where its packages are borrowed.
SHARE = Path(nbconvert.__file__).parents[4] / "share" / "jupyter"


def convert(folder: Path, *arguments: str) -> None:
    """Run nbconvert on the notebooks of a folder, as `make notebooks` does."""
    names = [f"notebooks/{path.name}" for path in NOTEBOOKS]
    config = ("--config", "notebooks/render.json")
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", *config, *arguments, *names],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "JUPYTER_PATH": str(SHARE),
            "JUPYTER_PLATFORM_DIRS": "1",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr and "ERROR" not in done.stderr, done.stderr


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh checkout, with nothing built, in which all notebooks have been run.

    build/executed holds them with their outputs, build/notebooks the pages of these.
    """
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "data").symlink_to(ROOT / "data")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    convert(folder, "--to", "notebook", "--output-dir", "build/executed")
    for path in NOTEBOOKS:
        shutil.copy(folder / "build" / "executed" / path.name, folder / "notebooks")
    convert(folder, "--ExecutePreprocessor.enabled=False")
    return folder


@pytest.fixture(scope="session")
def executed(folder: Path) -> Mapping[str, nbformat.NotebookNode]:
    """The notebooks with their outputs, by the number they begin with."""
    return {
        path.name[:2]: nbformat.read(folder / "build" / "executed" / path.name, 4)
        for path in NOTEBOOKS
    }
