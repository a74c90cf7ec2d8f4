"""Texts are found by their words, whatever was typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.errors import StoreError
from dutygraph.search import KINDS, find_texts, write_index
from dutygraph.search.words import text_to_words
from dutygraph.store import open_store


@pytest.fixture(scope="session")
def index(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "words.sqlite"
    with open_store(store) as opened:
        write_index(opened, path)
    return path


def test_a_long_word_is_found_by_a_short_one_in_it() -> None:
    words = text_to_words("人居环境整治，ＡＢＣ abc。")
    assert {"环境", "整治", "abc"} <= set(words)
    assert not {"，", "。"} & set(words)


def test_hits_hold_all_words_and_say_where(index: Path) -> None:
    found = find_texts(index, "消防 培训")
    assert found.count >= 10
    for hit in found.hits:
        assert {"消防", "培训"} <= set(hit.parts[1::2])
        assert hit.kind in KINDS
        assert hit.duty.startswith("https://w3id.org/dutygraph/id/duty/")


def test_parts_are_the_whole_text(index: Path, store: Path) -> None:
    hit = find_texts(index, "森林草原防火工作", kind="title").hits[0]
    assert "".join(hit.parts) == hit.title == "森林草原防火工作"


def test_one_letter_is_found_inside_words(index: Path) -> None:
    assert find_texts(index, "河").count > 20


def test_pages_follow_each_other_without_repeating(index: Path) -> None:
    whole = find_texts(index, "安全", size=200)
    first = find_texts(index, "安全", size=30)
    second = find_texts(index, "安全", page=2, size=30)
    assert first.count == second.count == whole.count
    assert first.hits + second.hits == whole.hits[:60]


def test_nothing_typed_finds_nothing(index: Path) -> None:
    assert find_texts(index, " ，。*\"' ").count == 0


@given(typed=st.text(max_size=60))
def test_whatever_is_typed_is_looked_for(index: Path, typed: str) -> None:
    found = find_texts(index, typed)
    assert len(found.hits) <= 50
    assert found.count >= len(found.hits)


def test_an_index_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not there yet"):
        find_texts(tmp_path / "none.sqlite", "防火")
