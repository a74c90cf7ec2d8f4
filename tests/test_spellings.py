import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dutygraph.spellings import fold

WIDE = st.sampled_from("，；：（）．！①Ａ　民\u0301\u0338")


@given(st.text(WIDE | st.characters(), max_size=300))
def test_text_is_folded_as_nfkc_says_whatever_is_replaced_before(text: str) -> None:
    assert fold(text) == "".join(unicodedata.normalize("NFKC", text).split())


def test_wide_signs_blanks_and_circled_numbers_are_folded() -> None:
    assert fold("（一）党建：\u3000①、Ａ；５，％") == "(一)党建:1、A;5,%"
