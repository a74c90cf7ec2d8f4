"""A ground to try reforms on, small enough to see whole."""

from dutygraph.loads import Basic, Concept, Line, Load, Loads, Party, Relief, Town
from dutygraph.matters.records import DutyText
from dutygraph.model import ListKind
from dutygraph.scenario.records import Ground

WATER, FIELDS = Line("l:water", "水利"), Line("l:fields", "农业")
LOADS = Loads(
    (
        Load("q:1", "t:1", ("d:a", "d:b"), "d:a", 4, False),
        Load("q:2", "t:1", ("d:b",), "d:b", 3, False),
        Load("q:3", "t:2", ("d:c",), "d:c", 5, False),
        Load("q:4", "t:1", ("d:g",), "d:g", 2, False),
    ),
    (Relief("r:1", "t:1", ("d:b",)),),
    {
        "d:a": Party("d:a", "南山县甲局", "南山县", "990102", (WATER,)),
        "d:b": Party("d:b", "南山县乙局", "南山县", "990102", (FIELDS,)),
        "d:c": Party("d:c", "北河县甲局", "北河县", "990103", (WATER,)),
        "d:g": Party("d:g", "相关部门", "南山县", "990102", generic=True),
        "d:z": Party("d:z", "南山县闲局", "南山县", "990102"),
    },
    {
        "t:1": Town("t:1", "石桥镇", "990102103"),
        "t:2": Town("t:2", "柳林乡", "990103201"),
    },
    basics=(Basic("b:1", "t:1"),),
    guarantees={
        "g:funding": Concept("g:funding", "资金保障", "hard"),
        "g:guidance": Concept("g:guidance", "业务指导", "soft"),
    },
)


def duty(iri: str, township: str, kind: ListKind, title: str) -> DutyText:
    return DutyText(iri, township, kind, 1, title)


GROUND = Ground(
    LOADS,
    {
        one.iri: one
        for one in (
            duty("q:1", "990102103", ListKind.COOPERATIVE, "秸秆禁烧"),
            duty("q:2", "990102103", ListKind.COOPERATIVE, "粮食收购"),
            duty("q:3", "990103201", ListKind.COOPERATIVE, "秸秆禁烧"),
            duty("q:4", "990102103", ListKind.COOPERATIVE, "其他工作"),
            duty("r:1", "990102103", ListKind.RECLAIMED, "对排污的处罚"),
            duty("b:1", "990102103", ListKind.BASIC, "招商引资"),
        )
    },
    {"秸秆禁烧": ("q:1", "q:3")},
    {
        "南山县甲局": ("d:a",),
        "南山县乙局": ("d:b",),
        "北河县甲局": ("d:c",),
        "县甲局": ("d:a", "d:c"),
        "相关部门": ("d:g",),
        "南山县闲局": ("d:z",),
    },
    {"资金保障": "g:funding", "业务指导": "g:guidance", "funding": "g:funding"},
)
