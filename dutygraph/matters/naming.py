"""Name matters: takes what a matter is known by, gives its key, name and IRI.

Nothing but the key decides, so a matter keeps its IRI whatever joins it.
"""

from dutygraph.iris import BASE, hash_key
from dutygraph.matters.records import Matter

GRAPH = f"{BASE}matters"
"""The graph of the matters, which is also their concept scheme."""

_PARTED = "|"
_OBJECT, _WORDS, _REVIEW = "object", "words", "review"
_LONGEST = 60


def object_to_key(name: str, function: str) -> str:
    """Give the key of an object of work under a function.

    >>> object_to_key("最低生活保障", "追缴")
    'object|最低生活保障|追缴'
    """
    return _PARTED.join((_OBJECT, name, function))


def words_to_key(text: str) -> str:
    """Give the key of a matter known by its words alone."""
    return f"{_WORDS}{_PARTED}{text}"


def review_to_key(name: str) -> str:
    """Give the key of a matter that a reviewer made."""
    return f"{_REVIEW}{_PARTED}{name}"


def key_to_object(key: str) -> tuple[str, str] | None:
    """Give the object and the function of a key, None where it has none."""
    parts = key.split(_PARTED)
    return (parts[1], parts[2]) if parts[0] == _OBJECT else None


def key_to_words(key: str) -> str | None:
    """Give the text a matter was founded on, None where it was not."""
    kind, _, text = key.partition(_PARTED)
    return text if kind == _WORDS else None


def object_name(name: str, function: str) -> str:
    """Give the readable name of an object under a function.

    >>> object_name("最低生活保障", "追缴"), object_name("信访", "")
    ('最低生活保障（追缴）', '信访')
    """
    return f"{name}（{function}）" if function else name


def sentence_name(sentence: str) -> str:
    """Give a readable name made of a folded sentence.

    >>> sentence_name("开展对围湖造地,围垦河道的处罚")
    '对围湖造地，围垦河道的处罚'
    """
    name = sentence.removeprefix("开展").replace(",", "，").strip("，、:")
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def make_matter(key: str, name: str) -> Matter:
    """Make a matter; the same key gives the same IRI everywhere."""
    return Matter(f"{BASE}matter/{hash_key(key)}", key, name)
