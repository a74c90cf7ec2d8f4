"""What projections are built from is read from a store as projections.toml says."""

from collections.abc import Callable
from pathlib import Path

from dutygraph.meanings import ResolvedList
from dutygraph.projections import read_incidence
from dutygraph.quads import to_quads
from dutygraph.store import create_store


def test_nodes_are_read_with_labels_and_without_the_generic(
    tmp_path: Path, make_list: Callable[..., ResolvedList]
) -> None:
    with create_store(tmp_path / "store") as store:
        store.put(to_quads(make_list()))
        rows = read_incidence(store)
        english = read_incidence(store, "en")
    labels = {
        name: {
            tuple(sorted(rows.labels.get(iri, iri) for iri in nodes))
            for nodes in duties.values()
        }
        for name, duties in rows.members.items()
    }
    assert labels["department"] == {
        ("东江市生态环境局南山县分局", "南山县农业农村局"),
        ("东江市生态环境局南山县分局",),
    }
    assert labels["township"] == {("石桥镇",)}
    assert labels["guarantee"] == {("资金保障",)}
    assert labels["line"] == {("农业农村", "生态环境"), ("生态环境",)}
    assert labels["matter"] == set()
    assert [(duty.kind, duty.steps) for duty in rows.duties] == [
        ("basic", 0),
        ("cooperative", 2),
        ("reclaimed", 0),
    ]
    (funding,) = {iri for own in english.members["guarantee"].values() for iri in own}
    assert english.labels[funding] == "Funding"
