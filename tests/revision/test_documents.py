"""Two documents are compared from the command line: table, Markdown and RDF."""

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib

from dutygraph.errors import PlaceError
from dutygraph.meanings import ResolvedList
from dutygraph.nquads import text_to_literal
from dutygraph.resources import resource
from dutygraph.revision.changes import compare_editions
from dutygraph.revision.editions import resolved_to_edition
from dutygraph.revision.graph import revision_to_triples
from dutygraph.revision.tables import rows_to_markdown
from tests.conftest import Run

from .lists import edition, entry

DG = "https://w3id.org/dutygraph/ontology#"
HEADING = "石桥镇履行职责事项清单\n基本履职事项清单\n序号\t事项名称\n一、经济发展\t\n"
OLD = HEADING + "1\t开展招商引资\n2\t推广代耕代种服务\n3\t收购粮食\n"
NEW = HEADING + "1\t开展招商引资\n2\t收购粮食\n3\t大力推广代耕代种服务\n4\t管护河道\n"
CODE = ("--township", "152224100")


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_rows_hold_what_changed(documents: tuple[Path, Path], run: Run) -> None:
    done = run("diff", *documents, *CODE, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [
        (one["change"], one["counts"], one["old_number"], one["new_number"])
        for one in rows
    ] == [
        ("renumbered", False, 3, 2),
        ("reworded", True, 2, 3),
        ("renumbered", False, 2, 3),
        ("added", True, None, 4),
    ]
    assert rows[1]["before"] == ["推广代耕代种服务"]
    assert rows[1]["after"] == ["大力推广代耕代种服务"]


def test_markdown_says_it_in_the_language_asked_for(
    documents: tuple[Path, Path], run: Run
) -> None:
    done = run("diff", *documents, *CODE, "--format", "markdown", "--lang", "en")
    assert done.stdout == (
        "# 旧.txt → 新.txt: 2 changes (added 1, reworded 1); 2 duties renumbered, "
        "which is no change\n\n"
        "| change | list | old no. | new no. | duty | before | after |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| renumbered only | basic | 3 | 2 | 收购粮食 | 3 | 2 |\n"
        "| reworded | basic | 2 | 3 | 大力推广代耕代种服务 | 推广代耕代种服务 "
        "| 大力推广代耕代种服务 |\n"
        "| renumbered only | basic | 2 | 3 | 大力推广代耕代种服务 | 2 | 3 |\n"
        "| added | basic |  | 4 | 管护河道 |  |  |\n"
    )


def test_a_document_does_not_differ_from_itself(sources: Path, run: Run) -> None:
    path = sources / "150422104-富河镇.txt"
    done = run("diff", path, path, "--format", "csv")
    assert (done.returncode, done.stdout.count("\r\n")) == (0, 1)


def test_without_a_change_one_sentence_says_so(sources: Path, run: Run) -> None:
    path = sources / "152224100-突泉镇.txt"
    done = run("diff", path, path)
    assert done.stdout == (
        f"{path.name} → {path.name}：没有变动；改序号 0 项，不计为变动\n"
    )


def test_two_townships_are_compared_with_force_alone(sources: Path, run: Run) -> None:
    old = sources / "150204006-青山路街道.txt"
    new = sources / "150205202-吉忽伦图苏木.txt"
    refused = run("diff", old, new)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert (
        "lists of 青山路街道 150204006 and of 吉忽伦图苏木 150205202" in refused.stderr
    )
    forced = run("diff", old, new, "--force", "--format", "csv")
    assert forced.returncode == 0
    assert forced.stderr.startswith("两份文件不是同一镇街的，按 --force 比较：")
    rows = forced.stdout.splitlines()
    added = sum(row.startswith("added,") for row in rows)
    removed = sum(row.startswith("removed,") for row in rows)
    assert added - removed == 79 - 67


def test_what_is_no_list_is_said(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("今天天气很好。\n", encoding="utf-8")
    done = run("diff", path, path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {path.name}") or str(path) in done.stderr
    missing = run("diff", tmp_path / "none.txt", path)
    assert (missing.returncode, missing.stdout) == (1, "")


def test_both_forms_of_rdf_say_the_same_and_are_sound(
    documents: tuple[Path, Path], run: Run, tmp_path: Path
) -> None:
    quads, turtle = tmp_path / "change.nq", tmp_path / "change.ttl"
    for path in (quads, turtle):
        assert run("diff", *documents, *CODE, "--rdf", path).returncode == 0
    again = run("diff", *documents, *CODE, "--rdf", quads)
    assert "the file is there already" in again.stderr
    parsed = {quad.triple for quad in pyoxigraph.parse(path=str(quads))}
    assert parsed == {quad.triple for quad in pyoxigraph.parse(path=str(turtle))}
    kinds = sorted(
        quad.object.value
        for quad in parsed
        if quad.predicate.value == f"{DG}changeKind"
    )
    assert kinds == ["added", "renumbered", "renumbered", "reworded"]
    conforms, _, report = pyshacl.validate(
        rdflib.Graph().parse(turtle),
        shacl_graph=rdflib.Graph().parse(resource("ontology/shapes.ttl")),
        ont_graph=rdflib.Graph().parse(resource("ontology/dutygraph.ttl")),
        inference="none",
    )
    said = [line for line in report.splitlines() if "Source Shape" in line]
    assert conforms, said


def test_rdf_needs_to_know_the_township() -> None:
    unknown = edition(entry("秸秆禁烧"), code="")
    with pytest.raises(PlaceError, match="its duties have no IRIs"):
        list(revision_to_triples(unknown, unknown, ()))


def test_a_change_is_described_with_both_texts() -> None:
    old = edition(entry("秸秆禁烧", guarantees=("提供资金",)))
    new = edition(entry("秸秆禁烧", guarantees=('给"车"',)), name="新.txt")
    triples = list(revision_to_triples(old, new, compare_editions(old, new)))
    said = {(p.rpartition("#")[2].rstrip(">"), o) for _, p, o in triples}
    assert {
        ("changeKind", '"guarantees"'),
        ("oldDuty", "<urn:cooperative:秸秆禁烧>"),
        ("newDuty", "<urn:cooperative:秸秆禁烧>"),
        ("textBefore", '"提供资金"'),
        ("textAfter", text_to_literal('给"车"')),
    } <= said
    assert len(triples) == len(set(triples))


def test_hostile_text_is_no_markdown() -> None:
    row = ("<script>|`*[a](b)\n# x",)
    assert list(rows_to_markdown("t", ("h",), [row]))[-1] == (
        "| \\<script\\>\\|\\`\\*\\[a\\](b)<br>\\# x |\n"
    )


def test_departments_are_compared_by_their_full_names(
    make_list: Callable[..., ResolvedList],
) -> None:
    (_, cooperative, _) = resolved_to_edition(make_list()).entries
    assert {kind.value: texts for kind, texts in cooperative.aspects.items()} == {
        "section": ("生态环保",),
        "delegated": ("*",),
        "lead": ("南山县农业农村局",),
        "departments": (
            "南山县农业农村局",
            "东江市生态环境局南山县分局",
            "相关部门",
        ),
        "guarantees": ("提供资金",),
        "responsibilities": (
            "南山县农业农村局：开展巡查",
            "其他部门按职责配合",
        ),
        "township_steps": ("宣传", "上报"),
        "work_methods": (),
    }
