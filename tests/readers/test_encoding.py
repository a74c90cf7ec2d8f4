import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.errors import ReadError
from dutygraph.readers.encoding import bytes_to_text

TEXT = "序号\t事项名称\n1\t社会救助，临时救助\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode("gb18030"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert bytes_to_text(data, "清单.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "清单.txt: the file is empty; expected a duty list"),
        (b" \n\t", "nothing but white space"),
        (b"\0" * 64, "清单.txt, line 1: the control character U+0000"),
        ("一\n二\x01".encode(), "清单.txt, line 2: the control character U+0001"),
        (
            "一\n\ud800".encode("utf-8", "surrogatepass"),
            "清单.txt, line 2: the lone surrogate U+D800",
        ),
        (TEXT.encode()[:-2], "the file ends in the middle of a character"),
        ("繁體中文職責".encode("big5") * 9, "bytes that are no text: c1 63 c5 e9"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        bytes_to_text(data, "清单.txt")
    assert message in str(caught.value)


def test_a_form_feed_stays_as_it_parts_pages() -> None:
    assert bytes_to_text("一\n\f二".encode(), "a.txt") == "一\n\f二"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_the_packages_own_error(data: bytes) -> None:
    try:
        text = bytes_to_text(data, "a")
    except ReadError:
        return
    assert "\r" not in text
    assert "\0" not in text
