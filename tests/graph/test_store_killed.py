"""A process that builds is killed at any moment; no graph is ever there in part."""

import random
import subprocess
import sys
import textwrap
import time
from collections import Counter
from pathlib import Path

import pyoxigraph

from dutygraph.store import create_store

GRAPHS = 6
STATEMENTS = {1: 1500, 2: 2000}
BUILD = f"""
    import sys
    from dutygraph.nquads import Quad
    from dutygraph.store import create_store

    def quads(graph, version, number):
        for i in range(number):
            yield Quad(f"<x:{{i}}>", "<x:p>", f'"{{version}}"', f"<x:g{{graph}}>")

    print("ready", flush=True)
    with create_store(sys.argv[1]) as store:
        for version, number in {STATEMENTS}.items():
            for graph in range({GRAPHS}):
                print("put", flush=True)
                store.put(quads(graph, version, number))
    print("done", flush=True)
"""


def start(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(BUILD), str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def graphs_of(path: Path) -> dict[str, Counter[str]]:
    """Count the statements of each graph by what they say."""
    found: dict[str, Counter[str]] = {}
    with create_store(path) as store:
        for graph in store.graphs():
            name = pyoxigraph.NamedNode(graph)
            found[graph] = Counter(
                str(quad.object)
                for quad in store.database.quads_for_pattern(None, None, None, name)
            )
    return found


def kill_later(process: subprocess.Popen[str], graphs: int, seconds: float) -> None:
    """Kill a build some time after it has begun its n-th graph."""
    assert process.stdout is not None
    for _ in range(graphs):
        assert process.stdout.readline() == "put\n"
    time.sleep(seconds)
    process.kill()
    process.communicate()


def test_killed_build_leaves_every_graph_whole_or_absent(tmp_path: Path) -> None:
    whole = [Counter({f'"{version}"': n}) for version, n in STATEMENTS.items()]
    seed = random.Random(20240229)
    for graphs in (0, 0, 1, 2, 4, GRAPHS + 1, GRAPHS + 3, 2 * GRAPHS):
        path = tmp_path / str(graphs)
        kill_later(start(path), graphs, seed.uniform(0, 0.06))
        found = graphs_of(path)
        assert all(count in whole for count in found.values())
        assert len(found) >= min(graphs - 1, GRAPHS)
        assert len(found) <= GRAPHS


def test_build_after_a_kill_completes(tmp_path: Path) -> None:
    path = tmp_path / "store"
    for graphs in (0, 3, GRAPHS + 2):
        kill_later(start(path), graphs, 0.01)
    output, _ = start(path).communicate()
    assert output.endswith("done\n")
    assert graphs_of(path) == {
        f"x:g{graph}": Counter({'"2"': 2000}) for graph in range(GRAPHS)
    }
