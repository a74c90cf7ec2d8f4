"""Names that narrow columns have cut over several lines are told from titles."""

from dutygraph.model import Place
from dutygraph.parse.arranging.tokens import Cue, lines_to_tokens
from dutygraph.parse.wording.columnnames import text_to_names
from dutygraph.parse.wording.cues import names_in_lines
from dutygraph.parse.wording.cutnames import find_cut_names
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.names import without_level

COLUMN = ["业务", "某山区民政和", "退役军人事务", "局"]
HEADING = ["区民政和退役", "军人事务局："]


def lines(texts: list[str]) -> list[Line]:
    return [Line(text, Place(lines=(at, at))) for at, text in enumerate(texts, 1)]


def test_a_heading_tells_where_the_name_in_the_column_ends() -> None:
    headed = ["区民政和退役军人事务局"]
    found = [*find_cut_names([*COLUMN, "1.审核。"], headed)]
    assert found == ["某山区民政和退役军人事务局"]


def test_a_heading_may_be_cut_itself() -> None:
    known = names_in_lines(lines([*COLUMN, *HEADING]))
    assert known == {"某山区民政和退役军人事务局", "区民政和退役军人事务局"}


def test_the_end_of_a_title_is_no_part_of_the_name_below_it() -> None:
    text = lines(["1", "办理供养", *COLUMN, *HEADING])
    cues = [token.cue for token in lines_to_tokens(text, names_in_lines(text))]
    assert cues[:6] == [Cue.NUMBER, Cue.WORDS, Cue.WORDS, *[Cue.NAME] * 3]


def test_a_name_below_another_may_lack_its_level() -> None:
    known = frozenset({"县自然资源局", "县林草局"})
    assert without_level(known) == {"自然资源局", "林草局"}
    tokens = lines_to_tokens(lines(["县林草局", "自然资源局", "调查局"]), known)
    assert [token.cue for token in tokens] == [Cue.NAME, Cue.NAME, Cue.WORDS]


def test_no_name_begins_with_the_end_of_another() -> None:
    text = "某山县卫生健康委\n员会\n某山县残疾人联合\n会"
    named = text_to_names(text, ["区卫生健康委员会"], frozenset())
    assert named == ("某山县卫生健康委员会", "某山县残疾人联合会")


def test_what_only_a_short_word_begins_like_is_no_name() -> None:
    known = frozenset({"查处", "某山县消防救援大队"})
    text = ["开展消防安全检", "查", "某山县消防救援大", "队"]
    cues = [token.cue for token in lines_to_tokens(lines(text), known)]
    assert cues == [Cue.WORDS, Cue.WORDS, Cue.NAME, Cue.NAME]


def test_a_title_that_names_a_level_ends_where_a_name_begins() -> None:
    text = ["区级人民代表大", "会代表选举工作", "区人大常委会机", "关"]
    cues = [token.cue for token in lines_to_tokens(lines(text), frozenset())]
    assert cues == [Cue.WORDS, Cue.WORDS, Cue.NAME, Cue.NAME]


def test_a_branch_goes_on_with_the_name_of_its_bureau() -> None:
    text = ["某江市自然资", "源局某山县分局"]
    cues = [token.cue for token in lines_to_tokens(lines(text), frozenset())]
    assert cues == [Cue.NAME, Cue.NAME]


def test_a_name_that_is_broken_wherever_it_stands_is_known_and_its_end_is_not() -> None:
    column = ["县政务服务与数据管", "理局"]
    heading = ["县政务服务与数据管", "理局：", "1.统筹应用系统。"]
    known = names_in_lines(lines([*column, "县水利局", *heading]))
    assert known == {"县政务服务与数据管理局", "县水利局"}


def test_a_line_of_another_column_may_stand_between_the_parts_of_a_name() -> None:
    broken = ["县人力资源和社会保障 1.汇总情况。", "调解未果的", "局 2.调处争议。"]
    assert names_in_lines(lines([*broken, "履职保障", *broken])) == {
        "县人力资源和社会保障局"
    }


def test_a_sentence_that_ends_like_a_department_is_no_name() -> None:
    assert not names_in_lines(lines(["项", "目区的取水许可手续办", "理"]))


def test_the_second_line_of_a_broken_heading_is_no_name_of_the_column() -> None:
    text = lines(
        ["县政务服务与数据管", "理局", "县政务服务与数据管", "理局：", "1.统筹。"]
    )
    cues = [token.cue for token in lines_to_tokens(text, names_in_lines(text))]
    assert cues == [Cue.NAME, Cue.NAME, Cue.HEADING, Cue.HEADING, Cue.ITEM]
