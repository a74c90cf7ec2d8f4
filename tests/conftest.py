"""What many tests need: the documents, and the command line as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser import open_browser

ROOT = Path(__file__).parents[1]
# How long an example takes says more of the machine than of the program.
settings.register_profile("dutygraph", settings(), deadline=None)
settings.load_profile("dutygraph")
WIDTH = "COLUMNS"
"""The variable by which a terminal tells its width: the tests' own is no user's."""
Run = Callable[..., "subprocess.CompletedProcess[str]"]
GOOD = "150205202-吉忽伦图苏木.txt"
"""The document that has no fault."""


@pytest.fixture(scope="session")
def sources() -> Path:
    return ROOT / "data" / "sources"


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `dutygraph` in a process of its own; give what it printed and its code."""

    def run_dutygraph(
        *args: object,
        stdin: str = "",
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        script = "from dutygraph.cli import main; main()"
        inherited = {name: text for name, text in os.environ.items() if name != WIDTH}
        done = subprocess.run(
            [sys.executable, "-c", script, *map(str, args)],
            input=stdin.encode(),
            capture_output=True,
            cwd=cwd,
            env={**inherited, "PYTHONPATH": str(ROOT), **(env or {})},
            check=False,
            timeout=120,
        )
        # Decoded here: text mode would hide what ends a line.
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run_dutygraph


@pytest.fixture(scope="session")
def store(sources: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the five documents; tests only read it."""
    path = tmp_path_factory.mktemp("built") / "graph"
    done = run("build", sources, "--out", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture
def one_store(sources: Path, run: Run, tmp_path: Path) -> Path:
    """A store of the document that has no fault, which a test may spoil."""
    path = tmp_path / "graph"
    assert run("build", sources / GOOD, "--out", path).returncode == 0
    return path


@pytest.fixture
def basic_store(run: Run, tmp_path: Path) -> Path:
    """A store of one list that names no department, to which a test may add."""
    path, basic = tmp_path / "basic", tmp_path / "basic.txt"
    text = (
        "突泉镇基本履职事项清单\n序号\t事项名称\n一、经济发展\t\n1\t招商引资\n2\t修路\n"
    )
    basic.write_text(text, encoding="utf-8")
    assert run("build", basic, "--out", path, "--township", "152224100").returncode == 0
    return path


def is_one_message(done: "subprocess.CompletedProcess[str]") -> bool:
    """Tell whether a run said nothing on standard error but one message."""
    lines = done.stderr.splitlines()
    return len(lines) == 1 and lines[0].startswith("Error: ")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of a module's tests; one for all would leave its event loop open."""
    with open_browser() as opened:
        yield opened
