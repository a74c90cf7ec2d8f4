"""Score memberships: takes the members of a matter, gives how sure each is and why.

What the title says decides who belongs; the score says what else speaks for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    lines = _count(duties, [duty.lines for duty in duties])
    fields = _count(duties, [(duty.field,) if duty.field else () for duty in duties])
    for duty in duties:
        likeness, evidence = found[duty.iri]
        shared_lines = tuple(sorted({o for o in duty.lines if lines[o] > 1}))
        shared_field = duty.field if fields[duty.field] > 1 else ""
        in_steps = is_named(evidence.words, duty.steps)
        score = _TITLE * likeness
        score += _LINES * bool(shared_lines or not duty.lines)
        score += _FIELD * bool(shared_field)
        score += _STEPS * (in_steps or not duty.steps)
        yield Membership(
            duty.iri,
            matter,
            round(score, 3),
            Evidence(
                evidence.words,
                evidence.function,
                shared_lines,
                shared_field,
                in_steps,
                evidence.rule,
            ),
        )


def _count(
    duties: Sequence[DutyText], values: Sequence[tuple[str, ...]]
) -> Counter[str]:
    """Count in how many lists each value stands."""
    seen = {
        (value, duty.list_key)
        for duty, own in zip(duties, values, strict=True)
        for value in own
    }
    return Counter(value for value, _ in seen)


def is_named(words: str, steps: Sequence[str]) -> bool:
    """Tell whether a step holds the words, or all parts of words with a gap."""
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
