from dutygraph.parse.duties.continuation import join_parts
from tests.parse.texts import cell

KNOWN = ("县团委", "县妇联")


def test_a_heading_without_colon_at_the_end_of_a_page_stays_apart() -> None:
    joined = join_parts([cell("县团委、县妇联"), cell("开展关爱活动。")], KNOWN)
    assert [paragraph.text for paragraph in joined] == [
        "县团委、县妇联",
        "开展关爱活动。",
    ]


def test_a_counted_heading_at_the_end_of_a_page_needs_not_be_known() -> None:
    joined = join_parts([cell("三、县公安局"), cell("查处失火案。")], ("某县公安局",))
    assert [paragraph.text for paragraph in joined] == ["三、县公安局", "查处失火案。"]


def test_names_in_a_sentence_that_a_page_has_cut_are_no_heading() -> None:
    joined = join_parts([cell("会同县团委、县妇联"), cell("开展关爱活动。")], KNOWN)
    assert [paragraph.text for paragraph in joined] == [
        "会同县团委、县妇联开展关爱活动。"
    ]


def test_a_heading_of_several_names_may_be_cut_inside_one() -> None:
    joined = join_parts([cell("县民政局、医保"), cell("局、教育局：")])
    assert [paragraph.text for paragraph in joined] == ["县民政局、医保局、教育局："]


def test_a_name_cut_by_a_page_may_have_a_place_that_the_column_leaves_out() -> None:
    known = ("市财政局", "市城市管理执法局")
    joined = join_parts([cell("安乐市城市管"), cell("理执法局：")], known)
    assert [paragraph.text for paragraph in joined] == ["安乐市城市管理执法局："]


def test_a_page_may_cut_a_heading_inside_the_place_of_a_name() -> None:
    known = ("某某县民政局", "某某县公安局", "某某县医保局")
    joined = join_parts(
        [cell("2.某某县民政局、某"), cell("某县公安局、某某县医保局：")], known
    )
    whole = "2.某某县民政局、某某县公安局、某某县医保局："
    assert [paragraph.text for paragraph in joined] == [whole]


def test_a_bracketed_heading_below_a_page_goes_on_with_no_sentence() -> None:
    joined = join_parts([cell("做好预报"), cell("【县水利局】")])
    assert [paragraph.text for paragraph in joined] == ["做好预报", "【县水利局】"]


def test_a_known_name_alone_below_a_page_is_a_heading() -> None:
    joined = join_parts([cell("做好预报"), cell("县妇联")], KNOWN)
    assert [paragraph.text for paragraph in joined] == ["做好预报", "县妇联"]


def test_a_heading_at_the_end_of_a_page_may_be_spelt_shorter_than_the_column() -> None:
    joined = join_parts([cell("县妇联"), cell("开展关爱活动。")], ("某某县妇联",))
    assert [paragraph.text for paragraph in joined] == ["县妇联", "开展关爱活动。"]


def test_what_differs_by_the_department_above_it_is_not_printed_again() -> None:
    rows = ["县民政局：保障经费。", "县财政局：保障经费。", "县司法局职责："]
    joined = join_parts([cell(row) for row in rows])
    assert [paragraph.text for paragraph in joined] == rows


def test_a_step_with_a_colon_that_is_printed_again_counts_once() -> None:
    step = "1.开展汛前排查、汛中巡查：（1）摸清底数。（2）及时更新。"
    joined = join_parts([cell(step), cell(step)])
    assert [paragraph.text for paragraph in joined] == [step]
