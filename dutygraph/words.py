"""Load the words printed about the data: takes a language and a topic, gives words.

Where a word follows a number, words hold its forms: ``{count:step|steps}`` is the first
where the number is shown as 1, else the second.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TypeVar

Value = TypeVar("Value")

_TOPICS = {
    "kind": "values",
    "first_kind": "values",
    "last_kind": "values",
    "hardness": "values",
    "details": "roles",
}
"""The columns of answers that hold codes, and the topic that has words for them."""
_SCHEMES = {
    "doubt": "issue-kinds",
    "line": "functional-lines",
    "field": "policy-fields",
    "type": "guarantee-types",
}
"""The columns of answers that hold Chinese labels, and the scheme that has others."""
_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


def words_of(lang: str, topic: str) -> dict[str, str]:
    """Give the words of a topic of words.toml, in Chinese (zh) or English (en).

    >>> words_of("zh", "headings")["line"]
    '条线'
    """
    return _words()[lang][topic]


def value_to_word(value: Value, column: str, lang: str) -> Value | str:
    """Give the word for a code in a column of an answer, any other value as it is.

    >>> value_to_word("basic", "kind", "zh"), value_to_word("basic", "duty", "zh")
    ('基本履职', 'basic')
    >>> value_to_word("民政", "line", "zh"), value_to_word("民政", "line", "en")
    ('民政', 'Civil affairs')
    """
    if column in _SCHEMES and lang != "zh":
        return _labels_of(_SCHEMES[column], lang).get(str(value), value)
    topic = _TOPICS.get(column)
    return words_of(lang, topic).get(str(value), value) if topic else value


def rows_to_words(
    names: Sequence[str], rows: Iterable[Sequence[Value]], lang: str
) -> Iterator[list[Value | str]]:
    """Give rows as they are read: with words in the place of codes."""
    for row in rows:
        yield [
            value_to_word(value, name, lang)
            for name, value in zip(names, row, strict=True)
        ]


def fill_words(pattern: str, /, **values: object) -> str:
    """Give words with their ``{names}`` filled in.

    >>> fill_words("{count} {count:step|steps}", count=1)
    '1 step'
    >>> fill_words("{count:,} {count:step|steps}", count=1200)
    '1,200 steps'
    """
    return _FILLING.vformat(pattern, (), values)


def choose_form(forms: str, shown: str) -> str:
    """Give the form that a word takes beside a number as it is shown.

    >>> choose_form("duty|duties", "1"), choose_form("duty|duties", "1.0")
    ('duty', 'duties')
    >>> choose_form("事项", "1")
    '事项'
    """
    one, _, many = forms.partition("|")
    return many if many and shown != "1" else one


class _Filling(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        if "|" in format_spec:
            return choose_form(format_spec, str(value))
        return str(super().format_field(value, format_spec))


_FILLING = _Filling()


@cache
def _labels_of(scheme: str, lang: str) -> dict[str, str]:
    """Give the labels of a scheme's concepts in a language, by the Chinese ones."""
    from pyoxigraph import Literal, parse

    from dutygraph.resources import resource

    found: dict[str, dict[str | None, str]] = {}
    for quad in parse(path=resource(f"ontology/{scheme}.ttl")):
        named = quad.predicate.value == _LABEL
        if named and isinstance(quad.object, Literal):
            own = found.setdefault(str(quad.subject), {})
            own[quad.object.language] = quad.object.value
    return {own["zh"]: own[lang] for own in found.values() if {"zh", lang} <= {*own}}


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    text = files("dutygraph").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
