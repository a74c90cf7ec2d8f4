"""Time commands: takes commands to run in turn, gives the median of each."""

import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def time_in_turn(
    actions: Mapping[str, Callable[[], object]], rounds: int
) -> dict[str, float]:
    """Give the median seconds of each action; all run once a round, one after another.

    In turn, so that whatever else the machine does falls on all of them; what one has
    left in memory is cleared away before the next begins.
    """
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            gc.collect()
            start = time.perf_counter()
            action()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


def run_quietly(command: Sequence[str]) -> None:
    """Run a command without its output; CalledProcessError where it fails."""
    subprocess.run(command, check=True, capture_output=True)
