"""Short ways to make the tables and cells that the tests of the parser read, and to
say what it read."""

from dutygraph.model import Duty, DutyList, IssueKind, Paragraph, Place, Source, Table
from dutygraph.readers.markup import markup_to_paragraphs
from dutygraph.readers.text import text_to_table

SOURCE = Source("清单.txt", "0" * 64, "text/plain")

TITLE = "某省某县某某镇配合履职事项清单（3项）"
HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责"
FIRST = (
    "1\t防汛\t县水利局\t县水利局：1.预报。2.调度。 履职保障：经费。\t1.巡查。2.转移。"
)
SECOND = "2\t防火\t县应急局\t县应急局：扑救。\t1.宣传。2.报告。"
THIRD = "3\t普查\t县统计局\t1.培训。\t登记。"

FORMS = """某县某某镇履职事项清单
一、基本履职事项清单（2项）
（一）经济发展（2项）
1. 服务企业。
2. 3岁以下婴幼儿照护。
二、配合履职事项清单（1项）
（一）平安法治（1项）
1. 防汛
对应上级部门：县水利局、县气象局
上级部门职责：
县水利局：
（1）预报，调度：
①水库；
②河道。
县气象局：
（1）预警。
履职保障：经费；物资。
镇配合职责：
（1）巡查。
（2）转移。
三、上级部门收回事项清单（1项）
1. *无照经营的处罚
承接部门：县市场监管局
工作方式：
（1）受理。
（2）查处。
"""


def cell(markup: str) -> tuple[Paragraph, ...]:
    return markup_to_paragraphs(markup, Place(lines=(1, 1)))


def table(*lines: str) -> Table:
    return text_to_table("\n".join(lines), SOURCE)


def titles(read: DutyList) -> list[tuple[int, str, str]]:
    return [(duty.number, duty.section, duty.title) for duty in read.duties]


def responsibilities(duty: Duty) -> list[tuple[tuple[str, ...], list[str]]]:
    """Give the blocks of the departments: their names and the texts of their steps."""
    return [
        (block.departments, [step.text for step in block.steps])
        for block in duty.responsibilities
    ]


def kinds(read: DutyList) -> list[IssueKind]:
    return [issue.kind for issue in read.issues]
