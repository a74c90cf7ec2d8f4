"""Make patterns: takes the five documents, gives their duties without their places.

The names of province, prefecture, county and township become marks, which `fill` turns
into those of any other township.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from benchmarks.townships.sites import Site
from dutygraph.meanings import ResolvedList
from dutygraph.model import Duty, ListKind, Passage, Place, Responsibility
from dutygraph.parse import parse
from dutygraph.readers import read
from dutygraph.resolve import resolve
from dutygraph.resolve.territory import divisions_to_territory, short_names

SOURCES = Path(__file__).parents[2] / "data" / "sources"

# Characters of the private use area, which no document has.
PROVINCE, PREFECTURE, STEM_ABOVE, COUNTY, STEM, LEVEL, TOWNSHIP = map(
    chr, range(0xE000, 0xE007)
)
_MARK = re.compile(f"[{PROVINCE}-{TOWNSHIP}]")
_LEVELS = "县区旗市"
_INNER_NUMBER = re.compile(r"[：。；]\d{1,2}[.．、](?!\d)")

Wording = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The duties by list, in the order of the documents, and how many a list has.

    `sizes` are the fewest and the most duties that one document has of a list;
    `sections` all sections of a list, in the order in which they come first.
    """

    duties: Mapping[ListKind, tuple[Duty, ...]]
    sizes: Mapping[ListKind, tuple[int, int]]
    sections: Mapping[ListKind, tuple[str, ...]]


@cache
def load_patterns() -> Patterns:
    """Read the documents of data/sources."""
    lists = [resolve(parse(read(path))) for path in sorted(SOURCES.glob("*.txt"))]
    duties: dict[ListKind, list[Duty]] = {kind: [] for kind in ListKind}
    sizes: dict[ListKind, list[int]] = {kind: [] for kind in ListKind}
    for resolved in lists:
        wording = _names_to_marks(resolved)
        for kind in ListKind:
            found = [d for d in resolved.duty_list.duties if d.kind is kind]
            duties[kind].extend(
                reword_duty(duty, wording, duty.number, duty.place)
                for duty in found
                if not _needs_own_layout(duty)
            )
            sizes[kind].extend([len(found)] if found else [])
    return Patterns(
        {kind: tuple(found) for kind, found in duties.items()},
        {kind: (min(found), max(found)) for kind, found in sizes.items()},
        {
            kind: tuple(dict.fromkeys(duty.section for duty in found))
            for kind, found in duties.items()
        },
    )


def site_to_wording(site: Site) -> Wording:
    """Give the function that puts the names of a township where the marks are."""
    province, prefecture, county = (site.name_of(digits) for digits in (2, 4, 6))
    above = prefecture or province
    names = {
        PROVINCE: province,
        PREFECTURE: above,
        STEM_ABOVE: next(iter(short_names(above)), above),
        COUNTY: county,
        STEM: next(iter(short_names(county)), county),
        LEVEL: county[-1] if county[-1] in _LEVELS else "县",
        TOWNSHIP: site.name,
    }

    def wording(text: str) -> str:
        if not _is_marked(text):
            return text
        return _MARK.sub(lambda mark: names[mark.group()], text)

    return wording


def reword_duty(duty: Duty, wording: Wording, number: int, place: Place) -> Duty:
    """Give the duty in other words, as it stands under a number at one place.

    The quotes are the texts, with the full stop that ends a step.
    """

    def steps(given: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return _reword(given, wording, place, "。")

    title = wording(duty.title)
    return Duty(
        kind=duty.kind,
        number=number,
        section=duty.section,
        title=title,
        place=place,
        quote=f"{'*' * duty.delegated}{title}",
        delegated=duty.delegated,
        departments=tuple(map(wording, duty.departments)),
        responsibilities=tuple(
            Responsibility(tuple(map(wording, part.departments)), steps(part.steps))
            for part in duty.responsibilities
        ),
        guarantees=_reword(duty.guarantees, wording, place, ""),
        township_steps=steps(duty.township_steps),
        work_methods=steps(duty.work_methods),
    )


def _reword(
    passages: tuple[Passage, ...], wording: Wording, place: Place, end: str
) -> tuple[Passage, ...]:
    texts = [wording(one.text) for one in passages]
    if len(texts) < 2:
        return tuple(Passage(text, place, text + end) for text in texts)
    return tuple(
        Passage(text, place, text + end, at) for at, text in enumerate(texts, 1)
    )


@cache
def _is_marked(text: str) -> bool:
    """Tell it once for a text that comes in a hundred lists."""
    return bool(_MARK.search(text))


def _needs_own_layout(duty: Duty) -> bool:
    """Tell whether only its own document's layout shows where the parts begin.

    So where a step has numbered steps in it, or text without a heading follows one
    that has a heading.
    """
    parts = (*(part.steps for part in duty.responsibilities), duty.township_steps)
    if any(_INNER_NUMBER.search(step.text) for steps in parts for step in steps):
        return True
    return any(
        before.departments and not after.departments
        for before, after in pairwise(duty.responsibilities)
    )


def _names_to_marks(resolved: ResolvedList) -> Wording:
    """Give the function that marks the names of one document's own divisions.

    Short forms, and 旗 or 县 alone, are marked within names of departments only: in a
    text they may be part of any word.
    """
    territory = divisions_to_territory(resolved.divisions)
    full = {
        **dict.fromkeys(territory.province, PROVINCE),
        **dict.fromkeys(territory.prefecture[:1], PREFECTURE),
        **dict.fromkeys(territory.county[:1], COUNTY),
        **dict.fromkeys(territory.township, TOWNSHIP),
    }
    within = {
        **{n: COUNTY if n[-1] in _LEVELS else STEM for n in territory.county_short},
        **dict.fromkeys(territory.prefecture[1:], STEM_ABOVE),
        **full,
    }
    marked = {
        mention: _mark_level(_replace(within, mention), territory.county_name[-1:])
        for mention in resolved.departments
    }
    every = marked | full
    return lambda text: _replace(every, text)


def _mark_level(mention: str, level: str) -> str:
    return LEVEL + mention[1:] if mention.startswith(level) else mention


def _replace(names: Mapping[str, str], text: str) -> str:
    return _longest_first(tuple(names)).sub(lambda found: names[found.group()], text)


@cache
def _longest_first(names: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))
