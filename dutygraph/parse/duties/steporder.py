"""Check that the numbers of steps count up: a duty, gives issues.

Numbers start at 1 under each heading, or go on from the heading before; they may start
again below a sub-heading. One that stands twice, or is left out, is a doubt.
"""

from collections.abc import Iterator, Sequence

from dutygraph.model import Duty, Issue, IssueKind, Passage


def check_step_numbers(duty: Duty) -> Iterator[Issue]:
    """Report each step whose number is not the next one, with the number expected."""
    before: int | None = 0
    for block in duty.responsibilities:
        yield from _breaks(block.steps, before if block.departments else None)
        numbers = [step.number for step in block.steps if step.number]
        before = numbers[-1] if numbers else before
    first = duty.responsibilities[:1]
    if first and not first[0].departments:
        yield from _breaks(first[0].steps[:1], 0)
    for steps in (duty.guarantees, duty.township_steps, duty.work_methods):
        yield from _breaks(steps, 0)


def _breaks(steps: Sequence[Passage], before: int | None) -> Iterator[Issue]:
    """Find the breaks of one block.

    `before` is the last number above it, with which it may go on; None where the block
    has no heading and may begin at any number.
    """
    last = before
    begins = True
    for step in steps:
        number = step.number
        if number is None:
            continue
        goes_on = last is None or number == last + 1
        again = number == 1 and (begins or last != 1)
        if not goes_on and not again:
            expected = 1 if begins else (last or 0) + 1
            details = (str(expected), str(number))
            quote = f"{number}.{step.quote}"
            yield Issue(IssueKind.STEP_NUMBERING, step.place, quote, details)
        last, begins = number, False
