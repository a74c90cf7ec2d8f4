"""One version: of the package, the graphs it writes, and the ontology."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pyoxigraph

from dutygraph.resources import resource
from dutygraph.version import VERSION

ROOT = Path(__file__).parents[1]


def test_the_package_has_the_version_that_its_graphs_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION


def test_ontology_and_shapes_have_the_version_of_the_package() -> None:
    info = pyoxigraph.NamedNode("http://www.w3.org/2002/07/owl#versionInfo")
    for name in ("dutygraph", "shapes"):
        path = resource(f"ontology/{name}.ttl")
        found = [
            quad.object.value
            for quad in pyoxigraph.parse(path=str(path))
            if quad.predicate == info and isinstance(quad.object, pyoxigraph.Literal)
        ]
        assert found == [VERSION]


def test_the_package_runs_as_a_module_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dutygraph", "--version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout == f"dutygraph, version {VERSION}\n"
