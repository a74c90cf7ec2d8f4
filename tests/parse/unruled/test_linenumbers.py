"""Lines that share one line of their source: a web page without line ends."""

from dutygraph.parse import parse
from dutygraph.readers.html import html_to_table
from tests.parse.texts import SOURCE, titles

CELLS = (
    *("某县某某镇配合履职事项清单", "序号", "事项名称", "对应上级部门"),
    *("上级部门职责", "乡镇配合职责", "一、平安法治（1项）", "1", "防汛", "县水利局"),
    *("县水利局：", "1.预报。", "2.调度。", "1.巡查。", "2.转移。"),
    *("二、民生服务（1项）", "2", "普查", "县统计局", "县统计局："),
    *("1.培训。", "2.登记。", "1.摸底。", "2.上报。"),
)


def test_sections_stay_above_their_duties_on_a_page_of_one_line() -> None:
    page = "".join(f"<p>{cell}</p>" for cell in CELLS)
    one = parse(html_to_table(f"\n\n{page}", SOURCE))
    assert titles(one) == [(1, "平安法治", "防汛"), (2, "民生服务", "普查")]
    assert one.issues == ()
    assert {duty.place.lines for duty in one.duties} == {(3, 3)}
    assert titles(parse(html_to_table(page.replace("<p>", "\n<p>"), SOURCE))) == titles(
        one
    )
