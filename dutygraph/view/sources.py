"""Fetch what pictures are made from: takes a store, gives duties, nodes and words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dutygraph.errors import QueryError
from dutygraph.facts import Duty, read_duties
from dutygraph.loads import Loads, read_loads
from dutygraph.parameters import value_to_terms
from dutygraph.projections import Incidence, duties_by_node, read_incidence
from dutygraph.questions import Parameter
from dutygraph.remote.copying import hold_whole
from dutygraph.store import Store
from dutygraph.view.pictures import Picture

_CLASSES = {"township": "dg:Township", "department": "dg:Department"}


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a picture is made from: who is linked, what is measured, what it says.

    `duties` are those that it shows, by IRI and in the order of their lists.
    """

    rows: Incidence
    loads: Loads
    duties: Mapping[str, Duty]


def read_sources(
    store: Store, picture: Picture, subjects: Collection[str], lang: str = "zh"
) -> Sources:
    """Fetch what a picture shows, labelled in `lang` where the store has a label in it.

    Who is linked comes whole. What duties say takes far longer to look up: that of the
    duties in the picture comes alone.
    """
    loads, rows = read_loads(store, lang), read_incidence(store, lang)
    wanted = find_duties(rows, picture, subjects)
    towns = {town for one in wanted for town in rows.members_of("township", one)}
    with hold_whole(store, towns if len(towns) < len(loads.townships) else ()) as near:
        duties = read_duties(near, loads, wanted)
    titles = {iri: duty.title for iri, duty in duties.items()}
    labelled = replace(rows, labels={**titles, **rows.labels})
    return Sources(labelled, loads, duties)


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
