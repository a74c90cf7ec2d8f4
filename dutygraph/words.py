"""Load the words printed about the data: takes a language and a topic, gives words."""

import tomllib
from functools import cache
from importlib.resources import files


def words_of(lang: str, topic: str) -> dict[str, str]:
    """Give the words of a topic of words.toml, in Chinese (zh) or English (en).

    >>> words_of("zh", "headings")["line"]
    '条线'
    """
    return _words()[lang][topic]


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    text = files("dutygraph").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
