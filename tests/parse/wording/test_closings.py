from dutygraph.parse import parse
from tests.parse.texts import HEADINGS, TITLE, responsibilities, table


def test_a_last_sentence_of_other_departments_is_nobodys() -> None:
    row = (
        "1\t防汛\t县水利局\t县水利局：1.预报。2.调度。其他有关部门按照职责做好工作。"
        "履职保障：经费。\t1.巡查。"
    )
    (duty,) = parse(table(TITLE, HEADINGS, row)).duties
    assert responsibilities(duty) == [
        (("县水利局",), ["预报", "调度"]),
        ((), ["其他有关部门按照职责做好工作"]),
    ]
    assert [phrase.text for phrase in duty.guarantees] == ["经费"]


def test_other_departments_inside_a_sentence_close_nothing() -> None:
    row = "1\t防汛\t县水利局\t县水利局：1.预报，其他部门配合。2.调度。\t1.巡查。"
    (duty,) = parse(table(TITLE, HEADINGS, row)).duties
    assert [[step.text for step in block.steps] for block in duty.responsibilities] == [
        ["预报，其他部门配合", "调度"]
    ]
