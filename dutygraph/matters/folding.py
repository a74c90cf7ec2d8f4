"""Fold a title for comparison: takes printed text, gives simplified, plain text.

NFKC, no white space, no quotation marks or brackets, simplified characters, one word
for synonyms. The folded text is compared and never shown.
"""

import re
import unicodedata
from functools import cache

from dutygraph.matters.lexicon import load_synonyms
from dutygraph.resources import resource

_MARKS = str.maketrans(dict.fromkeys("\"'“”‘’「」『』《》〈〉()[]【】{}*·", ""))
_TRADITIONAL = "data/spellings/traditional.tsv"


def fold_title(text: str) -> str:
    """Give the text that titles are compared by.

    >>> fold_title("辦理低保（含 邊緣家庭）")
    '办理最低生活保障含边缘家庭'
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain.isascii():
        plain = plain.translate(_simplification())
    return replace_synonyms(plain.translate(_MARKS))


def replace_synonyms(text: str) -> str:
    """Give the text with one word for each group of synonyms."""
    pattern, meanings = _replacement()
    return pattern.sub(lambda match: meanings[match[0]], text)


@cache
def _simplification() -> dict[int, str]:
    lines = resource(_TRADITIONAL).read_text("utf-8").splitlines()[1:]
    return {ord(line[0]): line[2] for line in lines}


@cache
def _replacement() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {
        word.translate(_MARKS): synonym.means
        for synonym in load_synonyms()
        for word in synonym.words
    }
    longest_first = sorted(meanings, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or "(?!)"), meanings
