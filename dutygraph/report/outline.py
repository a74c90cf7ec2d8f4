"""The parts of a report, apart from how they are shown: takes nothing, gives records.

Pages and Markdown are both written from these.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter
from typing import TypeAlias

from dutygraph.iris import BASE
from dutygraph.words import choose_form


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `target` is the id of what it leads to.

    `look` is "strong", "label", "small", "quote" (of a document) or "place" (in one).
    """

    text: str
    target: str = ""
    look: str = ""


Text: TypeAlias = tuple[Run, ...]
"""A sentence or the words of a cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, and how it is drawn.

    `bar` holds the lengths of the stacked parts of a bar, 1 in all where it is full;
    `shade` is the step of a colour scale from 0 to 9.
    """

    text: Text
    bar: tuple[float, ...] | None = None
    shade: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading with the unit, and the ticks of its bars where it has any.

    `kind` is "text", "number" or "bar".
    """

    heading: str
    kind: str = "text"
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table or, where its cells are drawn, a chart.

    `says` tells what to see; `keys` explain the colours of bars, in their order;
    `scale` names the ends of the colour scale; rows after the first `shown` are folded
    away until the reader asks for them.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    says: tuple[Text, ...] = ()
    keys: tuple[str, ...] = ()
    scale: tuple[str, str] | None = None
    shown: int | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Arcs:
    """A network drawn as arcs: pairs of names, each with its number and its target.

    `table` gives all the pairs, also those that are not drawn.
    """

    title: str
    unit: str
    pairs: tuple[tuple[str, str, int, str], ...]
    table: Table
    says: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """Questions, each with the sentences that answer it."""

    entries: tuple[tuple[str, tuple[Text, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: its first line, further lines, then numbered steps."""

    head: Text
    lines: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under a title, with a note of what its entries come to."""

    anchor: str
    title: str
    note: Text
    entries: tuple[Entry, ...]


Part: TypeAlias = Table | Arcs | Answers | Listing


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under one heading; `anchor` is its id in the page.

    `look` is the class that sets it apart in the page's style.
    """

    anchor: str
    title: str
    says: tuple[Text, ...] = ()
    parts: tuple[Part, ...] = ()
    sections: "tuple[Section, ...]" = ()
    look: str = ""


def iri_to_anchor(iri: str, kind: str = "q") -> str:
    """Give the id that a thing has in the page.

    >>> iri_to_anchor("https://w3id.org/dutygraph/id/duty/990102103/basic/ab")
    'q-990102103-basic-ab'
    """
    below = iri.removeprefix(BASE).partition("/")[2] or iri
    slug = re.sub(r"[^A-Za-z0-9]+", "-", below).strip("-")
    return f"{kind}-{slug}"


def make_cell(
    text: str | int,
    target: str = "",
    *,
    bar: tuple[float, ...] | None = None,
    shade: int | None = None,
) -> Cell:
    """Give a cell of one run."""
    return Cell((Run(str(text), target),), bar, shade)


def fill_sentence(pattern: str, /, **values: Run | str | int) -> Text:
    """Give a sentence filled in as `fill_words` does, linked where a value is a run.

    >>> fill_sentence("共{n}", n=Run("3", "all"))
    (Run(text='共', target='', look=''), Run(text='3', target='all', look=''))
    """
    runs = []
    for words, name, forms, _ in Formatter().parse(pattern):
        if words:
            runs.append(Run(words))
        if name:
            value = values[name]
            run = value if isinstance(value, Run) else Run(str(value))
            runs.append(Run(choose_form(forms, run.text)) if forms else run)
    return tuple(runs)


def join_texts(texts: Sequence[Text], between: str) -> Text:
    """Give several texts as one."""
    joined: list[Run] = []
    for number, text in enumerate(texts):
        joined += [Run(between), *text] if number else text
    return tuple(joined)


def shorten_text(text: str, length: int = 90) -> str:
    """Give the beginning of a text that would fill a page; it is whole elsewhere.

    >>> shorten_text("统计报表", 3), shorten_text("统计报表", 4)
    ('统计…', '统计报表')
    """
    return text if len(text) <= length else f"{text[: length - 1]}…"


def text_to_words(text: Text) -> str:
    """Give the words of a text alone."""
    return "".join(run.text for run in text)


def measure_text(text: str) -> float:
    """Give the width of a text in wide letters; others count 0.56.

    >>> measure_text("民政局"), round(measure_text("12.5"), 2)
    (3.0, 2.24)
    """
    wide = sum(1 for one in text if unicodedata.east_asian_width(one) in "WF")
    return wide + 0.56 * (len(text) - wide)
