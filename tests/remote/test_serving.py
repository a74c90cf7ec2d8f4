"""An endpoint is served as a folder is, and a page says so while it is down."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dutygraph.search import write_index
from dutygraph.store import Store
from dutygraph.web.browsing import make_page_job
from dutygraph.web.indexing import INDEX
from dutygraph.web.messages import Job, Reply, make_job
from dutygraph.web.pages import PAGES
from dutygraph.web.snapshot import open_snapshot, take_snapshot
from dutygraph.web.tasks import perform
from tests.conftest import Run
from tests.remote.conftest import fill, free_port, start_oxigraph
from tests.web.conftest import serve
from tests.web.pages import BROWSER
from tests.web.test_resilience import wait_until

DUTY = "duty/152224100/cooperative/2voqnu63344vzhub"
COUNT = "SELECT (COUNT(*) AS ?n) { ?d a dg:SourceDocument }"
ASKED = {
    "/": {},
    "/departments": {},
    "/lines": {},
    "/matters": {},
    "/compare": {"a": "突泉镇", "b": "富河镇"},
    "/networks": {},
    "/documents": {},
    "/search": {"q": "安全"},
    "/questions": {},
    "/editor": {},
}


def jobs() -> Iterator[Job]:
    for address, fields in ASKED.items():
        yield make_page_job(PAGES[address], address, "zh", "", fields)
    yield make_page_job("things", f"/id/{DUTY}", "zh", "", part=DUTY)
    yield make_page_job("things", f"/id/{DUTY}", "zh", "", {"format": "nt"}, DUTY)
    yield make_page_job("exports", "/exports/graphml", "zh", "", part="graphml")
    yield make_job(
        "sparql", query=COUNT, accept="text/csv", default_graphs=(), named_graphs=()
    )


@pytest.fixture(scope="module")
def replies(store: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Reply]:
    """What a server of the folder gives."""
    snapshot = take_snapshot(store)
    try:
        with open_snapshot(snapshot.path) as opened:
            return answer(opened)
    finally:
        snapshot.remove()


def answer(store: Store) -> list[Reply]:
    write_index(store, store.path / INDEX)
    return [perform(store, job, 1_000) for job in jobs()]


def test_pages_of_an_endpoint_are_those_of_the_folder(
    endpoint: str, replies: list[Reply]
) -> None:
    snapshot = take_snapshot(endpoint)
    try:
        with open_snapshot(snapshot.path) as opened:
            found = answer(opened)
    finally:
        snapshot.remove()
    for job, one, expected in zip(jobs(), found, replies, strict=True):
        assert (one.status, one.body) == (expected.status, expected.body), job
    assert [one.status for one in replies] == [200] * len(replies)
    assert not snapshot.path.exists()


def test_a_page_says_so_while_the_endpoint_is_down(store: Path, tmp_path: Path) -> None:
    port = free_port()
    with start_oxigraph(tmp_path, port) as database:
        fill(database.endpoint, store)
        with serve(database.endpoint, "--timeout", 60) as server:
            assert (
                server.ask(COUNT).json()["results"]["bindings"][0]["n"]["value"] == "5"
            )
            database.process.kill()
            database.process.wait()
            page = server.get("/documents?lang=zh", headers=BROWSER)
            assert page.status_code == 502
            assert "背后的三元组库没有正常回答" in page.text
            assert "cannot be reached" in page.text
            assert server.ask("ASK { ?s ?p 1 }").status_code == 502
            assert server.ask(COUNT).status_code == 200
            wait_until(lambda: server.get("/healthz").json()["status"] == "stale", 60)
            with start_oxigraph(tmp_path, port):
                page = server.get("/documents?lang=zh", headers=BROWSER)
                assert page.status_code == 200
                wait_until(lambda: server.get("/healthz").json()["status"] == "ok", 60)
    assert "Traceback" not in "".join(server.errors)


def test_an_endpoint_that_changes_is_taken_over(
    sources: Path, tmp_path: Path, store: Path, run: Run
) -> None:
    small = tmp_path / "graph"
    assert run("build", min(sources.glob("*.txt")), "--out", small).returncode == 0
    with start_oxigraph(tmp_path) as database:
        fill(database.endpoint, small)
        with serve(database.endpoint, "--timeout", 60) as server:
            assert '"1"' in server.ask(COUNT).text
            fill(database.endpoint, store)
            wait_until(lambda: '"5"' in server.ask(COUNT).text, 60)


def test_an_endpoint_that_is_not_there_is_one_message(run: Run) -> None:
    address = f"http://127.0.0.1:{free_port()}/sparql"
    done = run("serve", "--endpoint", address, "--port", 0)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {address}: it cannot be reached")
    assert len(done.stderr.splitlines()) == 1
