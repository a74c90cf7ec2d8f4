import pytest

from tests.parse.duties.divided import read


def test_a_heading_for_several_departments_is_one_block() -> None:
    text = "区卫健委、公安分局、应急管理局： 1.考核。2.反馈。"
    assert read(text)[0] == [(["区卫健委", "公安分局", "应急管理局"], ["考核", "反馈"])]


def test_text_without_heading_is_a_block_without_departments() -> None:
    assert read("1.制定方案。2.组织实施。") == ([([], ["制定方案", "组织实施"])], [])


def test_a_closing_paragraph_for_other_departments_is_nobodys() -> None:
    text = "<p>区卫健委：</p><p>1.监测。</p><p>其他部门按各自职责做好工作。</p>"
    assert read(text)[0] == [
        (["区卫健委"], ["监测"]),
        ([], ["其他部门按各自职责做好工作"]),
    ]


def test_labels_may_be_spread_over_their_line() -> None:
    assert read("区卫健委：监测。履职 保 障：经费。")[1] == ["经费"]


def test_a_closing_sentence_may_have_blanks_in_it() -> None:
    assert read("区卫健委：监测。其他 有关 部门按职责配合。")[0] == [
        (["区卫健委"], ["监测"]),
        ([], ["其他有关部门按职责配合"]),
    ]


def test_a_closing_sentence_for_all_who_supervise_is_nobodys() -> None:
    closing = "其他负有安全生产监督管理职责的部门在各自职责范围内做好监管"
    assert read(f"区卫健委：1.监测；2.检查。{closing}。")[0] == [
        (["区卫健委"], ["监测", "检查"]),
        ([], [closing]),
    ]


def test_a_second_heading_after_the_guarantees_begins_a_block() -> None:
    text = "区卫健委：监测。履职保障：培训。区公安分局：查处。履职保障：经费。"
    assert read(text) == (
        [(["区卫健委"], ["监测"]), (["区公安分局"], ["查处"])],
        ["培训", "经费"],
    )


def test_other_words_for_the_guarantees_are_known() -> None:
    assert read("1.审核。 履职程序: 业务指导")[1] == ["业务指导"]
    assert read("1.审核。 履职清单： 培训。")[1] == ["培训"]


def test_a_sub_heading_above_the_first_heading_is_left_out() -> None:
    text = (
        "<p>一、部门职责</p><p>区卫健委：监测。</p><p>区公安分局：查处。</p>"
        "<p>二、履职保障</p><p>经费。</p>"
    )
    assert read(text) == (
        [(["区卫健委"], ["监测"]), (["区公安分局"], ["查处"])],
        ["经费"],
    )


def test_a_closing_paragraph_may_say_what_the_other_departments_are_bound_to() -> None:
    text = (
        "<p>区卫健委：</p><p>监测。</p>"
        "<p>其他负有安全监管职责的部门按照职责分工做好工作。</p>"
    )
    assert read(text)[0] == [
        (["区卫健委"], ["监测"]),
        ([], ["其他负有安全监管职责的部门按照职责分工做好工作"]),
    ]


@pytest.mark.parametrize("border", ["</p><p>", ""])
def test_what_is_for_other_departments_ends_the_guarantees(border: str) -> None:
    text = (
        "<p>区卫健委：</p><p>1.监测。</p><p>履职保障：1.经费；2.其他部门提供设备。"
        f"{border}其他部门按各自职责做好相关工作。</p>"
    )
    assert read(text) == (
        [(["区卫健委"], ["监测"]), ([], ["其他部门按各自职责做好相关工作"])],
        ["经费", "其他部门提供设备"],
    )
