"""Documents in several processes give what one process gives, in their order."""

from pathlib import Path

import pytest

from dutygraph.errors import DutygraphError
from dutygraph.extract import Extraction
from dutygraph.readers import documents_in
from dutygraph.readers.archive import Document
from dutygraph.workers import map_documents

SOURCES = Path(__file__).parents[1] / "data" / "sources"


def name_of(document: Document) -> str:
    return document.name


def die(document: Document) -> str:
    import os

    os._exit(1)


@pytest.fixture
def large(tmp_path: Path) -> list[Document]:
    for number in range(6):
        text = "序号\t事项名称\n" + f"{number}\t甲\n" * 60_000
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return list(documents_in([tmp_path]))


@pytest.mark.parametrize("jobs", [1, 2, 5, None])
def test_results_come_in_the_order_of_the_documents(
    large: list[Document], jobs: int | None
) -> None:
    found = list(map_documents(name_of, large, jobs))
    assert found == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]


def test_a_process_that_dies_is_a_clear_error(large: list[Document]) -> None:
    with pytest.raises(DutygraphError, match="--jobs 1"):
        list(map_documents(die, large, 2))


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    for source in SOURCES.glob("*.txt"):
        padded = source.read_bytes() + b" " * 600_000
        (tmp_path / source.name).write_bytes(padded)
    one, two = (
        list(Extraction((tmp_path,), jobs=jobs).duty_lists(lambda name: None))
        for jobs in (1, 2)
    )
    assert len(one) == 5
    assert one == two
