"""Reports to send around: takes a store, gives one page or Markdown."""

import difflib
from collections.abc import Iterable

from dutygraph.errors import QueryError
from dutygraph.facts import Facts
from dutygraph.loads import Loads
from dutygraph.report.concentration import write_concentration
from dutygraph.report.draft import begin_draft
from dutygraph.report.evidence import write_evidence
from dutygraph.report.hands import write_joint, write_spread
from dutygraph.report.heat import write_heat
from dutygraph.report.markdown import sections_to_markdown
from dutygraph.report.opening import write_summary
from dutygraph.report.page import sections_to_page
from dutygraph.report.ranking import write_ranking
from dutygraph.report.reading import write_reading
from dutygraph.report.support import write_backing
from dutygraph.report.towns import write_towns

__all__ = ["FORMATS", "facts_to_report", "find_townships"]

_SECTIONS = (
    write_summary,
    write_reading,
    write_ranking,
    write_heat,
    write_backing,
    write_spread,
    write_concentration,
    write_joint,
    write_towns,
    write_evidence,
)
# The evidence comes last: it shows what the sections before it noted.
FORMATS = {"html": sections_to_page, "markdown": sections_to_markdown}
"""How a report can be written."""


def facts_to_report(facts: Facts, lang: str = "zh", layout: str = "html") -> str:
    """Give the report as text, `lang` zh or en, `layout` one of FORMATS."""
    draft = begin_draft(facts, lang)
    sections = tuple(write(draft) for write in _SECTIONS)
    return FORMATS[layout](draft, sections)


def find_townships(
    loads: Loads, names: Iterable[str], where: object
) -> tuple[str, ...]:
    """Give the IRIs of townships that are named by code, name or IRI.

    Raises QueryError, with the nearest names, where one is not there or is several.
    """
    return tuple(dict.fromkeys(_find(loads, name, where) for name in names))


def _find(loads: Loads, name: str, where: object) -> str:
    towns = loads.townships.values()
    found = sorted(t.iri for t in towns if name in (t.code, t.label, t.iri))
    if len(found) == 1:
        return found[0]
    labels = {town.iri: f"{town.label} {town.code}" for town in towns}
    known = {key: town.iri for town in towns for key in (town.label, town.code)}
    near = [
        known[key] for key in difflib.get_close_matches(name, sorted(known), 3, 0.4)
    ]
    offered = [labels[iri] for iri in dict.fromkeys(found or near)] or sorted(
        labels.values()
    )
    raise QueryError(
        where,
        f"{len(found) or 'no'} townships {name!r}",
        f"one of {'、'.join(offered)}" if offered else "a store with townships",
        "give the name or the code of nine digits",
    )
