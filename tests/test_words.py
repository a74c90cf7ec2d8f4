"""Words about the data: both languages, and the forms of what follows a number."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import dutygraph
from dutygraph.report.outline import Run, fill_sentence, text_to_words
from dutygraph.words import fill_words, value_to_word, words_of

PACKAGE = Path(dutygraph.__file__).parent
FILES = sorted(
    path
    for path in PACKAGE.rglob("*.toml")
    if {"zh", "en"} <= tomllib.loads(path.read_text("utf-8")).keys()
)
ASKED = re.compile(r'words_of\([^,()]+, "([\w-]+)"\)')
SENTENCE = "{count} {count:matter is|matters are} here"


def texts_of(words: Mapping[str, Any], where: str = "") -> Iterator[tuple[str, str]]:
    for name, held in words.items():
        if isinstance(held, str):
            yield f"{where}{name}", held
        else:
            yield from texts_of(held, f"{where}{name}.")


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 matters are here"),
        (1, "1 matter is here"),
        (2, "2 matters are here"),
        ("1.0", "1.0 matters are here"),
    ],
)
def test_a_word_takes_the_form_of_the_number_before_it(
    count: int | str, said: str
) -> None:
    assert fill_words(SENTENCE, count=count) == said
    linked = fill_sentence(SENTENCE, count=Run(str(count), "all"))
    assert text_to_words(linked) == said
    assert linked[0] == Run(str(count), "all")


@pytest.mark.parametrize(
    ("column", "label", "english"),
    [
        ("doubt", "名称不一", "Title differs"),
        ("line", "民政", "Civil affairs"),
        ("field", "党的建设", "Party building"),
        ("type", "业务指导", "Guidance"),
    ],
)
def test_an_english_answer_names_kinds_in_english(
    column: str, label: str, english: str
) -> None:
    assert value_to_word(label, column, "en") == english
    assert value_to_word(label, column, "zh") == label
    assert value_to_word("无此种类", column, "en") == "无此种类"
    assert value_to_word(label, "duty", "en") == label


def test_what_is_filled_in_is_no_pattern() -> None:
    hostile = "{count:a|b}{0.__class__}"
    assert fill_words("{name}: {count}", name=hostile, count=1) == f"{hostile}: 1"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_topic_that_is_asked_for_has_words(lang: str) -> None:
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    topics = set(ASKED.findall(code))
    assert {"check", "headings", "matters", "summary"} < topics
    for topic in topics:
        assert words_of(lang, topic), topic


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name + path.stem)
def test_both_languages_fill_in_the_same(path: Path) -> None:
    words = tomllib.loads(path.read_text("utf-8"))
    zh, en = (dict(texts_of(words[lang])) for lang in ("zh", "en"))
    for name, text in en.items():
        assert names_in(zh[name]) == names_in(text), name


def test_no_plural_follows_a_number_that_may_be_one() -> None:
    texts = [
        text
        for path in FILES
        for _, text in texts_of(tomllib.loads(path.read_text("utf-8"))["en"])
    ]
    plurals = {
        forms.partition("|")[2].partition(" ")[0]
        for text in texts
        for _, _, forms, _ in Formatter().parse(text)
        if forms and "|" in forms and forms.endswith("s")
    }
    assert {"duties", "matters", "nodes", "steps", "townships"} < plurals
    plain = re.compile(rf"\{{\w+[^}}|]*\}} (?:[a-z]+ )?(?:{'|'.join(plurals)})\b")
    assert [text for text in texts if plain.search(text)] == []
