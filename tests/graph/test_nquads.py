import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.nquads import (
    Quad,
    bool_to_literal,
    int_to_literal,
    quads_to_bytes,
    raw_to_block,
    text_to_chinese,
    text_to_literal,
    text_to_raw,
)

# Any text at all, with what escapes and ends strings often beside each other.
TEXTS = st.text() | st.text(alphabet='\\"\n\r\tuU0025{}.;#<> \x00\x7f\ufffe\ud800')
GRAPH = "<http://x.org/g>"


def written(literal: str) -> list[pyoxigraph.Quad]:
    quad = Quad("<http://x.org/s>", "<http://x.org/p>", literal, GRAPH)
    return list(
        pyoxigraph.parse(
            quads_to_bytes([quad, quad]), format=pyoxigraph.RdfFormat.N_QUADS
        )
    )


def without_surrogates(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


@given(TEXTS)
def test_any_text_comes_back_from_nquads(text: str) -> None:
    one, two = written(text_to_literal(text))
    assert isinstance(one.object, pyoxigraph.Literal)
    assert one == two
    assert one.object.value == without_surrogates(text)


@given(TEXTS)
def test_raw_lines_become_the_bytes_of_the_literal(text: str) -> None:
    block = raw_to_block(f'<x:s> <x:p> "{text_to_raw(text)}"@zh .\n')
    assert block == f"<x:s> <x:p> {text_to_chinese(text)} .\n".encode()


@given(TEXTS)
def test_any_text_comes_back_from_an_update_and_does_nothing_else(text: str) -> None:
    store = pyoxigraph.Store()
    literal = text_to_chinese(text)
    store.update(f"INSERT DATA {{ <http://x.org/s> <http://x.org/p> {literal} }}")
    (quad,) = store
    assert quad.object == pyoxigraph.Literal(without_surrogates(text), language="zh")


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('a"b\\c', '"a\\"b\\\\c"'),
        ("一\n二\r三\t", '"一\\n二\\r三\\t"'),
        ("\x00\x0b\x7f", '"\\u0000\\u000B\\u007F"'),
        ("half \udc80", '"half \ufffd"'),
    ],
)
def test_special_characters_are_escaped(text: str, literal: str) -> None:
    assert text_to_literal(text) == literal


def test_numbers_and_truths_are_typed() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert int_to_literal(12) == f'"12"^^<{xsd}integer>'
    assert bool_to_literal(False) == f'"false"^^<{xsd}boolean>'
    assert bool_to_literal(True) == f'"true"^^<{xsd}boolean>'
