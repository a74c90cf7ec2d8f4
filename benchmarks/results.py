"""Takes what was measured, what was promised and whether it is kept, gives a table."""

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from os import cpu_count

_PACKAGES = (
    "click",
    "duckdb",
    "lxml",
    "networkx",
    "pyarrow",
    "pyoxigraph",
    "pyshacl",
    "rdflib",
    "rich",
    "scipy",
)


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the results: what was measured, what was promised."""

    name: str
    found: str
    promised: str
    kept: bool


def results_to_text(results: Iterable[Result], about: str) -> str:
    """Give the results as Markdown, with the versions they were measured with."""
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    rows = (
        f"| {one.name} | {one.found} | {one.promised} | {'yes' if one.kept else 'NO'} |"
        for one in results
    )
    return "\n".join(
        (
            "# Measured\n",
            f"{about}\n",
            f"{platform.system()} {platform.machine()}, {cpu_count()} cores; "
            f"Python {platform.python_version()}; {versions}\n",
            "| what | measured | promised | kept |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        )
    )
