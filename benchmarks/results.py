"""One line of the results: what was measured, what was promised, whether it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the results: what was measured, what was promised."""

    name: str
    found: str
    promised: str
    kept: bool
