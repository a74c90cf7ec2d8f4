import pytest

from dutygraph.parse.wording.names import has_level, means_same


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("区卫健委", "某某区卫生健康委员会"),
        ("人社局", "县人力资源和社会保障局"),
        ("县住建局", "县住房和城乡建设局"),
        ("区民政局和退役军人事务局", "某区民政和退役军人事务局"),
        ("区卫生健康委员会", "某区卫生和健康委员"),
        ("县统计局", "县发展和改革委员会（县统计局）"),
        ("县自然资源局（县林业局）", "县林业局"),
        ("市场监管局", "县市场监督管理局"),
        ("县残联", "县残疾人联合会"),
        ("组织部", "中共某县委组织部"),
        ("县委组织部", "中共某县委员会组织部"),
        ("团市委", "共青团某某市委员会"),
        ("县法院", "某县人民法院"),
        ("宣传部", "县委宣传部"),
        ("县交警大队", "县公安局交通警察大队"),
        ("供电公司", "国网某县供电公司"),
        ("县卫健局", "县卫生健康委员会"),
        ("县民宗办", "县民族宗教事务局"),
        ("城东生态环境分局", "某市生态环境局城东分局"),
        ("城东生态环境分局", "某州市生态环境局城东分局"),
        ("城东市场监管分局", "某市市场监督管理局城东分局"),
        ("江南资规分局", "某市自然资源和规划局江南分局"),
        ("县委办", "县委办公室（县委保密局）"),
        ("人行某县支行", "中国人民银行某县支行"),
        ("公安机关", "县公安局"),
        ("公安交通管理部门", "某某县公安局"),
        ("住建部门", "县住房和城乡建设局"),
        ("县水行政主管部门", "县水利局"),
        ("消防救援机构", "县消防救援大队"),
        ("乡村振兴部门", "县农业农村局（县乡村振兴局）"),
    ],
)
def test_a_heading_means_the_department_of_the_column(heading: str, name: str) -> None:
    assert means_same(heading, name)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("县财政局", "县司法局"),
        ("县教育局", "县体育局"),
        ("村委会", "县残疾人联合会"),
        ("城东公安分局", "某市公安局城西分局"),
        ("县统战办", "县统计局"),
        ("县委办", "县委编制委员会办公室"),
        ("民政部门", "县财政局"),
        ("主管部门", "县住房和城乡建设局"),
        ("水部门", "县水利局"),
    ],
)
def test_another_department_is_not_meant(heading: str, name: str) -> None:
    assert not means_same(heading, name)


@pytest.mark.parametrize("name", ["市民政局", "某某市民族宗教局", "市政务服务局"])
def test_offices_of_a_city_whose_names_begin_like_citizens_have_its_level(
    name: str,
) -> None:
    assert has_level(name)


@pytest.mark.parametrize("name", ["市民中心", "市政管理处", "市场监管局", "市容环卫局"])
def test_citizens_and_markets_are_no_city(name: str) -> None:
    assert not has_level(name)
