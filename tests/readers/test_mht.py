import base64
import quopri

import pytest

from dutygraph.errors import ReadError
from dutygraph.model import Table
from dutygraph.readers import bytes_to_table
from tests.readers.tables import table_to_texts

HEAD = (
    "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?a?=\r\n =?utf-8?Q?b?=\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
    '\tboundary="--x"\r\n\r\n'
)
PAGE = "<html>\n<table>\n<tr><td>1</td><td>防火</td></tr>\n</table>\n</html>"


def part(content: bytes, sort: str = "text/html", coded: str = "base64") -> str:
    encode = base64.encodebytes if coded == "base64" else quopri.encodestring
    head = f"Content-Type: {sort}\r\nContent-Transfer-Encoding: {coded}\r\n\r\n"
    return f"----x\r\n{head}{encode(content).decode()}\r\n"


def archive(*parts: str) -> bytes:
    return f"{HEAD}{''.join(parts)}----x--\r\n".encode()


def read(data: bytes) -> Table:
    return bytes_to_table(data, "清单.doc")


@pytest.mark.parametrize("coded", ["base64", "quoted-printable"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_saved_as_one_file_is_read(coded: str, encoding: str) -> None:
    style = part(b"td {color: red}", "text/css")
    table = read(archive(part(PAGE.encode(encoding), coded=coded), style))
    assert table_to_texts(table) == [[["1"], ["防火"]]]
    assert table.ruled
    assert table.source.media_type == "multipart/related"
    assert table.rows[0].place.lines == (3, 3)


def test_lines_are_counted_on_through_the_pages_of_an_archive() -> None:
    frames = part(b"<html><frameset></frameset></html>")
    both = [part(PAGE.encode()), part(PAGE.replace("1", "2").encode())]
    table = read(archive(frames, *both))
    assert table_to_texts(table) == [[["1"], ["防火"]], [["2"], ["防火"]]]
    assert [row.place.lines for row in table.rows] == [(4, 4), (9, 9)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive(part(b"a{}", "text/css")), "a web archive without a page"),
        (archive(part(b"\0" * 99)), "the control character"),
        (archive(part(b"")), "the file is empty"),
        (archive(part(PAGE.encode()[:30])), "stops inside a table"),
        (HEAD.encode() + b"Content-Type: a; boundary=y\r\n" * 30, "made of parts"),
        (HEAD.encode(), "a web archive without a page"),
        (HEAD.encode() + b"A" * (33 << 20), "a web archive of 33 MB"),
    ],
)
def test_an_archive_without_a_whole_page_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data)
