"""Duty lists made by hand, small enough to see whole, and a store as small."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.meanings import Department, Division, ResolvedList
from dutygraph.model import (
    DeclaredCount,
    Duty,
    DutyList,
    Issue,
    IssueKind,
    ListKind,
    Passage,
    Place,
    Responsibility,
    Source,
)
from dutygraph.store import create_store
from tests.graph.stores import quad

AGRICULTURE = Department(
    "990102", "agriculture", "南山县农业农村局", ("agriculture",), ("县农业农村局",)
)
ECOLOGY = Department(
    "990102",
    "ecology",
    "东江市生态环境局南山县分局",
    ("ecology",),
    superior="东江市生态环境局",
)
GENERIC = Department("990102", "generic", "相关部门", ("generic",), generic=True)
DIVISIONS = (
    Division("99", "某省", None),
    Division("9901", "东江市", "99"),
    Division("990102", "南山县", "9901"),
    Division("990102103", "石桥镇", "990102"),
)


def passage(text: str, line: int) -> Passage:
    return Passage(text, Place(lines=(line, line)), f"1.{text}。")


def duties() -> tuple[Duty, ...]:
    basic = Duty(
        ListKind.BASIC,
        1,
        "党的建设",
        "抓好党员教育",
        Place(lines=(2, 2)),
        "1 抓好党员教育",
    )
    cooperative = Duty(
        ListKind.COOPERATIVE,
        1,
        "生态环保",
        "秸秆禁烧",
        Place(lines=(5, 9)),
        "秸秆禁烧",
        delegated=True,
        title_variants=("秸秆禁烧工作",),
        departments=("相关部门", "县农业农村局", "县生态环境分局"),
        responsibilities=(
            Responsibility(("县农业农村局", "农业局"), (passage("开展巡查", 6),)),
            Responsibility((), (passage("其他部门按职责配合", 7),)),
        ),
        guarantees=(passage("提供资金", 8),),
        township_steps=(passage("宣传", 9), passage("上报", 9)),
    )
    reclaimed = Duty(
        ListKind.RECLAIMED,
        1,
        "生态环保",
        "对排污的处罚",
        Place(lines=(12, 12)),
        "对排污的处罚",
        departments=("县生态环境分局",),
        work_methods=(passage("加强监管", 12),),
    )
    return basic, cooperative, reclaimed


@pytest.fixture
def make_list() -> Callable[..., ResolvedList]:
    """Make the list of 石桥镇; other duties or another file where they are given."""

    def make(
        some: tuple[Duty, ...] | None = None, sha256: str = "ab" * 32
    ) -> ResolvedList:
        duty_list = DutyList(
            Source("清单.txt", sha256, "text/plain"),
            "石桥镇履职事项清单",
            "石桥镇",
            None,
            duties() if some is None else some,
            declared=(
                DeclaredCount(ListKind.BASIC, "党的建设", 2, Place(lines=(1, 1))),
            ),
            issues=(
                Issue(
                    IssueKind.COUNT_DIFFERS,
                    Place(lines=(1, 1)),
                    "党的建设（2项）",
                    ("2", "1"),
                ),
            ),
        )
        return ResolvedList(
            duty_list,
            DIVISIONS,
            {
                "县农业农村局": (AGRICULTURE,),
                "农业局": (AGRICULTURE,),
                "县生态环境分局": (ECOLOGY,),
                "相关部门": (GENERIC,),
            },
            {"提供资金": ("funding",)},
            {"党的建设": "party-building", "生态环保": "ecology"},
        )

    return make


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "store"


@pytest.fixture
def stored(path: Path) -> Path:
    with create_store(path) as store:
        store.put([quad("一", "a"), quad("二", "a")])
        store.put([quad("三", "b")])
    return path
