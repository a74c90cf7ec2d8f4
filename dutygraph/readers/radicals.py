"""Takes text of a PDF, gives it with ideographs where its fonts name radicals.

Fonts without a full table call an ideograph by the radical that looks the same
(U+2F00-2FDF, U+2E80-2EFF); Unicode maps the first block itself (NFKC), the second is a
data file.
"""

import re
import tomllib
import unicodedata
from functools import cache

from dutygraph.resources import resource

_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def radicals_to_ideographs(text: str) -> str:
    """Replace radicals and compatibility ideographs by what they look like.

    >>> radicals_to_ideographs("\u2f00\u2ea0政\u2ed3")
    '一民政长'
    """
    if _RADICAL.search(text) is None:
        return text
    return _RADICAL.sub(lambda met: _ideograph(met[0]), text)


def _ideograph(radical: str) -> str:
    return _supplement().get(radical) or unicodedata.normalize("NFKC", radical)


@cache
def _supplement() -> dict[str, str]:
    path = resource("data/spellings/radicals.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["radicals"]
    return {entry["radical"]: entry["ideograph"] for entry in entries}
