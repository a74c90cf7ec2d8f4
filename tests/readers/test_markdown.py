from dutygraph.model import Place, Source
from dutygraph.readers.markdown import markdown_to_table
from tests.readers.tables import table_to_texts

TEXT = """# 某镇配合履职事项清单

---

## 一、党的建设（1项）

| 序号 | 事项名称 | 部门 |
| :--- | --- | ---: |
| 1 | \\*防火\\|防汛 | **应急局**<br>[林草局](http://a) |

序号 | 名称
--- | ---
2 | *对违法的处罚
注：以上

1. 学习贯彻
- 备注
"""


def test_tables_headings_and_items() -> None:
    table = markdown_to_table(TEXT, Source("清单.md", "0", ""))
    assert table.ruled
    assert table_to_texts(table) == [
        [["某镇配合履职事项清单"]],
        [["一、党的建设（1项）"]],
        [["序号"], ["事项名称"], ["部门"]],
        [["1"], ["*防火|防汛"], ["应急局", "林草局"]],
        [["序号"], ["名称"]],
        [["2"], ["*对违法的处罚"]],
        [["注：以上"]],
        [["1"], ["学习贯彻"]],
        [["-备注"]],
    ]
    assert table.rows[3].place == Place(lines=(9, 9))
