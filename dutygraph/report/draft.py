"""Hold a report while it is written: takes facts and a language, gives words, groups.

Whatever section names a number notes here which duties it is made of.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import groupby

from dutygraph.facts import Duty, Facts, split_loads
from dutygraph.loads import Load, Loads
from dutygraph.measures.firmness import Firmness, measure_firmness
from dutygraph.model import ListKind
from dutygraph.report.figures import Spread, Standing, rank_standings, spread_matters
from dutygraph.report.outline import (
    Run,
    Text,
    fill_sentence,
    iri_to_anchor,
    shorten_text,
)
from dutygraph.rounding import round_half_up

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """The duties that a number is made of, by IRI in their order, under a title.

    Where `weighed`, the number adds up steps: each duty has the part of its steps that
    counts, and `whole` is what the sum is a part of: whose steps, and how many.
    """

    title: str
    parts: Mapping[str, Fraction]
    weighed: bool = False
    whole: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The facts with the words for them; `groups` fill while sections are written.

    `load_of` is by duty; `loads_of` and `duties_of` are by township.
    """

    facts: Facts
    lang: str
    standings: tuple[Standing, ...]
    firmness: Mapping[str, Firmness]
    lines: Mapping[str, str]
    spreads: tuple[Spread, ...]
    load_of: Mapping[str, Load]
    loads_of: Mapping[str, Loads]
    duties_of: Mapping[str, tuple[Duty, ...]]
    groups: dict[str, Group] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """Give the words of the report's language."""
        return load_words()[self.lang]

    def say(self, topic: str, name: str, /, **values: Run | str | int) -> Text:
        """Give a sentence of words.toml, filled in."""
        return fill_sentence(self.words[topic][name], **values)

    def line(self, iri: str) -> str:
        """Give the label of a functional line."""
        return self.lines.get(iri, self.words["page"]["no_line"])

    def department(self, iri: str) -> str:
        """Give the label of a department, its beginning where it has no end."""
        return shorten_text(self.facts.loads.departments[iri].label)

    def town(self, iri: str) -> str:
        """Give the label of a township, its beginning where it has no end."""
        return shorten_text(self.facts.loads.townships[iri].label)

    def note_duties(self, anchor: str, title: str, iris: Iterable[str]) -> str:
        """Note the duties that a number counts; gives what the number leads to.

        That is the duty itself where there is one alone.
        """
        held = dict.fromkeys(iris, Fraction(1))
        if len(held) == 1:
            return iri_to_anchor(next(iter(held)))
        self.groups.setdefault(anchor, Group(title, held))
        return anchor

    def note_steps(
        self,
        anchor: str,
        title: str,
        parts: Mapping[str, Fraction],
        whole: tuple[str, float] | None = None,
    ) -> str:
        """Note the duties whose steps, or parts of them, a number adds up."""
        self.groups.setdefault(anchor, Group(title, parts, True, whole))
        return anchor


def begin_draft(facts: Facts, lang: str) -> Draft:
    """Give the draft of a report on facts, with departments ranked."""
    standings = tuple(rank_standings(facts.loads))
    firmness = measure_firmness(facts.loads, "department") if standings else {}
    parties = facts.loads.departments.values()
    lines = {line.iri: line.label for party in parties for line in party.lines}
    load_of = {load.duty: load for load in facts.loads.loads}
    duties = groupby(facts.duties.values(), lambda duty: duty.township)
    duties_of = {town: tuple(own) for town, own in duties}
    return Draft(
        facts,
        lang,
        standings,
        firmness,
        lines,
        tuple(spread_matters(facts)),
        load_of,
        split_loads(facts.loads),
        {town: duties_of.get(town, ()) for town in facts.loads.townships},
    )


def list_anchor(township: str, kind: ListKind) -> str:
    """Give the id of the duties of one list among the evidence."""
    return f"{iri_to_anchor(township, 'l')}-{kind.value}"


def show_number(value: float) -> str:
    """Give a number to read: one decimal at most, none where it is whole.

    >>> show_number(62.139), show_number(12.0), show_number(1234.5)
    ('62.1', '12', '1,234.5')
    """
    return show_decimal(value).removesuffix(".0")


def show_percent(value: float) -> str:
    """Give a share of 0 to 1 in per cent.

    >>> show_percent(0.2471), show_percent(0.25), show_percent(0.0004)
    ('24.7%', '25.0%', '<0.1%')
    """
    return show_share(value) + "%"


def show_share(value: float) -> str:
    """Give a share of 0 to 1 in per cent, without the sign.

    >>> show_share(0), show_share(1)
    ('0.0', '100.0')
    """
    return "<0.1" if 0 < value < 0.0005 else f"{round_half_up(100 * value, 1):f}"


def show_decimal(value: float) -> str:
    """Give a number for a column: one decimal always.

    >>> show_decimal(12), show_decimal(1234.56)
    ('12.0', '1,234.6')
    """
    return f"{round_half_up(value, 1):,f}"


@cache
def load_words() -> dict[str, Words]:
    """Load the words of the report by language."""
    text = files("dutygraph.report").joinpath("words.toml").read_text(encoding="utf-8")
    loaded: dict[str, Words] = tomllib.loads(text)
    return loaded
