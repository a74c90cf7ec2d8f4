from dutygraph.model import Place, Source
from dutygraph.readers.carrier import Carrier, text_to_carrier
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
*注：带\\*的为赋权事项*

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
        [["注：带*的为赋权事项"]],
        [["1"], ["学习贯彻"]],
        [["-备注"]],
    ]
    assert table.rows[3].place == Place(lines=(9, 9))


GRID = """某镇配合履职事项清单

+------+----------+--------------+
| 序号 | 事项名称 | 职责         |
+:====:+==========+==============+
| 一、党的建设                   |
+------+----------+--------------+
| 1    | 防火     | 应急局：     |
|      |          |              |
|      | 防汛     | 1. 编制      |
|      |          | 预案。       |
|      |          | 2. 扑救。    |
+------+----------+--------------+
注：以上
+---+
"""


def test_the_lines_of_a_cell_of_a_grid_table_belong_together() -> None:
    table = markdown_to_table(GRID, Source("清单.md", "0", ""))
    assert table_to_texts(table) == [
        [["某镇配合履职事项清单"]],
        [["序号"], ["事项名称"], ["职责"]],
        [["一、党的建设"]],
        [["1"], ["防火", "防汛"], ["应急局：", "1. 编制预案。", "2. 扑救。"]],
        [["注：以上"]],
        [["+---+"]],
    ]
    assert table.rows[3].place == Place(lines=(8, 12))


def test_bold_print_that_a_narrow_column_breaks_in_its_marks_is_joined() -> None:
    text = """+------+----------+
| 序号 | *        |
|      | *事项名  |
|      | 称*      |
|      | *        |
+------+----------+
| 1    | **       |
|      | 防汛**   |
+------+----------+
"""
    table = markdown_to_table(text, Source("清单.md", "0", ""))
    assert table_to_texts(table) == [[["序号"], ["事项名称"]], [["1"], ["防汛"]]]


def test_what_a_client_of_a_database_prints_has_a_row_a_line() -> None:
    drawn = """+--------+----------+--------------+
| 序号   | 事项名称 | 职责         |
+--------+----------+--------------+
| 1      | 防火     | 1.编制预案。 |
| 2      | 防汛     | 2.扑救。     |
+--------+----------+--------------+
"""
    bare = """ 序号 | 事项名称 |     职责
------+----------+--------------
    1 | 防火     | 1.编制预案。
    2 | 防汛     | 2.扑救。
"""
    expected = [
        [["序号"], ["事项名称"], ["职责"]],
        [["1"], ["防火"], ["1.编制预案。"]],
        [["2"], ["防汛"], ["2.扑救。"]],
    ]
    for text in (drawn, bare):
        table = markdown_to_table(text, Source("清单.txt", "0", ""))
        assert table_to_texts(table) == expected


def test_what_opens_a_part_of_a_page_is_a_line_of_its_own() -> None:
    text = "<details>\n<summary>一、平安法治（2项）</summary>\n\n1. 防火\n\n</details>"
    table = markdown_to_table(text, Source("清单.md", "0", ""))
    assert table_to_texts(table) == [[["一、平安法治（2项）"]], [["1"], ["防火"]]]


def test_a_table_without_a_frame_has_empty_cells_and_lines_without_pipes() -> None:
    text = """类别 | 序号 | 事项名称
--- | --- | ---
一、平安法治
 防灾 | 1 | 防火
 | 2 | 防汛

三、| 其他
"""
    table = markdown_to_table(text, Source("清单.md", "0", ""))
    assert table_to_texts(table) == [
        [["类别"], ["序号"], ["事项名称"]],
        [["一、平安法治"]],
        [["防灾"], ["1"], ["防火"]],
        [[], ["2"], ["防汛"]],
        [["三、| 其他"]],
    ]


DASHES = """某镇基本履职事项清单

  --------------------------------------
  序号   事项名称
  ------ -------------------------------
  一、党的建设 （1项）

  1      学习贯彻
         党的理论

  2      宣传
  --------------------------------------

某镇配合履职事项清单

  序号   事项   职责
  ------ ------ ------
  1      防汛   预报
  2      防火   扑救

注：以上
"""


def test_dashes_say_where_the_columns_begin() -> None:
    table = markdown_to_table(DASHES, Source("清单.md", "0", ""))
    assert [[c.text for c in row.cells if c.text] for row in table.rows] == [
        ["某镇基本履职事项清单"],
        ["序号", "事项名称"],
        ["一、党的建设 （1项）"],
        ["1", "学习贯彻党的理论"],
        ["2", "宣传"],
        ["某镇配合履职事项清单"],
        ["序号", "事项", "职责"],
        ["1", "防汛", "预报"],
        ["2", "防火", "扑救"],
        ["注：以上"],
    ]
    assert [row.place.lines for row in table.rows][3:5] == [(8, 9), (11, 11)]


def test_a_text_with_a_table_below_dashes_is_read_as_markdown() -> None:
    assert text_to_carrier(DASHES, "清单.txt") is Carrier.MARKDOWN
    assert text_to_carrier(GRID, "清单.txt") is Carrier.MARKDOWN


HTML_TABLES = """## 配合履职事项清单 {#配合}

<table>
<tr><th>序号</th><th>部门</th></tr>
<tr><td rowspan="2">1</td><td>应急局</td></tr>
<tr><td>林草局<br>水利局</td></tr>
</table>

<html><body><table><tr><td>2</td><td>教育局</td></tr></table></body></html>
备注：以上
"""


def test_tables_of_html_stand_between_lines_of_markdown() -> None:
    table = markdown_to_table(HTML_TABLES, Source("清单.md", "0", ""))
    assert table_to_texts(table) == [
        [["配合履职事项清单"]],
        [["序号"], ["部门"]],
        [["1"], ["应急局"]],
        [[], ["林草局", "水利局"]],
        [["2"], ["教育局"]],
        [["备注：以上"]],
    ]
    assert [row.place.lines for row in table.rows] == [
        (1, 1),
        (4, 4),
        (5, 5),
        (6, 6),
        (9, 9),
        (10, 10),
    ]


def test_quoted_lines_lose_their_sign() -> None:
    text = "# 清单\n> 对应上级部门：县水利局\n> > 牵头\n>5厘米\n"
    table = markdown_to_table(text, Source("清单.md", "0", ""))
    assert table_to_texts(table) == [
        [["清单"]],
        [["对应上级部门：县水利局"]],
        [["牵头"]],
        [[">5厘米"]],
    ]


def test_links_between_notes_and_highlights_are_their_text() -> None:
    text = (
        "## [[目录]]\n\n部门 | 职责\n--- | ---\n"
        "[[县民政局]]、[[财政局#资金\\|县财政局]] | ==县民政局：==<br>1==2\n"
    )
    assert table_to_texts(markdown_to_table(text, Source("清单.md", "0", ""))) == [
        [["目录"]],
        [["部门"], ["职责"]],
        [["县民政局、县财政局"], ["县民政局：", "1==2"]],
    ]
