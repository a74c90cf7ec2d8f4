"""Choose real townships: takes how many and a seed, gives them county by county.

Whole counties come one after another, since departments are shared within a county.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.meanings import Division
from dutygraph.resolve.gazetteer import (
    COUNTY_DIGITS,
    divisions_above,
    load_text,
    townships_in,
)

_KINDS = ("街道", "苏木", "镇", "乡")


@dataclass(frozen=True, slots=True)
class Site:
    """A township of the gazetteer: `divisions` run from the province down to it."""

    divisions: tuple[Division, ...]

    @property
    def code(self) -> str:
        """The nine digits of the township."""
        return self.divisions[-1].code

    @property
    def county(self) -> str:
        """The six digits of its county."""
        return self.code[:COUNTY_DIGITS]

    @property
    def name(self) -> str:
        """The township's own name."""
        return self.divisions[-1].name

    def name_of(self, digits: int) -> str:
        """Give the name of the division whose code has so many digits, or nothing."""
        return next((d.name for d in self.divisions if len(d.code) == digits), "")

    @property
    def full_name(self) -> str:
        """The names from the province down to the township."""
        return "".join(division.name for division in self.divisions)


def choose_sites(count: int, seed: int = 0) -> Iterator[Site]:
    """Give so many townships; a greater number has those of a smaller in front.

    Raises ValueError where the gazetteer has not as many.
    """
    counties = [line.partition("\t")[0] for line in load_text().splitlines()]
    counties = [code for code in counties if len(code) == COUNTY_DIGITS]
    random.Random(seed).shuffle(counties)
    given = 0
    for county in counties:
        for site in _sites_in(county):
            if given == count:
                return
            given += 1
            yield site
    if given < count:
        raise ValueError(f"the gazetteer has {given} townships, not {count}")


def _sites_in(county: str) -> Iterator[Site]:
    above = tuple(divisions_above(county))
    if not above or above[-1].code != county:
        return
    seen: set[str] = set()
    for listed in townships_in(county):
        if listed.first and listed.name.endswith(_KINDS) and listed.code not in seen:
            seen.add(listed.code)
            yield Site((*above, Division(listed.code, listed.name, county)))
