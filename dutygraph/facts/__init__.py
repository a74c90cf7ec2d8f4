"""Fetch facts to cite: takes a store and townships, gives duties with words and places.

`reading` fetches, `records` holds: what reports and network pages show of a duty.
"""

from dutygraph.facts.reading import read_duties, read_facts
from dutygraph.facts.records import (
    BACKINGS,
    Count,
    Document,
    Doubt,
    Duty,
    Facts,
    Guarantee,
    Step,
    duty_to_key,
    strongest,
)
from dutygraph.facts.townships import limit_loads, split_loads

__all__ = [
    "BACKINGS",
    "Count",
    "Document",
    "Doubt",
    "Duty",
    "Facts",
    "Guarantee",
    "Step",
    "duty_to_key",
    "limit_loads",
    "read_duties",
    "read_facts",
    "split_loads",
    "strongest",
]
