"""Score memberships: takes the members of a matter, gives how sure each is and why.

What the title says decides who belongs; the score says what else speaks for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dutygraph.matters.records import DutyText, Evidence, Membership

_TITLE, _LINES, _FIELD, _STEPS = 0.7, 0.1, 0.1, 0.1


def score_membership(
    matter: str,
    duties: Sequence[DutyText],
    found: Mapping[str, tuple[float, Evidence]],
) -> Iterator[Membership]:
    """Give the membership of each duty in a matter.

    0.7 for the title, times its likeness to the words the matter was founded on; 0.1
    each where a duty of another list has a functional line in common, where one has the
    policy field in common, and where the steps name the object too (a duty without
    steps: where nothing speaks against it).
    """
    lines = _shared(duties, lambda duty: duty.lines)
    fields = _shared(duties, lambda duty: (duty.field,) if duty.field else ())
    # Many duties have the same said for them.
    complete = cache(_complete)
    for duty in duties:
        likeness, evidence = found[duty.iri]
        shared_lines = tuple(sorted(lines.intersection(duty.lines)))
        shared_field = duty.field if duty.field in fields else ""
        in_steps = is_named(evidence.words, duty.steps)
        score = _TITLE * likeness
        score += _LINES * bool(shared_lines or not duty.lines)
        score += _FIELD * bool(shared_field)
        score += _STEPS * (in_steps or not duty.steps)
        why = complete(evidence, shared_lines, shared_field, in_steps)
        yield Membership(duty.iri, matter, round(score, 3), why)


def _complete(
    evidence: Evidence, lines: tuple[str, ...], field: str, in_steps: bool
) -> Evidence:
    return replace(evidence, lines=lines, field=field, in_steps=in_steps)


def _shared(
    duties: Iterable[DutyText], values_of: Callable[[DutyText], Iterable[str]]
) -> set[str]:
    """Give the values that stand in two lists or more."""
    first: dict[str, tuple[str, str]] = {}
    shared = set()
    for duty in duties:
        key = duty.list_key
        for value in values_of(duty):
            if first.setdefault(value, key) != key:
                shared.add(value)
    return shared


def is_named(words: str, steps: Sequence[str]) -> bool:
    """Tell whether a step holds the words, or all parts of words with a gap."""
    if "…" not in words:
        return any(words in step for step in steps)
    parts = words.split("…")
    return any(all(part in step for part in parts) for step in steps)


def steps_to_score(steps: Sequence[str], words: Iterable[str]) -> tuple[str, ...]:
    """Give so few of the steps that they name the same of `words` as all of them.

    >>> steps_to_score(("入户", "审核低保申请", "公示低保名单"), ("低保", "救助"))
    ('审核低保申请',)
    """
    naming = ([one for one in steps if is_named(word, (one,))] for word in words)
    kept = {min(found, key=len) for found in naming if found}
    return tuple(sorted(kept)) or tuple(sorted(steps, key=len)[:1])
