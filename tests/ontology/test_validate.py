"""Graphs are held against the shapes, and what fails is led back to its document."""

import json
from pathlib import Path

from dutygraph.nquads import Quad
from dutygraph.store import VOCABULARY, create_store, open_store
from dutygraph.validate import validate
from tests.conftest import GOOD, Run

SKOS = "http://www.w3.org/2004/02/skos/core#"
DG = "https://w3id.org/dutygraph/ontology#"
RECEIVER = "ReclaimedDutyNamesReceiver"
HOSTILE = "<script>alert(1)</script>\x1b[31m"


def spoil(
    store: Path, old: tuple[str, str], new: str | None, within: str = "/id/list/"
) -> None:
    """Replace the objects of a subject and predicate, or take them away."""
    with create_store(store) as opened:
        graphs = (*opened.graphs(), VOCABULARY)
        (graph,) = (one for one in graphs if within in one)
        quads = []
        for line in opened.lines():
            if line.endswith(f"<{graph}> .\n"):
                subject, predicate, rest = line.split(" ", 2)
                object_ = rest.removesuffix(f" <{graph}> .\n")
                if (subject, predicate) == old:
                    object_ = new or ""
                if object_:
                    quads.append(Quad(subject, predicate, object_, f"<{graph}>"))
        opened.put(quads)


def first_step(store: Path) -> str:
    with open_store(store) as opened:
        return next(
            line.split(" ")[0]
            for line in opened.lines()
            if f"<{DG}stepNumber>" in line and "/township-step/1>" in line
        )


def test_the_five_documents_fail_only_where_a_cell_is_empty(
    store: Path,
) -> None:
    with open_store(store) as opened:
        failures = list(validate(opened))
    assert [
        (one.severity, one.shape, one.citation.place.lines, one.citation.text)
        for one in failures
        if one.citation
    ] == [
        ("warning", RECEIVER, (2322, 2323), "地名信息数据核查"),
        ("warning", RECEIVER, (2702, 2705), "再生育审批"),
        ("warning", RECEIVER, (2706, 2709), "组织已婚育龄妇女进行孕情检查"),
        ("warning", RECEIVER, (2715, 2717), "社会抚养费征收"),
    ]
    assert {one.document for one in failures} == {"152922213-巴彦高勒苏木.txt"}


def test_the_empty_cells_are_issues_of_the_document_too(store: Path, run: Run) -> None:
    text = (
        "SELECT ?line { ?issue dg:issueKind <https://w3id.org/dutygraph/id/"
        "issue-kind/empty-cell> ; dg:place/oa:hasSelector/dg:firstLine ?line }"
        " ORDER BY ?line"
    )
    done = run("query", "--store", store, "-", "--format", "csv", stdin=text)
    assert done.stdout.split() == ["line", "2322", "2702", "2706", "2715"]


def test_a_sound_store_passes(one_store: Path, run: Run) -> None:
    done = run("validate", "--store", one_store, "--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "3 个图全部合格\n"
    done = run("validate", "--store", one_store, "--format", "json", "--lang", "en")
    assert done.stdout == "[]\n"
    assert done.stderr == "3 graphs, all sound\n"


def test_a_fault_is_printed_with_place_and_quote(one_store: Path, run: Run) -> None:
    step = first_step(one_store)
    with open_store(one_store) as opened:
        quotes = [
            line for line in opened.lines() if line.startswith(f"{step[:-1]}/quote>")
        ]
    spoil(one_store, (step, f"<{DG}text>"), None)
    done = run("validate", "--store", one_store, "--format", "jsonl", "--lang", "en")
    found = json.loads(done.stdout)
    quote = found.pop("quote")
    assert quote and quote[:10] in "".join(quotes)
    assert found.pop("place").startswith("line ")
    assert found == {
        "document": GOOD,
        "severity": "violation",
        "shape": "StepText",
        "fact": step[1:-1],
        "path": f"{DG}text",
        "value": "",
        "message": "a step must have exactly one text",
    }
    assert done.stderr == "failures: 1, in 3 graphs\n"
    table = run("validate", "--store", one_store, "--strict")
    assert table.returncode == 3
    assert "错误" in table.stdout
    assert table.stderr == "3 个图中有 1 处不合格\n"


def test_a_fact_that_lost_its_place_has_that_of_its_duty(
    one_store: Path, run: Run
) -> None:
    step = first_step(one_store)
    spoil(one_store, (step, f"<{DG}place>"), None)
    done = run("validate", "--store", one_store, "--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    (failure,) = (one for one in found if one["fact"] == step[1:-1])
    assert failure["shape"] == "SourcedThingPlace"
    assert failure["message"] == "必须有且只有一处出处"
    assert failure["place"].startswith("第")
    assert failure["quote"]


def test_a_fault_of_the_vocabulary_is_told_once(one_store: Path, run: Run) -> None:
    line = "https://w3id.org/dutygraph/id/functional-line/health"
    spoil(one_store, (f"<{line}>", f"<{SKOS}prefLabel>"), None, within=VOCABULARY)
    done = run("validate", "--store", one_store, "--format", "jsonl")
    found = [json.loads(text) for text in done.stdout.splitlines()]
    assert [(one["document"], one["shape"], one["fact"]) for one in found] == [
        (VOCABULARY, "ConceptName", line)
    ]


def test_hostile_text_is_shown_and_not_obeyed(one_store: Path, run: Run) -> None:
    step = first_step(one_store)
    spoil(
        one_store,
        (f"{step[:-1]}/quote>", "<http://www.w3.org/ns/oa#exact>"),
        f'"{HOSTILE}"',
    )
    spoil(one_store, (step, f"<{DG}stepNumber>"), f'"{HOSTILE}"')
    done = run("validate", "--store", one_store)
    assert "StepNumber" not in done.stdout
    assert "\x1b" not in done.stdout
    assert "<script>" in done.stdout


def test_a_missing_store_is_one_message(run: Run, tmp_path: Path) -> None:
    done = run("validate", "--store", tmp_path / "none")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
