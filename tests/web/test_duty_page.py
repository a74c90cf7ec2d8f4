"""The page of a duty is looked up: it shows every part, and scans nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pyoxigraph
import pytest

from benchmarks.townships import resolved_lists
from dutygraph import vocab
from dutygraph.iris import duty_iris
from dutygraph.meanings import ResolvedList
from dutygraph.model import ListKind
from dutygraph.quads import to_quads
from dutygraph.store import Store, create_store, open_store
from dutygraph.web.pages.duty import Group, build_thing
from dutygraph.web.pages.page import Visit
from tests.graph.conftest import make_list  # noqa: F401
from tests.questions.conftest import neighbour

Maker = Callable[..., ResolvedList]


@dataclass
class Watched:
    """A store that answers look-ups of one thing alone, and counts what it gives."""

    store: Store
    given: int = 0
    asked: list[tuple[str, ...]] = field(default_factory=list)
    path: Path = field(init=False)

    def __post_init__(self) -> None:
        self.path = self.store.path

    @property
    def database(self) -> "Watched":
        return self

    def quads_for_pattern(
        self, subject: object, predicate: object, object_: object, graph: object = None
    ) -> Iterator[pyoxigraph.Quad]:
        assert subject is not None
        self.asked.append(tuple(map(str, (subject, predicate, object_, graph))))
        found = self.store.database.quads_for_pattern(
            subject, predicate, object_, graph
        )  # type: ignore[arg-type]
        for quad in found:
            self.given += 1
            yield quad


def iri_of(resolved: ResolvedList, kind: ListKind) -> str:
    duties = resolved.duty_list.duties
    iris = duty_iris(resolved.divisions[-1].code, duties)
    return next(iri for iri, one in zip(iris, duties, strict=True) if one.kind is kind)


def show(store: Store, iri: str, lang: str = "zh") -> dict[str, object]:
    page = build_thing(store, Visit("/id/duty", {}, lang), iri)
    return {"title": page.title, **page.content}


def test_every_part_of_a_duty_is_shown(tmp_path: Path, make_list: Maker) -> None:  # noqa: F811
    with create_store(tmp_path / "graph") as store:
        store.put(to_quads(make_list()))
        found = show(store, iri_of(make_list(), ListKind.COOPERATIVE))
    assert found["title"] == "秸秆禁烧"
    assert (found["number"], found["section"]) == ("1", "生态环保")
    assert (found["kind"], found["delegated"]) == ("配合履职", True)
    assert str(found["township"]) == "石桥镇"
    links = cast(dict[str, list[object]], found["links"])
    assert {kind: [*map(str, cells)] for kind, cells in links.items() if cells} == {
        "lead": ["南山县农业农村局"],
        "counterpart": ["东江市生态环境局南山县分局", "相关部门"],
        "field": ["生态环保"],
    }
    groups = cast(tuple[Group, ...], found["groups"])
    assert [(one.heading, [part.text for part in one.parts]) for one in groups] == [
        ("农业局、县农业农村局", ["开展巡查"]),
        ("未写明部门", ["其他部门按职责配合"]),
        ("履职保障", ["提供资金"]),
        ("镇街职责", ["宣传", "上报"]),
    ]
    (source,) = groups[0].parts[0].sources
    assert (source.place, source.quote) == ("第6行", "1.开展巡查。")
    (guarantee,) = groups[2].parts
    assert [str(cell) for cell in guarantee.types] == ["资金保障"]


def test_a_duty_costs_the_same_in_a_larger_store(
    tmp_path: Path,
    make_list: Maker,  # noqa: F811
) -> None:
    own = make_list()
    iri = iri_of(own, ListKind.COOPERATIVE)
    counts = []
    with create_store(tmp_path / "graph") as store:
        store.put(to_quads(own))
        for more in ([], [neighbour(make_list)], resolved_lists(3)):
            for resolved in more:
                store.put(to_quads(resolved))
            watched = Watched(store)
            shown = show(cast(Store, watched), iri)
            counts.append(watched.given)
            assert shown == show(store, iri)
    assert counts[0] == counts[1] == counts[2] < 150


def test_each_thing_of_a_list_is_read_whole_and_once(
    tmp_path: Path,
    make_list: Maker,  # noqa: F811
) -> None:
    with create_store(tmp_path / "graph") as store:
        store.put(to_quads(make_list()))
        watched = Watched(store)
        show(cast(Store, watched), iri_of(make_list(), ListKind.COOPERATIVE))
    assert len(watched.asked) == len(set(watched.asked))
    # What is looked up by one term: labels, the lists of the duty and its matters.
    terms = {asked[1] for asked in watched.asked} - {"None"}
    assert terms == {vocab.PREF_LABEL, vocab.IS_PART_OF, vocab.MATTER}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_duty_of_the_five_documents_has_a_page(store: Path, lang: str) -> None:
    with open_store(store) as opened:
        found = opened.database.query(
            "SELECT ?duty ?title { ?duty a dg:Duty ; dcterms:title ?title }",
            use_default_graph_as_union=True,
            prefixes={
                "dg": "https://w3id.org/dutygraph/ontology#",
                "dcterms": "http://purl.org/dc/terms/",
            },
        )
        assert isinstance(found, pyoxigraph.QuerySolutions)
        titles = {str(row[0])[1:-1]: cast(pyoxigraph.Literal, row[1]) for row in found}
        assert len(titles) == 809
        for iri, title in titles.items():
            shown = show(opened, iri, lang)
            assert shown["title"] == title.value
            assert shown["kind"] and shown["sources"]
