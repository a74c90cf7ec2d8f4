"""Fetch facts to cite: takes a store and townships, gives duties with words and places.

`reading` fetches, `records` holds: what reports and network pages show of a duty.
"""

from dutygraph.facts.reading import order_duties, read_duties, read_facts
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
from dutygraph.facts.titles import Titled, graph_to_titles, read_titles
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
    "Titled",
    "duty_to_key",
    "graph_to_titles",
    "limit_loads",
    "order_duties",
    "read_duties",
    "read_facts",
    "read_titles",
    "split_loads",
    "strongest",
]
