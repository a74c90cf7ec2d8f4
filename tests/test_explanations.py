"""Every decision on a name can be asked for."""

from collections.abc import Iterator

import pytest

from dutygraph.build import build
from dutygraph.errors import QueryError
from dutygraph.explanations import explain_departments
from dutygraph.store import Store, open_store

LIST = """某省
四川省成都市金堂县赵镇街道配合履职事项清单
序号\t事项名称\t对应上级部门\t上级部门职责\t街道配合职责
1\t救助\t金堂县民政局 县卫生健康局\t县民政局：审核。县卫健局：救治。\t1.受理。
2\t防疫\t金堂县卫生健康局\t1.监测。\t1.宣传。
3\t减排\t成都市生态环境局 金堂分局\t1.执法。\t1.巡查。
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "list.txt").write_text(LIST, encoding="utf-8")
    report = build([folder / "list.txt"], folder / "graph", "510121001")
    assert [one.error for one in report.documents] == [None]
    with open_store(folder / "graph") as opened:
        yield opened


def spellings(store: Store, name: str) -> list[tuple[str, str, int]]:
    found = explain_departments(store, name)
    return [(one.spelling, one.rule, one.duties) for one in found]


def test_each_spelling_says_its_rule_and_in_how_many_duties_it_stands(
    store: Store,
) -> None:
    expected = [
        ("县卫健局", "name", 1),
        ("县卫生健康局", "name", 1),
        ("金堂县卫生健康局", "name", 1),
    ]
    assert spellings(store, "金堂县卫生健康局") == expected
    assert spellings(store, "县卫健局") == expected
    assert spellings(store, "金堂县 卫生健康局") == expected


def test_a_branch_office_says_so(store: Store) -> None:
    found = spellings(store, "成都市生态环境局金堂分局")
    assert found == [("成都市生态环境局金堂分局", "branch-office", 1)]


def test_an_iri_is_explained_as_its_name_is(store: Store) -> None:
    (first, *_) = explain_departments(store, "县民政局")
    assert explain_departments(store, first.iri) == explain_departments(
        store, "金堂县民政局"
    )


@pytest.mark.parametrize("name", ["县财政局", "id:department/1", 'x"> } #', ""])
def test_an_unknown_name_offers_what_comes_near(store: Store, name: str) -> None:
    with pytest.raises(QueryError):
        explain_departments(store, name)
