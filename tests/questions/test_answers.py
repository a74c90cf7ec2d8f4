"""Every saved question answers rightly on lists that are small enough to see whole."""

import pytest

from dutygraph.asking import fill
from dutygraph.query import select
from dutygraph.questions import find_question, saved_questions
from dutygraph.store import Store

TITLE = "秸秆禁烧"
FARMING = "南山县农业农村局"
ECOLOGY = "东江市生态环境局南山县分局"
DUTY = "https://w3id.org/dutygraph/id/duty/990102103/"
GIVEN = {
    "township": "石桥镇",
    "iri": f"{DUTY}cooperative/35zs7biuatc5dcoc",
    "word": "秸秆",
}

ANSWERS: dict[str, list[tuple[object, ...]]] = {
    "alone": [(ECOLOGY, "南山县", 0, 1), (FARMING, "南山县", 0, 1)],
    "branch-offices": [(ECOLOGY, "南山县", "东江市生态环境局", 1)],
    "declared-counts": [("石桥镇", "basic", "党的建设", 2, 1)],
    "delegated-duties": [("石桥镇", "cooperative", 1, TITLE)],
    "delegated-without-support": [],
    "department-names": [
        (ECOLOGY, "南山县", "县生态环境分局"),
        (FARMING, "南山县", "农业局"),
        (FARMING, "南山县", "县农业农村局"),
    ],
    "department-pairs": [],
    "departments-by-line": [("农业", "南山县", FARMING), ("环保", "南山县", ECOLOGY)],
    "documents": [("清单.txt", "text/plain", "ab" * 32, "石桥镇", 3)],
    "duties-by-field": [("生态环保", "石桥镇", 2), ("党的建设", "石桥镇", 1)],
    "duties-by-list": [
        ("石桥镇", "basic", 1),
        ("石桥镇", "cooperative", 1),
        ("石桥镇", "reclaimed", 1),
    ],
    "duties-of-a-matter": [],
    "duties-without-guarantee": [],
    "duties": [
        (
            "石桥镇",
            "basic",
            1,
            "党的建设",
            "抓好党员教育",
            f"{DUTY}basic/3rongt7uioyvpysl",
        ),
        (
            "石桥镇",
            "cooperative",
            1,
            "生态环保",
            TITLE,
            f"{DUTY}cooperative/35zs7biuatc5dcoc",
        ),
        (
            "石桥镇",
            "reclaimed",
            1,
            "生态环保",
            "对排污的处罚",
            f"{DUTY}reclaimed/hhhj6pfe6nio63eq",
        ),
    ],
    "fact-source": [("清单.txt", "ab" * 32, 5, 9, None, None, None, None, TITLE)],
    "generic-mentions": [],
    "guarantee-phrases": [("石桥镇", 1, TITLE, "资金", "提供资金")],
    "guarantees-by-department": [
        (ECOLOGY, "南山县", "hard", "资金", 1, 1),
        (FARMING, "南山县", "hard", "资金", 1, 1),
    ],
    "guarantees-by-type": [("hard", "资金", 1, 1)],
    "issues-by-kind": [("数目不符", "石桥镇", 1)],
    "issues": [("清单.txt", "数目不符", "2\n1", 1, None, "党的建设（2项）")],
    "leads-by-department": [(FARMING, "南山县", 1, 0), (ECOLOGY, "南山县", 0, 1)],
    "leads": [(FARMING, "石桥镇", 1, TITLE)],
    "lines-by-township": [("农业", "石桥镇", 1), ("环保", "石桥镇", 1)],
    "lines-elsewhere": [],
    "load-and-relief": [(FARMING, "南山县", 1, 0), (ECOLOGY, "南山县", 1, 1)],
    "longest-duties": [("石桥镇", 1, TITLE, 2, 2)],
    "matters-basic-and-cooperative": [],
    "matters-basic-and-reclaimed": [],
    "matters-cooperative-and-reclaimed": [],
    "matters-in-two-lists": [],
    "matters-only-elsewhere": [],
    "matters-only-here": [],
    "matters": [],
    "never-alone": [(ECOLOGY, "南山县", 1), (FARMING, "南山县", 1)],
    "participation": [
        ("石桥镇", 1, TITLE, FARMING, True),
        ("石桥镇", 1, TITLE, ECOLOGY, False),
    ],
    "reclaimed-by-department": [(ECOLOGY, "南山县", 1, 1)],
    "reclaimed-duties": [("石桥镇", 1, "对排污的处罚", ECOLOGY)],
    "same-titles": [],
    "silent-departments": [("石桥镇", 1, TITLE, ECOLOGY)],
    "sources": [
        ("石桥镇", "basic", 1, "抓好党员教育", "清单.txt", "line", 2, 2),
        ("石桥镇", "cooperative", 1, TITLE, "清单.txt", "line", 5, 9),
        ("石桥镇", "reclaimed", 1, "对排污的处罚", "清单.txt", "line", 12, 12),
    ],
    "step-sources": [
        (1, TITLE, 1, "宣传", "清单.txt", 9, None, "1.宣传。"),
        (1, TITLE, 2, "上报", "清单.txt", 9, None, "1.上报。"),
    ],
    "steps-by-department": [
        (ECOLOGY, "南山县", 1, 2, 1.0),
        (FARMING, "南山县", 1, 2, 1.0),
    ],
    "steps-by-field": [("生态环保", 1, 2, 2.0)],
    "steps-by-line": [("农业", 1, 2, 1.0), ("环保", 1, 2, 1.0)],
    "support-by-township": [("石桥镇", 1, 1, 0, 0)],
    "township-does-more": [],
    "townships": [("石桥镇", "990102103", "南山县", 1, 1, 1, 2)],
    "unattributed-responsibilities": [("石桥镇", 1, TITLE, None, "其他部门按职责配合")],
    "unsupported-duties": [],
    "unsupported-steps-by-department": [
        (ECOLOGY, "南山县", 1.0, 0),
        (FARMING, "南山县", 1.0, 0),
    ],
    "unsupported-steps-by-field": [("生态环保", 2, 0)],
    "work-methods": [("石桥镇", 1, "对排污的处罚", 1, "加强监管")],
}

MATTERS: dict[str, list[tuple[object, ...]]] = {
    "matters": [
        ("抓好党员教育", 2, 1, 0, 1),
        (TITLE, 2, 1, 1, 0),
        ("对排污的处罚", 1, 0, 0, 1),
        ("河道清理", 1, 1, 0, 0),
    ],
    "matters-basic-and-reclaimed": [
        ("抓好党员教育", "石桥镇", "抓好党员教育", "柳河镇", "抓好党员教育")
    ],
    "matters-basic-and-cooperative": [(TITLE, "柳河镇", TITLE, "石桥镇", TITLE)],
    "matters-cooperative-and-reclaimed": [],
    "matters-only-here": [("reclaimed", 1, "对排污的处罚", "对排污的处罚")],
    "matters-only-elsewhere": [("河道清理", 1)],
    "matters-in-two-lists": [],
    "duties-of-a-matter": [
        (TITLE, "石桥镇", "cooperative", 1, TITLE),
        (TITLE, "柳河镇", "basic", 1, TITLE),
    ],
    "same-titles": [
        ("抓好党员教育", 2, 2, "basic", "reclaimed"),
        (TITLE, 2, 2, "basic", "cooperative"),
    ],
    "duties-by-list": [
        ("石桥镇", "basic", 1),
        ("石桥镇", "cooperative", 1),
        ("石桥镇", "reclaimed", 1),
        ("柳河镇", "basic", 2),
        ("柳河镇", "reclaimed", 1),
    ],
    "townships": [
        ("石桥镇", "990102103", "南山县", 1, 1, 1, 2),
        ("柳河镇", "990102104", "南山县", 2, 0, 1, 0),
    ],
    # Both lists describe the departments of their county: each is counted once.
    "steps-by-department": [
        (ECOLOGY, "南山县", 1, 2, 1.0),
        (FARMING, "南山县", 1, 2, 1.0),
    ],
    "alone": [(ECOLOGY, "南山县", 0, 1), (FARMING, "南山县", 0, 1)],
}


def ask(store: Store, name: str, **given: str) -> list[tuple[object, ...]]:
    question = find_question(name)
    needed = {one.name: GIVEN[one.name] for one in question.parameters if one.required}
    text = fill(store, question, needed | given).sparql
    return list(select(store, text, name).rows)


def test_every_saved_question_has_an_answer_here() -> None:
    assert [question.name for question in saved_questions()] == sorted(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_saved_question_answers(one_township: Store, name: str) -> None:
    assert ask(one_township, name) == ANSWERS[name]


@pytest.mark.parametrize("name", sorted(MATTERS))
def test_a_question_over_two_townships_answers(two_townships: Store, name: str) -> None:
    assert ask(two_townships, name) == MATTERS[name]


@pytest.mark.parametrize(
    ("name", "given", "number"),
    [
        ("duties", {"township": "柳河镇"}, 3),
        ("duties", {"township": "990102104", "kind": "basic"}, 2),
        ("duties", {"county": "南山县", "kind": "上级收回"}, 2),
        ("duties", {"field": "ecology", "word": "秸秆"}, 2),
        ("leads", {"line": "农业"}, 1),
        ("leads", {"line": "ecology"}, 0),
        ("leads", {"department": "农业局"}, 1),
        ("reclaimed-duties", {"department": FARMING}, 0),
        ("guarantee-phrases", {"guarantee-type": "funding"}, 1),
        ("matters", {"township": "柳河镇"}, 3),
        ("matters-only-here", {"kind": "basic"}, 0),
        ("matters-only-elsewhere", {"county": "990102"}, 1),
    ],
)
def test_a_parameter_narrows_the_answer(
    two_townships: Store, name: str, given: dict[str, str], number: int
) -> None:
    assert len(ask(two_townships, name, **given)) == number
