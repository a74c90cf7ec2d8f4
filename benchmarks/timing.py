"""Time commands: takes commands to run in turn, gives the median of each."""

import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def time_in_turn(
    actions: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Give the median seconds of each action, as `seconds_in_turn` measures them."""
    seconds = seconds_in_turn(actions, rounds, clock)
    return {name: statistics.median(times) for name, times in seconds.items()}


def seconds_in_turn(
    actions: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, list[float]]:
    """Give the seconds of each action; all run once a round, one after another.

    In turn, so that whatever else the machine does falls on all of them; what one has
    left in memory is cleared away before the next begins. What runs in this process
    alone is least disturbed by time.process_time as the clock.
    """
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            gc.collect()
            start = clock()
            action()
            seconds[name].append(clock() - start)
    return seconds


def run_quietly(command: Sequence[str]) -> None:
    """Run a command without its output; CalledProcessError where it fails."""
    subprocess.run(command, check=True, capture_output=True)
