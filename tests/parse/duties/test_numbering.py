import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.model import Paragraph, Place
from dutygraph.parse.duties.numbering import paragraphs_to_steps
from tests.parse.texts import cell


def steps(markup: str) -> list[str]:
    return [step.text for step in paragraphs_to_steps(cell(markup))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("1.受理申请。2.入户核查。", ["受理申请", "入户核查"]),
        ("1. 受理申请； 2. 入户核查。", ["受理申请", "入户核查"]),
        ("1．受理申请。\n2．入户核查。", ["受理申请", "入户核查"]),
        ("1、受理申请。2、入户核查。", ["受理申请", "入户核查"]),
        ("（1）受理申请。（2）入户核查。", ["受理申请", "入户核查"]),
        ("①受理申请；②入户核查。", ["受理申请", "入户核查"]),
        ("❶受理申请；❷入户核查。", ["受理申请", "入户核查"]),
        ("➀受理申请。➁入户核查。", ["受理申请", "入户核查"]),
        ("<p>\uf06c受理申请。</p><p>\uf06c入户核查</p>", ["受理申请", "入户核查"]),
        ("①受理申请②入户核查③上报", ["受理申请", "入户核查", "上报"]),
        ("①检查甲类、②类场所。②上报。", ["检查甲类、②类场所", "上报"]),
        ("对①类、②类场所检查。", ["对①类、②类场所检查"]),
        ("1.2小时内上报。\n2.24小时值班。", ["2小时内上报", "24小时值班"]),
        (
            "<p>●经费（每年3万元）●培训</p><p>●设备</p>",
            ["经费（每年3万元）", "培训", "设备"],
        ),
        ("1.2小时内上报；2.稳控。", ["2小时内上报", "稳控"]),
        ("1)2小时内上报。\n2)稳控。", ["2小时内上报", "稳控"]),
        ("1.5倍以上罚款。", ["1.5倍以上罚款"]),
        ("1.3个工作日内上报。", ["3个工作日内上报"]),
        ("1.5月1日前上报。", ["5月1日前上报"]),
        ("1、1个月内送达，90天内完成。", ["1个月内送达，90天内完成"]),
        ("一、1个月内送达。二、上报。", ["1个月内送达", "上报"]),
        ("<ol><li>受理申请。</li><li>入户核查。</li></ol>", ["受理申请", "入户核查"]),
        ("<ol><li>1.受理申请。</li><li>2.核查。</li></ol>", ["受理申请", "核查"]),
        ("<p>1.受理申请。</p> <p>2.入户核查。</p>", ["受理申请", "入户核查"]),
        ("受理申请。入户核查。", ["受理申请。入户核查"]),
        ("<p>●受理申请。</p><p>●入户核查</p>", ["受理申请", "入户核查"]),
        ("<p>- 受理申请</p><p>- 入户核查</p>", ["受理申请", "入户核查"]),
        ("<p>——受理申请。</p><p>——入户核查。</p>", ["受理申请", "入户核查"]),
        ("<p>-受理申请</p><p>-入户核查</p>", ["受理申请", "入户核查"]),
        ("<p>-10℃以下停工。</p>", ["-10℃以下停工"]),
        ("/", []),
        ("无", []),
    ],
)
def test_each_style_of_numbering_parts_the_steps(
    markup: str, expected: list[str]
) -> None:
    assert steps(markup) == expected


@pytest.mark.parametrize(
    "text",
    [
        "对80周岁以上老人发放津贴",
        "罚款5倍以上2万元以下",
        "拨打12345热线举报",
        "在门前50-200 米设置标志",
        "抽查不低于30%",
        "按1.5倍补助",
    ],
)
def test_numbers_that_do_not_count_up_are_text(text: str) -> None:
    assert steps(f"1.受理申请。2.{text}。3.上报。") == [
        "受理申请",
        "".join(text.split()),
        "上报",
    ]


def test_sub_items_stay_inside_their_step() -> None:
    text = "1.受理。2.检查：（1）消防设施。（2）用电安全。3.上报。"
    assert steps(text) == ["受理", "检查：（1）消防设施。（2）用电安全", "上报"]


def test_arabic_numbers_under_bracketed_chinese_ones_stay_inside() -> None:
    text = "（一）网站：1.更新信息。2.检查链接。（二）新媒体：1.备案。2.巡查。"
    assert steps(text) == [
        "网站：1.更新信息。2.检查链接",
        "新媒体：1.备案。2.巡查",
    ]


def test_sub_headings_are_left_out_and_the_numbering_starts_again() -> None:
    text = "联动监督：\n1.检查。\n2.报告。\n联合办案：\n1.移送。"
    assert steps(text) == ["检查", "报告", "移送"]
    running = "一、联络服务 1.走访。 2.座谈。 二、提案办理 1.征集。"
    assert steps(running) == ["走访", "座谈", "征集"]
    circled = "一、常态工作 ①走访；②座谈。二、专项工作①征集。"
    assert steps(circled) == ["走访", "座谈", "征集"]


def test_chinese_numerals_with_nothing_below_them_number_steps() -> None:
    text = "<p>（一）受理申请</p><p>（二）组织公示</p><p>（三）上报材料</p>"
    assert steps(text) == ["受理申请", "组织公示", "上报材料"]


def test_the_townships_own_name_before_the_steps_is_left_out() -> None:
    assert steps("某某苏木： 1. 宣传。 2. 排查。") == ["宣传", "排查"]
    assert steps("<p>某镇：</p><p>对情况进行核实。</p>") == ["对情况进行核实"]
    assert steps("某镇： 一、常态工作 1.宣传。 2.排查。") == ["宣传", "排查"]


def test_the_townships_own_name_may_have_a_chinese_numeral() -> None:
    assert steps("一、某某镇：1.宣传。2.上报。") == ["宣传", "上报"]


def test_a_list_that_lost_its_numbers_splits_at_sentence_end_and_blank() -> None:
    assert steps("<ol> 宣传政策。 入户排查。发现问题。 上报。 ") == [
        "宣传政策",
        "入户排查。发现问题",
        "上报",
    ]


def test_one_blank_among_many_sentences_is_no_border() -> None:
    assert steps("负责监管。 负责执法。负责宣传。") == ["负责监管。负责执法。负责宣传"]


def test_a_list_whose_first_numbers_are_lost_keeps_its_items() -> None:
    text = "<ol> 督促落实责任； 排查隐患； <ol> 3.上报； 4.复查。 "
    assert steps(text) == ["督促落实责任", "排查隐患", "上报", "复查"]


def test_text_after_the_last_item_that_a_blank_sets_apart_is_a_step() -> None:
    text = "1.制定标准。 2.移交市局。 农牧局负责农区，住建局负责城区。"
    assert steps(text) == ["制定标准", "移交市局", "农牧局负责农区，住建局负责城区"]


def test_a_quote_keeps_what_is_printed() -> None:
    (step,) = paragraphs_to_steps([Paragraph("1. 受理 申请。", Place(lines=(3, 3)))])
    assert (step.text, step.quote) == ("受理申请", "受理 申请。")
    assert step.place == Place(lines=(3, 3))


@given(
    st.lists(
        st.text("受理申请入户核查上报反馈整改", min_size=2, max_size=9),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["{}.{}。", "{}、{}；", "（{}）{}。", "{}．{}。"]),
    st.sampled_from(["", " ", "\n", "</p><p>"]),
)
def test_what_was_numbered_comes_apart_again(
    items: list[str], style: str, border: str
) -> None:
    markup = border.join(style.format(n, item) for n, item in enumerate(items, 1))
    assert steps(f"<p>{markup}</p>") == items


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_gives_steps_whose_characters_stand_in_it(text: str) -> None:
    place = Place(lines=(1, 1))
    for step in paragraphs_to_steps([Paragraph(text, place)]):
        assert step.text
        assert set(step.text) <= set(text)


def test_what_a_long_sentence_leads_to_stays_in_its_step() -> None:
    text = "编制规划，推进利用，指导养殖场配套设施：①猪500头以上；②牛100头以上。"
    assert steps(text) == [text.rstrip("。")]
    assert steps("各部门按照分工，做好工作：（1）宣传；（2）检查。") == ["宣传", "检查"]


def test_paragraphs_that_a_long_sentence_leads_to_stay_in_its_step() -> None:
    text = "编制规划，推进利用，指导养殖场：\n①猪500头以上；\n②牛100头以上。"
    assert steps(text) == ["编制规划，推进利用，指导养殖场：①猪500头以上；②牛100头以上"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2025年起上报。2.协调用地。", ["2025年起上报", "协调用地"]),
        ("1.2024—2028年规划。2.轮训。", ["2024—2028年规划", "轮训"]),
        ("（1）24小时值班。（2）上报。", ["24小时值班", "上报"]),
        ("1.5倍以上罚款。", ["1.5倍以上罚款"]),
    ],
)
def test_a_first_number_may_stand_before_a_year_but_is_no_decimal(
    text: str, expected: list[str]
) -> None:
    assert steps(f"<p>{text}</p>") == expected


def test_a_number_at_the_end_of_a_line_begins_the_next() -> None:
    assert steps("<p>1.受理申请；2.</p><p>入户核查。</p>") == ["受理申请", "入户核查"]


def test_a_time_that_a_line_has_cut_is_no_sub_heading() -> None:
    assert steps("<p>夜间（22:00至次日6:</p><p>00）施工的查处</p>") == [
        "夜间（22:00至次日6:00）施工的查处"
    ]


def test_a_decimal_behind_a_comma_leaves_a_text_whole() -> None:
    assert steps("设置标志，1.2米以上水深处加装护栏") == [
        "设置标志，1.2米以上水深处加装护栏"
    ]


def test_a_quantity_may_follow_a_number_with_half_a_bracket() -> None:
    text = Paragraph("1）走访；2）80周岁以上老人每月1次；3）120以内的登记。", Place())
    assert [step.text for step in paragraphs_to_steps([text])] == [
        "走访",
        "80周岁以上老人每月1次",
        "120以内的登记",
    ]


def test_numbers_in_one_of_several_sentences_set_apart_are_below_it() -> None:
    text = "<p>受理申请。</p><p>重点检查：①用电；②通道。</p><p>上报隐患。</p>"
    assert steps(text) == ["受理申请", "重点检查：①用电；②通道", "上报隐患"]


def test_enclosed_numbers_begin_steps() -> None:
    assert steps("⑴受理。⑵审核：①初审；②公示。⑶上报。") == [
        "受理",
        "审核：①初审；②公示",
        "上报",
    ]
    assert steps("<p>⒈受理；</p><p>⒉审核；</p><p>⒊上报。</p>") == [
        "受理",
        "审核",
        "上报",
    ]


def test_numbers_in_text_that_counts_in_words_are_below_it() -> None:
    text = "一是开展检查，重点检查：①用电；②通道；二是上报隐患。"
    assert steps(text) == [text.rstrip("。")]


@pytest.mark.parametrize("number", ["（1）", "①", "1）"])
def test_a_list_of_one_item_below_a_sub_heading_may_begin_with_a_digit(
    number: str,
) -> None:
    second = number.replace("1", "2").replace("①", "②")
    text = (
        f"<p>事前准备：</p><p>{number}宣传；</p><p>{second}摸底。</p>"
        f"<p>事后反馈：</p><p>{number}3日内报告结果。</p>"
    )
    assert steps(text) == ["宣传", "摸底", "3日内报告结果"]
