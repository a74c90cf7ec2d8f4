from dutygraph.model import Paragraph, Place
from dutygraph.parse import parse
from dutygraph.parse.duties.drafts import Part
from dutygraph.parse.duties.headed import parts_to_text, texts_beside
from tests.parse.texts import table

HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t履职保障\t镇配合职责"
ROLES = ("departments", "responsibilities", "township_steps")


def text_over_pages(*rows: tuple[int, str, str]) -> list[str]:
    """Join rows of one duty, each a page, the departments there and what they do."""
    parts = [part_on_page(*row) for row in rows]
    return [paragraph.text for paragraph in parts_to_text(parts, frozenset())]


def township_over_pages(*rows: tuple[int, str, str, str]) -> list[list[str]]:
    """Give the township's texts of such rows, which have them in a third cell."""
    parts = [part_on_page(*row) for row in rows]
    texts = texts_beside(parts, "township_steps", frozenset())
    return [[paragraph.text for paragraph in text] for text in texts]


def part_on_page(page: int, *texts: str) -> Part:
    place = Place(pages=(page, page))
    lines = [text.split("\n") if text else [] for text in texts]
    cells = [tuple(Paragraph(line, place) for line in cell) for cell in lines]
    return Part(dict(zip(ROLES, cells, strict=False)), place)


def test_a_row_that_counts_on_over_the_page_is_one_row_of_several_departments() -> None:
    rows = [(1, "县人社局\n县住建局", "1.受理。"), (2, "县水利局", "2.整改。")]
    assert text_over_pages(*rows) == ["1.受理。", "2.整改。"]


def test_a_row_of_one_department_may_go_on_over_the_page() -> None:
    rows = [
        (3, "县商务局", "1.制定政策；"),
        (4, "", "2.外出招商。"),
        (4, "市生态环境局某某分", "监测"),
        (5, "局", "评估。"),
        (5, "县税务局", "辅导申报。"),
    ]
    assert text_over_pages(*rows) == [
        "县商务局：",
        "1.制定政策；",
        "2.外出招商。",
        "市生态环境局某某分局：",
        "监测评估。",
        "县税务局：",
        "辅导申报。",
    ]


def test_a_page_may_part_the_departments_of_a_row() -> None:
    rows = [
        (3, "县公安局", "打击。"),
        (3, "县妇联", "关爱服务。"),
        (4, "县团委", ""),
    ]
    assert text_over_pages(*rows) == [
        "县公安局：",
        "打击。",
        "县妇联、县团委：",
        "关爱服务。",
    ]


def test_a_heading_cut_by_the_page_shows_one_row_of_several_departments() -> None:
    rows = [
        (3, "县市场监督管理局", "一、县市场监督管"),
        (4, "县商务局", "理局"),
    ]
    assert text_over_pages(*rows) == ["一、县市场监督管理局"]


def test_a_heading_at_the_foot_of_a_page_is_none_again_on_the_next() -> None:
    rows = [
        (1, "县发改局", "县发改局：\n1.抽样。\n2.登记。\n县统计局："),
        (2, "县统计局", "审核数据。"),
    ]
    assert text_over_pages(*rows)[3:] == ["县统计局：", "审核数据。"]


def test_a_page_may_cut_the_text_below_the_heading_of_its_department() -> None:
    rows = [
        (3, "某某县民政局", "县民政局：1.审定资格。县残联：1.审核信息。"),
        (4, "某某县残联", "2.组织评定。"),
    ]
    assert text_over_pages(*rows) == [
        "县民政局：1.审定资格。县残联：1.审核信息。",
        "2.组织评定。",
    ]


def test_a_page_may_cut_a_name_in_each_of_two_columns() -> None:
    duty = parse(
        table(
            "配合履职事项清单",
            "序号\t事项名称\t牵头部门\t配合部门\t部门职责\t乡镇职责",
            "1\t宅基地\t某县自然\t某县农业\t一、县自然\t①开展动态",
            "序号\t事项名称\t牵头部门\t配合部门\t部门职责\t乡镇职责",
            "\t查处\t资源局\t农村局\t资源局：认定。\t巡查。②协助。",
        )
    ).duties[0]
    assert duty.departments == ("某县自然资源局", "某县农业农村局")


def test_a_page_that_cuts_the_name_of_a_department_cuts_the_text_beside() -> None:
    rows = [
        (1, "县林业局", "巡护。", "1.上报火情。"),
        (1, "某州生态环境局", "监测。", "1.开展日常"),
        (2, "某县分局", "评估。", "巡查。"),
    ]
    assert township_over_pages(*rows) == [["1.上报火情。"], ["1.开展日常巡查。"]]


def test_a_page_that_cuts_a_sentence_has_begun_no_text_of_the_next_department() -> None:
    rows = [
        (6, "县住房和城乡建设局", "县住建局：认定。", "1.核实。\n2.劝离危"),
        (7, "县财政局", "县财政局：保障。", "房内人员。\n3.上报。"),
    ]
    assert township_over_pages(*rows) == [
        ["1.核实。", "2.劝离危房内人员。", "3.上报。"]
    ]


def test_a_department_on_the_next_page_has_its_own_text_beside() -> None:
    rows = [
        (6, "县住房和城乡建设局", "认定。", "核实危房情况。"),
        (7, "县财政局", "保障。", "上报所需资金。"),
    ]
    assert township_over_pages(*rows) == [["核实危房情况。"], ["上报所需资金。"]]
