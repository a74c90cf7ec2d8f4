from collections.abc import Callable

import pytest

from dutygraph.model import DutyList
from dutygraph.resolve import resolve
from dutygraph.resolve.departments import resolve_departments
from dutygraph.resolve.gazetteer import names_of_township
from dutygraph.resolve.guarantees import type_guarantee
from dutygraph.resolve.mentions import collect_mentions
from dutygraph.resolve.overrides import load_overrides, read_overrides
from dutygraph.resolve.territory import divisions_to_territory

Builder = Callable[..., DutyList]
TEXT = """
[[department]]
county = "430121"
mention = "县甲乙办"
means = "县应急管理局"
lines = ["emergency", "fire-rescue"]
reason = "示例"

[[township]]
name = "黄兴镇清单"
code = "430121102"
reason = "示例"

[[guarantee]]
phrase = "按惯例办理"
types = ["coordination"]
reason = "示例"
"""


def test_department_entry_stands_above_the_rules(duty_list: Builder) -> None:
    document = duty_list((("县甲乙办",), ()))
    overrides = read_overrides(TEXT).for_county("430121")
    territory = divisions_to_territory(resolve(document).divisions)
    mentions = collect_mentions(document)
    found = resolve_departments(mentions, territory, "430121", overrides)
    (department,) = found.departments["县甲乙办"]
    assert department.key == "emergency"
    assert department.lines == ("emergency", "fire-rescue")
    assert [d.rule for d in found.decisions] == ["override"]


def test_entries_are_kept_by_county_and_kind() -> None:
    overrides = read_overrides(TEXT)
    assert overrides.for_county("430122") == {}
    assert overrides.townships[0].code == "430121102"
    assert overrides.guarantees[0].types == ("coordination",)


def test_entry_without_reason_is_refused() -> None:
    with pytest.raises(KeyError, match="reason"):
        read_overrides('[[township]]\nname = "甲"\ncode = "1"')


def test_every_entry_of_the_file_applies(duty_list: Builder) -> None:
    overrides = load_overrides()
    for entry in overrides.departments:
        rows = (((entry.mention, entry.means), ()),)
        resolved = resolve(duty_list(*rows), entry.county + "999")
        assert resolved.departments[entry.mention] == resolved.departments[entry.means]
    for township in overrides.townships:
        assert names_of_township(township.code)
        placed = resolve(duty_list(heading=township.name))
        assert placed.divisions[-1].code == township.code
    for guarantee in overrides.guarantees:
        assert type_guarantee(guarantee.phrase) == guarantee.types
