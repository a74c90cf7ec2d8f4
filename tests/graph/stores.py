"""Stores made by hand: a statement to put in, and what stands in them."""

from pathlib import Path

from dutygraph.nquads import Quad, text_to_literal
from dutygraph.store import VOCABULARY, open_store


def quad(text: str, graph: str = "g") -> Quad:
    return Quad("<x:s>", "<x:p>", text_to_literal(text), f"<x:{graph}>")


def data_lines(path: Path) -> list[str]:
    with open_store(path) as store:
        return [line for line in store.lines() if f"<{VOCABULARY}> .\n" not in line]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
