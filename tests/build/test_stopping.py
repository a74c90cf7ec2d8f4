"""A build is stopped at any moment and goes on: nothing is lost, nothing done twice."""

import os
import random
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.build import build
from dutygraph.columns.attached import tables_of
from dutygraph.store import open_store
from dutygraph.storefolder import FORMAT, MARKER

ROOT = Path(__file__).parents[2]

TOWNSHIPS = 8
Start = Callable[[Path, Path], "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def whole(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The statements of a build that nothing has stopped."""
    store = tmp_path_factory.mktemp("whole") / "store"
    build([documents], store)
    return statements(store)


def statements(store: Path) -> list[str]:
    with open_store(store) as opened:
        return list(opened.lines())


def graph_of(line: str) -> str:
    return line.rsplit(" ", 2)[1]


def is_complete(store: Path) -> bool:
    """Tell a store from what a build has left that was stopped while it made one."""
    marker = store / MARKER
    return marker.exists() and marker.read_text(encoding="utf-8") == FORMAT


def assert_goes_on(documents: Path, store: Path, whole: list[str]) -> None:
    """Each list is there whole or not at all, and the next build adds the others."""
    there = statements(store) if is_complete(store) else []
    lists = {graph_of(line) for line in there if "/list/" in graph_of(line)}
    assert [line for line in there if graph_of(line) in lists] == [
        line for line in whole if graph_of(line) in lists
    ]
    found = [report.status for report in build([documents], store).documents]
    assert found.count("skipped") == len(lists)
    assert found.count("built") == TOWNSHIPS - len(lists)
    assert statements(store) == whole
    with open_store(store) as opened, tables_of(opened) as tables:
        text = "SELECT count(*), count(DISTINCT list) FROM duties"
        assert tables.execute(text).fetchall() == [(27 * TOWNSHIPS, TOWNSHIPS)]


def wait_for_lines(process: "subprocess.Popen[str]", number: int) -> None:
    assert process.stdout is not None
    for _ in range(number):
        assert process.stdout.readline().startswith("built ")


def ends_with_its_group(process: "subprocess.Popen[str]", seconds: float) -> bool:
    """Tell whether no process of the build's group is left after a time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_killed_build_goes_on_where_it_was(
    documents: Path, whole: list[str], start: Start, tmp_path: Path
) -> None:
    seed = random.Random(20240229)
    for lines in (0, 2, 5, TOWNSHIPS):
        store = tmp_path / str(lines)
        process = start(documents, store)
        wait_for_lines(process, lines)
        time.sleep(seed.uniform(0, 0.05))
        process.kill()
        process.wait()
        assert_goes_on(documents, store, whole)
        assert ends_with_its_group(process, 20)
        process.communicate()


def test_interrupted_build_goes_on_where_it_was(
    documents: Path, whole: list[str], start: Start, tmp_path: Path
) -> None:
    process = start(documents, tmp_path / "store")
    wait_for_lines(process, 2)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode in (-signal.SIGINT, 0)  # 0 where it was done by then
    assert not re.search("^Process ", errors, re.MULTILINE)  # a reader that heard it
    assert ends_with_its_group(process, 20)
    assert_goes_on(documents, tmp_path / "store", whole)


FULL = """
    import resource, sys
    import dutygraph.build.batches
    from dutygraph.cli import main

    dutygraph.build.batches._MOST_BYTES = 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
    main()
"""


def test_build_on_a_full_disk_says_what_is_done_and_goes_on(
    documents: Path, sources: Path, tmp_path: Path
) -> None:
    (long,) = sources.glob("*富河镇.txt")
    inputs, store = [documents / "5.txt", documents / "6.txt", long], tmp_path / "store"
    arguments = ("build", *inputs, "--out", store)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL), "500000", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "the disk takes no more" in done.stderr
    assert "run the same command again" in done.stderr
    assert "田园镇" in done.stdout
    assert "富河镇" not in done.stdout
    assert "再运行同一命令" in done.stdout
    found = build(inputs, store).documents
    assert [found[0].status, found[2].status] == ["skipped", "built"]
    build(inputs, tmp_path / "unbroken")
    assert statements(store) == statements(tmp_path / "unbroken")
