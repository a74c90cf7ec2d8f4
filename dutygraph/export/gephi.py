"""Write networks for Gephi: takes a networkx network, gives GraphML or GEXF.

Nodes bear `label` and `kind`, edges `weight`: the names Gephi looks for.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import networkx as nx

Writer: TypeAlias = "Callable[[nx.Graph[str], Path], None]"

# What no XML 1.0 document may hold (XML 1.0, 2.2).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# networkx writes the day into the file; the same network shall give the same bytes.
_DAY = re.compile(r' lastmodifieddate="[0-9-]*"')


def write_graphml(network: "nx.Graph[str]", path: Path) -> None:
    """Write GraphML in UTF-8."""
    text = "\n".join(nx.generate_graphml(network_to_plain(network)))
    _write('<?xml version="1.0" encoding="UTF-8"?>\n' + text + "\n", path)


def write_gexf(network: "nx.Graph[str]", path: Path) -> None:
    """Write GEXF 1.2 in UTF-8."""
    text = "\n".join(nx.generate_gexf(network_to_plain(network)))
    head, mark, rest = text.partition("<nodes")
    body = _DAY.sub("", head) + mark + rest
    _write('<?xml version="1.0" encoding="UTF-8"?>\n' + body + "\n", path)


def network_to_plain(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """Give a copy whose attributes are texts and numbers, an edge's steps its weight.

    Several values, such as the functional lines of a department, become one text.
    """
    plain: nx.Graph[str] = type(network)()
    for node, attributes in network.nodes(data=True):
        plain.add_node(_clean(node), **_plain(attributes))
    for one, other, attributes in network.edges(data=True):
        weight = attributes.get("weight", attributes.get("steps", 1))
        plain.add_edge(
            _clean(one),
            _clean(other),
            **{**_plain(attributes), "weight": float(weight)},
        )
    return plain


def _plain(attributes: dict[str, object]) -> dict[str, str | int | float | bool]:
    return {
        name: value if isinstance(value, int | float) else _clean(_joined(value))
        for name, value in attributes.items()
    }


def _joined(value: object) -> str:
    if isinstance(value, list | tuple):
        return "；".join(str(one) for one in value)
    return "" if value is None else str(value)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _write(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
