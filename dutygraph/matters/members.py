"""Read who belongs to which matter: takes a store, gives its members and their names.

They come from the tables beside the graph where those hold much, else from the graph;
both give the same.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from dutygraph import vocab
from dutygraph.columns.attached import MANY, columns_of
from dutygraph.matters.corrections import load_corrections
from dutygraph.matters.graph import membership_iri
from dutygraph.matters.grouping import match_duties
from dutygraph.matters.reading import read_duties, read_matters, read_values
from dutygraph.query import select
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb

_PAIRS = """
SELECT d.iri, m.iri
FROM matter_duties
JOIN matters AS m USING (matter)
JOIN (SELECT duty, iri FROM duties) AS d USING (duty)
"""
_WITHIN = """
JOIN townships AS t USING (township)
WHERE t.division_code IN (SELECT unnest($codes))
"""
_SCORES = "SELECT ?member ?score WHERE { ?member dg:score ?score }"


class Member(NamedTuple):
    """A duty of a matter, both by IRI, and how surely it belongs there (0 to 1)."""

    duty: str
    matter: str
    score: float


class Meanings(NamedTuple):
    """Matters as they are: their names, and each duty beside each of its matters."""

    names: Mapping[str, str]
    pairs: list[tuple[str, str]]


def read_meanings(store: Store, townships: Collection[str] = ()) -> Meanings:
    """Give the matters of a store; where it holds none its duties are matched now.

    Those that it holds keep their names. From the tables where they hold much, and of
    those only the duties of `townships`, where their codes are given.
    """
    names = {matter.iri: matter.name for matter in read_matters(store)}
    tables = columns_of(store, MANY) if names else None
    if tables is not None:
        text, given = _PAIRS, {}
        if townships:
            text, given = _PAIRS + _WITHIN, {"codes": sorted(townships)}
        return Meanings(names, tables.execute(text, given).fetchall())
    found = match_duties(read_duties(store), read_matters(store), load_corrections())
    return Meanings(
        {matter.iri: matter.name for matter in found.matters},
        [(one.duty, one.matter) for one in found.memberships],
    )


def read_members(store: Store) -> Iterator[Member]:
    """Give all members of the matters that a store holds."""
    tables = columns_of(store, MANY)
    return tables_to_members(store, tables) if tables else graph_to_members(store)


def tables_to_members(
    store: Store, tables: "duckdb.DuckDBPyConnection"
) -> Iterator[Member]:
    """Read the members from the tables, and from the graph their scores alone."""
    rows = select(store, _SCORES, "the scores").rows
    scores = {str(member): float(str(score)) for member, score in rows}
    for duty, matter in tables.execute(_PAIRS).fetchall():
        yield Member(duty, matter, scores.get(membership_iri(duty, matter), 0.0))


def graph_to_members(store: Store) -> Iterator[Member]:
    """Read the members from the graph."""
    scores = read_values(store, vocab.SCORE)
    matters = read_values(store, vocab.MEMBER_OF)
    for duty, members in read_values(store, vocab.MATTER_MEMBERSHIP).items():
        for member in members:
            for matter in matters.get(member, ())[:1]:
                yield Member(duty, matter, float(scores.get(member, ["0"])[0]))
