"""A small made-up store's worth of facts, to draw without a store."""

from dataclasses import replace

from dutygraph.citations import Citation
from dutygraph.facts import Duty, Guarantee, Step
from dutygraph.loads import Basic, Concept, Line, Load, Loads, Party, Relief, Town
from dutygraph.model import ListKind, Place
from dutygraph.projections import Incidence
from dutygraph.projections.incidence import loads_to_incidents
from dutygraph.view.pictures import find_picture
from dutygraph.view.scenes import ALL_BUT_MANY, Limits, Scene, build_scene
from dutygraph.view.sources import Sources
from dutygraph.view.telling import choose_told

ID = "https://w3id.org/dutygraph/id/"
EAST, WEST = f"{ID}township/990102101", f"{ID}township/990102102"
MONEY, CIVIL, WATER = (f"{ID}department/990102/{name}" for name in "abc")
DROUGHT = f"{ID}matter/drought"
FUNDING, TRAINING = f"{ID}guarantee/funding", f"{ID}guarantee/training"
LINES = {MONEY: f"{ID}line/finance", CIVIL: f"{ID}line/civil", WATER: f"{ID}line/water"}
FIELD = f"{ID}field/people"
HOSTILE = '<img src=x onerror="window.hurt=1"></script><script>window.hurt=1</script>'

NAMES = {
    EAST: "东岭镇",
    WEST: "西河街道",
    MONEY: "南山县财政局",
    CIVIL: "南山县民政局",
    WATER: "南山县水利局",
    DROUGHT: "防汛抗旱",
    FUNDING: "资金",
    TRAINING: "培训",
    LINES[MONEY]: "财政",
    LINES[CIVIL]: "民政",
    LINES[WATER]: "水利",
    FIELD: "民生服务",
}
LOADS = (
    Load("urn:q1", EAST, (MONEY, CIVIL), MONEY, 4, True, (FIELD,), (FUNDING,)),
    Load("urn:q2", EAST, (MONEY,), MONEY, 3, False, (FIELD,), (TRAINING,)),
    Load("urn:q3", WEST, (WATER, CIVIL), WATER, 2, False, (FIELD,), ()),
)
RELIEFS = (Relief("urn:r1", WEST, (WATER,), (FIELD,)),)
BASICS = (Basic("urn:b1", EAST, (), (FIELD,)),)
MATTERS = {"urn:b1": (DROUGHT,), "urn:q3": (DROUGHT,)}


def sources(names: dict[str, str] | None = None) -> Sources:
    """Give who is linked and what is measured, some of it named otherwise."""
    labels = {**NAMES, **(names or {})}
    loads = Loads(
        LOADS,
        RELIEFS,
        {
            iri: Party(
                iri, labels[iri], "南山县", "990102", (Line(line, labels[line]),)
            )
            for iri, line in LINES.items()
        },
        {iri: Town(iri, labels[iri], iri[-9:]) for iri in (EAST, WEST)},
        BASICS,
        {FIELD: Concept(FIELD, labels[FIELD])},
        {
            FUNDING: Concept(FUNDING, labels[FUNDING], "hard"),
            TRAINING: Concept(TRAINING, labels[TRAINING], "soft"),
        },
    )
    rows = Incidence(
        loads_to_incidents(loads),
        {
            "department": {q.duty: q.departments for q in (*LOADS, *RELIEFS)},
            "township": {q.duty: (q.township,) for q in (*LOADS, *RELIEFS, *BASICS)},
            "matter": MATTERS,
            "field": {q.duty: q.fields for q in (*LOADS, *RELIEFS, *BASICS)},
            "guarantee": {q.duty: q.guarantees for q in LOADS if q.guarantees},
            "line": {
                q.duty: tuple(LINES[one] for one in q.departments)
                for q in (*LOADS, *RELIEFS)
            },
        },
        labels,
    )
    return Sources(rows, loads, tuple(one.duty for one in rows.duties))


def tell(found: Scene, text: str) -> Scene:
    """Give a scene with what the lists say of the duties it tells: one text."""
    duties = [
        duty(one, number, text) for number, one in enumerate(found.sources.rows.duties)
    ]
    chosen = choose_told(found)
    return replace(found, told={one.iri: one for one in duties if one.iri in chosen})


def duty(row: object, number: int, text: str) -> Duty:
    iri, kind = row.duty, ListKind(row.kind)  # type: ignore[attr-defined]
    town = next(q.township for q in (*LOADS, *RELIEFS, *BASICS) if q.duty == iri)
    place = Place(lines=(10 + number, 12 + number))
    quote = f"{text}，原文{number}"
    citation = Citation(iri, "urn:kind", text, "清单.txt", "0" * 64, place, quote)
    promised = (Guarantee("给予资金", "hard", (citation,)),) if iri == "urn:q1" else ()
    title = f"{text}{number}"
    steps = (Step(f"{text}第一步", (citation,)), Step("上报", ()))
    return Duty(iri, town, kind, number, title, (), steps, promised, (citation,))


def scene(
    network: str = "departments-townships",
    subject: str = "",
    limits: Limits = ALL_BUT_MANY,
    names: dict[str, str] | None = None,
    text: str = "做好工作",
) -> Scene:
    """Give a scene of the facts, some named otherwise, all duties with one text."""
    picture, own = find_picture(network), sources(names)
    found = build_scene(own, picture, (subject,) if subject else (), limits)
    return tell(found, text)
