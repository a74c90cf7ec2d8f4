"""Measure matching: takes nothing, gives how time and memory grow with the duties.

The duties vary the titles of the five documents: some are reworded, some doubled, some
given a place or an object found nowhere else. Each number runs in a process of its own,
so that memory is its own. Seconds are of the processor, which other work on the machine
disturbs least; the matcher uses one.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import Result
from dutygraph.matters.records import DutyText
from dutygraph.model import ListKind
from dutygraph.parse import parse
from dutygraph.readers import read

SOURCES = Path(__file__).parents[1] / "data" / "sources"
SIZES = (25_000, 50_000, 100_000)
_SYLLABLES = "山河林泉溪桥湾岭岗塘坪坝洲湖江源阳关营寨庄堡峰谷原野松柏杨柳梅兰竹荷"
_OPENINGS = ("开展", "做好", "负责", "落实", "加强", "推进", "组织实施", "配合做好")
_CLOSINGS = ("", "工作", "相关工作", "的监督管理", "及宣传", "等工作", "情况统计")
_OPENING = re.compile("^(?:开展|做好|负责|落实|加强|推进|组织实施)")

_RUN = """
import json, sys, time
from benchmarks.matters import make_duties
from benchmarks.memory import peak_megabytes
from dutygraph.matters.grouping import match_duties

duties = list(make_duties(int(sys.argv[1])))
before = peak_megabytes()
start = time.process_time()
found = match_duties(duties)
print(json.dumps({
    "seconds": time.process_time() - start,
    "megabytes": peak_megabytes(),
    "duties_megabytes": before,
    "matters": len(found.matters),
    "memberships": len(found.memberships),
}))
"""


def read_titles() -> list[str]:
    """Give the titles of the five documents, in their order."""
    paths = sorted(SOURCES.glob("*.txt"))
    return [duty.title for path in paths for duty in parse(read(path)).duties]


def make_duties(count: int) -> Iterator[DutyText]:
    """Give so many duties of townships with 160 each; the same ones every time."""
    titles = read_titles()
    kinds = tuple(ListKind)
    for number in range(count):
        township = f"{130_000_000 + number // 160:09d}"
        title = vary_title(titles[(number * 7 + number // 809) % len(titles)], number)
        iri = f"https://example.org/duty/{number}"
        yield DutyText(iri, township, kinds[number % 3], number % 160 + 1, title)


def vary_title(title: str, seed: int) -> str:
    """Give a title in other words; a fifth are kept, a fifth name something new.

    >>> vary_title("做好防汛工作", 0), vary_title("做好防汛工作", 3)
    ('做好防汛工作', '做好防汛工作，落实防汛工作相关工作')
    """
    way, rest = seed % 5, seed // 5
    body = _OPENING.sub("", title.rstrip("。"))
    opening = _OPENINGS[rest % len(_OPENINGS)]
    closing = _CLOSINGS[rest % len(_CLOSINGS)]
    if way == 1:
        return f"{opening}{body}{closing}"
    if way == 2:
        return f"{opening}{make_name(rest)}{body}"
    if way == 3:
        return f"{title}，{_OPENINGS[(rest + 3) % len(_OPENINGS)]}{body}相关工作"
    if way == 4:
        return f"{opening}{make_name(rest * 31)}{make_name(rest * 17 + 5)}项目{closing}"
    return title


def make_name(seed: int) -> str:
    """Give a name of three or four characters for a number.

    >>> make_name(1), make_name(40000)
    ('河山山', '阳庄山河')
    """
    letters = ""
    while seed or len(letters) < 3:
        seed, digit = divmod(seed, len(_SYLLABLES))
        letters += _SYLLABLES[digit]
    return letters


def measure(count: int, rounds: int = 2) -> dict[str, float]:
    """Match so many duties in processes of their own; give the fastest round."""
    return min((_measure(count) for _ in range(rounds)), key=_seconds)


def _seconds(found: dict[str, float]) -> float:
    return found["seconds"]


def _measure(count: int) -> dict[str, float]:
    done = subprocess.run(
        (sys.executable, "-c", _RUN, str(count)),
        check=True,
        capture_output=True,
        text=True,
        cwd=SOURCES.parents[1],
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure_matters() -> list[Result]:
    """Measure how long matching takes, and how it grows, in CPU seconds."""
    results, last = [], 0.0
    for count in (809, *SIZES):
        found = measure(count)
        seconds, megabytes = found["seconds"], found["megabytes"]
        said = f"{seconds:.2f} s, {megabytes:.0f} MB"
        if count == 809:
            results.append(Result(_name(count), said, "≤ 2 s", seconds <= 2))
        elif count == 100_000:
            kept = seconds <= 60 and megabytes <= 2048
            results.append(Result(_name(count), said, "≤ 60 s, ≤ 2 GB", kept))
        else:
            results.append(Result(_name(count), said, "", True))
        if count > SIZES[0]:
            ratio = seconds / last
            name = f"{_name(count)}, against half as many"
            said = f"{ratio:.2f} times"
            results.append(Result(name, said, "≤ 2.3 times", ratio <= 2.3))
        last = seconds
    return results


def measure_million() -> list[Result]:
    """Measure the matching of a million duties, once: it takes minutes."""
    found = measure(1_000_000, rounds=1)
    seconds, gigabytes = found["seconds"], found["megabytes"] / 1024
    said = f"{seconds:.0f} s, {gigabytes:.1f} GB"
    kept = seconds <= 600 and gigabytes <= 6
    return [Result(_name(1_000_000), said, "≤ 10 min, ≤ 6 GiB", kept)]


def _name(count: int) -> str:
    return f"matters of {count:,} duties"
