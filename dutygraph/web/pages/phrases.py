"""Load the words of the pages: takes a language, gives phrases by file and name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dutygraph.words import words_of

_FOLDER = Path(__file__).parents[1] / "phrases"


@cache
def phrases_of(lang: str) -> Mapping[str, Mapping[str, str]]:
    """Give the phrases in Chinese (zh) or English (en), those of each file by its name.

    >>> phrases_of("en")["frame"]["overview"]
    'Overview'
    """
    found = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        with path.open("rb") as file:
            found[path.stem] = tomllib.load(file)[lang]
    return found


@cache
def headings_of(lang: str, topic: str) -> Mapping[str, str]:
    """Give the words of a topic as pages head columns and figures with them.

    >>> headings_of("en", "columns")["township"], headings_of("zh", "columns")["duty"]
    ('Township', '事项')
    """
    # English words that are the names themselves are not written down.
    words = {name: name for name in words_of("zh", topic)} | words_of(lang, topic)
    return {name: word[:1].upper() + word[1:] for name, word in words.items()}
