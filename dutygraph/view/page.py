"""One self-contained page: takes a network of departments and townships, gives HTML.

The page holds its data, its style, its script and the vis-network library that the
installed pyvis carries; it loads nothing, and its policy lets it run nothing else.
"""

import base64
import hashlib
import html
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from dutygraph.measures import NAMES, Measures
from dutygraph.view.layout import Point, place_flower, place_parts

_PARTS = files("dutygraph.view")
_NOTHING = Measures()
# Of a township, share and lead are its duties once more.
_MEASURES = {
    "department": NAMES,
    "township": [name for name in NAMES if name not in ("share", "lead")],
}
_GROUPS = ("support-0", "support-1", "support-2", "support-3", "support-none")
_LANDSCAPE, _UPRIGHT = 1.3, 0.75
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "keyboard": False},
}


def network_to_page(
    network: "nx.Graph[str]", measures: Mapping[str, Measures], lang: str = "zh"
) -> str:
    """Give the page as text, the same text for the same network.

    The network is one of `build_township_network`; `measures` are those of its nodes,
    by IRI, all 0 where there are none. `lang` is "zh" or "en".
    """
    words = _words()[lang]
    drawn = network_to_pyvis(network, measures)
    style, script = _read("page.css"), _read("page.js")
    library = vis_library()
    data = {
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "options": _OPTIONS,
        "groups": _GROUPS,
        "measures": _MEASURES,
        "words": words,
        "lang": lang,
    }
    texts = {name: text for name, text in words.items() if isinstance(text, str)}
    escaped = {name: html.escape(text) for name, text in texts.items()}
    return _fill(
        _read("page.html"),
        escaped
        | {
            "lang": {"zh": "zh-CN", "en": "en"}[lang],
            "counts": html.escape(_count(network, words)),
            "keys": _keys(words["keys"]),
            "policy": _policy(style, (library, script)),
            "data": value_to_script_json(data),
            "style": style,
            "library": library,
            "script": script,
        },
    )


def network_to_pyvis(
    network: "nx.Graph[str]", measures: Mapping[str, Measures]
) -> Network:
    """Give the network with places, sizes and groups, ready for vis-network."""
    landscape = _places(network, measures, _LANDSCAPE)
    upright = _places(network, measures, _UPRIGHT)
    heaviest = max((steps for *_, steps in network.edges(data="steps")), default=0) or 1
    # Directed: pyvis compares each edge of an undirected network with all others.
    drawn = Network(directed=True)
    for iri, attrs in network.nodes(data=True):
        figures = measures.get(iri, _NOTHING)
        drawn.add_node(
            iri,
            **_look(attrs["kind"], figures, heaviest),
            **{name: attrs[name] for name in ("kind", "label", "within")},
            lines=attrs.get("lines", ()),
            x=landscape[iri][0],
            y=landscape[iri][1],
            upright=upright[iri],
            figures=asdict(figures),
        )
    for number, (one, other, attrs) in enumerate(network.edges(data=True)):
        width = round(0.8 + 11 * attrs["steps"] / heaviest, 2)
        drawn.add_edge(
            one, other, id=number, steps=attrs["steps"], width=width, arrows=""
        )
    return drawn


def _look(kind: str, figures: Measures, heaviest: float) -> dict[str, str | float]:
    if kind == "township":
        return {"group": "township", "shape": "square", "size": 36}
    root = min(1.0, (figures.steps / heaviest) ** 0.5)
    return {"group": _support(figures), "shape": "dot", "size": round(7 + 33 * root, 2)}


def vis_library() -> str:
    """Read the newest vis-network script that the installed pyvis carries."""
    folders = Path(str(files("pyvis"))) / "templates" / "lib"
    newest = max(
        folders.glob("vis-*/vis-network.min.js"),
        key=lambda path: [int(part) for part in re.findall(r"\d+", path.parent.name)],
    )
    return newest.read_text(encoding="utf-8")


def value_to_script_json(value: object) -> str:
    r"""Give JSON that may stand inside a script element, whatever its texts hold.

    >>> value_to_script_json("</script>&")
    '"\\u003c/script\\u003e\\u0026"'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda met: f"\\u{ord(met[0]):04x}", text)


def _places(
    network: "nx.Graph[str]", measures: Mapping[str, Measures], shape: float
) -> dict[str, Point]:
    parts = sorted(
        (sorted(part) for part in nx.connected_components(network)),
        key=lambda part: (-len(part), part),
    )
    return place_parts([_flower(network, part, measures) for part in parts], shape)


def _flower(
    network: "nx.Graph[str]", part: Sequence[str], measures: Mapping[str, Measures]
) -> dict[str, Point]:
    kinds = network.nodes(data="kind")
    inner = [iri for iri in part if kinds[iri] == "township"]
    outer = {
        iri: measures.get(iri, _NOTHING).steps
        for iri in part
        if kinds[iri] != "township"
    }
    return place_flower(inner, outer, {iri: sorted(network[iri]) for iri in outer})


def _support(figures: Measures) -> str:
    """Give the group that says what part of the steps nothing hard stands behind."""
    if not figures.steps:
        return _GROUPS[-1]
    return _GROUPS[min(3, int(figures.unsupported_steps / figures.steps * 4))]


def _count(network: "nx.Graph[str]", words: Mapping[str, Any]) -> str:
    kinds = [kind for _, kind in network.nodes(data="kind")]
    if not kinds:
        return str(words["empty"])
    return str(words["counts"]).format(
        townships=kinds.count("township"),
        departments=kinds.count("department"),
        edges=network.number_of_edges(),
        steps=round(sum(steps for *_, steps in network.edges(data="steps"))),
    )


def _keys(words: Mapping[str, str]) -> str:
    return "".join(
        f'<li><span class="key key-{name}"></span>{html.escape(text)}</li>'
        for name, text in words.items()
    )


def _policy(style: str, scripts: Sequence[str]) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _fill(template: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda met: values[met[1]], template)


def _read(name: str) -> str:
    return _PARTS.joinpath(name).read_text(encoding="utf-8")


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_read("words.toml"))
