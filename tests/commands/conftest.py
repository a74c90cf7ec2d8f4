"""What the tests of the commands share: a store to spoil, and what a message is."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run

GOOD = "150205202-吉忽伦图苏木.txt"


@pytest.fixture
def one_store(sources: Path, run: Run, tmp_path: Path) -> Path:
    """A store of one document, which a test may spoil."""
    path = tmp_path / "graph"
    assert run("build", sources / GOOD, "--out", path).returncode == 0
    return path


def is_one_message(done: "subprocess.CompletedProcess[str]") -> bool:
    lines = done.stderr.splitlines()
    return len(lines) == 1 and lines[0].startswith("Error: ")
