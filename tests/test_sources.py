"""The entries of data/sources/sources.toml tell the truth about the files beside it."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parents[1] / "data" / "sources"
ENTRIES = tomllib.loads((SOURCES / "sources.toml").read_text(encoding="utf-8"))
DOCUMENTS: list[dict[str, Any]] = ENTRIES["document"]
HEADINGS = {
    "basic": "基本履职事项清单",
    "cooperative": "配合履职事项清单",
    "reclaimed": "(?:上收履职?|上级部门收回)事项清单",
}
NUMBERED = re.compile(
    r"^\s*[一二三四五六七八九十]+、(\S+?)（(\d+)项）\s*$", re.MULTILINE
)

each_document = pytest.mark.parametrize(
    "entry", DOCUMENTS, ids=[entry["code"] for entry in DOCUMENTS]
)


def text_of(entry: dict[str, Any]) -> str:
    return (SOURCES / entry["file"]).read_text(encoding="utf-8")


def parts_of(entry: dict[str, Any]) -> dict[str, str]:
    """Cut a text at the last heading of each of its lists."""
    text = text_of(entry)
    starts = {
        name: [met.start() for met in re.finditer(HEADINGS[name], text)]
        for name in entry["lists"]
    }
    return {
        name: text[
            places[-1] : min(
                (other[-1] for other in starts.values() if other[-1] > places[-1]),
                default=len(text),
            )
        ]
        for name, places in starts.items()
    }


def test_every_document_has_an_entry() -> None:
    files = {path.name for path in SOURCES.iterdir()} - {"sources.toml"}
    assert {entry["file"] for entry in DOCUMENTS} == files


@each_document
def test_the_file_is_as_it_was_published(entry: dict[str, Any]) -> None:
    data = (SOURCES / entry["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]


@each_document
def test_name_and_code_are_those_of_the_file(entry: dict[str, Any]) -> None:
    assert entry["file"] == f"{entry['code']}-{entry['township']}.txt"
    assert re.fullmatch(r"\d{9}", entry["code"])
    assert entry["township"] in text_of(entry)


@each_document
def test_the_lists_are_those_in_the_text(entry: dict[str, Any]) -> None:
    text = text_of(entry)
    found = [name for name, heading in HEADINGS.items() if re.search(heading, text)]
    assert entry["lists"] == found


@each_document
def test_declared_counts_stand_in_the_text(entry: dict[str, Any]) -> None:
    parts = parts_of(entry)
    declared = entry.get("declared", {})
    found = {
        name: {section: int(count) for section, count in NUMBERED.findall(part)}
        for name, part in parts.items()
    }
    expected = {name: declared.get(name, {}).get("sections", {}) for name in parts}
    assert found == expected
    for name, part in parts.items():
        heading = re.match(HEADINGS[name] + r"（(\d+)项）", part)
        count = int(heading[1]) if heading else None
        assert count == declared.get(name, {}).get("count")
        assert count is None or sum(found[name].values()) == count
