"""Tell how wide the columns of a list were printed: its tokens, give a width a role.

A line that goes on in the next one fills its column, and the lines of one column are
equally wide. Most cells are printed whole, so what a line belongs to is mostly known
from what stands before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dutygraph.parse.arranging.placing import NAMES, TEXTS
from dutygraph.parse.arranging.tokens import Cue, Token

_SHARE = 0.25
_FEWEST = 4
_NARROWEST = 3.0
_FAR_OUT = 2.5
_WIDER = 0.2
_THEIRS = "responsibilities"


def find_widths(tokens: Sequence[Token], roles: Sequence[str]) -> Mapping[str, float]:
    """Give the width of the full lines of each column, in Chinese characters."""
    samples: dict[str, list[float]] = {role: [] for role in roles}
    names = next((r for r in roles if r in NAMES), "")
    texts = [role for role in roles if role in TEXTS]
    role, ended = "", False
    for token, following in pairwise(tokens):
        role = _next_role(role, token, ended, names, texts)
        ended = token.complete and not token.text.endswith(("：", ":"))
        goes_on = following.cue is Cue.WORDS and not following.apart
        full = not token.complete and goes_on and not following.beside
        if role in samples and (full or role == names):
            samples[role].append(token.width)
    found = {role: _full_width(widths) for role, widths in samples.items()}
    return {**found, names: max(samples.get(names, ()), default=0.0)}


def placed_widths(
    placed: Iterable[tuple[str, Token]], roles: Sequence[str], sure: bool
) -> Mapping[str, float]:
    """Give the width of the full lines of each column from tokens and their roles.

    Where these are not `sure`, only widths that hold nearly all lines count.
    """
    going: dict[str, list[float]] = {role: [] for role in roles}
    printed: dict[str, list[float]] = {role: [] for role in roles}
    for role, token in placed:
        printed[role].append(token.width)
        if not token.complete and token.cue is not Cue.LABEL:
            going[role].append(token.width)
    found = {role: _full_width(going[role]) for role in roles}
    if not sure:
        found = {role: _holding(width, printed[role]) for role, width in found.items()}
    return {**found, **{r: _most(printed[r]) for r in roles if r in NAMES}}


def _holding(full: float, printed: Sequence[float]) -> float:
    """Give the width if the column holds nearly all its lines, else 0."""
    wider = sum(width > full + 1.0 for width in printed)
    return full if wider <= _WIDER * len(printed) else 0.0


def _most(widths: Sequence[float]) -> float:
    """Give the greatest width, but none that stands far out from all others."""
    ordered = sorted(widths, reverse=True)
    usual = (w for w, below in pairwise(ordered) if w - below <= _FAR_OUT)
    return next(usual, max(ordered, default=0.0))


def _next_role(
    role: str, token: Token, ended: bool, names: str, texts: Sequence[str]
) -> str:
    """Say what a token most likely belongs to, after one of this role; `texts` are the
    columns of texts in their order, of which that of the departments has headings."""
    if token.cue is Cue.NUMBER:
        return "title"
    if token.cue is Cue.NAME:
        return names
    if token.cue in (Cue.HEADING, Cue.GUARANTEE):
        return _THEIRS if _THEIRS in texts else ""
    if token.cue is Cue.ITEM and token.number == 1 and role in texts:
        return _after(role, texts) if ended else role
    if token.cue is Cue.ITEM and role in ("title", names, "guarantees"):
        first = texts[0] if texts else ""
        return first if role == names and first != _THEIRS else ""
    if token.cue is Cue.WORDS and token.apart and role == _THEIRS:
        return "guarantees"
    return role


def _after(role: str, texts: Sequence[str]) -> str:
    """Give the column of texts that follows another one, where only one can."""
    left = texts[texts.index(role) + 1 :]
    return left[0] if len(left) == 1 else role if not left else ""


def _full_width(widths: Sequence[float]) -> float:
    """Give the greatest width that many lines have, or 0 where there are too few."""
    ordered = sorted((w for w in widths if w >= _NARROWEST), reverse=True)
    if len(ordered) < _FEWEST:
        return 0.0
    wanted = _SHARE * len(ordered)
    for width in ordered:
        if sum(width - 1.0 <= other <= width for other in ordered) >= wanted:
            return width
    return 0.0
