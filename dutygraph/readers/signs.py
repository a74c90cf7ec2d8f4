"""Takes text, gives it with the usual sign for each that only looks like it.

People copy out of PDFs whose fonts name radicals, and type ∶ (ratio) for a colon.
"""

import re
import unicodedata

from dutygraph.readers.radicals import radicals_to_ideographs

_UNUSUAL = re.compile(
    "[\u2010\u2011\u2236\u2e80-\u2fdf\u3220-\u3229\uf900-\ufaff\ufe00-\ufe0f"
    "\ufe13\ufe30]"
)
# Between digits it is a ratio: 1∶1000.
_COLON = re.compile(r"(?<!\d)\u2236|\u2236(?!\d)|[\ufe13\ufe30]")
# Many fonts draw them as the hyphen of the keyboard; PDFs then name either.
_HYPHENS = str.maketrans("\u2010\u2011", "--")
# They choose between the shapes of the sign before them and are none themselves.
_SHAPE = re.compile("[\ufe00-\ufe0f]")
_NUMBER = re.compile("[\u3220-\u3229]")


def usual_signs(text: str) -> str:
    """Give radicals as ideographs, ㈠ as (一), and what looks like a colon or a hyphen
    as one.

    >>> usual_signs("县\u2ea0政局\u2236㈠按1\u22362配套")
    '县民政局：(一)按1∶2配套'
    """
    if text.isascii() or _UNUSUAL.search(text) is None:
        return text
    text = text.translate(_HYPHENS)
    text = _COLON.sub("：", radicals_to_ideographs(_SHAPE.sub("", text)))
    return _NUMBER.sub(lambda met: unicodedata.normalize("NFKC", met[0]), text)
