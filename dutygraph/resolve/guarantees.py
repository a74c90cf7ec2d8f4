"""Takes a guarantee phrase, gives the types of support it promises."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dutygraph.resolve.overrides import load_overrides
from dutygraph.resources import resource

UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class _Rules:
    purpose: re.Pattern[str]
    means: re.Pattern[str]
    purpose_inside: re.Pattern[str]
    object_of: re.Pattern[str]
    quoted: re.Pattern[str]
    types: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=65536)
def type_guarantee(phrase: str) -> tuple[str, ...]:
    """Give the ids of all types a phrase promises, in the order of the vocabulary.

    A purpose promises nothing; what a training is about is no promise either. A phrase
    that promises nothing known is `unspecified`.

    >>> type_guarantee("对工作人员进行业务指导和技术培训，提高业务能力")
    ('guidance', 'training')
    >>> type_guarantee("提供保障")
    ('unspecified',)
    """
    for entry in load_overrides().guarantees:
        if entry.phrase == phrase:
            return entry.types
    rules = _load_rules()
    text = rules.quoted.sub("", _fold(phrase))
    kept = "，".join(_keep_promises(text.split("，"), rules))
    found = [name for name, pattern in rules.types.items() if pattern.search(kept)]
    return tuple(found) or (UNSPECIFIED,)


def _fold(phrase: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", phrase).split())
    return re.sub("[,;；。:：]", "，", text)


def _keep_promises(clauses: list[str], rules: _Rules) -> list[str]:
    kept = []
    for number, clause in enumerate(clauses):
        is_purpose = number > 0 and rules.purpose.match(clause)
        if is_purpose and not rules.means.search(clause):
            continue
        clause = rules.purpose_inside.sub("", clause) or clause
        kept.append(_without_object(clause, rules))
    return kept


def _without_object(clause: str, rules: _Rules) -> str:
    """Keep the verb alone: 指导乡镇制定预案 promises guidance, no plan."""
    match = rules.object_of.match(clause)
    return match["verb"] if match else clause


@cache
def _load_rules() -> _Rules:
    text = resource("data/spellings/guarantees.toml").read_text("utf-8")
    data = tomllib.loads(text)
    clauses = data["clauses"]
    return _Rules(
        purpose=re.compile(clauses["purpose"]),
        means=re.compile(clauses["means"]),
        purpose_inside=re.compile(clauses["purpose_inside"]),
        object_of=re.compile(clauses["adverbs"] + clauses["object_of"]),
        quoted=re.compile(clauses["quoted"]),
        types={
            name: re.compile("|".join(f"(?:{p})" for p in entry["patterns"]))
            for name, entry in data["type"].items()
        },
    )
