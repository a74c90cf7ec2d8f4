"""What a document declares against what was read, and what no record holds."""

from dutygraph.check import Finding, duty_list_to_findings
from dutygraph.model import ListKind
from dutygraph.parse import parse
from tests.parse.texts import table

LIST = (
    "某某镇配合履职事项清单（3项）",
    "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责",
    "一、平安法治（1项）\t\t\t\t",
    "1\t防汛\t县水利局\t县水利局：1.预报。\t<p>联动巡查：</p><p>1.转移。</p>",
    "3\t防火\t县应急局\t县民政局：救助。\t1.宣传。",
)


def findings(*lines: str) -> list[Finding]:
    return list(duty_list_to_findings(parse(table(*lines))))


def test_counts_stand_beside_the_declared_ones() -> None:
    counts = [one for one in findings(*LIST) if one.kind == "count"]
    name = "清单.txt"
    assert counts == [
        Finding(name, "count", ListKind.COOPERATIVE, "", 3, 2),
        Finding(name, "count", ListKind.COOPERATIVE, "平安法治", 1, 2),
    ]
    assert [one.differs for one in counts] == [True, True]


def test_a_list_that_declares_nothing_differs_from_nothing() -> None:
    lines = [line.replace("（3项）", "").replace("（1项）", "") for line in LIST]
    assert not any(one.differs for one in findings(*lines))


def test_every_doubt_has_its_place_and_quote() -> None:
    doubts = {one.kind: (one.place, one.quote) for one in findings(*LIST)}
    assert doubts["heading-not-in-column"] == ("第5行", "县民政局")
    assert doubts["number-missing"] == ("第4行", "cooperative / 2")


def test_text_in_no_record_is_counted_and_shown() -> None:
    found = findings(*LIST)
    assert found[-1] == Finding(
        "清单.txt", "left-out", read=1, place="第4行", quote="联动巡查"
    )
    (characters,) = (one for one in found if one.kind == "characters")
    assert (characters.declared, characters.read) == (47, 43)
