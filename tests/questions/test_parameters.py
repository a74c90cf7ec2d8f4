"""What a user types becomes a term of the store, or a message, and nothing else."""

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutygraph.asking import fill
from dutygraph.errors import QueryError
from dutygraph.parameters import value_to_terms
from dutygraph.query import select
from dutygraph.questions import Parameter, find_question, text_to_question
from dutygraph.store import Store

ID = "https://w3id.org/dutygraph/id/"
HOSTILE = (
    '" } DROP ALL #',
    "突泉镇> ?p ?o } #",
    "\\u0022 } SERVICE <http://127.0.0.1/> {",
    "'''",
    "\x00",
    "?iri",
    "",
    f"{ID}township/990102103> <x:y",
)


def terms(store: Store, type_: str, value: str) -> list[str]:
    return value_to_terms(store, Parameter("name", type_, "x"), value)


@pytest.mark.parametrize(
    ("type_", "value", "iri"),
    [
        ("dg:Township", "石桥镇", "township/990102103"),
        ("dg:Township", " 石桥镇 ", "township/990102103"),
        ("dg:Township", "990102103", "township/990102103"),
        ("dg:Township", f"{ID}township/990102103", "township/990102103"),
        ("dg:Division", "南山县", "division/990102"),
        ("dg:Division", "990102", "division/990102"),
        ("dg:FunctionalLine", "ecology", "functional-line/ecology"),
        ("dg:FunctionalLine", "环保", "functional-line/ecology"),
        ("dg:PolicyField", "党的建设", "policy-field/party-building"),
        ("dg:GuaranteeType", "资金", "guarantee-type/funding"),
    ],
)
def test_names_codes_and_iris_are_found(
    one_township: Store, type_: str, value: str, iri: str
) -> None:
    assert terms(one_township, type_, value) == [f"<{ID}{iri}>"]


def test_a_kind_is_its_notation_and_a_word_a_literal(one_township: Store) -> None:
    assert terms(one_township, "dg:ListKind", "上级收回") == ['"reclaimed"']
    assert terms(one_township, "xsd:string", 'a"b\\') == ['"a\\"b\\\\"']


def test_a_department_is_found_by_any_spelling(one_township: Store) -> None:
    (found,) = terms(one_township, "dg:Department", "农业局")
    assert terms(one_township, "dg:Department", "南山县农业农村局") == [found]


@pytest.mark.parametrize(
    ("type_", "value", "offered"),
    [
        ("dg:Township", "石桥乡", "石桥镇"),
        ("dg:Township", "桥", "石桥镇"),
        ("dg:Division", "南川县", "南山县"),
        ("dg:FunctionalLine", "ecologie", "ecology"),
        ("dg:ListKind", "基本", "基本履职"),
        ("dg:Department", "县农业局", "县农业农村局"),
    ],
)
def test_what_is_not_there_offers_the_nearest(
    one_township: Store, type_: str, value: str, offered: str
) -> None:
    with pytest.raises(QueryError) as error:
        terms(one_township, type_, value)
    assert offered in error.value.expected
    assert repr(value) in error.value.where


def test_a_name_of_two_townships_wants_the_code(two_townships: Store) -> None:
    graph = pyoxigraph.NamedNode("x:more")
    label = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    for code in ("990102103", "990102104"):
        town = pyoxigraph.NamedNode(f"{ID}township/{code}")
        name = pyoxigraph.Literal("城关镇", language="zh")
        two_townships.database.add(pyoxigraph.Quad(town, label, name, graph))
    with pytest.raises(QueryError) as error:
        terms(two_townships, "dg:Township", "城关镇")
    assert error.value.expected == "one of 990102103 (南山县), 990102104 (南山县)"


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("type_", ["dg:Township", "dg:Department", "rdfs:Resource"])
def test_hostile_names_are_refused(one_township: Store, type_: str, value: str) -> None:
    with pytest.raises(QueryError):
        terms(one_township, type_, value)


@pytest.mark.parametrize("value", [one for one in HOSTILE if "SERVICE" not in one])
def test_a_hostile_word_is_only_a_word(one_township: Store, value: str) -> None:
    text = fill(one_township, find_question("duties"), {"word": value}).sparql
    found = list(select(one_township, text).rows)
    assert len(found) == (3 if value == "" else 0)


def test_a_word_that_looks_like_another_host_is_refused(one_township: Store) -> None:
    (value,) = (one for one in HOSTILE if "SERVICE" in one)
    text = fill(one_township, find_question("duties"), {"word": value}).sparql
    with pytest.raises(QueryError, match="another host"):
        select(one_township, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
def test_any_word_finds_what_holds_it(one_township: Store, word: str) -> None:
    text = fill(one_township, find_question("duties"), {"word": word}).sparql
    found = [str(row[4]) for row in select(one_township, text).rows]
    titles = ["抓好党员教育", "秸秆禁烧", "对排污的处罚"]
    assert found == [title for title in titles if word in title]


def test_a_missing_parameter_is_named(one_township: Store) -> None:
    with pytest.raises(QueryError, match="say which with --township"):
        fill(one_township, find_question("matters-only-here"), {})


def test_a_parameter_that_a_question_lacks_is_refused(one_township: Store) -> None:
    with pytest.raises(QueryError) as error:
        fill(one_township, find_question("documents"), {"line": "环保"})
    assert error.value.expected == "one of township, county"


def test_a_type_that_is_not_known_is_refused(one_township: Store) -> None:
    with pytest.raises(QueryError, match="no such type"):
        terms(one_township, "dg:Colour", "red")


def test_only_lines_of_given_parameters_change(one_township: Store) -> None:
    text = (
        "# parameter line dg:FunctionalLine ?l\n# parameter word xsd:string ?w\n"
        'SELECT ("#? VALUES ?l {}" AS ?x) {\n  #? VALUES ?l {} ?s ?p ?l .\n'
        "  #? VALUES ?w {}\n  # VALUES ?l {}\n}"
    )
    question = text_to_question("mine", text)
    assert fill(one_township, question, {}).sparql == text
    filled = fill(one_township, question, {"line": "环保"}).sparql
    assert filled == text.replace(
        "  #? VALUES ?l {} ?s", f"  VALUES ?l {{ <{ID}functional-line/ecology> }} ?s"
    )
