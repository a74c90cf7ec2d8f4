"""Say what a picture shows and what not: takes a scene, gives sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dutygraph.view.scenes import Scene
from dutygraph.words import choose_form, fill_words


def write_title(scene: Scene, words: Mapping[str, Any]) -> str:
    """Give the title, with the name of what the picture is about."""
    return str(words["titles"][scene.picture.name]).format(subject=scene.subject)


def write_counts(scene: Scene, words: Mapping[str, Any]) -> str:
    """Say how many nodes of each group there are, and how many relations."""
    groups = Counter(group for _, group in scene.network.nodes(data="group"))
    parts = [
        words["counted"].format(number=number, name=choose_form(forms, str(number)))
        for group, forms in words["groups"].items()
        if (number := groups[group])
    ]
    edges = scene.network.number_of_edges()
    parts.append(fill_words(words["relations"], number=edges))
    return str(words["comma"]).join(parts)


def write_notes(scene: Scene, words: Mapping[str, Any], beside: str = "") -> list[str]:
    """Say what is missing and how to get it; `beside` is the name of the file with all.

    Nothing where everything is shown.
    """
    return list(_notes(scene, words["notes"], beside))


def _notes(scene: Scene, words: Mapping[str, str], beside: str) -> Iterator[str]:
    nodes, edges = len(scene.network), scene.network.number_of_edges()
    if not scene.whole:
        yield words["empty"]
    elif not edges:
        yield fill_words(words["alone"], number=nodes)
    light = sum(
        weight < scene.limits.least for *_, weight in scene.whole.edges(data="weight")
    )
    if light:
        least = f"{scene.limits.least:g}"
        yield fill_words(words["light"], number=light, least=least)
    cut = scene.left_out - light
    if cut:
        yield words["cut"].format(
            shown=edges, total=scene.whole.number_of_edges() - light
        )
    used = {duty for iri in scene.network for duty in scene.duties[iri]}
    if len(scene.told) < len(used):
        yield words["untold"].format(told=len(scene.told), total=len(used))
    if scene.left_out and beside:
        yield words["beside"].format(file=beside)
