"""Imports point one way, and what is heavy is imported where it is needed."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dutygraph"

# From the bottom to the top; a module imports from its own layer and from those below.
LAYERS = (
    {"closing", "errors", "resources", "rounding", "spellings", "version", "words"},
    {"model", "meanings", "headings"},
    {"vocab"},
    {"iris", "nquads"},
    {"readers", "output"},
    {"answer", "parse", "records", "issues"},
    {"resolve", "check", "workers"},
    {"extract", "findings"},
    {"places", "parties", "duties", "mentions"},
    {"quads"},
    {"rewriting", "storefolder"},
    {"store", "rdflibgraph"},
    {"lookups", "suspects"},
    {"citations"},
    {"validate", "explanations"},
    {"query", "questions"},
    {"columns"},
    {"remote"},
    {"shards"},
    {"matters", "search"},
    {"revision"},
    {"build"},
    {"cluster"},
    {"parameters"},
    {"asking"},
    {"loads"},
    {"facts"},
    {"measures"},
    {"comparison", "scenario"},
    {"network", "projections"},
    {"structure"},
    {"export", "graph", "view", "report", "summary", "progress"},
    {"web"},
    {"boundary"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# The parts of the parser, likewise.
PARSING = (
    {"wording"},
    {"arranging", "duties"},
    {"listing"},
    {"shapes", "unruled"},
    {"checks"},
)
PARSING_LEVEL = {name: level for level, names in enumerate(PARSING) for name in names}
HEAVY = {
    "IPython",
    "dask",
    "distributed",
    "duckdb",
    "fastapi",
    "httpx",
    "jinja2",
    "prometheus_client",
    "starlette",
    "uvicorn",
    "jieba",
    "lxml",
    "networkit",
    "networkx",
    "numpy",
    "oxrdflib",
    "pandas",
    "polars",
    "pypdfium2",
    "pyarrow",
    "pyoxigraph",
    "pypinyin",
    "pyshacl",
    "pyvis",
    "rdflib",
    "rich",
    "scipy",
    "xlrd",
    "xlsxwriter",
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "share")


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_modules(path: Path) -> Iterator[str]:
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            module = node.module
            names = (
                [f"dutygraph.{module}"]
                if module
                else [f"dutygraph.{alias.name}" for alias in node.names]
            )
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [
                f"{node.module}.{alias.name}"
                if node.module == "dutygraph"
                else str(node.module)
                for alias in node.names
            ]
        else:
            continue
        for name in names:
            if name.startswith("dutygraph."):
                yield name


def imported_parts(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported_modules(path)}


@pytest.mark.parametrize(
    "path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES]
)
def test_no_module_imports_from_a_layer_above(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    own = LEVEL[part_of(path)]
    above = {part for part in imported_parts(path) if LEVEL[part] > own}
    assert not above


@pytest.mark.parametrize("part", sorted(PARSING_LEVEL))
def test_no_part_of_the_parser_imports_from_one_above(part: str) -> None:
    names = {
        name.split(".")[2]
        for path in (PACKAGE / "parse" / part).glob("*.py")
        for name in imported_modules(path)
        if name.startswith("dutygraph.parse.")
    }
    beside = PARSING[PARSING_LEVEL[part]] - {part}
    above = {name for name in names if PARSING_LEVEL[name] > PARSING_LEVEL[part]}
    assert not (above | names & beside)


def test_the_command_line_imports_nothing_heavy() -> None:
    script = "import sys, dutygraph.cli; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert not HEAVY & set(done.stdout.split())
