"""Pages to look at: takes a store, gives HTML that needs nothing but a browser."""

from dutygraph.loads import Loads
from dutygraph.store import Store
from dutygraph.view.files import Written, refuse_existing, write_page, write_scene
from dutygraph.view.pictures import find_picture, pictures
from dutygraph.view.scenes import ALL_BUT_MANY, Limits, Scene, build_scene
from dutygraph.view.sources import find_subject, read_sources
from dutygraph.view.telling import tell
from dutygraph.view.webpage import scene_to_page

__all__ = [
    "ALL_BUT_MANY",
    "Limits",
    "Scene",
    "Written",
    "find_picture",
    "pictures",
    "refuse_existing",
    "scene_to_page",
    "store_to_scene",
    "write_page",
    "write_scene",
]


def store_to_scene(
    store: Store,
    network: str = "departments-townships",
    name: str = "",
    limits: Limits = ALL_BUT_MANY,
    lang: str = "zh",
    loads: Loads | None = None,
) -> Scene:
    """Give what a page shows: one of `pictures()`, of a township or department `name`.

    `loads` are those of the store in `lang`, where they are read already. Raises
    QueryError where there is no such network, township or department; then with the
    nearest names.
    """
    picture = find_picture(network)
    subjects = find_subject(store, picture, name)
    sources = read_sources(store, picture, subjects, lang, loads)
    return tell(store, build_scene(sources, picture, subjects, limits))
