"""Write a scene to disk: takes a scene and a path, gives a page and networks."""

from dataclasses import dataclass
from pathlib import Path

from dutygraph.errors import OutputError
from dutygraph.export.gephi import write_gexf, write_graphml
from dutygraph.export.targets import new_file
from dutygraph.view.notes import write_notes
from dutygraph.view.scenes import Scene
from dutygraph.view.webpage import scene_to_page, words_of_pages


@dataclass(frozen=True, slots=True)
class Written:
    """The files, and what the page does not show in words."""

    page: Path
    gexf: Path
    graphml: Path
    notes: tuple[str, ...] = ()


def files_of(page: Path) -> Written:
    """Give the names of the files that come beside a page.

    >>> files_of(Path("matters.html")).gexf.name
    'matters.gexf'
    """
    return Written(page, page.with_suffix(".gexf"), page.with_suffix(".graphml"))


def refuse_existing(path: Path, force: bool) -> None:
    """Raise OutputError where the file is there already, unless `force`."""
    if path.exists() and not force:
        advice = "write over it with --force"
        raise OutputError(path, "the file is there already", "a new file", advice)


def refuse_existing_files(page: Path, force: bool) -> None:
    """Raise OutputError where the page or what comes beside it is there already."""
    files = files_of(page)
    if page in (files.gexf, files.graphml):
        raise OutputError(page, "this is the name of a network", "a name in .html")
    for path in (page, files.gexf, files.graphml):
        refuse_existing(path, force)


def write_scene(scene: Scene, page: Path, lang: str = "zh") -> Written:
    """Write the page, and beside it the whole network as GEXF and GraphML.

    Each comes whole or not at all, over what is there. Raises OutputError.
    """
    files = files_of(page)
    write_page(scene_to_page(scene, lang, files.graphml.name), page)
    with new_file(files.gexf, force=True) as path:
        write_gexf(scene.whole, path)
    with new_file(files.graphml, force=True) as path:
        write_graphml(scene.whole, path)
    notes = write_notes(scene, words_of_pages()[lang], files.graphml.name)
    return Written(page, files.gexf, files.graphml, tuple(notes))


def write_page(page: str, path: Path) -> None:
    """Write a page as UTF-8, whatever the locale, whole or not at all.

    Raises OutputError where the file cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(page, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        found = error.strerror or "the file cannot be written"
        raise OutputError(path, found, "a file in a folder that is there") from error
