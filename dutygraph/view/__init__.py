"""Pages to look at: takes loads, gives HTML that needs nothing but a browser."""

from pathlib import Path

from dutygraph.errors import OutputError
from dutygraph.loads import Loads
from dutygraph.measures import measure_departments, measure_townships
from dutygraph.network import build_township_network
from dutygraph.view.page import network_to_page

__all__ = ["loads_to_page", "network_to_page", "refuse_existing", "write_page"]


def loads_to_page(loads: Loads, lang: str = "zh") -> str:
    """Give the page of the network of departments and townships."""
    measures = {**measure_departments(loads), **measure_townships(loads)}
    return network_to_page(build_township_network(loads), measures, lang)


def refuse_existing(path: Path, force: bool) -> None:
    """Raise OutputError where the file is there already, unless `force`."""
    if path.exists() and not force:
        advice = "write over it with --force"
        raise OutputError(path, "the file is there already", "a new file", advice)


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
