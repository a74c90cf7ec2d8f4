"""Draw a list: takes a township and a seed, gives the list it might have published.

How many duties each list has and what they say comes from the five documents; their
wording varies, their layout is that of one publisher.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from benchmarks.townships.carriers import printed_to_text, printed_to_word
from benchmarks.townships.layouts import LAYOUTS, Layout, Printed, duties_to_printed
from benchmarks.townships.patterns import load_patterns, reword_duty, site_to_wording
from benchmarks.townships.sites import Site
from benchmarks.townships.wording import vary_title
from dutygraph.model import (
    DeclaredCount,
    Duty,
    DutyList,
    ListKind,
    Place,
    Source,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A list that might be: its records, and what is printed on it.

    The places of the records are lines of the text.
    """

    site: Site
    layout: Layout
    printed: tuple[Printed, ...]
    duty_list: DutyList

    @property
    def stem(self) -> str:
        """The name of its file, without suffix."""
        return f"{self.site.code}-{self.site.name}"

    def text(self) -> str:
        """The list as a text."""
        return printed_to_text(self.printed, self.layout)

    def word(self) -> bytes:
        """The list as a Word document."""
        return printed_to_word(self.printed, self.layout)


def draw_list(site: Site, seed: int = 0) -> Drawn:
    """Draw the list of one township; which others are drawn makes no difference."""
    chance = random.Random(f"{seed}:{site.code}")
    layout = chance.choice(LAYOUTS)
    duties = list(_draw_patterns(chance))
    rows = duties_to_printed(duties, site.full_name, layout)
    printed = tuple(_fill(rows, site, chance))
    text = printed_to_text(printed, layout).encode()
    name = f"{site.code}-{site.name}.txt"
    duty_list = DutyList(
        source=Source(name, hashlib.sha256(text).hexdigest(), "text/plain"),
        heading=" ".join(row for row in printed if isinstance(row, str) and row),
        township=site.name,
        code=site.code,
        duties=tuple(row for row in printed if isinstance(row, Duty)),
        declared=tuple(_declare(printed)) if layout.counts else (),
    )
    return Drawn(site, layout, printed, duty_list)


def _draw_patterns(chance: random.Random) -> Iterator[Duty]:
    """Draw duties of each list, no one twice, in the order of their sections."""
    patterns = load_patterns()
    for kind in ListKind:
        count = chance.randint(*patterns.sizes[kind])
        drawn = chance.sample(patterns.duties[kind], count)
        order = patterns.sections[kind].index
        yield from sorted(drawn, key=lambda duty: order(duty.section))


def _fill(
    rows: Iterable[Printed], site: Site, chance: random.Random
) -> Iterator[Printed]:
    """Make the township's own duties of the patterns, numbered in each list."""
    wording, numbers = site_to_wording(site), Counter[ListKind]()
    for line, row in enumerate(rows, 1):
        if isinstance(row, Duty):
            numbers[row.kind] += 1
            reworded = replace(row, title=vary_title(row.title, chance))
            place = Place(lines=(line, line))
            yield reword_duty(reworded, wording, numbers[row.kind], place)
        else:
            yield row


def _declare(printed: tuple[Printed, ...]) -> Iterator[DeclaredCount]:
    """Give the counts that stand on each list and on its sections, in their order."""
    duties = [row for row in printed if isinstance(row, Duty)]
    of_kind = Counter(duty.kind for duty in duties)
    of_section = Counter((duty.kind, duty.section) for duty in duties)
    title = section = Place()
    seen: set[tuple[ListKind, str | None]] = set()
    for line, row in enumerate(printed, 1):
        place = Place(lines=(line, line))
        if isinstance(row, str) and row:
            title = place
        elif isinstance(row, tuple) and len(row) == 1:
            section = place
        elif isinstance(row, Duty) and (row.kind, row.section) not in seen:
            if (row.kind, None) not in seen:
                yield DeclaredCount(row.kind, None, of_kind[row.kind], title)
            key = row.kind, row.section
            yield DeclaredCount(*key, of_section[key], section)
            seen |= {(row.kind, None), key}
