import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dutygraph.errors import QueryError
from dutygraph.model import ResolvedList
from dutygraph.nquads import Quad
from dutygraph.quads import to_quads
from dutygraph.query import select
from dutygraph.questions import Question, find_question, saved_questions
from dutygraph.store import Store, create_store

TITLE = "秸秆禁烧"
FARMING = "南山县农业农村局"
ECOLOGY = "东江市生态环境局南山县分局"

ANSWERS: dict[str, list[tuple[object, ...]]] = {
    "delegated-duties": [("石桥镇", 1, TITLE)],
    "duties-by-field": [("生态环保", "石桥镇", 2), ("党的建设", "石桥镇", 1)],
    "duties-by-list": [
        ("石桥镇", "basic", 1),
        ("石桥镇", "cooperative", 1),
        ("石桥镇", "reclaimed", 1),
    ],
    "guarantees-by-type": [("hard", "资金", 1, 1)],
    "issues": [("清单.txt", "数目不符", "2\n1", 1, None, "党的建设（2项）")],
    "leads": [(FARMING, "石桥镇", 1, TITLE)],
    "never-alone": [(ECOLOGY, "南山县", 1), (FARMING, "南山县", 1)],
    "sources": [
        ("石桥镇", 1, "抓好党员教育", "清单.txt", 2, 2, None, None, None),
        ("石桥镇", 1, TITLE, "清单.txt", 5, 9, None, None, None),
        ("石桥镇", 1, "对排污的处罚", "清单.txt", 12, 12, None, None, None),
    ],
    "steps-by-department": [
        (ECOLOGY, "南山县", 1, 1.0),
        (FARMING, "南山县", 1, 1.0),
    ],
    "unsupported-duties": [],
}


def concept(name: str, label: str, *more: tuple[str, str]) -> Iterator[Quad]:
    subject, graph = f"<https://w3id.org/dutygraph/id/{name}>", "<x:concepts>"
    skos = "http://www.w3.org/2004/02/skos/core#"
    yield Quad(subject, f"<{skos}prefLabel>", f'"{label}"@zh', graph)
    for key, value in more:
        name = f"<https://w3id.org/dutygraph/ontology#{key}>"
        yield Quad(subject, name, f'"{value}"', graph)


@pytest.fixture
def store(
    tmp_path: Path,
    make_list: Callable[..., ResolvedList],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Store]:
    # Without the schemes, whose labels may change: concepts of our own.
    monkeypatch.setattr("dutygraph.store._refresh_vocabulary", lambda store: None)
    with create_store(tmp_path / "store") as opened:
        opened.put(to_quads(make_list()))
        opened.put(
            [
                *concept("policy-field/ecology", "生态环保"),
                *concept("policy-field/party-building", "党的建设"),
                *concept("issue-kind/count-differs", "数目不符"),
                *concept("guarantee-type/funding", "资金", ("guaranteeKind", "hard")),
            ]
        )
        yield opened


def test_every_saved_question_has_an_answer_here() -> None:
    assert [question.name for question in saved_questions()] == sorted(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_saved_question_answers(store: Store, name: str) -> None:
    found = select(store, find_question(name).text, name)
    assert list(found.rows) == ANSWERS[name]


@pytest.mark.parametrize("question", saved_questions(), ids=lambda one: one.name)
def test_saved_question_has_titles_in_both_languages(question: Question) -> None:
    assert question.title_zh.endswith("？")
    assert not question.title_zh.isascii()
    assert question.title_en.endswith("?")
    assert question.title_en.isascii()


def test_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(QueryError) as error:
        find_question("lead")
    assert "leads" in error.value.expected
    assert "issues" not in error.value.expected


def test_file_and_stream_are_read(tmp_path: Path) -> None:
    file = tmp_path / "my.rq"
    file.write_bytes(b"\xef\xbb\xbfASK {}")
    assert find_question(str(file)) == Question(str(file), "ASK {}")
    assert find_question("-", io.StringIO("ASK {}")) == Question(
        "standard input", "ASK {}"
    )


def test_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="No such file"):
        find_question(str(tmp_path / "none.rq"))
    with pytest.raises(QueryError, match="cannot be read"):
        find_question(f"{tmp_path}/")
    (tmp_path / "gb.rq").write_bytes("ASK {} # 事项".encode("gb18030"))
    with pytest.raises(QueryError, match="byte 9 is no UTF-8"):
        find_question(str(tmp_path / "gb.rq"))


def test_endless_stream_is_an_error() -> None:
    with pytest.raises(QueryError, match="more than"):
        find_question("-", io.StringIO("#" * 1_000_001))
