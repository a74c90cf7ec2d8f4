"""A server that is down, slow, full or talks nonsense ends in one clear message."""

import json
import socket
from pathlib import Path

import pytest

from dutygraph.errors import EndpointError, QueryError
from dutygraph.query import select
from dutygraph.remote import open_endpoint
from tests.conftest import Run, is_one_message
from tests.remote.conftest import HASTY, IMPATIENT, Misbehaving, Said, free_port

TRUE = Said(b'{"head":{},"boolean":true}')
ROWS = (
    b'{"head":{"vars":["s"]},"results":{"bindings":'
    b'[{"s":{"type":"uri","value":"x:a"}}]}}'
)
ASKED = "SELECT ?s { ?s a ?c }"


def ask(server: Misbehaving, *says: Said) -> list[tuple[object, ...]]:
    server.says[:] = [TRUE, *says]
    patience = IMPATIENT if any(one.pause for one in says) else HASTY
    with open_endpoint(server.address, patience) as there:
        return list(select(there, ASKED).rows)


def test_a_server_that_is_down_is_tried_and_told(run: Run) -> None:
    address = f"http://127.0.0.1:{free_port()}/sparql"
    done = run("query", "townships", "--endpoint", address)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"Error: {address}: it cannot be reached")
    assert "(4 tries)" in done.stderr


def test_a_silent_server_is_left_when_the_time_of_a_query_is_up(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/sparql"
        done = run("query", "--endpoint", address, "townships", "--timeout", "1")
    assert done.returncode == 1
    assert is_one_message(done)
    assert "the query takes more than 1 seconds" in done.stderr


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_passes_is_tried_again(misbehaving: Misbehaving, status: int) -> None:
    busy = Said(b"busy", status, "text/plain", {"Retry-After": "0"})
    assert ask(misbehaving, busy, Said(ROWS)) == [("x:a",)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Said(b"<h1>Welcome</h1>", media_type="text/html"), "answers nonsense"),
        (Said(b"<h1>Welcome</h1>"), "answers nonsense: a broken answer"),
        (Said(ROWS[:-9]), "answers nonsense: a broken answer"),
        (Said(ROWS, promised=10_000), "broke off"),
        (Said(ROWS.replace(b'"s"', b'"t"')), "other columns than s"),
        (TRUE, "a truth where SELECT was asked"),
        (Said(b""), "begun with nothing"),
        (Said(ROWS, pause=1.2), "said nothing for 0.6 seconds"),
        (Said(b"busy", 503, "text/plain"), "HTTP 503 after 3 tries, which says 'busy'"),
        (
            Said(b"no\nno", 500, "text/plain"),
            "HTTP 500 after 2 tries, which says 'no'",
        ),
        (Said(b"no", 400, "text/plain"), "HTTP 400, which says 'no'"),
        (Said(ROWS, headers={"Content-Encoding": "gzip"}), "cannot be reached, or"),
        (Said(ROWS.replace(b"x:a", b"a b")), "answers nonsense: a broken answer"),
        (Said(ROWS, headers={"X-SQL-State": "S1TAT"}), "its time was up"),
        (Said(b"", 403), "wants the right name and password"),
        (
            Said(b"", 302, headers={"Location": "http://192.0.2.1/sparql"}),
            "sends elsewhere",
        ),
        (Said(b"\x1b[2J", 500, "text/plain"), r"'\\x1b\[2J'"),
    ],
)
def test_what_is_no_whole_answer_is_an_error(
    misbehaving: Misbehaving, said: Said, told: str
) -> None:
    with pytest.raises(EndpointError, match=told):
        ask(misbehaving, said)


def test_a_server_that_broke_down_once_is_asked_again(misbehaving: Misbehaving) -> None:
    broken = Said(b"deadlock", 500, "text/plain")
    assert ask(misbehaving, broken, Said(ROWS)) == [("x:a",)]


def test_a_server_that_hung_up_may_break_down_once_too(
    misbehaving: Misbehaving,
) -> None:
    gone, broken = Said(status=0), Said(b"deadlock", 500, "text/plain")
    assert ask(misbehaving, gone, broken, Said(ROWS)) == [("x:a",)]


@pytest.mark.parametrize(
    "asked",
    [
        "Wed, 21 Oct 2015 07:28:00 GMT",
        "Wed, 21 Oct 2015 07:28:00 -0000",
        "Wed, 21 Oct 2999 07:28:00 GMT",
        "86400",
        "9" * 400,
        "soon",
        "-1",
    ],
)
def test_no_pause_that_is_asked_for_is_too_long(
    misbehaving: Misbehaving, asked: str
) -> None:
    busy = Said(b"", 503, headers={"Retry-After": asked})
    assert ask(misbehaving, busy, Said(ROWS)) == [("x:a",)]


def test_a_wrong_password_is_told_and_not_tried_again(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTYGRAPH_ENDPOINT_USER", "me")
    monkeypatch.setenv("DUTYGRAPH_ENDPOINT_PASSWORD", "secret")
    asks = Said(b"", 401, headers={"WWW-Authenticate": 'Basic realm="x"'})
    misbehaving.says[:] = [asks]
    with pytest.raises(EndpointError, match=r"right name and password.*401") as error:
        open_endpoint(misbehaving.address, HASTY)
    assert "secret" not in str(error.value)
    assert len(misbehaving.heard) == 2


def rows(**cells: str) -> Said:
    bound = {name: {"type": "uri", "value": text} for name, text in cells.items()}
    text = {"head": {"vars": ["s", "p", "o", "g"]}, "results": {"bindings": [bound]}}
    return Said(json.dumps(text).encode())


def test_a_statement_without_all_its_terms_is_nonsense(
    misbehaving: Misbehaving,
) -> None:
    misbehaving.says[:] = [TRUE, rows(s="x:a", p="x:b", g="x:g")]
    with (
        open_endpoint(misbehaving.address, HASTY) as there,
        pytest.raises(EndpointError, match="answers nonsense: '<x:a> <x:b> None <x:g>"),
    ):
        list(there.database)


def test_a_server_whose_graphs_are_hidden_is_refused(misbehaving: Misbehaving) -> None:
    misbehaving.says[:] = [Said(TRUE.body.replace(b"true", b"false")), TRUE]
    with pytest.raises(EndpointError, match="its default graph is empty"):
        open_endpoint(misbehaving.address, HASTY)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://127.0.0.1/", "no address on the web"),
        ("http://", "no address on the web"),
        ("http://a:secret@127.0.0.1/", "holds a name or a password"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, told: str) -> None:
    with pytest.raises(EndpointError, match=told) as error:
        open_endpoint(address)
    assert "secret" not in str(error.value)


def test_a_query_that_cannot_be_read_is_not_sent(misbehaving: Misbehaving) -> None:
    misbehaving.says[:] = [TRUE]
    with open_endpoint(misbehaving.address, HASTY) as there:
        for text in (
            "SELECT {",
            "DELETE WHERE { ?s ?p ?o }",
            "SELECT * { ?s nix:a 1 }",
        ):
            with pytest.raises(QueryError):
                select(there, text)
    assert len(misbehaving.heard) == 1


def test_name_and_password_come_from_a_netrc_file(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine 127.0.0.1 login me password mine\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(path))
    monkeypatch.delenv("DUTYGRAPH_ENDPOINT_USER", raising=False)
    asks = Said(b"", 401, headers={"WWW-Authenticate": 'Basic realm="x"'})
    misbehaving.says[:] = [asks, TRUE]
    open_endpoint(misbehaving.address, HASTY).close()
    path.write_text("machine\n", encoding="utf-8")
    with pytest.raises(EndpointError, match="a netrc file"):
        open_endpoint(misbehaving.address, HASTY)


def test_the_silence_allowed_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_ENDPOINT_TIMEOUT", "soon")
    with pytest.raises(EndpointError, match="'soon'; expected a number of seconds"):
        open_endpoint("http://127.0.0.1:1/")
