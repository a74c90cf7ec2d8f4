"""Fetch what pictures are made from: takes a store, gives duties and nodes."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from dutygraph.errors import QueryError
from dutygraph.facts import order_duties, read_titles
from dutygraph.loads import Loads, read_loads
from dutygraph.parameters import value_to_terms
from dutygraph.projections import Incidence, duties_by_node, read_incidence
from dutygraph.questions import Parameter
from dutygraph.store import Store
from dutygraph.view.pictures import Picture

_CLASSES = {"township": "dg:Township", "department": "dg:Department"}


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a picture is made from: who is linked, and what is measured.

    `duties` are the IRIs of those that it shows, list after list.
    """

    rows: Incidence
    loads: Loads
    duties: tuple[str, ...]


def read_sources(
    store: Store,
    picture: Picture,
    subjects: Collection[str],
    lang: str = "zh",
    loads: Loads | None = None,
) -> Sources:
    """Fetch what a picture shows, labelled in `lang` where the store has a label in it.

    `loads` are those of the store in that language, where they are read already.
    """
    loads = loads or read_loads(store, lang)
    rows = read_incidence(store, lang, loads=loads, kinds=picture.kinds)
    wanted = find_duties(rows, picture, subjects)
    titles = read_titles(store, wanted if picture.subject else None)
    labels = {iri: one.title for iri, one in titles.items()}
    labelled = replace(rows, labels={**labels, **rows.labels})
    order = order_duties(loads, titles)
    return Sources(labelled, loads, tuple(iri for iri in order if iri in wanted))


def find_duties(
    rows: Incidence, picture: Picture, subjects: Collection[str]
) -> set[str]:
    """Give the duties of a picture: of its subjects, or of all kinds of its nodes."""
    if picture.subject:
        found = duties_by_node(rows, [picture.subject])
        return {duty for iri in subjects for duty in found.get(iri, ())}
    found = duties_by_node(rows, picture.columns)
    return {duty for duties in found.values() for duty in duties}


def find_subject(store: Store, picture: Picture, name: str) -> tuple[str, ...]:
    """Give the IRIs of the township or departments that a picture is to be about.

    Departments of several counties may have one name. Raises QueryError where the
    picture needs a name and has none, the other way round, or, with the nearest names,
    where nothing is called so.
    """
    where = f"network {picture.name}"
    if not picture.subject:
        if name:
            raise QueryError(where, f"the name {name!r}", "no name", "leave it out")
        return ()
    if not name:
        raise QueryError(where, "no name", f"the name of a {picture.subject}")
    parameter = Parameter(where, _CLASSES[picture.subject], "subject")
    terms = value_to_terms(store, parameter, name)
    return tuple(sorted(term[1:-1] for term in terms))
