"""What reads everything reads a copy: whole, in few requests, and the same bytes."""

import json
import re
import tempfile
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import NamedNode

from dutygraph.errors import EndpointError
from dutygraph.facts import read_facts
from dutygraph.loads import read_loads
from dutygraph.remote import open_anywhere, open_endpoint
from dutygraph.remote.copying import hold_whole
from dutygraph.remote.wire import Wire
from dutygraph.report import facts_to_report, find_townships
from dutygraph.store import VOCABULARY, Store, open_store
from dutygraph.view import scene_to_page, store_to_scene
from tests.conftest import Run
from tests.remote.conftest import HASTY, Misbehaving, Said

LISTS = "https://w3id.org/dutygraph/id/list"
GRAPH = f"{LISTS}/1"
TRUE = Said(b'{"head":{},"boolean":true}')


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were asked, one for each request."""
    asked: list[str] = []
    exchange = Wire.exchange

    def counted(wire: Wire, method: str, url: str, **given: object) -> object:
        asked.append(url)
        return exchange(wire, method, url, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Wire, "exchange", counted)
    return asked


@pytest.fixture(scope="session")
def report_of_store(store: Path) -> str:
    """The report on one township, from the folder."""
    with open_store(store) as opened:
        return write_report(opened)


def write_report(store: Store) -> str:
    wanted = find_townships(read_loads(store), ["富河镇"], "report")
    with hold_whole(store, wanted) as whole:
        return facts_to_report(read_facts(whole, wanted), "zh", "html")


def test_a_report_has_the_same_bytes_in_few_requests(
    report_of_store: str, endpoint: str, requests: list[str]
) -> None:
    with open_anywhere(endpoint) as there:
        assert write_report(there) == report_of_store
    assert len(requests) <= 40


@pytest.mark.parametrize(
    ("network", "name"), [("joint-duties", ""), ("township", "富河镇")]
)
def test_a_network_has_the_same_bytes_in_few_requests(
    network: str, name: str, store: Path, endpoint: str, requests: list[str]
) -> None:
    with open_store(store) as here, open_anywhere(endpoint) as there:
        pages = [
            scene_to_page(store_to_scene(one, network, name)) for one in (here, there)
        ]
    assert pages[1] == pages[0]
    assert len(requests) <= 80


def test_a_copy_for_a_township_has_the_lists_of_its_departments(
    endpoint: str,
) -> None:
    with open_anywhere(endpoint) as there:
        wanted = find_townships(read_loads(there), ["富河镇"], "report")
        with hold_whole(there, wanted) as copy:
            assert copy.graphs() == (
                f"{LISTS}/150422104/basic-cooperative-reclaimed",
                f"{LISTS[:-5]}/matters",
            )
            assert copy.database.contains_named_graph(NamedNode(VOCABULARY))
        wanted = find_townships(read_loads(there), ["青山路街道"], "report")
        with hold_whole(there, wanted) as copy:
            assert copy.graphs() == (
                f"{LISTS}/150204006/cooperative",
                f"{LISTS}/150205202/cooperative",
                f"{LISTS[:-5]}/matters",
            )


def test_a_copy_holds_every_statement_and_leaves_nothing_behind(
    store: Path,
    endpoint: str,
    requests: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with open_store(store) as here, open_anywhere(endpoint) as there:
        with hold_whole(there) as copy:
            assert list(copy.lines()) == list(here.lines())
            assert copy.name == there.name
        with hold_whole(here) as same:
            assert same is here
    assert len(requests) <= 20
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_report_command_writes_the_same_page_from_virtuoso(
    store: Path, filled_virtuoso: str, run: Run, tmp_path: Path
) -> None:
    pages = [tmp_path / "here.html", tmp_path / "there.html"]
    places = ("--store", store), ("--endpoint", filled_virtuoso)
    for page, place in zip(pages, places, strict=True):
        done = run("report", *place, "-o", page)
        assert done.returncode == 0, done.stderr
    assert pages[1].read_bytes() == pages[0].read_bytes()


def test_a_validation_of_an_endpoint_finds_the_same(
    store: Path, filled_virtuoso: str, run: Run
) -> None:
    here = run("validate", "--store", store, "--format", "csv")
    there = run("validate", "--endpoint", filled_virtuoso, "--format", "csv")
    assert there.returncode == 0, there.stderr
    assert here.stdout.count("\n") > 1
    assert (there.stdout, there.stderr) == (here.stdout, here.stderr)


def graph_of(count: int) -> Said:
    row = {
        "g": {"type": "uri", "value": GRAPH},
        "n": {"type": "literal", "value": str(count)},
    }
    text = {"head": {"vars": ["g", "n"]}, "results": {"bindings": [row]}}
    return Said(json.dumps(text).encode())


def triples(*numbers: int) -> Said:
    lines = "".join(f'<x:{number}> <x:n> "{number}" .\n' for number in numbers)
    return Said(lines.encode(), media_type="application/n-triples")


def rows(*numbers: int) -> Said:
    bindings = [
        {
            "s": {"type": "uri", "value": f"x:{number}"},
            "p": {"type": "uri", "value": "x:n"},
            "o": {"type": "literal", "value": str(number)},
        }
        for number in numbers
    ]
    text = {"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": bindings}}
    return Said(json.dumps(text).encode())


def copy_from(server: Misbehaving, *says: Said) -> list[str]:
    server.says[:] = [TRUE, *says]
    with (
        open_endpoint(server.address, HASTY) as there,
        hold_whole(there) as copy,
    ):
        return [re.findall(r'"(\d)"', line)[0] for line in copy.lines()]


def test_a_graph_that_is_cut_is_asked_for_to_its_end(misbehaving: Misbehaving) -> None:
    found = copy_from(
        misbehaving, graph_of(5), triples(1, 2), triples(3, 4), triples(5)
    )
    assert found == ["1", "2", "3", "4", "5"]
    asked = [parse_qs(body.decode())["query"][0] for _, body in misbehaving.heard]
    assert [text.rpartition("}")[2] for text in asked[2:]] == [
        "",
        " LIMIT 2 OFFSET 2",
        " LIMIT 2 OFFSET 4",
    ]


def test_pages_that_overlap_are_asked_for_in_order(misbehaving: Misbehaving) -> None:
    found = copy_from(
        misbehaving, graph_of(4), triples(1, 2), triples(2, 3), rows(1, 2, 3, 4)
    )
    assert found == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (triples(1, 2), "2 of its statements"),
        (Said(b"<h1>Welcome</h1>", media_type="text/html"), "answers nonsense"),
        (Said(b"<x:1> <x:n> ", media_type="application/n-triples"), "broken answer"),
        (Said(b"", 501), "HTTP 501"),
    ],
)
def test_a_graph_that_does_not_come_whole_is_an_error(
    misbehaving: Misbehaving, said: Said, told: str
) -> None:
    with pytest.raises(EndpointError, match=told):
        copy_from(misbehaving, graph_of(4), said, triples(), rows(1, 2))


def test_a_report_that_fails_writes_no_page(
    misbehaving: Misbehaving, run: Run, tmp_path: Path
) -> None:
    misbehaving.says[:] = [TRUE, Said(b"no", 500, "text/plain")]
    page = tmp_path / "report.html"
    done = run("report", "--endpoint", misbehaving.address, "-o", page)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        f"Error: {misbehaving.address}: HTTP"
    )
    assert not page.exists()
