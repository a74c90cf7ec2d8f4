"""The public names are the ones promised, and are there."""

import ast
import subprocess
import sys
from pathlib import Path

import dutygraph

ROOT = Path(__file__).parents[1]


def test_public_names_are_sorted() -> None:
    assert dutygraph.__all__ == sorted(dutygraph.__all__)


def test_every_public_name_can_be_had() -> None:
    for name in dutygraph.__all__:
        assert getattr(dutygraph, name).__name__ == name


def test_names_for_type_checkers_are_the_public_ones() -> None:
    tree = ast.parse(Path(str(dutygraph.__file__)).read_text(encoding="utf-8"))
    (checked,) = (node for node in tree.body if isinstance(node, ast.If))
    names = {
        (alias.name, str(node.module))
        for node in checked.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    homes = {(name, f"dutygraph.{home}") for name, home in dutygraph._HOMES.items()}
    assert names == homes
    assert {name for name, _ in names} == set(dutygraph.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(dutygraph, "no_such_name")


def test_importing_the_package_imports_no_other_module_of_it() -> None:
    script = (
        "import sys, dutygraph; "
        "print(*(name for name in sys.modules if name.startswith('dutygraph.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.split() == []
