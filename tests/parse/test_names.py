import pytest

from dutygraph.parse.names import means_same


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("区卫健委", "某某区卫生健康委员会"),
        ("人社局", "县人力资源和社会保障局"),
        ("县住建局", "县住房和城乡建设局"),
        ("区民政局和退役军人事务局", "某区民政和退役军人事务局"),
        ("区卫生健康委员会", "某区卫生和健康委员"),
        ("县统计局", "县发展和改革委员会（县统计局）"),
        ("市场监管局", "县市场监督管理局"),
        ("县残联", "县残疾人联合会"),
        ("组织部", "中共某县委组织部"),
        ("县委组织部", "中共某县委员会组织部"),
    ],
)
def test_a_heading_means_the_department_of_the_column(heading: str, name: str) -> None:
    assert means_same(heading, name)


@pytest.mark.parametrize(
    ("heading", "name"),
    [("县财政局", "县司法局"), ("县教育局", "县体育局"), ("村委会", "县残疾人联合会")],
)
def test_another_department_is_not_meant(heading: str, name: str) -> None:
    assert not means_same(heading, name)
