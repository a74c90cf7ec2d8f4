"""Takes data/overrides.toml, gives what a reviewer decided otherwise than the rules."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dutygraph.resources import resource


@dataclass(frozen=True, slots=True)
class DepartmentOverride:
    """In the county, `mention` is to be read as `means`, with `lines` where given."""

    county: str
    mention: str
    means: str
    lines: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class TownshipOverride:
    """The township called `name` in documents headed so is the one with `code`."""

    name: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class GuaranteeOverride:
    """`phrase` promises just these types."""

    phrase: str
    types: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Overrides:
    """All entries of the file, in its order."""

    departments: tuple[DepartmentOverride, ...]
    townships: tuple[TownshipOverride, ...]
    guarantees: tuple[GuaranteeOverride, ...]

    def for_county(self, county: str) -> Mapping[str, DepartmentOverride]:
        """Give mention to entry for one county."""
        return {e.mention: e for e in self.departments if e.county == county}


@cache
def load_overrides() -> Overrides:
    """Read the file; a missing key is an error of the file and raises KeyError."""
    return read_overrides(resource("data/overrides.toml").read_text("utf-8"))


def read_overrides(text: str) -> Overrides:
    """Read entries from TOML text."""
    data = tomllib.loads(text)
    return Overrides(
        tuple(
            DepartmentOverride(
                entry["county"],
                entry["mention"],
                entry["means"],
                tuple(entry.get("lines", ())),
                entry["reason"],
            )
            for entry in data.get("department", ())
        ),
        tuple(
            TownshipOverride(entry["name"], entry["code"], entry["reason"])
            for entry in data.get("township", ())
        ),
        tuple(
            GuaranteeOverride(entry["phrase"], tuple(entry["types"]), entry["reason"])
            for entry in data.get("guarantee", ())
        ),
    )
