"""Every fact leads back to the document it stands in."""

import json
from pathlib import Path

import pytest

from dutygraph import vocab
from dutygraph.citations import Citation, argument_to_iri, cite
from dutygraph.errors import QueryError
from dutygraph.model import Place
from dutygraph.nquads import Quad
from dutygraph.store import create_store, open_store
from tests.conftest import Run

ID = "https://w3id.org/dutygraph/id/"
DG = "https://w3id.org/dutygraph/ontology#"
FILE = "152922213-巴彦高勒苏木.txt"
DUTY = "duty/152922213/reclaimed/46ogkzfffr2pfatw"


@pytest.mark.parametrize(
    ("argument", "iri"),
    [
        ("duty/1/basic/a", f"{ID}duty/1/basic/a"),
        ("/duty/1/basic/a", f"{ID}duty/1/basic/a"),
        ("id/duty/1/basic/a", f"{ID}duty/1/basic/a"),
        ("id:duty/1/basic/a", f"{ID}duty/1/basic/a"),
        (f"<{ID}duty/1>", f"{ID}duty/1"),
        (f"{ID}duty/1", f"{ID}duty/1"),
        ("dg:Duty", f"{DG}Duty"),
        ("no-prefix:x", f"{ID}no-prefix:x"),
    ],
)
def test_an_iri_may_be_shortened(argument: str, iri: str) -> None:
    assert argument_to_iri(argument) == iri


def test_a_duty_is_cited_with_place_and_quote(store: Path) -> None:
    with open_store(store) as opened:
        (one,) = cite(opened, ID + DUTY)
    assert (one.fact, one.kind) == (ID + DUTY, f"{DG}ReclaimedDuty")
    assert (one.text, one.document) == ("再生育审批", FILE)
    assert (one.place, one.quote) == (Place(lines=(2702, 2705)), "再生育审批")
    assert len(one.sha256) == 64


def test_a_place_and_its_quote_lead_to_the_fact(store: Path) -> None:
    with open_store(store) as opened:
        duty = cite(opened, ID + DUTY)
        assert cite(opened, f"{ID}{DUTY}/place") == duty
        assert cite(opened, f"{ID}{DUTY}/quote") == duty


def shown(citations: tuple[Citation, ...]) -> list[tuple[str, str, Place]]:
    return [(one.kind.removeprefix(DG), one.text, one.place) for one in citations]


def small_quads() -> list[Quad]:
    """Give a graph of a duty, a step of it, who acts, and where they stand."""
    rdf, oa = (
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "<http://www.w3.org/ns/oa#",
    )
    xsd = "<http://www.w3.org/2001/XMLSchema#integer>"
    statements = [
        ("duty", f"{rdf}type>", f"<{DG}Duty>"),
        ("duty", f"{rdf}type>", f"<{DG}CooperativeDuty>"),
        ("duty", "<http://purl.org/dc/terms/title>", '"秸秆禁烧"@zh'),
        ("duty", f"<{DG}counterpart>", "<urn:office>"),
        ("duty", f"<{DG}responsibility>", "<urn:part>"),
        ("duty", f"<{DG}place>", "<urn:duty/place>"),
        ("duty/place", f"{oa}hasSource>", "<urn:document>"),
        ("duty/place", f"{oa}hasSelector>", "<urn:document/pages>"),
        ("office", f"<{DG}functionalLine>", "<urn:line>"),
        ("part", f"<{DG}bornBy>", "<urn:office>"),
        ("part", f"<{DG}step>", "<urn:part/step/1>"),
        ("part/step/1", f"{rdf}type>", f"<{DG}Step>"),
        ("part/step/1", f"<{DG}text>", '"巡查"'),
        ("part/step/1", f"<{DG}place>", "<urn:part/step/1/place>"),
        ("part/step/1/place", f"{oa}hasSource>", "<urn:document>"),
        ("part/step/1/place", f"{oa}hasSelector>", "<urn:document/table>"),
        ("document", f"<{DG}fileName>", '"清单.xlsx"'),
        ("document/pages", f"<{DG}firstPage>", f'"2"^^{xsd}'),
        ("document/pages", f"<{DG}lastPage>", f'"3"^^{xsd}'),
        ("document/table", f"<{DG}sheet>", '"配合"'),
        ("document/table", f"<{DG}tableNumber>", f'"1"^^{xsd}'),
        ("document/table", f"<{DG}firstRow>", f'"4"^^{xsd}'),
        ("document/table", f"<{DG}lastRow>", f'"4"^^{xsd}'),
        ("document/table", f"<{DG}cells>", '"D4"'),
    ]
    return [
        Quad(f"<urn:{one}>", two, three, "<urn:g>") for one, two, three in statements
    ]


ONE_DUTY = ("CooperativeDuty", "秸秆禁烧", Place(pages=(2, 3)))
ONE_STEP = ("Step", "巡查", Place(None, None, "配合", 1, (4, 4), "D4"))


@pytest.mark.parametrize(
    ("thing", "found"),
    [
        ("duty", [ONE_DUTY]),
        ("part/step/1", [ONE_STEP]),
        ("part", [ONE_DUTY, ONE_STEP]),
        ("office", [ONE_DUTY]),
        ("line", [ONE_DUTY]),
        ("document", [ONE_DUTY, ONE_STEP]),
    ],
)
def test_what_has_no_place_is_cited_by_the_nearest_facts(
    thing: str, found: list[tuple[str, str, Place]], tmp_path: Path
) -> None:
    with create_store(tmp_path / "graph") as opened:
        opened.put(small_quads())
        assert sorted(shown(cite(opened, f"urn:{thing}"))) == sorted(found)


@pytest.mark.parametrize(
    ("iri", "message"),
    [
        (f"{ID}duty/1/basic/none", "the store says nothing of this IRI"),
        (f"{ID}a b", "this is no IRI"),
        (f"{DG}lead", "no place of a document leads to it"),
    ],
)
def test_what_cannot_be_cited_is_said(iri: str, message: str, store: Path) -> None:
    with open_store(store) as opened, pytest.raises(QueryError, match=message):
        cite(opened, iri)


def test_the_command_prints_place_and_quote(store: Path, run: Run) -> None:
    done = run("cite", DUTY, "--store", store, "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert found.pop("sha256")
    assert found == {
        "fact": ID + DUTY,
        "kind": "上级部门收回事项",
        "text": "再生育审批",
        "document": FILE,
        "place": "第2702–2705行",
        "where": {"lines": [2702, 2705]},
        "quote": "再生育审批",
    }
    table = run("cite", f"id:{DUTY}", "--store", store, "--lang", "en").stdout
    assert "Reclaimed duty" in table
    assert "line 2702–2705" in table


def test_an_issue_is_cited_by_its_kind(store: Path, run: Run) -> None:
    text = "SELECT ?issue { ?issue a dg:Issue } ORDER BY ?issue"
    asked = run("query", "--store", store, "-", "--format", "csv", stdin=text)
    issue = asked.stdout.split()[1]
    done = run("cite", issue, "--store", store, "--lang", "en", "--format", "jsonl")
    found = json.loads(done.stdout)
    assert found["kind"] == "Title differs"
    assert found["quote"]


def test_every_duty_step_guarantee_and_issue_can_be_cited(
    store: Path, run: Run
) -> None:
    for kind, count in (
        ("Duty", 809),
        ("Step", 3687),
        ("Guarantee", 464),
        ("Issue", 8),
    ):
        with open_store(store) as opened:
            found = cite(opened, f"{DG}{kind}")
        assert len(found) == count
        assert all(one.quote and one.place != Place() for one in found), kind


def test_what_the_store_does_not_know_is_one_message(store: Path, run: Run) -> None:
    done = run("cite", "duty/none", "--store", store)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: '{ID}duty/none': the store says nothing")
    assert len(done.stderr.splitlines()) == 1


def test_what_is_no_number_is_no_place(tmp_path: Path) -> None:
    fact, spot, lines, graph = (f"<http://example.org/{name}>" for name in "abcd")
    with create_store(tmp_path / "graph") as store:
        store.put(
            [
                Quad(fact, vocab.PLACE, spot, graph),
                Quad(spot, vocab.HAS_SELECTOR, lines, graph),
                Quad(lines, vocab.FIRST_LINE, '"某局"', graph),
                Quad(lines, vocab.LAST_LINE, '"2"', graph),
            ]
        )
        (found,) = cite(store, fact[1:-1])
    assert found.place == Place()
