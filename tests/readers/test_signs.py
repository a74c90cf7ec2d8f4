import pytest

from dutygraph.model import Place
from dutygraph.readers import bytes_to_table
from dutygraph.readers.paragraphs import text_to_paragraphs
from dutygraph.readers.signs import usual_signs
from tests.readers.tables import table_to_texts


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("县⺠政局", "县民政局"),
        ("⽣活无着人员", "生活无着人员"),
        ("履职保障∶经费", "履职保障：经费"),
        ("比例为1∶1000", "比例为1∶1000"),
        ("㈡巡查", "(二)巡查"),
        ("18\u201055周岁，4\u201115", "18-55周岁，4-15"),
        ("救助\ufe00", "救助"),
        ("（1）巡查；❷上报", "（1）巡查；❷上报"),
    ],
)
def test_a_sign_that_looks_like_the_usual_one_becomes_it(
    printed: str, read: str
) -> None:
    assert usual_signs(printed) == read
    assert [p.text for p in text_to_paragraphs(printed, Place())] == [read]


def test_signs_for_the_direction_of_writing_go() -> None:
    printed = "\u202a县民政局\u202c\u200e\u2066救助\u2069"
    assert [p.text for p in text_to_paragraphs(printed, Place())] == ["县民政局救助"]


@pytest.mark.parametrize(
    "page",
    [
        "序号,事项名称\n1,县⺠政局∶救助\n",
        "<table><tr><td>序号<td>事项名称<tr><td>1<td>县⺠政局∶救助</table>",
        "| 序号 | 事项名称 |\n| --- | --- |\n| 1 | 县⺠政局∶救助 |\n",
    ],
)
def test_every_carrier_of_text_has_the_usual_signs(page: str) -> None:
    table = bytes_to_table(page.encode(), "清单")
    assert table_to_texts(table)[-1] == [["1"], ["县民政局：救助"]]
