"""Place networks on the plane before they are drawn: takes a network, gives positions.

Each connected part is placed by itself, in columns, on rings or by springs, and the
parts are packed side by side. The same network gives the same positions.
"""

from dutygraph.view.layouts.arranging import (
    LAYOUTS,
    SHAPES,
    arrange,
    arrange_as_one,
)

__all__ = ["LAYOUTS", "SHAPES", "arrange", "arrange_as_one"]
