"""Measure the page of a duty: takes a store, gives how long its look-ups take."""

import random
import statistics
import time
from collections.abc import Callable

import pyoxigraph

from benchmarks.results import Result
from dutygraph import vocab
from dutygraph.store import Store
from dutygraph.vocab import PREFIXES
from dutygraph.web.pages import answer_page
from dutygraph.web.pages.duty import build_thing
from dutygraph.web.pages.page import Visit

_DUTIES, _ROUNDS, _ROWS = 60, 5, 100_000
_MOST = 0.005


def measure_duty_pages(store: Store, count: int) -> list[Result]:
    """Measure what is read for a page, and the whole page, of cooperative duties."""
    duties = _choose_duties(store)

    def read(iri: str) -> object:
        return build_thing(store, Visit(_address(iri), {}, "zh"), iri)

    def answer(iri: str) -> object:
        part = iri.removeprefix(PREFIXES["id"])
        return answer_page(
            store, _ROWS, "things", _address(iri), part, (), "zh", "", "text/html"
        )

    return [
        _time_all(f"{count} townships: what a duty's page is made of", read, duties),
        _time_all(f"{count} townships: page of a duty, in HTML", answer, duties),
    ]


def _choose_duties(store: Store) -> list[str]:
    kind, class_ = (
        pyoxigraph.NamedNode(term[1:-1]) for term in (vocab.TYPE, vocab.CooperativeDuty)
    )
    quads = store.database.quads_for_pattern(None, kind, class_, None)
    found = sorted(str(quad.subject)[1:-1] for quad in quads)
    return random.Random(1).sample(found, min(_DUTIES, len(found)))


def _address(iri: str) -> str:
    return f"/id/{iri.removeprefix(PREFIXES['id'])}"


def _time_all(name: str, act: Callable[[str], object], duties: list[str]) -> Result:
    seconds = [_time(act, iri) for iri in duties]
    middle, longest = statistics.median(seconds), max(seconds)
    found = f"{middle * 1e3:.1f} ms (longest of {len(duties)}: {longest * 1e3:.1f} ms)"
    return Result(name, found, f"≤ {_MOST * 1e3:g} ms", middle <= _MOST)


def _time(act: Callable[[str], object], iri: str) -> float:
    seconds = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        act(iri)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
