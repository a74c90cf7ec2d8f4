"""Several processes open one store: many may read, only one may write."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dutygraph.errors import StoreError
from dutygraph.store import create_store, open_store
from tests.graph.stores import data_lines


def in_another_process(code: str, path: Path) -> subprocess.Popen[str]:
    """Run code that prints a line when it is ready and waits for its input to end."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


HOLD = """
    import sys
    from dutygraph.store import {opener}
    with {opener}(sys.argv[1]) as store:
        print("ready", flush=True)
        sys.stdin.read()
"""


def test_many_processes_read_at_once(stored: Path) -> None:
    holders = [
        in_another_process(HOLD.format(opener="open_store"), stored) for _ in range(2)
    ]
    try:
        assert len(data_lines(stored)) == 3
        with pytest.raises(StoreError, match="open in another process"):
            create_store(stored)
    finally:
        for holder in holders:
            holder.communicate()
    create_store(stored).close()


def test_store_being_written_is_locked_until_its_writer_ends(stored: Path) -> None:
    holder = in_another_process(HOLD.format(opener="create_store"), stored)
    try:
        for opener in (open_store, create_store):
            with pytest.raises(StoreError, match="open in another process"):
                opener(stored)
    finally:
        holder.kill()
        holder.communicate()
    assert len(data_lines(stored)) == 3


def test_store_opened_by_another_program_is_locked(stored: Path) -> None:
    code = """
        import sys, pyoxigraph
        store = pyoxigraph.Store(sys.argv[1] + "/quads")
        print("ready", flush=True)
        sys.stdin.read()
    """
    holder = in_another_process(code, stored)
    try:
        for opener in (open_store, create_store):
            with pytest.raises(StoreError, match="open in another process"):
                opener(stored)
    finally:
        holder.communicate()
