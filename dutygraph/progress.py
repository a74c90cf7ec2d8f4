"""Show that work goes on: takes a description, gives a function to say where it is.

The bar stands on standard error, only on a terminal, and goes when the work is done.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def show_progress(
    description: str, total: int | None = None
) -> Iterator[Callable[[str], None]]:
    """Give a function that is called with the name of each thing begun."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(description, total=total, name="")
        begun = 0

        def say(name: str) -> None:
            nonlocal begun
            progress.update(task, completed=begun, name=name)
            begun += 1

        yield say
