from dutygraph.parse import parse
from tests.parse.duties.divided import COLUMN, read
from tests.parse.texts import responsibilities, table


def test_without_a_column_an_office_alone_before_a_colon_is_a_heading() -> None:
    text = "<p>县发改局：</p><p>调度。</p><p>某某供电局：</p><p>架线。</p>"
    assert read(text, ())[0] == [
        (["县发改局"], ["调度"]),
        (["某某供电局"], ["架线"]),
    ]


def test_the_heading_of_the_only_department_may_have_a_number() -> None:
    text = "<p>1.区卫健委：</p><p>①监测。②救治。</p><p>2.履职保障：</p><p>①经费。</p>"
    assert read(text, COLUMN[:1]) == (
        [(["区卫健委"], ["监测", "救治"])],
        ["经费"],
    )


def test_a_step_of_the_only_department_that_names_it_is_no_heading() -> None:
    text = "1.区卫健委：监测。2.救治。"
    assert read(text, COLUMN[:1])[0] == [([], ["区卫健委：监测", "救治"])]


def test_a_heading_may_end_a_paragraph_where_no_column_names_it() -> None:
    text = (
        "<p>县人武部：</p><p>1.分配任务。</p>"
        "<p>2.批准入伍。县教育局、县卫健局：</p><p>联合开展考核。</p>"
    )
    assert read(text, ())[0] == [
        (["县人武部"], ["分配任务", "批准入伍"]),
        (["县教育局", "县卫健局"], ["联合开展考核"]),
    ]


def test_without_a_column_a_whole_name_in_a_paragraph_of_its_own_is_a_heading() -> None:
    text = (
        "<p>县公安局</p><p>1.侦查。</p><p>2.打击。</p>"
        "<p>县财政局</p><p>拨付</p><p>履职保障</p><p>经费。</p>"
    )
    assert read(text, ()) == (
        [(["县公安局"], ["侦查", "打击"]), (["县财政局"], ["拨付"])],
        ["经费"],
    )


def test_without_a_column_a_department_may_head_a_sentence_of_running_text() -> None:
    heads = "序号\t事项名称\t上级部门职责\t乡镇配合职责"
    row = "1\t防汛\t县水利局：1.预报。2.调度。县应急局：抢险。\t巡查。"
    (duty,) = parse(table("某镇配合履职事项清单", heads, row)).duties
    assert duty.departments == ("县水利局", "县应急局")
    assert responsibilities(duty) == [
        (("县水利局",), ["预报", "调度"]),
        (("县应急局",), ["抢险"]),
    ]
