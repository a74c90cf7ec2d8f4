"""The parts of a report, apart from how they are shown: takes nothing, gives records.

Pages and Markdown are both written from these.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dutygraph.iris import BASE


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `target` is the id of what it leads to in the page."""

    text: str
    target: str = ""


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
    `scale` names the ends of the colour scale.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    says: tuple[Text, ...] = ()
    keys: tuple[str, ...] = ()
    scale: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Arcs:
    """A network drawn as arcs: pairs of names, each with its number and its target."""

    title: str
    unit: str
    pairs: tuple[tuple[str, str, int, str], ...]
    says: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under one heading; `anchor` is its id in the page."""

    anchor: str
    title: str
    says: tuple[Text, ...] = ()
    parts: tuple[Table | Arcs, ...] = ()
    sections: "tuple[Section, ...]" = ()


def iri_to_anchor(iri: str, kind: str = "q") -> str:
    """Give the id that a thing has in the page.

    >>> iri_to_anchor("https://w3id.org/dutygraph/id/duty/990102103/basic/ab")
    'q-duty-990102103-basic-ab'
    """
    slug = re.sub(r"[^A-Za-z0-9]+", "-", iri.removeprefix(BASE)).strip("-")
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


def fill_sentence(pattern: str, **values: Run | str | int) -> Text:
    """Give a sentence with its ``{names}`` filled in, linked where a value is a run.

    >>> fill_sentence("共{n}", n=Run("3", "all"))
    (Run(text='共', target=''), Run(text='3', target='all'))
    """
    runs = []
    for number, piece in enumerate(re.split(r"\{(\w+)\}", pattern)):
        if number % 2:
            value = values[piece]
            runs.append(value if isinstance(value, Run) else Run(str(value)))
        elif piece:
            runs.append(Run(piece))
    return tuple(runs)


def join_texts(texts: Sequence[Text], between: str) -> Text:
    """Give several texts as one."""
    joined: list[Run] = []
    for number, text in enumerate(texts):
        joined += [Run(between), *text] if number else text
    return tuple(joined)
