"""Tell how wide the columns of a list were printed: its tokens, give a width a role.

A line that goes on in the next one fills its column, and the lines of one column are
equally wide. Most cells are printed whole, so what a line belongs to is mostly known
from what stands before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dutygraph.parse.tokens import Cue, Token

_SHARE = 0.25
_FEWEST = 4
_NARROWEST = 3.0
_FAR_OUT = 2.5
_NAMES = ("departments", "receiving")


def find_widths(tokens: Sequence[Token], roles: Sequence[str]) -> Mapping[str, float]:
    """Give the width of the full lines of each column, in Chinese characters."""
    samples: dict[str, list[float]] = {role: [] for role in roles}
    names = next((r for r in roles if r in ("departments", "receiving")), "")
    theirs = "responsibilities" if "responsibilities" in roles else ""
    own = "township_steps" if "township_steps" in roles else ""
    role, ended = "", False
    for token, following in pairwise(tokens):
        role = _next_role(role, token, ended, names, theirs, own)
        ended = token.complete and not token.text.endswith(("：", ":"))
        goes_on = following.cue is Cue.WORDS and not following.apart
        full = not token.complete and goes_on and not following.beside
        if role in samples and (full or role == names):
            samples[role].append(token.width)
    found = {role: _full_width(widths) for role, widths in samples.items()}
    return {**found, names: max(samples.get(names, ()), default=0.0)}


def placed_widths(
    placed: Iterable[tuple[str, Token]], roles: Sequence[str]
) -> Mapping[str, float]:
    """Give the width of the full lines of each column from tokens and their roles."""
    samples: dict[str, list[float]] = {role: [] for role in roles}
    for role, token in placed:
        if not token.complete or role in _NAMES:
            samples[role].append(token.width)
    return {
        role: _most(widths) if role in _NAMES else _full_width(widths)
        for role, widths in samples.items()
    }


def _most(widths: Sequence[float]) -> float:
    """Give the greatest width, but none that stands far out from all others."""
    ordered = sorted(widths, reverse=True)
    usual = (w for w, below in pairwise(ordered) if w - below <= _FAR_OUT)
    return next(usual, max(ordered, default=0.0))


def _next_role(
    role: str, token: Token, ended: bool, names: str, theirs: str, own: str
) -> str:
    """Say what a token most likely belongs to, after one of this role."""
    if token.cue is Cue.NUMBER:
        return "title"
    if token.cue is Cue.NAME:
        return names
    if token.cue in (Cue.HEADING, Cue.GUARANTEE):
        return theirs
    if token.cue is Cue.ITEM and token.number == 1 and role in (theirs, own):
        return own if ended else role
    if token.cue is Cue.ITEM and role in ("title", names, "guarantees"):
        return ""
    if token.cue is Cue.WORDS and token.apart and role == theirs:
        return "guarantees"
    return role


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
