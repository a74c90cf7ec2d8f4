"""Pack what a page carries: takes a scene, gives JSON values, each text only once."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from dutygraph.citations import Citation
from dutygraph.facts import Duty
from dutygraph.issues import place_to_words
from dutygraph.view.drawing import scene_to_drawing
from dutygraph.view.groups import GROUPS
from dutygraph.view.multiples import Multiples, build_multiples
from dutygraph.view.scenes import Scene

Link: TypeAlias = Callable[[str], str]
"""Gives the address of the page of a thing, by its IRI."""

_SHOWN = ("id", "iri", "label", "initials", "group", "within", "lines")


def scene_to_cargo(scene: Scene, lang: str, link: Link | None = None) -> dict[str, Any]:
    """Give nodes, edges, duties and small multiples, ready to be written as JSON.

    Edges are rows: from, to, weight, and the number of their lists among `lists`.
    Nodes tell their duties, and duties their township, by number. A node of which not
    all duties are told says how many it has, and where they are.
    """
    drawn = scene_to_drawing(scene)
    numbers = {iri: number for number, iri in enumerate(scene.told)}
    lists = sorted({edge["lists"] for edge in drawn.edges})
    multiples = build_multiples(scene.sources, scene.picture)
    return {
        "picture": scene.picture.name,
        "weight": scene.picture.weight,
        "layouts": scene.picture.layouts,
        "columns": scene.picture.columns,
        "sizes": _present(scene.picture.sizes, drawn.nodes),
        "groups": _groups(node["group"] for node in drawn.nodes),
        "lists": lists,
        "nodes": [
            {name: node[name] for name in _SHOWN}
            | {
                "figures": node["figures"],
                "places": [
                    [node["places"][layout][shape] for shape in ("wide", "tall")]
                    for layout in scene.picture.layouts
                ],
                "first": node["kind"] == scene.picture.columns[0],
                "duties": [numbers[duty] for duty in own if duty in numbers],
            }
            | _untold(own, numbers, node["iri"], link)
            for node in drawn.nodes
            for own in [scene.duties[node["iri"]]]
        ],
        "edges": [
            [edge["from"], edge["to"], edge["value"], lists.index(edge["lists"])]
            for edge in drawn.edges
        ],
        "duties": [_duty(scene, duty, lang) for duty in scene.told.values()],
        "multiples": _multiples(scene, multiples) if multiples else None,
    }


def _untold(
    duties: Sequence[str], told: Collection[str], iri: str, link: Link | None
) -> dict[str, Any]:
    if all(duty in told for duty in duties):
        return {}
    return {"held": len(duties)} | ({"page": link(iri)} if link else {})


def _present(
    names: Iterable[str], nodes: Iterable[Mapping[str, Any]]
) -> tuple[str, ...]:
    known = {name for node in nodes for name in node["figures"]}
    return tuple(name for name in names if name in known)


def _groups(groups: Iterable[str]) -> list[str]:
    return sorted(set(groups), key=GROUPS.index)


def _duty(scene: Scene, duty: Duty, lang: str) -> dict[str, Any]:
    town = scene.sources.loads.townships.get(duty.township)
    return {
        "title": duty.title,
        "list": duty.kind.value,
        "number": duty.number,
        "town": town.label if town else "",
        "departments": duty.departments,
        "steps": [[one.text, _where(one.citations, lang)] for one in duty.steps],
        "guarantees": [
            [one.phrase, _where(one.citations, lang), one.kind]
            for one in duty.guarantees
        ],
        "sources": [
            # A quote that is the title is not sent twice.
            [one.document, place_to_words(one.place, lang)]
            + ([one.quote] if one.quote != duty.title else [])
            for one in duty.citations
        ],
    }


def _where(citations: Iterable[Citation], lang: str) -> str:
    """Give the places of a fact; its document is that of the duty."""
    places = dict.fromkeys(place_to_words(one.place, lang) for one in citations)
    return " / ".join(places)


def _multiples(scene: Scene, multiples: Multiples) -> dict[str, Any]:
    iris = sorted(multiples.whole)
    numbers = {iri: number for number, iri in enumerate(iris)}
    towns = scene.sources.loads.townships
    return {
        "towns": multiples.towns,
        "groups": _groups(
            group
            for part in multiples.parts.values()
            for _, group in part.nodes(data="group")
        ),
        "nodes": [
            [multiples.whole.nodes[iri]["label"], *multiples.places[iri]]
            for iri in iris
        ],
        "parts": [
            {
                "name": towns[town].label if town in towns else town,
                "nodes": [
                    [numbers[iri], data["group"], data["weight"]]
                    for iri, data in sorted(part.nodes(data=True))
                ],
                "edges": [
                    [numbers[one], numbers[two], weight]
                    for one, two, weight in sorted(part.edges(data="weight"))
                ],
            }
            for town, part in multiples.parts.items()
        ],
    }
