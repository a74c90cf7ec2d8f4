"""Measure the pages to send around: the report, and networks in a real browser."""

import random
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.commands import DUTYGRAPH, SOURCES
from benchmarks.results import Result
from benchmarks.timing import run_quietly, time_in_turn
from dutygraph.loads import Load, Loads, Party, Town
from dutygraph.projections import Incidence
from dutygraph.projections.incidence import loads_to_incidents
from dutygraph.view import ALL_BUT_MANY, find_picture, scene_to_page
from dutygraph.view.scenes import build_scene
from dutygraph.view.sources import Sources

_DEPARTMENTS, _TOWNSHIPS, _EDGES = 4_900, 100, 20_000
_MEGABYTE = 1_000_000


def measure_pages() -> list[Result]:
    """Measure time and size of the report, and how soon networks are seen."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = str(folder / "graph")
        run_quietly([*DUTYGRAPH, "build", str(SOURCES), "--out", store])
        small, large = folder / "small.html", folder / "large.html"
        run_quietly([*DUTYGRAPH, "view", "--store", store, "-o", str(small)])
        large.write_text(_large_page(), encoding="utf-8")
        return [
            *_measure_report(store, folder / "report.html"),
            *_measure_opening(small, "of the five documents", 2.0),
            *_measure_opening(large, "of 5,000 nodes and 20,000 edges", 4.0),
        ]


def _measure_report(store: str, page: Path) -> list[Result]:
    command = [*DUTYGRAPH, "report", "--store", store, "-o", str(page), "--force"]
    seconds = time_in_turn({"report": lambda: run_quietly(command)}, 3)["report"]
    size = page.stat().st_size / _MEGABYTE
    return [
        Result(
            "report of five townships, whole command",
            f"{seconds:.1f} s, {size:.1f} MB",
            "≤ 5 s, ≤ 5 MB",
            seconds <= 5 and size <= 5,
        )
    ]


def _measure_opening(page: Path, what: str, most: float) -> list[Result]:
    """Measure until the picture stands, in Chromium; none without one."""
    program = shutil.which("chromium")
    if program is None:
        return []
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        opened = browser.new_page()
        begun = time.monotonic()
        opened.goto(page.as_uri())
        opened.wait_for_selector("body[data-ready]")
        seconds = time.monotonic() - begun
        browser.close()
    name = f"network {what}, opened in Chromium until the picture stands"
    return [Result(name, f"{seconds:.1f} s", f"≤ {most:g} s", seconds <= most)]


def _large_page() -> str:
    """Draw a made-up network, the same in every run."""
    draw = random.Random(1)
    parties = {
        f"urn:d{number}": Party(f"urn:d{number}", f"某县第{number}局", "某县", "990102")
        for number in range(_DEPARTMENTS)
    }
    towns = {
        f"urn:t{number}": Town(
            f"urn:t{number}", f"第{number}镇", f"{990102100 + number}"
        )
        for number in range(_TOWNSHIPS)
    }
    pairs = {(department, draw.choice(list(towns))) for department in parties}
    while len(pairs) < _EDGES:
        pairs.add((draw.choice(list(parties)), draw.choice(list(towns))))
    loads = Loads(
        tuple(
            Load(f"urn:q{number}", town, (party,), party, draw.randint(1, 9), False)
            for number, (party, town) in enumerate(sorted(pairs))
        ),
        (),
        parties,
        towns,
    )
    rows = Incidence(
        loads_to_incidents(loads),
        {
            "department": {load.duty: load.departments for load in loads.loads},
            "township": {load.duty: (load.township,) for load in loads.loads},
            **{name: {} for name in ("matter", "field", "guarantee", "line")},
        },
        {
            **{iri: party.label for iri, party in parties.items()},
            **{iri: town.label for iri, town in towns.items()},
        },
    )
    picture = find_picture("departments-townships")
    sources = Sources(rows, loads, ())
    return scene_to_page(build_scene(sources, picture, (), ALL_BUT_MANY))
