"""A store of one hostile list, and facts made by hand."""

from pathlib import Path

import pytest

from dutygraph.facts import read_facts
from dutygraph.meanings import Department, Division, ResolvedList
from dutygraph.model import (
    Duty,
    DutyList,
    Issue,
    IssueKind,
    ListKind,
    Passage,
    Place,
    Source,
)
from dutygraph.quads import to_quads
from dutygraph.report import facts_to_report
from dutygraph.store import create_store, open_store

LONG = "长" * 5_000 + "x" * 5_000
TURNED = "\u202e\u200f\u2067\u05d0\u05d1"
BROKEN = f'"><img src=x onerror="window.hurt=1"> javascript:window.hurt=1 {TURNED}'
HOSTILE = '<script>window.hurt=1</script><img src=x onerror="window.hurt=1">'
FINANCE = Department("990102", "finance", "南山县财政局", ("finance",), ("县财政局",))
EVIL = Department("990102", "evil", HOSTILE, (), ("县某局",))
DIVISIONS = (
    Division("99", "某省", None),
    Division("9901", "东江市", "99"),
    Division("990102", "南山县", "9901"),
    Division("990102103", "石桥镇", "990102"),
)


def passage(text: str) -> Passage:
    return Passage(text, Place(lines=(9, 9)), text)


def make_list(*duties: Duty) -> ResolvedList:
    issue = Issue(IssueKind.TITLE_DIFFERS, Place(lines=(1, 1)), HOSTILE, (HOSTILE,))
    source = Source(f"{HOSTILE[:8]}.txt", "ab" * 32, "text/plain")
    return ResolvedList(
        DutyList(source, "清单", "石桥镇", None, duties, issues=(issue,)),
        DIVISIONS,
        {"县财政局": (FINANCE,), "县某局": (EVIL,)},
        {"提供资金": ("funding",), HOSTILE: ()},
        {},
    )


COOPERATIVE = (
    Duty(
        ListKind.COOPERATIVE,
        1,
        "",
        "统计报表",
        Place(lines=(5, 9)),
        "统计报表原文",
        departments=("县财政局", "县某局"),
        guarantees=(passage("提供资金"),),
        township_steps=(passage("填表"), passage("上报"), passage("存档")),
    ),
    Duty(
        ListKind.COOPERATIVE,
        2,
        "",
        HOSTILE,
        Place(lines=(10, 12)),
        HOSTILE,
        departments=("县财政局",),
        township_steps=(passage(HOSTILE),),
    ),
)
BASIC = Duty(ListKind.BASIC, 1, "", "抓好学习", Place(lines=(2, 2)), "抓好学习")


def make_report(
    path: Path, lang: str = "zh", layout: str = "html", townships: tuple[str, ...] = ()
) -> str:
    with open_store(path) as store:
        return facts_to_report(read_facts(store, townships, lang), lang, layout)


@pytest.fixture(scope="session")
def pages(store: Path) -> dict[str, str]:
    """The reports on the five documents: both languages, and Markdown as md."""
    return {
        "zh": make_report(store),
        "en": make_report(store, "en"),
        "md": make_report(store, layout="markdown"),
    }


@pytest.fixture
def long_store(tmp_path: Path) -> Path:
    """The store of a list with endless, broken and turned names, titles and quotes."""
    endless = Department("990102", "endless", LONG, (), (LONG,))
    broken = Department("990102", "broken", BROKEN, (), (BROKEN,))
    duties = [
        Duty(
            ListKind.COOPERATIVE,
            number,
            BROKEN,
            title,
            Place(lines=(number, number)),
            title,
            departments=(LONG, BROKEN),
            guarantees=(passage(title),),
            township_steps=(passage(title), passage("填表")),
        )
        for number, title in enumerate((LONG, BROKEN), 1)
    ]
    held = DutyList(
        Source("list.txt", "ab" * 32, "text/plain"), "清单", "石桥镇", None, (*duties,)
    )
    names = {LONG: (endless,), BROKEN: (broken,)}
    with create_store(tmp_path / "long") as made:
        made.put(to_quads(ResolvedList(held, DIVISIONS, names, {}, {})))
    return tmp_path / "long"


@pytest.fixture
def hostile_store(tmp_path: Path) -> Path:
    with create_store(tmp_path / "graph") as store:
        store.put(to_quads(make_list(BASIC, *COOPERATIVE)))
    return tmp_path / "graph"


@pytest.fixture
def basic_store(tmp_path: Path) -> Path:
    """The store of a list without cooperative duties."""
    with create_store(tmp_path / "graph") as store:
        store.put(to_quads(make_list(BASIC)))
    return tmp_path / "graph"
