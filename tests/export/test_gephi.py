"""Networks that Gephi opens: labels, kinds, weights, nothing XML forbids."""

import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest

from dutygraph.export import export_store
from dutygraph.export.gephi import Writer, write_gexf, write_graphml
from dutygraph.store import open_store

GEXF = "{http://www.gexf.net/1.2draft}"


def network(label: str = "县农业农村局") -> "nx.Graph[str]":
    made: nx.Graph[str] = nx.Graph()
    made.add_node("x:d", kind="department", label=label, lines=("农业", "水利"))
    made.add_node("x:t", kind="township", label="石桥镇", within="990102103")
    made.add_edge("x:d", "x:t", steps=1.5, duties=2, unsupported_steps=0)
    return made


def test_graphml_has_labels_kinds_and_weights(tmp_path: Path) -> None:
    write_graphml(network(), tmp_path / "x.graphml")
    read = nx.read_graphml(tmp_path / "x.graphml")
    assert read.nodes["x:d"] == {
        "kind": "department",
        "label": "县农业农村局",
        "lines": "农业；水利",
    }
    assert read.edges["x:d", "x:t"]["weight"] == 1.5
    assert read.edges["x:d", "x:t"]["duties"] == 2


def test_gexf_has_labels_weights_and_no_date(tmp_path: Path) -> None:
    write_gexf(network(), tmp_path / "x.gexf")
    text = (tmp_path / "x.gexf").read_text(encoding="utf-8")
    assert "lastmodifieddate" not in text
    root = ET.fromstring(text)
    labels = [node.get("label") for node in root.iter(f"{GEXF}node")]
    assert labels == ["县农业农村局", "石桥镇"]
    assert [edge.get("weight") for edge in root.iter(f"{GEXF}edge")] == ["1.5"]


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_hostile_labels_are_still_xml(write: Writer, tmp_path: Path) -> None:
    label = '</node>&<!--\x00\x1b\ufffe lastmodifieddate="2020-01-01"'
    write(network(label), tmp_path / "x")
    text = (tmp_path / "x").read_text(encoding="utf-8")
    shown = {
        value for one in ET.fromstring(text).iter() for value in one.attrib.values()
    }
    texts = {one.text for one in ET.fromstring(text).iter()}
    clean = label.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert clean.replace("\ufffe", "\ufffd") in shown | texts


def test_the_network_of_the_five_documents_is_whole(
    store: Path, tmp_path: Path
) -> None:
    with open_store(store) as opened:
        export_store(opened, tmp_path / "x.graphml", "graphml")
    read = nx.read_graphml(tmp_path / "x.graphml")
    kinds = [kind for _, kind in read.nodes(data="kind")]
    assert kinds.count("township") == 5
    assert all(weight > 0 for *_, weight in read.edges(data="weight"))
