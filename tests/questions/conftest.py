"""Two townships of one county, made by hand, with concepts and matters of their own."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dutygraph.meanings import Division, ResolvedList
from dutygraph.model import Duty, ListKind, Place
from dutygraph.nquads import Quad
from dutygraph.quads import to_quads
from dutygraph.store import Store, create_store
from dutygraph.vocab import PREFIXES
from tests.graph.conftest import DIVISIONS, make_list  # noqa: F401

TYPE = f"<{PREFIXES['rdf']}type>"
DG, SKOS, ID = PREFIXES["dg"], PREFIXES["skos"], PREFIXES["id"]
CONCEPTS = (
    ("policy-field/ecology", "生态环保", "PolicyField", {}),
    ("policy-field/party-building", "党的建设", "PolicyField", {}),
    ("issue-kind/count-differs", "数目不符", "IssueKind", {}),
    ("guarantee-type/funding", "资金", "GuaranteeType", {"guaranteeKind": "hard"}),
    ("functional-line/agriculture", "农业", "FunctionalLine", {}),
    ("functional-line/ecology", "环保", "FunctionalLine", {}),
    ("list-kind/basic", "基本履职", "ListKind", {}),
    ("list-kind/cooperative", "配合履职", "ListKind", {}),
    ("list-kind/reclaimed", "上级收回", "ListKind", {}),
)

Maker = Callable[..., ResolvedList]


def concept_quads() -> Iterator[Quad]:
    graph = "<x:concepts>"
    for name, label, class_, more in CONCEPTS:
        subject = f"<{ID}{name}>"
        yield Quad(subject, TYPE, f"<{DG}{class_}>", graph)
        yield Quad(subject, f"<{SKOS}prefLabel>", f'"{label}"@zh', graph)
        notation = name.partition("/")[2]
        yield Quad(subject, f"<{SKOS}notation>", f'"{notation}"', graph)
        for key, value in more.items():
            yield Quad(subject, f"<{DG}{key}>", f'"{value}"', graph)


@pytest.fixture
def concepts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without the schemes, whose labels may change: concepts of our own.
    monkeypatch.setattr("dutygraph.store._refresh_vocabulary", lambda store: None)


@pytest.fixture
def one_township(
    tmp_path: Path,
    make_list: Maker,  # noqa: F811
    concepts_alone: None,
) -> Iterator[Store]:
    """The store of 石桥镇."""
    with create_store(tmp_path / "one") as opened:
        opened.put(to_quads(make_list()))
        opened.put(concept_quads())
        yield opened


def duty(kind: ListKind, number: int, title: str) -> Duty:
    return Duty(kind, number, "生态环保", title, Place(lines=(number, number)), title)


def neighbour(make: Maker) -> ResolvedList:
    """柳河镇 of the same county: burning straw is its own, patrols are reclaimed."""
    resolved = make(
        (
            duty(ListKind.BASIC, 1, "秸秆禁烧"),
            duty(ListKind.BASIC, 2, "河道清理"),
            duty(ListKind.RECLAIMED, 1, "抓好党员教育"),
        ),
        sha256="cd" * 32,
    )
    other = Division("990102104", "柳河镇", "990102")
    return dataclasses.replace(resolved, divisions=(*DIVISIONS[:3], other))


@pytest.fixture
def two_townships(
    one_township: Store,
    make_list: Maker,  # noqa: F811
) -> Store:
    """The store of 石桥镇 and 柳河镇, with matters: a title is a matter here."""
    one_township.put(to_quads(neighbour(make_list)))
    titles = {
        str(quad.subject): str(quad.object)
        for quad in one_township.database.quads_for_pattern(None, None, None)
        if quad.predicate.value == f"{PREFIXES['dcterms']}title"
        and "/duty/" in str(quad.subject)
    }
    names = sorted(set(titles.values()))
    matters = {title: f"<{ID}matter/{place}>" for place, title in enumerate(names)}
    graph = "<x:matters>"
    one_township.put(
        [
            quad
            for subject, title in titles.items()
            for quad in (
                Quad(subject, f"<{DG}matter>", matters[title], graph),
                Quad(matters[title], TYPE, f"<{DG}Matter>", graph),
                Quad(matters[title], f"<{SKOS}prefLabel>", title, graph),
            )
        ]
    )
    return one_township
