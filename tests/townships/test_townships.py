"""Synthetic lists read back from their carriers as the records they were made of."""

import json
from pathlib import Path

import pytest

from benchmarks.townships import Drawn, drawn_lists, lists, resolved_lists
from benchmarks.townships.__main__ import main
from benchmarks.townships.layouts import LAYOUTS
from benchmarks.townships.sites import choose_sites
from dutygraph.model import ListKind
from dutygraph.parse import parse
from dutygraph.readers import bytes_to_table, read
from dutygraph.records import duty_to_values

COUNT = 16


@pytest.fixture(scope="module")
def drawn() -> list[Drawn]:
    return list(drawn_lists(COUNT))


def test_every_layout_is_drawn(drawn: list[Drawn]) -> None:
    assert {one.layout for one in drawn} == set(LAYOUTS)


def test_text_reads_back_to_the_same_records_and_places(drawn: list[Drawn]) -> None:
    for one in drawn:
        found = parse(bytes_to_table(one.text().encode(), f"{one.stem}.txt"))
        assert found.duties == one.duty_list.duties
        assert found.source == one.duty_list.source
        assert found.declared == one.duty_list.declared


def test_word_reads_back_to_the_same_records(drawn: list[Drawn]) -> None:
    for one in drawn:
        found = parse(bytes_to_table(one.word(), f"{one.stem}.docx"))
        assert [duty_to_values(duty)[:-1] for duty in found.duties] == [
            duty_to_values(duty)[:-1] for duty in one.duty_list.duties
        ]


def test_lists_are_as_long_as_those_of_the_five_documents(drawn: list[Drawn]) -> None:
    ranges = {
        ListKind.BASIC: range(88, 100),
        ListKind.COOPERATIVE: range(59, 80),
        ListKind.RECLAIMED: range(42, 86),
    }
    for one in drawn:
        for kind, sizes in ranges.items():
            assert sum(duty.kind is kind for duty in one.duty_list.duties) in sizes


def test_no_name_of_the_five_places_is_left(drawn: list[Drawn]) -> None:
    for one in drawn:
        for name in ("青山区", "石拐区", "巴林左旗", "突泉县", "阿拉善右旗", "富河镇"):
            assert name not in one.text()


def test_the_same_seed_gives_the_same_lists_however_many_there_are() -> None:
    assert list(lists(3)) == list(lists(5))[:3]
    assert list(lists(2)) != list(lists(2, seed=1))


def test_townships_are_resolved_where_they_lie() -> None:
    sites = list(choose_sites(3))
    for site, resolved in zip(sites, resolved_lists(3), strict=True):
        assert resolved.divisions == site.divisions
        assert resolved.duty_list.code == site.code
        assert {
            one.county for meant in resolved.departments.values() for one in meant
        } == {site.county}
        assert not resolved.issues


def test_more_townships_than_there_are_is_an_error() -> None:
    with pytest.raises(ValueError, match="the gazetteer has"):
        list(choose_sites(50_000))


def test_files_hold_what_the_records_say(tmp_path: Path) -> None:
    for carrier in ("records", "text", "word"):
        assert main(["2", "--as", carrier, "-o", str(tmp_path / carrier)]) == 0
    assert main(["2", "--as", "word", "-o", str(tmp_path / "again")]) == 0
    lines = (tmp_path / "records" / "duties.jsonl").read_text("utf-8").splitlines()
    titles = [json.loads(line)["title"] for line in lines]
    assert titles == [duty.title for one in lists(2) for duty in one.duties]
    for suffix, folder in (("txt", "text"), ("docx", "word")):
        paths = sorted((tmp_path / folder).rglob(f"*.{suffix}"))
        read_titles = [
            duty.title for path in paths for duty in parse(read(path)).duties
        ]
        assert sorted(read_titles) == sorted(titles)
    for path in (tmp_path / "word").rglob("*.docx"):
        twin = tmp_path / "again" / path.relative_to(tmp_path / "word")
        assert path.read_bytes() == twin.read_bytes()


def test_a_folder_need_not_be_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["1"]) == main(["1", "--as", "records"]) == 0
    found = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.*"))
    assert [str(path.parent.parent) for path in found] == [
        "build/drawn",
        "build/drawn/text",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--", "-1"], "'-1' is no number of townships"),
        (["many"], "'many' is no number of townships"),
        (["1", "-o", "taken"], "taken"),
    ],
)
def test_misuse_is_told(
    words: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").touch()
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert told in capsys.readouterr().err
