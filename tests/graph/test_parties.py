"""Departments in the graph: who they are, who leads, and who bears what."""

from dataclasses import replace

import pytest

from dutygraph.meanings import Department, Division
from dutygraph.model import Passage, Place, Responsibility
from dutygraph.quads import to_quads
from tests.graph.statements import (
    Maker,
    about,
    cooperative,
    department,
    shorten,
    values,
)


def test_departments_have_labels_lines_county_and_superior(make_list: Maker) -> None:
    quads = list(to_quads(make_list()))
    assert about(quads, department(quads, "南山县农业农村局")) == {
        ("rdf:type", "dg:Department"),
        ("skos:prefLabel", '"南山县农业农村局"@zh'),
        ("skos:altLabel", '"县农业农村局"@zh'),
        ("skos:altLabel", '"农业局"@zh'),
        ("dg:county", "division/990102"),
        ("dg:functionalLine", "functional-line/agriculture"),
    }
    superior = department(quads, "东江市生态环境局")
    assert superior.startswith("department/9901/")
    assert about(quads, department(quads, "东江市生态环境局南山县分局")) == {
        ("rdf:type", "dg:Department"),
        ("rdf:type", "dg:BranchOffice"),
        ("skos:prefLabel", '"东江市生态环境局南山县分局"@zh'),
        ("skos:altLabel", '"县生态环境分局"@zh'),
        ("dg:county", "division/990102"),
        ("dg:functionalLine", "functional-line/ecology"),
        ("dg:superior", superior),
    }
    assert values(quads, department(quads, "相关部门"), "dg:generic") == [
        '"true"^^<xsd:boolean>'
    ]


def test_joint_mention_is_a_label_of_no_department(make_list: Maker) -> None:
    one = Department("990102", "a", "南山县甲局", ())
    two = Department("990102", "b", "南山县乙局", ())
    resolved = replace(
        make_list((cooperative(departments=("甲乙两局",)),)),
        departments={"甲乙两局": (one, two)},
    )
    quads = list(to_quads(resolved))
    assert not any(shorten(q.predicate) == "skos:altLabel" for q in quads)
    (duty,) = {q.subject for q in quads if shorten(q.predicate) == "dg:lead"}
    assert values(quads, shorten(duty), "dg:counterpart") == sorted(
        [department(quads, "南山县甲局"), department(quads, "南山县乙局")]
    )
    assert values(quads, shorten(duty), "dg:lead") == [department(quads, "南山县甲局")]


@pytest.mark.parametrize(
    ("column", "headings", "named", "bearers"),
    [
        (("县农业农村局",), (), ["南山县农业农村局"], ["南山县农业农村局"]),
        (("县农业农村局", "相关部门"), (), ["南山县农业农村局", "相关部门"], []),
        (("县农业农村局",), ("相关部门",), ["南山县农业农村局"], ["相关部门"]),
        ((), ("县农业农村局",), ["南山县农业农村局"], ["南山县农业农村局"]),
        (("县农业农村局", "农业局"), (), ["南山县农业农村局"], ["南山县农业农村局"]),
        (("没有听说的",), ("也没有",), [], []),
    ],
)
def test_column_names_the_counterparts_and_headings_the_bearers(
    make_list: Maker,
    column: tuple[str, ...],
    headings: tuple[str, ...],
    named: list[str],
    bearers: list[str],
) -> None:
    part = Responsibility(headings, (Passage("巡查", Place(), ""),))
    duty = cooperative(departments=column, responsibilities=(part,))
    quads = list(to_quads(make_list((duty,))))
    found = {"dg:counterpart": set[str](), "dg:bornBy": set[str]()}
    for quad in quads:
        found.setdefault(shorten(quad.predicate), set()).add(shorten(quad.object))
    assert found["dg:counterpart"] == {department(quads, name) for name in named}
    assert found["dg:bornBy"] == {department(quads, name) for name in bearers}


def test_generic_department_leads_only_where_it_stands_alone(make_list: Maker) -> None:
    quads = list(to_quads(make_list((cooperative(departments=("相关部门",)),))))
    leads = [shorten(q.object) for q in quads if shorten(q.predicate) == "dg:lead"]
    assert leads == [department(quads, "相关部门")]


def test_department_of_another_county_has_its_superior_one_level_up(
    make_list: Maker,
) -> None:
    far = Department("880203", "tax", "北河县税务局", ("tax",), superior="西河市税务局")
    resolved = replace(
        make_list((cooperative(departments=("县税务局",)),)),
        departments={"县税务局": (far,)},
        divisions=(Division("990102103", "石桥镇", None),),
    )
    quads = list(to_quads(resolved))
    assert department(quads, "西河市税务局").startswith("department/8802/")
