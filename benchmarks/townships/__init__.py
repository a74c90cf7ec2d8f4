"""Synthetic duty lists of real townships: takes how many and a seed, gives records."""

from collections.abc import Iterator

from benchmarks.townships.drawing import Drawn, draw_list
from benchmarks.townships.sites import choose_sites
from dutygraph.meanings import ResolvedList
from dutygraph.model import DutyList
from dutygraph.resolve import resolve

__all__ = ["Drawn", "drawn_lists", "lists", "resolved_lists"]


def drawn_lists(count: int, seed: int = 0) -> Iterator[Drawn]:
    """Give the lists of so many townships with what is printed on them, one by one."""
    for site in choose_sites(count, seed):
        yield draw_list(site, seed)


def lists(count: int, seed: int = 0) -> Iterator[DutyList]:
    """Give the records of so many townships, one list at a time."""
    for drawn in drawn_lists(count, seed):
        yield drawn.duty_list


def resolved_lists(count: int, seed: int = 0) -> Iterator[ResolvedList]:
    """Give the records of so many townships with what they mean, one list at a time."""
    yield from map(resolve, lists(count, seed))
