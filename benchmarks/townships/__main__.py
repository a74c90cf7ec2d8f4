"""Write lists to a folder: `python -m benchmarks.townships N [-o FOLDER]`.

A file a township as text or as Word document, in folders by province; or all records
in one file, a duty a line, as `dutygraph parse --format jsonl` prints them.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.townships import Drawn, drawn_lists, lists
from dutygraph.records import NAMES, duty_list_to_rows

DRAWN = Path("build/drawn")
RECORDS = "duties.jsonl"


def write_documents(count: int, carrier: str, folder: Path, seed: int = 0) -> None:
    """Write a document for each of so many townships, as "text" or "word"."""
    for drawn in drawn_lists(count, seed):
        place = folder / drawn.site.code[:2]
        place.mkdir(parents=True, exist_ok=True)
        _write_document(drawn, carrier, place)


def write_records(count: int, folder: Path, seed: int = 0) -> None:
    """Write the records of all duties into one file."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / RECORDS).open("w", encoding="utf-8") as file:
        for duty_list in lists(count, seed):
            for row in duty_list_to_rows(duty_list):
                record = dict(zip(NAMES, row, strict=True))
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_document(drawn: Drawn, carrier: str, folder: Path) -> None:
    if carrier == "word":
        (folder / f"{drawn.stem}.docx").write_bytes(drawn.word())
    else:
        (folder / f"{drawn.stem}.txt").write_text(drawn.text(), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Read the options and write."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.townships",
        description="Write synthetic duty lists of real townships.",
    )
    parser.add_argument("count", metavar="N", type=_count, help="how many townships")
    parser.add_argument(
        "--as", dest="carrier", choices=("records", "text", "word"), default="text"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "-o", "--out", type=Path, metavar="FOLDER", help="default: build/drawn/CARRIER"
    )
    given = parser.parse_args(arguments)
    folder = given.out or DRAWN / given.carrier
    try:
        if given.carrier == "records":
            write_records(given.count, folder, given.seed)
        else:
            write_documents(given.count, given.carrier, folder, given.seed)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    return 0


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of townships")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
