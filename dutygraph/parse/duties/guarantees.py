"""Find the guarantees in a text: its paragraphs, give what stands after 履职保障.

The mark stands at the head of a paragraph or sentence, perhaps behind a numeral.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dutygraph.model import Paragraph, Passage
from dutygraph.parse.duties.numbering import clean, paragraphs_to_steps
from dutygraph.parse.wording.numerals import BULLETS, CHINESE
from dutygraph.spellings import pattern, spaced

_PHRASE_END = re.compile(r"[；;。]")
_WHOLE = re.compile(r"(?![、，,）)\d])[^。；;：:]{4,40}(?<![、，,（(和与及])")
"""A line that can be a phrase of its own: no mark shows that it goes on."""
_VALUE = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
_NUMERAL = rf"(?:\d{{1,2}}[.．、]|[（(]{_VALUE}[)）]|[{CHINESE}]{{1,3}}、)"
SENTENCE_START = r"(?:^|(?<=[。；;！!])|(?<=\s)(?=\S))\s*"
"""Where a sentence begins; inside a run of blanks it is not looked for."""
_OPENING = rf"{SENTENCE_START}(?:(?:{_NUMERAL}|[{BULLETS}★☆*＊])\s*)?"
_COUNTED = rf"^\s*(?:[（(][{CHINESE}]{{1,3}}[)）]|[{CHINESE}]{{1,3}}、)\s*"
"""The numeral of a heading, which no step below one has."""
_ASIDE = r"(?:[（(][^）)]{0,200}[）)])?"


def paragraphs_to_phrases(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """Split guarantees at numbering, ； and 。, never at 、 or ，."""
    phrases: list[Passage] = []
    if _are_lines(paragraphs):
        paragraphs = [paragraph._replace(item=True) for paragraph in paragraphs]
    for step in paragraphs_to_steps(paragraphs):
        for part in _PHRASE_END.split(step.quote):
            text = _without_bracket(clean(part))
            if text:
                phrases.append(Passage(text, step.place, part.strip()))
    return tuple(phrases)


def _are_lines(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell phrases that only their lines part; on a page none has clauses, which tells
    them from the lines of a sentence."""
    if len(paragraphs) < 2:
        return False
    return all(
        _WHOLE.fullmatch(p.text.strip())
        and not (p.place.pages and re.search("[，,、]", p.text))
        for p in paragraphs
    )


def _without_bracket(text: str) -> str:
    """Cut the bracket that ends （履职保障：…）."""
    closed = len(re.findall("[）)]", text)) > len(re.findall("[（(]", text))
    return text[:-1] if closed and text.endswith(("）", ")")) else text


def find_guarantee_marks(text: str) -> Iterator[tuple[int, int]]:
    """Give where each mark of guarantees begins and ends."""
    # Each mark says 保障 or 履职: most texts are seen at a glance to have none.
    if "障" in text or "履" in text:
        for met in _mark().finditer(text):
            yield met.start(), met.end()


@cache
def _mark() -> re.Pattern[str]:
    mark = spaced(pattern("marks", "guarantee").pattern)
    strict = spaced(pattern("marks", "guarantee_bare").pattern)
    short = spaced(pattern("marks", "guarantee_colon").pattern)
    alone = spaced(pattern("marks", "guarantee_alone").pattern)
    return re.compile(
        rf"{_OPENING}(?:[（(]?(?:{mark}|{short}){_ASIDE}\s*[：:]"
        rf"|[【〖\[](?:{mark}){_ASIDE}[】〗\]]\s*[：:]?"
        rf"|[（(](?:{strict})[)）]\s*[：:]?"
        rf"|(?:{strict})(?:\s*(?:$|—+|[。；;])|\s+(?=\S)|(?=1[.．、])))"
        rf"|{SENTENCE_START}(?:{alone})\s*[：:]"
        rf"|{_COUNTED}(?:{mark}|{alone})\s*$"
    )


def part_at_guarantees(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part a text at 履职保障：, with which the township's cell may end; give what is
    before and what is after."""
    for at, paragraph in enumerate(paragraphs):
        met = _own_mark().search(paragraph.text)
        if met is not None:
            before = _piece(paragraph, paragraph.text[: met.start()])
            after = _piece(paragraph, paragraph.text[met.end() :])
            return [*paragraphs[:at], *before], [*after, *paragraphs[at + 1 :]]
    return list(paragraphs), []


@cache
def _own_mark() -> re.Pattern[str]:
    strict = spaced(pattern("marks", "guarantee_bare").pattern)
    return re.compile(rf"{_OPENING}[【〖\[]?(?:{strict})[】〗\]]?\s*[：:]")


def _piece(paragraph: Paragraph, text: str) -> list[Paragraph]:
    return [paragraph._replace(text=text.strip())] if text.strip() else []
