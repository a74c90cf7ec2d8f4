import csv
from pathlib import Path

import pytest

from dutygraph.resolve.guarantees import type_guarantee
from dutygraph.resources import resource

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "guarantees.tsv"


@pytest.mark.parametrize(
    ("phrase", "types"),
    [
        ("提供业务指导培训", {"guidance", "training"}),
        ("技术指导", {"guidance"}),
        ("政策培训", {"training"}),
        ("政策保障", {"policy-publicity"}),
        ("资金和技术支持", {"funding", "technical-support"}),
        ("开展业务培训，提高业务能力", {"training"}),
        ("指导乡镇制定应急预案和配备物资", {"guidance"}),
        ("开展资金使用培训", {"training"}),
        ("培训防汛工作人员和救援队伍", {"training"}),
        ("发放协理员补助资金", {"funding"}),
        ("提供人员及设备支持", {"personnel", "materials"}),
        ("安排专人对接", {"personnel", "coordination"}),
        ("委托专业机构进行检测", {"contracted-service"}),
        ("及时处理工作中遇到的困难和问题", {"coordination"}),
        ("对疑难问题予以解答", {"guidance"}),
        ("入户抽查、复核", {"oversight"}),
        ("组织清单编制、审查方面的业务培训", {"training"}),
        ("提供数据保障", {"information"}),
        ("发放宣传资料", {"policy-publicity"}),
        ("确保经费到位", {"funding"}),
        ("加强业务指导，确保工作经费到位", {"guidance", "funding"}),
        ("提供保障", {"unspecified"}),
        ("", {"unspecified"}),
    ],
)
def test_phrase_promises_what_the_definitions_say(phrase: str, types: set[str]) -> None:
    assert set(type_guarantee(phrase)) == types


def test_types_are_of_the_vocabulary_and_in_its_order() -> None:
    path = resource("data/vocabulary/guarantee-types.csv")
    with path.open(encoding="utf-8", newline="") as file:
        order = [row["id"] for row in csv.DictReader(file)]
    found = list(type_guarantee("检查、宣传、培训、指导，提供经费、物资、人员保障"))
    assert found == [name for name in order if name in found]
    assert {"funding", "materials", "personnel", "oversight"} <= set(found)


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not here")
def test_at_least_97_of_100_phrases_of_the_reference_are_exactly_right() -> None:
    rows = [line.split("\t")[:2] for line in REFERENCE.read_text("utf-8").splitlines()]
    wrong = [p for p, types in rows if set(type_guarantee(p)) != set(types.split(","))]
    assert len(wrong) <= 0.03 * len(rows), wrong
