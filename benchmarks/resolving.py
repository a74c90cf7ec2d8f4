"""Time how departments are resolved: makes 100,000 mentions, gives a result.

The names pair the functional lines with each other under several spellings of their
county, so that most of them are met for the first time.
"""

import csv
import time
from itertools import cycle, islice, product

from benchmarks.results import Result
from dutygraph.model import Duty, DutyList, ListKind, Place, Source
from dutygraph.resolve import resolve
from dutygraph.resources import resource

MENTIONS = 100_000
_CODE = "510121001"
_PREFIXES = ("金堂县", "县", "成都市金堂县", "")


def make_mentions(count: int) -> list[str]:
    """Give so many names of departments, the same in every run."""
    with resource("data/vocabulary/functional-lines.csv").open(
        encoding="utf-8"
    ) as file:
        labels = [row["label_zh"] for row in csv.DictReader(file)]
    names = [
        f"{prefix}{one}和{other}局"
        for one, other in product(labels, labels)
        for prefix in _PREFIXES
        if one != other
    ]
    return list(islice(cycle(names), count))


def measure_resolving() -> list[Result]:
    """Measure one list whose duties name 100,000 departments, in one process."""
    duties = tuple(
        Duty(
            ListKind.COOPERATIVE,
            number,
            "",
            f"事项{number}",
            Place(lines=(number, number)),
            "",
            departments=(name,),
        )
        for number, name in enumerate(make_mentions(MENTIONS), 1)
    )
    source = Source("清单.txt", "0" * 64, "text/plain")
    duty_list = DutyList(source, "", None, _CODE, duties)
    start = time.perf_counter()
    resolve(duty_list, _CODE)
    seconds = time.perf_counter() - start
    name = f"{MENTIONS:,} mentions of departments resolved, one process"
    return [Result(name, f"{seconds:.1f} s", "≤ 20 s", seconds <= 20)]
