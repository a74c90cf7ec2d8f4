"""The question files themselves: titles, explanations, parameters, text."""

import io
import re
from pathlib import Path

import pytest

from dutygraph.errors import QueryError
from dutygraph.query import select
from dutygraph.questions import (
    Parameter,
    Question,
    find_question,
    saved_questions,
    text_to_question,
)
from dutygraph.store import Store

QUESTIONS = saved_questions()
TYPES = {
    "township": "dg:Township",
    "county": "dg:Division",
    "line": "dg:FunctionalLine",
    "kind": "dg:ListKind",
    "field": "dg:PolicyField",
    "guarantee-type": "dg:GuaranteeType",
    "department": "dg:Department",
    "word": "xsd:string",
    "iri": "rdfs:Resource",
}
by_name = pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)


def test_the_shelf_holds_more_than_thirty_questions() -> None:
    assert len(QUESTIONS) >= 32
    assert len({one.title_zh for one in QUESTIONS}) == len(QUESTIONS)
    assert len({one.title_en for one in QUESTIONS}) == len(QUESTIONS)


@by_name
def test_a_question_has_titles_and_explanations_in_both_languages(
    question: Question,
) -> None:
    assert question.title_zh.endswith("？")
    assert not question.title_zh.isascii()
    assert question.title_en.endswith("?")
    assert question.title_en.isascii()
    assert question.explanation_zh.endswith("。")
    assert question.explanation_en.endswith(".")
    assert question.title("en") == question.title_en
    assert question.explanation("zh") == question.explanation_zh


@by_name
def test_each_parameter_is_typed_and_used(question: Question) -> None:
    for one in question.parameters:
        assert one.type == TYPES[one.name]
        assert f"VALUES ?{one.variable} {{}}" in question.text
    gaps = re.findall(r"VALUES \?(\w+) \{\}", question.text)
    assert set(gaps) == {one.variable for one in question.parameters}
    assert question.text.count("# parameter ") == len(question.parameters)


@by_name
def test_a_question_is_sparql_as_it_stands_in_its_file(
    question: Question, one_township: Store
) -> None:
    found = select(one_township, question.text, question.name)
    assert len(set(found.names)) == len(found.names)


def test_an_unknown_name_offers_the_nearest() -> None:
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


def test_a_file_of_a_user_may_declare_parameters(tmp_path: Path) -> None:
    text = "# parameter line dg:FunctionalLine ?l required\nASK {}"
    assert text_to_question("mine", text).parameters == (
        Parameter("line", "dg:FunctionalLine", "l", required=True),
    )


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="No such file"):
        find_question(str(tmp_path / "none.rq"))
    with pytest.raises(QueryError, match="cannot be read"):
        find_question(f"{tmp_path}/")
    (tmp_path / "gb.rq").write_bytes("ASK {} # 事项".encode("gb18030"))
    with pytest.raises(QueryError, match="byte 9 is no UTF-8"):
        find_question(str(tmp_path / "gb.rq"))


def test_an_endless_stream_is_an_error() -> None:
    with pytest.raises(QueryError, match="more than"):
        find_question("-", io.StringIO("#" * 1_000_001))
