"""Load the words of the pages: takes a language, gives phrases by file and name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

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
