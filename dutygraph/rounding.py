"""Round numbers for people to read, as they do themselves: a half goes up.

Python's own formats round a half to the even digit, 5/8 to 0.62, where spreadsheets and
the scripts of pages have 0.63.
"""

import math
from decimal import ROUND_HALF_UP, Decimal

_CERTAIN = 9
"""Digits behind the point that sums of floats are certain to have."""


def round_half_up(value: float, digits: int) -> Decimal | float:
    """Round to so many digits behind the point; what is no number stays.

    >>> [f"{round_half_up(one, 2):,f}" for one in (5 / 8, 1234.5, 0.1 + 0.2, -0.001)]
    ['0.63', '1,234.50', '0.30', '0.00']
    """
    if not math.isfinite(value):
        return value
    unit = Decimal(1).scaleb(-digits)
    exact = Decimal(repr(round(value, _CERTAIN))).quantize(unit, ROUND_HALF_UP)
    return exact + 0  # No -0.00 remains.
