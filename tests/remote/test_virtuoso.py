"""Where Virtuoso may leave rows out, whoever asks is told."""

import json
import warnings
from pathlib import Path

import pytest

from dutygraph.errors import DutygraphWarning
from dutygraph.query import select
from dutygraph.remote import open_endpoint
from tests.conftest import Run
from tests.remote.conftest import HASTY, Misbehaving, Said

VIRTUOSO = {"Server": "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu"}
TRUE = Said(b'{"head":{},"boolean":true}', headers=VIRTUOSO)
TITLES = "SELECT ?title { ?duty <x:title> ?title }"


def answered(name: str, value: str, headers: dict[str, str]) -> Said:
    bindings = [{name: {"type": "literal", "value": value}}]
    text = {"head": {"vars": [name]}, "results": {"bindings": bindings}}
    return Said(json.dumps(text).encode(), headers=headers)


def ask_twice(server: Misbehaving, lists: str, headers: dict[str, str]) -> list[str]:
    """Ask two questions; give what was warned of."""
    title = answered("title", "清理河道", headers)
    server.says[:] = [TRUE, title, answered("lists", lists, headers), title]
    with (
        warnings.catch_warnings(record=True) as caught,
        open_endpoint(server.address, HASTY) as there,
    ):
        warnings.simplefilter("always")
        for _ in range(2):
            assert list(select(there, TITLES).rows) == [("清理河道",)]
    assert all(one.category is DutygraphWarning for one in caught)
    return [str(one.message) for one in caught]


def test_a_virtuoso_with_many_lists_is_warned_of_once(misbehaving: Misbehaving) -> None:
    (said,) = ask_twice(misbehaving, "60", VIRTUOSO)
    assert said.startswith(f"{misbehaving.address}: a Virtuoso with 60 duty lists.")
    assert "hold numbers against a folder" in said


def test_a_virtuoso_with_few_lists_is_not(misbehaving: Misbehaving) -> None:
    assert ask_twice(misbehaving, "5", VIRTUOSO) == []


def test_the_command_line_says_a_warning_in_one_line(
    misbehaving: Misbehaving, run: Run
) -> None:
    title = answered("title", "清理河道", VIRTUOSO)
    misbehaving.says[:] = [TRUE, title, answered("lists", "60", VIRTUOSO)]
    done = run(
        *("query", "-", "--endpoint", misbehaving.address, "--format", "csv"),
        stdin=TITLES,
    )
    assert (done.returncode, done.stdout) == (0, "title\r\n清理河道\r\n")
    assert done.stderr.startswith("Warning: http://127.0.0.1:")
    assert done.stderr.count("\n") == 1


def test_a_real_one_with_five_lists_is_not_warned_of(
    filled_virtuoso: str, store: Path
) -> None:
    with (
        warnings.catch_warnings(),
        open_endpoint(filled_virtuoso) as there,
    ):
        warnings.simplefilter("error")
        (row,) = select(there, "SELECT (COUNT(*) AS ?n) { ?d a dg:Duty }").rows
        assert row == (809,)
        assert "virtuoso" in there._endpoint.wire.server.lower()


@pytest.mark.parametrize("name", ["Oxigraph/0.4", ""])
def test_other_servers_are_not_asked_how_much_they_hold(
    name: str, misbehaving: Misbehaving
) -> None:
    headers = {"Server": name}
    title = answered("title", "清理河道", headers)
    misbehaving.says[:] = [Said(TRUE.body, headers=headers), title]
    with open_endpoint(misbehaving.address, HASTY) as there:
        assert list(select(there, TITLES).rows) == [("清理河道",)]
    assert len(misbehaving.heard) == 2
