"""Agree on a media type: takes an Accept header and what is offered, gives one."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Range:
    type: str
    subtype: str
    quality: float

    def fit(self, media_type: str) -> int:
        """Tell how closely it names a media type: 0 not at all, 3 exactly."""
        type_, _, subtype = media_type.partition("/")
        if self.type == "*":
            return 1
        if self.type != type_:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == subtype)


def choose_media_type(accept: str, offered: Sequence[str]) -> str | None:
    """Give the offered type that the client likes best, the first among equals.

    No header means anything. None where nothing offered is acceptable (RFC 9110,
    section 12.5.1).

    >>> choose_media_type("text/*;q=0.5, text/csv", ("text/html", "text/csv"))
    'text/csv'
    >>> choose_media_type("image/png", ("text/html",)) is None
    True
    """
    if not accept.strip():
        return offered[0]
    ranges = [found for part in accept.split(",") if (found := _read_range(part))]
    best, most = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > most:
            best, most = media_type, quality
    return best


def _quality(media_type: str, ranges: Sequence[_Range]) -> float:
    closest = max(ranges, key=lambda one: one.fit(media_type), default=None)
    return closest.quality if closest and closest.fit(media_type) else 0.0


def _read_range(text: str) -> _Range | None:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    type_, slash, subtype = name.partition("/")
    if not slash or not type_ or not subtype or (type_ == "*" and subtype != "*"):
        return None
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            quality = _read_quality(value)
    return _Range(type_, subtype, quality)


def _read_quality(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0
