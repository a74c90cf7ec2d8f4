"""Tell which function does which task: takes a job and a store, gives the reply."""

from collections.abc import Callable

from dutygraph.store import Store
from dutygraph.web.graphs import answer_graph
from dutygraph.web.messages import Job, Reply
from dutygraph.web.pages import answer_page
from dutygraph.web.sparql import answer_sparql

Task = Callable[..., Reply]

_TASKS: dict[str, Task] = {
    "sparql": lambda store, rows, **given: answer_sparql(
        store,
        given["query"],
        given["accept"],
        rows,
        given["default_graphs"],
        given["named_graphs"],
    ),
    "graph": lambda store, rows, **given: answer_graph(store, **given),
    "page": lambda store, rows, **given: answer_page(store, rows, **given),
}


def perform(store: Store, job: Job, rows: int) -> Reply:
    """Do what a job says; `rows` is the most an answer may have."""
    return _TASKS[job.task](store, rows, **job.to_arguments())
