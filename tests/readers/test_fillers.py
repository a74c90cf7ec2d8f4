import pytest

from dutygraph.model import Source
from dutygraph.parse import parse
from dutygraph.readers.delimited import delimited_to_table
from dutygraph.readers.fillers import is_filler
from dutygraph.readers.markdown import markdown_to_table
from tests.limits import processor_seconds
from tests.readers.tables import table_to_texts

SOURCE = Source("清单.csv", "0", "")


@pytest.mark.parametrize("sign", ["NaN", "nan", "<NA>", "NULL", "\\N", "Unnamed: 12"])
def test_the_sign_of_a_program_for_an_empty_cell_is_none(sign: str) -> None:
    table = delimited_to_table(f"清单,{sign}\n序号,名称\n1,防火\n", SOURCE)
    assert table_to_texts(table)[0] == [["清单"], []]


def test_words_that_begin_like_a_sign_are_text() -> None:
    assert not any(map(is_filler, ("Nano", "NULL值", "Unnamed", "None 1")))


def test_a_workbook_turned_into_markdown_keeps_its_sections() -> None:
    text = """## 基本履职
| 某镇基本履职事项清单 | Unnamed: 1 |
| --- | --- |
| 序号 | 事项名称 |
| 一、党的建设 | NaN |
| 1 | 学习 |

## 配合履职
| 某镇配合履职事项清单 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 | Unnamed: 4 |
| --- | --- | --- | --- | --- |
| 序号 | 事项名称 | 对应上级部门 | 上级部门职责 | 乡镇配合职责 |
| 一、平安法治 | NaN | NaN | NaN | NaN |
| 1 | 防汛 | 县水利局 | 预报。 | 巡查。 |
"""
    duties = parse(markdown_to_table(text, SOURCE))
    assert [(d.section, d.title) for d in duties.duties] == [
        ("党的建设", "学习"),
        ("平安法治", "防汛"),
    ]
    assert duties.issues == ()


def test_a_column_that_counts_the_rows_of_a_data_frame_goes() -> None:
    text = ",某镇基本履职事项清单,Unnamed: 1\n0,序号,事项名称\n"
    text += "1,一、党的建设,\n2,7.0,学习\n"
    (duty,) = parse(delimited_to_table(text, SOURCE)).duties
    assert (duty.number, duty.section, duty.title) == (7, "党的建设", "学习")


def test_numbers_of_duties_below_an_empty_heading_stay() -> None:
    table = delimited_to_table(",事项名称\n1,防火\n3,防汛\n", SOURCE)
    assert table_to_texts(table)[1] == [["1"], ["防火"]]


def test_blanks_around_a_sign_take_no_time() -> None:
    with processor_seconds(1):
        assert not is_filler(" " * 100_000)
