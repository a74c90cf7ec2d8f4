"""A list becomes rows that say what its graph says."""

import dataclasses
from collections.abc import Callable

from dutygraph.columns.arrow import pack_rows, packed_to_tables
from dutygraph.columns.codes import iri_to_code
from dutygraph.columns.declared import tables
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.meanings import ResolvedList
from dutygraph.model import ListKind
from tests.questions.conftest import duty

ID = "https://w3id.org/dutygraph/id/"
TOWNSHIP = iri_to_code(f"{ID}township/990102103")
COUNTY = iri_to_code(f"{ID}division/990102")
BURNING = f"{ID}duty/990102103/cooperative/35zs7biuatc5dcoc"


def test_a_code_is_the_first_63_bits_of_blake2b() -> None:
    assert iri_to_code("") == 0xE4A6A0577479B2B4 >> 1
    assert 0 <= iri_to_code(BURNING) < 2**63


def test_a_duty_is_a_row(make_list: Callable[..., ResolvedList]) -> None:
    rows = resolved_to_rows(make_list())["duties"]
    found = dict(zip(tables()["duties"].names, rows[1], strict=True))
    lead = found.pop("lead")
    assert found == {
        "duty": iri_to_code(BURNING),
        "iri": BURNING,
        "township": TOWNSHIP,
        "county": COUNTY,
        "kind": "cooperative",
        "number": 1,
        "section": "生态环保",
        "field": iri_to_code(f"{ID}policy-field/ecology"),
        "title": "秸秆禁烧",
        "delegated": True,
        "parties": 2,
        "steps": 2,
        "department_steps": 2,
        "method_steps": 0,
        "hard": True,
        "soft": False,
    }
    names = {row[0]: row[2] for row in resolved_to_rows(make_list())["departments"]}
    assert names[lead] == "南山县农业农村局"


def test_whoever_is_named_takes_part_and_the_first_of_them_leads(
    make_list: Callable[..., ResolvedList],
) -> None:
    rows = resolved_to_rows(make_list())
    names = {row[0]: row[2] for row in rows["departments"]}
    parts = [(names[row[2]], *row[3:]) for row in rows["participation"]]
    assert parts == [
        ("相关部门", "counterpart", 1, 2, 2, True),
        ("南山县农业农村局", "lead", 2, 2, 2, True),
        ("东江市生态环境局南山县分局", "counterpart", 3, 2, 2, True),
        ("东江市生态环境局南山县分局", "receiving", 1, 1, 0, False),
    ]


def test_each_step_is_a_row_with_its_part(
    make_list: Callable[..., ResolvedList],
) -> None:
    assert [row[1:] for row in resolved_to_rows(make_list())["steps"]] == [
        ("department", 1, 1, "开展巡查"),
        ("department", 2, 1, "其他部门按职责配合"),
        ("township", None, 1, "宣传"),
        ("township", None, 2, "上报"),
        ("method", None, 1, "加强监管"),
    ]


def test_a_phrase_of_no_type_is_a_row_without(
    make_list: Callable[..., ResolvedList],
) -> None:
    typed = make_list()
    untyped = dataclasses.replace(typed, guarantee_types={})
    funding = iri_to_code(f"{ID}guarantee-type/funding")
    of_burning = iri_to_code(BURNING)
    assert resolved_to_rows(typed)["guarantees"] == [
        (of_burning, 1, funding, "提供资金")
    ]
    assert resolved_to_rows(untyped)["guarantees"] == [
        (of_burning, 1, None, "提供资金")
    ]


def test_a_higher_bureau_has_no_county(make_list: Callable[..., ResolvedList]) -> None:
    rows = resolved_to_rows(make_list())["departments"]
    assert {row[2]: row[3:] for row in rows} == {
        "南山县农业农村局": (COUNTY, False, None),
        "东江市生态环境局南山县分局": (
            COUNTY,
            False,
            next(row[0] for row in rows if row[2] == "东江市生态环境局"),
        ),
        "相关部门": (COUNTY, True, None),
        "东江市生态环境局": (None, False, None),
    }


def test_a_lone_surrogate_becomes_what_utf8_can_carry(
    make_list: Callable[..., ResolvedList],
) -> None:
    made = make_list((duty(ListKind.BASIC, 1, "清理\ud800河道"),))
    tables_ = packed_to_tables([pack_rows(resolved_to_rows(made))])
    assert tables_["duties"]["title"].to_pylist() == ["清理\ufffd河道"]


def test_tables_put_lists_in_the_order_of_their_iris(
    two_lists: list[ResolvedList],
) -> None:
    packed = [pack_rows(resolved_to_rows(one)) for one in two_lists]
    forth, back = packed_to_tables(packed), packed_to_tables(packed[::-1])
    assert forth == back
    names = forth["townships"]["name"].to_pylist()
    assert names == ["石桥镇", "柳河镇"]


def test_each_table_and_column_is_described_in_both_languages() -> None:
    for table in tables().values():
        for words in (table, *table.columns):
            assert words.zh and words.en
    referred = {c.refers for t in tables().values() for c in t.columns if c.refers}
    keyed = {table.name for table in tables().values() if table.has_key}
    assert referred <= keyed
