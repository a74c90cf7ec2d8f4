"""Fetch what pictures are made from: takes a store, gives duties, nodes and words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dutygraph.errors import QueryError
from dutygraph.facts import Duty, read_facts
from dutygraph.loads import Loads
from dutygraph.parameters import value_to_terms
from dutygraph.projections import Incidence, read_incidence
from dutygraph.questions import Parameter
from dutygraph.store import Store
from dutygraph.view.pictures import Picture

_CLASSES = {"township": "dg:Township", "department": "dg:Department"}


@dataclass(frozen=True, slots=True)
class Sources:
    """All that pictures are made from: who is linked, what is measured, what it says.

    `duties` are by IRI and in the order of their lists.
    """

    rows: Incidence
    loads: Loads
    duties: Mapping[str, Duty]


def read_sources(store: Store, lang: str = "zh") -> Sources:
    """Fetch everything, labelled in `lang` where the store has a label in it."""
    facts = read_facts(store, lang=lang)
    rows = read_incidence(store, lang)
    titles = {iri: duty.title for iri, duty in facts.duties.items()}
    labelled = replace(rows, labels={**titles, **rows.labels})
    return Sources(labelled, facts.loads, facts.duties)


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
