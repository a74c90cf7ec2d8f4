"""What a cell of the departments, written as markup, is divided into."""

from dutygraph.parse.duties.responsibilities import divide
from tests.parse.texts import cell

COLUMN = ("某区卫生健康委员会", "某区公安分局", "某区应急管理局")


def read(
    markup: str, column: tuple[str, ...] = COLUMN
) -> tuple[list[tuple[list[str], list[str]]], list[str]]:
    divided = divide(cell(markup), column, frozenset())
    blocks = [
        (list(block.departments), [step.text for step in block.steps])
        for block in divided.responsibilities
    ]
    return blocks, [phrase.text for phrase in divided.guarantees]
