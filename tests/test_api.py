"""The graph as a user of Python has it."""

from collections.abc import Iterator
from pathlib import Path

import pandas
import polars
import pytest
import rdflib

import dutygraph
from dutygraph.errors import DutygraphError, QueryError

DG = rdflib.Namespace("https://w3id.org/dutygraph/ontology#")


@pytest.fixture
def graph(store: Path) -> Iterator[dutygraph.Graph]:
    with dutygraph.open(store) as opened:
        yield opened


def test_a_saved_question_gives_typed_rows(graph: dutygraph.Graph) -> None:
    rows = list(graph.query("duties-by-list", township="突泉镇"))
    assert [(row.kind, row.duties) for row in rows] == [
        ("basic", 99),
        ("cooperative", 77),
        ("reclaimed", 42),
    ]
    assert rows[0]._fields == ("township", "kind", "duties")


def test_parameters_are_named_as_in_python(graph: dutygraph.Graph) -> None:
    rows = list(graph.query("guarantees-by-type", guarantee_type="funding"))
    assert [row.hardness for row in rows] == ["hard"]


def test_a_text_is_asked_as_it_stands(graph: dutygraph.Graph) -> None:
    (row,) = graph.query("SELECT (COUNT(DISTINCT ?d) AS ?class) { ?d a dg:Duty }")
    assert tuple(row) == (809,)
    (row,) = graph.query("ASK { ?d a dg:Duty }")
    assert row.answer is True
    (row,) = graph.query("CONSTRUCT { <x:a> <x:b> 1 } WHERE {}")
    assert row.statement.startswith("<x:a> <x:b> ")


def test_frames_hold_the_rows(graph: dutygraph.Graph) -> None:
    for library, class_ in (("pandas", pandas.DataFrame), ("polars", polars.DataFrame)):
        frame = graph.query("duties-by-list").to_frame(library)
        assert isinstance(frame, class_)
        assert list(frame.columns) == ["township", "kind", "duties"]
        assert frame["duties"].sum() == 809
    empty = graph.query("SELECT ?x { ?x a <x:none> }").to_frame("polars")
    assert empty.shape == (0, 1)


def test_a_library_that_is_not_installed_is_an_error(
    graph: dutygraph.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dutygraph.answer, "_is_installed", lambda name: False)
    with pytest.raises(QueryError, match="pandas or polars is not installed"):
        graph.query("documents").to_frame()


def test_networks_are_networkx(graph: dutygraph.Graph) -> None:
    network = graph.network()
    kinds = [kind for _, kind in network.nodes(data="kind")]
    assert kinds.count("township") == 5
    with pytest.raises(QueryError, match="no such network") as error:
        graph.network("rainbow")
    assert "township-township" in error.value.expected


@pytest.mark.parametrize(
    ("name", "kinds", "weight"),
    [
        ("department-department", {"department"}, "duties"),
        ("department-matter", {"department", "matter"}, "steps"),
        ("township-township", {"township"}, "matters"),
        ("line-guarantee", {"line", "guarantee"}, "steps"),
    ],
)
def test_declared_projections_are_networks(
    graph: dutygraph.Graph, name: str, kinds: set[str], weight: str
) -> None:
    network = graph.network(name)
    assert {kind for _, kind in network.nodes(data="kind")} == kinds
    assert all(weight in weights for *_, weights in network.edges(data=True))
    english = graph.network(name, "en")
    assert set(english) == set(network)


def test_a_fact_is_led_to_its_document(graph: dutygraph.Graph) -> None:
    (one,) = graph.cite("duty/152922213/reclaimed/46ogkzfffr2pfatw")
    assert (one.document, one.place.lines, one.quote) == (
        "152922213-巴彦高勒苏木.txt",
        (2702, 2705),
        "再生育审批",
    )
    with pytest.raises(QueryError, match="says nothing of this IRI"):
        graph.cite("duty/none")


@pytest.mark.slow
def test_what_the_shapes_reject_is_found(graph: dutygraph.Graph) -> None:
    found = [(one.severity, one.shape) for one in graph.validate()]
    assert found == [("warning", "ReclaimedDutyNamesReceiver")] * 4


# rdflib 7.6 warns of a name that it uses itself.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_rdflib_reads_the_same_store(graph: dutygraph.Graph) -> None:
    other = graph.rdflib()
    assert len(set(other.subjects(rdflib.RDF.type, DG.Duty))) == 809
    (row,) = other.query(
        "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a dg:Duty }", initNs={"dg": DG}
    )
    assert row[0].toPython() == 809


@pytest.mark.parametrize("text", ["DELETE WHERE { ?s ?p ?o }", "dutys", "ASK {"])
def test_a_bad_question_is_an_error(graph: dutygraph.Graph, text: str) -> None:
    with pytest.raises(DutygraphError):
        graph.query(text)


def test_a_closed_graph_answers_no_more(store: Path) -> None:
    opened = dutygraph.open(str(store))
    opened.close()
    opened.close()
    with pytest.raises(DutygraphError, match="closed"):
        opened.query("documents")


def test_a_frame_may_bear_the_headings_of_a_language(graph: dutygraph.Graph) -> None:
    frame = graph.query("duties-by-list").to_frame("pandas", lang="zh")
    assert list(frame.columns) == ["镇街", "清单", "事项数"]
    nodes = graph.nodes("department-department").to_frame("pandas", lang="zh")
    assert "中介" in nodes.columns and nodes["中介"].max() < 1
    ranked = graph.rank("township").to_frame("polars", lang="zh")
    assert list(ranked.columns)[-3:] == ["最好名次", "最差名次", "是否稳固"]


def test_a_ranking_tells_how_firm_it_is(graph: dutygraph.Graph) -> None:
    first = next(iter(graph.rank()))
    assert (first.department, round(first.steps, 2)) == ("巴林左旗农牧局", 62.14)
    assert (first.rank_low, first.rank_high, first.firm) == (1, 6, True)
    with pytest.raises(QueryError, match="no such ranking"):
        graph.rank("village")


def test_networks_are_listed_with_their_nodes_and_edges(graph: dutygraph.Graph) -> None:
    listed = {row.projection: (row.nodes, row.edges) for row in graph.networks()}
    assert listed["department-department"] == (128, 604)
    one, *_ = graph.edges("township-township")
    assert ({one.one, one.other}, one.matters) == ({"富河镇", "巴彦高勒苏木"}, 175)
    first, *_ = graph.nodes(
        "department-department", "betweenness", townships=["突泉镇"]
    )
    assert (first.node, first.core) == ("突泉县公安局", 19)
    with pytest.raises(QueryError, match="no such measure"):
        graph.nodes("department-township", "betweenness")
    with pytest.raises(QueryError, match="no townships"):
        graph.network(townships=["突泉"])


def test_townships_compare(graph: dutygraph.Graph) -> None:
    hands = [row for row in graph.compare("富河镇", "突泉镇") if row.finding == "hands"]
    (road,) = [row for row in hands if row.subject == "农村公路养护"]
    assert (road.a, road.b) == (["basic"], ["reclaimed"])


def test_a_reform_is_tried_on_a_copy(graph: dutygraph.Graph, tmp_path: Path) -> None:
    text = """
    [[step]]
    do = "reclaim"
    matter = "防汛抗旱"
    township = "突泉镇"
    """
    path = tmp_path / "reform.toml"
    path.write_text(text, encoding="utf-8")
    rows = list(graph.whatif(path))
    assert rows == list(graph.whatif(text))
    (steps,) = [row for row in rows if row.by == "township" and row.measure == "steps"]
    assert (steps.label, steps.before) == ("突泉镇", 277)
    assert steps.after == steps.before + steps.change < 277
    (town,) = graph.query("townships", county="突泉县")
    assert town.township_steps == 277
