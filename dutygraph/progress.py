"""Show that work goes on: takes a description, gives a function to say where it is.

The bar stands on standard error, only on a terminal, and goes when the work is done.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import ProgressColumn


@contextmanager
def show_progress(
    description: str, count: Callable[[], int] | None = None
) -> Iterator[Callable[[str], None]]:
    """Give a function that is called with the name of each thing done.

    `count` says how many there are, and is asked only where the bar is seen: then it
    shows how many are done, how many in a second, and the time that remains. What
    follows the last, as matching a large store does, is said to be under way.
    """
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import Progress

    columns = _choose_columns(counted=count is not None)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        total = count() if count is not None else None
        task = progress.add_task(description, total=total, name="", rate="")

        def say(name: str) -> None:
            speed = progress.tasks[task].speed
            rate = f"{speed:.1f}/s" if speed else ""
            progress.update(task, advance=1, name=name, rate=rate)
            if progress.tasks[task].finished:
                progress.update(task, name="all read; finishing")

        yield say


def _choose_columns(counted: bool) -> "list[ProgressColumn]":
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    measured = (
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    return [
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        *(measured if counted else ()),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    ]
