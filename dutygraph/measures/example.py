"""Hold an example: gives rows of duties made by hand, which the docstrings measure.

石桥镇 helps 水利局 and 农业局 of its county, 柳林乡 a department of another one. Names
stand where a store has IRIs.
"""

from dutygraph.loads import Basic, Concept, Line, Load, Loads, Party, Relief, Town


def example_loads() -> Loads:
    """Give three cooperative duties, one reclaimed and one basic.

    >>> [(load.departments, load.steps, load.hard) for load in example_loads().loads]
    [(('农业局', '水利局'), 4, True), (('水利局',), 3, False), (('卫健局',), 5, False)]
    """
    water, farms, health = (Line(one, one) for one in ("水利", "农业", "卫生"))
    parties = (
        Party("水利局", "水利局", "南山县", "990102", (water,)),
        Party("农业局", "农业局", "南山县", "990102", (farms, water)),
        Party("卫健局", "卫健局", "北河县", "990103", (health,)),
    )
    towns = (
        Town("石桥镇", "石桥镇", "990102103"),
        Town("柳林乡", "柳林乡", "990103201"),
    )
    guarantees = (Concept("资金", "资金", "hard"), Concept("培训", "培训", "soft"))
    joint = ("农业局", "水利局")
    return Loads(
        (
            Load("防汛", "石桥镇", joint, "水利局", 4, True, ("生态",), ("资金",)),
            Load(
                "供水", "石桥镇", ("水利局",), "水利局", 3, False, ("民生",), ("培训",)
            ),
            Load("防疫", "柳林乡", ("卫健局",), "卫健局", 5, False, ("民生",)),
        ),
        (Relief("禁牧", "石桥镇", ("农业局",), ("生态",)),),
        {party.iri: party for party in parties},
        {town.iri: town for town in towns},
        (Basic("低保", "石桥镇", (), ("民生",)),),
        {name: Concept(name, name) for name in ("民生", "生态")},
        {concept.iri: concept for concept in guarantees},
    )
