"""Documents in several processes give what one process gives, in their order."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dutygraph.errors import DutygraphError
from dutygraph.extract import Extraction
from dutygraph.readers import documents_in
from dutygraph.readers.archive import Document
from dutygraph.workers import map_documents

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "data" / "sources"
# Processes that are still starting when they say so, however short that time is.
SLOW_START = """
    import time
    import dutygraph.workers
    from dutygraph.cli import main

    begin = dutygraph.workers._begin

    def begin_slowly(function):
        print("starting", flush=True)
        time.sleep(1)
        begin(function)

    dutygraph.workers._begin = begin_slowly
    dutygraph.workers._WORTH_BYTES = 0
    main()
"""


def name_of(document: Document) -> str:
    return document.name


def die(document: Document) -> str:
    os._exit(1)


@pytest.fixture
def large(tmp_path: Path) -> list[Document]:
    for number in range(6):
        text = "序号\t事项名称\n" + f"{number}\t甲\n" * 60_000
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return list(documents_in([tmp_path]))


@pytest.mark.parametrize("jobs", [1, 2, 5, None])
def test_results_come_in_the_order_of_the_documents(
    large: list[Document], jobs: int | None
) -> None:
    found = list(map_documents(name_of, large, jobs))
    assert found == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]


def test_a_process_that_dies_is_a_clear_error(large: list[Document]) -> None:
    with pytest.raises(DutygraphError, match="--jobs 1"):
        list(map_documents(die, large, 2))


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    for source in SOURCES.glob("*.txt"):
        padded = source.read_bytes() + b" " * 600_000
        (tmp_path / source.name).write_bytes(padded)
    one, two = (
        list(Extraction((tmp_path,), jobs=jobs).duty_lists(lambda name: None))
        for jobs in (1, 2)
    )
    assert len(one) == 5
    assert one == two


def test_interrupt_while_processes_start_is_heard_by_one_alone(tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text("序号\t事项名称\n1\t甲\n", encoding="utf-8")
    script = [sys.executable, "-c", textwrap.dedent(SLOW_START)]
    process = subprocess.Popen(
        [*script, "check", str(tmp_path), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.read(8) == "starting"
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (1, "\nError: interrupted\n")
