"""What a document declares against what was read, and what no record holds."""

import io

from dutygraph.check import Finding, duty_list_to_findings
from dutygraph.findings import write_findings
from dutygraph.model import ListKind
from dutygraph.parse import parse
from tests.parse.texts import table

LIST = (
    "某某镇配合履职事项清单（3项）",
    "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责\t备注",
    "一、平安法治（1项）\t\t\t\t",
    "1\t防汛\t县水利局\t县水利局：1.预报。\t<p>联动巡查：</p><p>1.转移。</p>\t汛期",
    "3\t防火\t县应急局\t县民政局：救助。\t1.宣传。\t",
    "来源：县政府办",
)
SOUND = (
    "某某镇配合履职事项清单（1项）",
    *LIST[1:3],
    "1\t防汛\t县水利局\t县水利局：1.预报。\t1.转移。\t汛期",
)


def findings(*lines: str) -> list[Finding]:
    return list(duty_list_to_findings(parse(table(*lines))))


def report(*lines: str, lang: str = "zh", whole: bool = False) -> tuple[int, str]:
    stream = io.StringIO()
    found = list(duty_list_to_findings(parse(table(*lines)), lang))
    documents = [("清单.txt", found)]
    alarms = write_findings(documents, "table", lang, whole=whole, stream=stream)
    return alarms, stream.getvalue()


def test_counts_stand_beside_the_declared_ones_with_their_place() -> None:
    counts = [one for one in findings(*LIST) if one.kind == "count"]
    name = "清单.txt"
    assert counts == [
        Finding(name, "count", ListKind.COOPERATIVE, "", 3, 2, "第1行"),
        Finding(name, "count", ListKind.COOPERATIVE, "平安法治", 1, 2, "第3行"),
    ]
    assert [one.differs for one in counts] == [True, True]


def test_a_count_that_differs_is_told_once() -> None:
    assert "count-differs" not in [one.kind for one in findings(*LIST)]


def test_a_list_that_declares_nothing_differs_from_nothing() -> None:
    lines = [line.replace("（3项）", "").replace("（1项）", "") for line in LIST]
    assert not any(one.differs for one in findings(*lines))


def test_every_doubt_has_its_place_and_quote_in_words() -> None:
    doubts = {one.kind: (one.place, one.quote) for one in findings(*LIST)}
    assert doubts["heading-not-in-column"] == ("第5行", "第 3 项：县民政局")
    assert doubts["number-missing"] == ("第4行", "配合履职：缺 2")


def test_text_that_no_record_is_to_hold_is_shown_without_alarm() -> None:
    name = "清单.txt"
    asides = [one for one in findings(*LIST) if one.is_aside]
    assert asides == [
        Finding(name, "remark", read=1, place="第4行", quote="汛期"),
        Finding(name, "sub-heading", read=1, place="第4行", quote="联动巡查"),
        Finding(name, "furniture", read=1, place="第6行", quote="来源：县政府办"),
    ]
    assert not any(one.alarms for one in asides)


def test_text_in_no_record_is_counted_and_alarms() -> None:
    unknown = [LIST[1].replace("备注", "星级"), *LIST[2:]]
    found = findings(LIST[0], *unknown)
    (left,) = (one for one in found if one.kind == "left-out")
    assert left == Finding("清单.txt", "left-out", read=1, place="第4行", quote="汛期")
    assert left.alarms
    (characters,) = (one for one in found if one.kind == "characters")
    assert (characters.declared, characters.read) == (49, 43)


def test_a_report_says_how_much_to_look_at_and_what_to_do() -> None:
    alarms, text = report(*LIST)
    assert alarms == 4
    assert text.splitlines()[0] == "清单.txt：有 4 处需要核对"
    assert "    第5行：第 3 项：县民政局" in text.splitlines()
    assert text.count("怎么办：") == 3
    assert "  备注等栏（1 处）：第4行：汛期" in text.splitlines()


def test_a_sound_document_has_nothing_to_look_at() -> None:
    alarms, text = report(*SOUND, lang="en")
    assert alarms == 0
    assert text.splitlines()[0] == "清单.txt: nothing to look at"
    assert "What to do" not in text


def test_many_findings_of_one_kind_are_folded_unless_all_are_asked_for() -> None:
    rows = [
        f"{n}\t事项{n}\t县水利局\t县民政局：救助。\t1.宣传。\t" for n in range(1, 9)
    ]
    _, folded = report(LIST[0], LIST[1], *rows)
    _, whole = report(LIST[0], LIST[1], *rows, whole=True)
    assert folded.count("县民政局") == 5
    assert "    另有 3 处，加 --all 逐条列出" in folded.splitlines()
    assert whole.count("县民政局") == 8
