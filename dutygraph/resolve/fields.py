"""Takes a section's title, gives the id of its policy field."""

import csv
import hashlib
import unicodedata
from collections.abc import Mapping
from functools import cache

from dutygraph.resources import resource


def resolve_field(section: str) -> str:
    """Give the id of the concept of a section; one for all spellings of a field.

    A section that no spelling of data/vocabulary/policy-fields.csv covers gets an id of
    its own, made from what it says, so that equal sections of other lists share it.

    >>> resolve_field("生态环保") == resolve_field("生态保护") == "ecology"
    True
    """
    folded = fold_section(section)
    known = _spellings().get(folded)
    if known:
        return known
    digest = hashlib.sha256(folded.encode()).hexdigest()[:12]
    return f"field-{digest}"


def fold_section(section: str) -> str:
    """Remove white space, marks and joints: 文化和旅游 and 文化旅游 are one.

    >>> fold_section("应急管理 及 消防类")
    '应急管理消防'
    """
    text = "".join(unicodedata.normalize("NFKC", section).split())
    text = "".join(c for c in text if unicodedata.category(c)[0] in "LN")
    for joint in ("和", "及", "与"):
        text = text.replace(joint, "")
    return text.removesuffix("类").removesuffix("方面") or text


@cache
def _spellings() -> Mapping[str, str]:
    path = resource("data/vocabulary/policy-fields.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            fold_section(spelling): row["id"]
            for row in csv.DictReader(file)
            for spelling in (row["label_zh"], *row["spellings"].split())
        }
