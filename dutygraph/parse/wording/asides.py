"""Tell what stands around duties and is none: a text, gives why it is set aside."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dutygraph.model import Aside, AsideKind, Issue, IssueKind
from dutygraph.parse.wording import titles
from dutygraph.spellings import fold, pattern

_LONGEST = 120
_FEWEST_PAGES = 3
"""Pages from which on a line that comes again runs through the document."""
_FIRST = 100
"""Headings of a document, from the first on, among which its township stands."""


def text_to_aside(text: str) -> AsideKind | None:
    """Tell the furniture of a page, a note, or a line of contents from other text.

    >>> text_to_aside("填报单位：某某镇人民政府").value, text_to_aside("防汛")
    ('furniture', None)
    """
    if titles.is_page_mark(text) or _is_print_margin(text):
        return AsideKind.PAGE
    if titles.is_note(text) or pattern("noise", "about").match(fold(text)):
        return AsideKind.NOTE
    if is_around(text):
        return AsideKind.FURNITURE
    return AsideKind.CONTENTS if _is_of_contents(text) else None


def _is_print_margin(text: str) -> bool:
    names = ("stamp", "bare_address")
    short = len(text) <= _LONGEST and not re.search("[。；;]", text)
    return short and any(pattern("margins", name).match(text) for name in names)


def _is_of_contents(text: str) -> bool:
    """Tell a title or a section with its page number, or one behind leaders."""
    if not titles.is_contents_line(text):
        return False
    words = text.rstrip("0123456789 \t")
    named = titles.text_to_title(words) or titles.text_to_section(words)
    return named is not None or words.endswith((".", "…", "·"))


def is_around(text: str) -> bool:
    """Tell what a form, a web page or a letter prints around its table."""
    if titles.is_furniture(text):
        return True
    bare = " ".join(text.split())
    if len(bare) > _LONGEST or re.search(r"[。；;]", bare):
        return False
    names = ("form", "web", "button", "signature")
    return any(pattern("around", name).match(bare) for name in names)


def are_form_fields(texts: Sequence[str]) -> bool:
    """Tell the fields of a form in a row below a table: 填表人：李某, 审核人：张某."""
    return all(
        titles.is_furniture(text) or pattern("around", "form").match(text.strip())
        for text in texts
    )


def is_signed(text: str, below: str) -> bool:
    """Tell who issued the lists from the date in the next line, the last.

    >>> is_signed("某镇便民服务中心", "2025年8月")
    True
    """
    pair = zip(("issuer", "date"), (text, below), strict=True)
    return all(pattern("around", name).match(one.strip()) for name, one in pair)


def part_running(
    issues: Iterable[Issue], headings: Sequence[str]
) -> tuple[list[Issue], list[Aside]]:
    """Part from the issues the text that runs through the pages or repeats a heading.

    `headings` are the words above the first table.
    """
    listed = list(issues)
    pages: dict[str, set[int]] = defaultdict(set)
    for issue in listed:
        if issue.kind is IssueKind.TEXT_LEFT_OVER and issue.place.pages:
            pages[_bare(issue.quote)].add(issue.place.pages[0])
    kept: list[Issue] = []
    aside: list[Aside] = []
    for issue in listed:
        left = issue.kind is IssueKind.TEXT_LEFT_OVER
        runs = left and len(pages[_bare(issue.quote)]) >= _FEWEST_PAGES
        if runs:
            aside.append(Aside(AsideKind.PAGE, issue.place, issue.quote))
        elif left and _is_named(issue.quote, headings):
            aside.append(Aside(AsideKind.FURNITURE, issue.place, issue.quote))
        else:
            kept.append(issue)
    return kept, aside


def _bare(text: str) -> str:
    return re.sub(r"\d+", "", fold(text))


def _is_named(text: str, headings: Sequence[str]) -> bool:
    """Tell the township's name alone, which a title has as well."""
    bare = fold(text)
    return titles.text_to_township(bare) == bare and names_township(bare, headings)


def names_township(text: str, headings: Sequence[str]) -> bool:
    """Tell the township of the document, which one of its first headings names."""
    name = titles.text_to_township(text)
    return name is not None and any(name in above for above in headings[:_FIRST])
