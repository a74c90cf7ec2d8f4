"""Cut text into words to index or look for: takes text, gives jieba's words.

Long words count with the shorter ones in them, so that 人居环境整治 is found by 环境.
jieba's cache is neither read nor written: it lies in a folder that others can write.
"""

import logging
import warnings
from functools import cache
from typing import Protocol, cast

with warnings.catch_warnings():
    # jieba 0.42.1 imports pkg_resources and spells escapes in a way Python has dropped.
    warnings.simplefilter("ignore")
    import jieba


class _Cutter(Protocol):
    def lcut_for_search(self, text: str) -> list[str]: ...


def text_to_words(text: str) -> list[str]:
    """Give the words of a text in order, without signs; letters in lower case."""
    words = _cutter().lcut_for_search(text.casefold())
    return [word for word in words if any(sign.isalnum() for sign in word)]


@cache
def _cutter() -> _Cutter:
    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True
    return cast(_Cutter, cutter)
