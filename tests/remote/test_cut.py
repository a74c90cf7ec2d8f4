"""No answer is shorter than it should be, whatever a server cuts."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from dutygraph.errors import EndpointError
from dutygraph.query import Statements, run, select
from dutygraph.remote import open_anywhere, open_endpoint
from dutygraph.store import open_store
from tests.remote.conftest import HASTY, Misbehaving, Said

OWN = 'FILTER(STRSTARTS(STR(?s), "https://w3id.org/dutygraph/id/"))'
MANY = f"SELECT ?class ?s {{ ?s a ?class {OWN} }} ORDER BY DESC(?class)"


def test_more_rows_than_virtuoso_sends_all_come(store: Path, endpoint: str) -> None:
    with open_store(store) as here, open_anywhere(endpoint) as there:
        expected = list(select(here, MANY).rows)
        found = list(select(there, MANY).rows)
    assert len(expected) > 15_000
    assert sorted(found) == sorted(expected)  # type: ignore[type-var]
    assert [row[0] for row in found] == [row[0] for row in expected]


def test_the_limit_of_the_query_itself_holds(endpoint: str) -> None:
    with open_anywhere(endpoint) as there:
        few = list(select(there, f"{MANY} ?s LIMIT 11000 OFFSET 5").rows)
        exact = list(select(there, f"{MANY} ?s LIMIT 1000").rows)
    assert len(few) == 11_000
    assert len(exact) == 1_000
    assert few[:900] == exact[5:905]


def test_more_statements_than_virtuoso_builds_all_come(
    store: Path, endpoint: str
) -> None:
    text = (
        "PREFIX ex: <x:>\n"
        f"CONSTRUCT {{ ?s ex:is ?class }} WHERE {{ ?s a ?class {OWN} }}"
    )
    with open_store(store) as here, open_anywhere(endpoint) as there:
        answers = [run(one, text) for one in (here, there)]
        lines = [sorted(a.lines) for a in answers if isinstance(a, Statements)]
    assert len(set(lines[0])) > 15_000
    assert lines[1] == sorted(set(lines[0]))


def rows(*values: int, headers: dict[str, str] | None = None) -> Said:
    bindings = [{"n": {"type": "literal", "value": str(value)}} for value in values]
    text = {"head": {"vars": ["n"]}, "results": {"bindings": bindings}}
    return Said(json.dumps(text).encode(), headers=headers or {})


def counted(count: str) -> Said:
    bindings = [{"rows": {"type": "literal", "value": count}}]
    text = {"head": {"vars": ["rows"]}, "results": {"bindings": bindings}}
    return Said(json.dumps(text).encode())


def cut_at_two(count: str) -> list[Said]:
    """A server that sends two rows at once, sends them twice, and then counts."""
    first = rows(1, 2, headers={"X-SPARQL-MaxRows": "2"})
    return [TRUE, first, rows(1, 2), rows(), counted(count)]


TRUE = Said(b'{"head":{},"boolean":true}')
NUMBERS = "SELECT ?n { ?s <x:n> ?n }"


def test_a_round_number_of_rows_is_looked_behind(misbehaving: Misbehaving) -> None:
    count = counted("1001")
    misbehaving.says[:] = [
        TRUE,
        rows(*range(1_000)),
        rows(1_000),
        rows(*range(1_000)),
        rows(1_000),
        rows(),
        count,
    ]
    with open_endpoint(misbehaving.address, HASTY) as there:
        found = list(select(there, NUMBERS).rows)
    assert found == [(str(n),) for n in range(1_001)]
    asked = [parse_qs(body.decode())["query"][0] for _, body in misbehaving.heard]
    assert asked[2].endswith("LIMIT 1 OFFSET 1000")
    assert asked[4].endswith("LIMIT 1000 OFFSET 1000")
    assert "ORDER BY ?n" in asked[4]


def test_pages_that_miss_rows_are_an_error(misbehaving: Misbehaving) -> None:
    misbehaving.says[:] = cut_at_two("9")
    with (
        open_endpoint(misbehaving.address, HASTY) as there,
        pytest.raises(EndpointError, match="2 rows came, and it says there are 9"),
    ):
        select(there, NUMBERS)


def test_a_count_that_is_none_is_an_error(misbehaving: Misbehaving) -> None:
    misbehaving.says[:] = cut_at_two("many")
    with (
        open_endpoint(misbehaving.address, HASTY) as there,
        pytest.raises(EndpointError, match="it counts 'many'; expected a number"),
    ):
        select(there, NUMBERS)


def test_a_cut_description_is_an_error(misbehaving: Misbehaving) -> None:
    lines = "".join(f'<x:a> <x:n> "{n}" .\n' for n in range(1_000)).encode()
    misbehaving.says[:] = [TRUE, Said(lines, media_type="application/n-triples")]
    with (
        open_endpoint(misbehaving.address, HASTY) as there,
        pytest.raises(EndpointError, match="1,000 statements came"),
    ):
        run(there, "DESCRIBE <x:a>")
