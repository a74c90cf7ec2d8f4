"""Networks are measured from the command line."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from subprocess import CompletedProcess

import networkx
import pytest

from tests.conftest import Run

PAIR = ("network", "--projection", "department-department")


def rows_of(done: CompletedProcess[str]) -> list[dict[str, str]]:
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_the_five_networks_are_told_in_a_line_each(store: Path, run: Run) -> None:
    rows = rows_of(run("network", "--store", store, "--format", "csv"))
    assert [(row["projection"], row["nodes"], row["edges"]) for row in rows] == [
        ("department-township", "133", "128"),
        ("department-department", "128", "604"),
        ("department-matter", "314", "629"),
        ("township-township", "5", "10"),
        ("line-guarantee", "61", "256"),
    ]
    assert [row["nestedness"] != "" for row in rows] == [True, False, True, False, True]


def test_degrees_of_the_township_network_are_the_steps_of_the_ranking(
    store: Path, run: Run
) -> None:
    steps = {
        row["iri"]: float(row["steps"])
        for row in rows_of(
            run("rank", "--store", store, "--by=department", "--top=0", "--format=csv")
        )
        if float(row["duties"])
    }
    network = run(
        *("network", "--store", store, "--projection", "department-township"),
        *("--top", 0, "--format", "csv"),
    )
    degrees = {
        row["iri"]: float(row["degree"])
        for row in rows_of(network)
        if row["kind"] == "department"
    }
    assert degrees == pytest.approx(steps)


def test_who_brokers_comes_first_and_is_told_in_chinese(store: Path, run: Run) -> None:
    done = run(*PAIR, "--store", store, "--sort", "betweenness", "--top", 3)
    lines = done.stdout.splitlines()
    assert lines[0] == "哪些部门共同承担事项，谁在中间牵线？"
    assert "中介（%）" in lines[2]
    assert "中介：他者之间的最短路有多少经过此处。" in lines
    english = run(*PAIR, "--store", store, "--lang", "en")
    assert english.stdout.startswith("Which departments share duties, and who stands")
    named = run(*PAIR, "--store", store, "--sort", "betweenness", "--format", "csv")
    values = [float(row["betweenness"]) for row in rows_of(named)]
    assert values == sorted(values, reverse=True)


def test_townships_tell_their_matters_by_kind_of_list(store: Path, run: Run) -> None:
    done = run(
        *("network", "--store", store, "--projection", "township-township"),
        *("--edges", "--top", 1, "--format", "jsonl"),
    )
    (edge,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert {edge["one"], edge["other"]} == {"富河镇", "巴彦高勒苏木"}
    assert edge["matters"] >= max(edge[k] for k in ("basic", "cooperative"))


def test_one_township_alone(store: Path, run: Run) -> None:
    done = run(*PAIR, "--store", store, "--township", "突泉镇", "--format=csv")
    assert {row["node"][:3] for row in rows_of(done) if "突泉" in row["node"]} == {
        "突泉县"
    }
    assert "青山区民政局" not in done.stdout
    wrong = run(*PAIR, "--store", store, "--township", "突泉")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "no townships '突泉'; expected one of 突泉镇" in wrong.stderr


@pytest.mark.parametrize("suffix", ["gexf", "graphml"])
def test_gephi_gets_the_measures(
    suffix: str, store: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / f"joint.{suffix}"
    done = run(*PAIR, "--store", store, "--gephi", path)
    assert done.stderr == f"网络：{path}\n"
    read = networkx.read_gexf if suffix == "gexf" else networkx.read_graphml
    found = read(path)
    assert len(found) == 128
    assert all("pagerank" in data for _, data in found.nodes(data=True))
    assert all(data["weight"] == data["duties"] for *_, data in found.edges(data=True))
    assert ET.parse(path).getroot().tag.endswith(suffix)
    again = run(*PAIR, "--store", store, "--gephi", path)
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert run(*PAIR, "--store", store, "--gephi", path, "--force").returncode == 0


def test_the_same_store_gives_the_same_bytes(
    store: Path, run: Run, tmp_path: Path
) -> None:
    outputs = set()
    for seed in ("1", "4242"):
        path = tmp_path / f"{seed}.gexf"
        done = run(
            *("network", "--store", store, "--projection", "department-matter"),
            *("--top", 0, "--format", "csv", "--gephi", path),
            env={"PYTHONHASHSEED": seed},
        )
        outputs.add((done.stdout, path.read_bytes()))
    assert len(outputs) == 1


def test_what_cannot_be_is_said(store: Path, run: Run, tmp_path: Path) -> None:
    hits = run(*PAIR, "--store", store, "--sort", "hits")
    assert hits.returncode == 2
    assert "department-department has no hits, but degree, pagerank" in hits.stderr
    assert run("network", "--store", store, "--edges").returncode == 2
    ending = run(*PAIR, "--store", store, "--gephi", tmp_path / "net.csv")
    assert "'.csv'; expected a file ending in .gexf or .graphml" in ending.stderr


def test_without_cooperative_duties_there_is_nobody_to_link(
    basic_store: Path, run: Run
) -> None:
    done = run(*PAIR, "--store", basic_store)
    assert done.returncode == 0
    assert done.stderr == "没有节点：所选清单里没有这样的事项\n"
    assert run("network", "--store", basic_store).returncode == 0
    edges = run(*PAIR, "--store", basic_store, "--edges", "--format", "csv")
    assert edges.stderr == "没有连线：所选清单里没有两者共有的事项\n"
