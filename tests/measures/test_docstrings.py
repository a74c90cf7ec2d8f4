"""Every measure says how far it goes and when it misleads, and shows an example."""

import doctest
import inspect
import re
from collections.abc import Callable

import pytest

from dutygraph import measures, structure

FUNCTIONS: list[Callable[..., object]] = [
    value
    for module in (measures, structure)
    for name in module.__all__
    for value in [getattr(module, name)]
    if inspect.isfunction(value) and not name.startswith(("rank", "example"))
]


@pytest.mark.parametrize("measure", FUNCTIONS, ids=lambda one: one.__name__)
def test_a_measure_tells_its_range_and_when_it_misleads(
    measure: Callable[..., object],
) -> None:
    prose, _, _ = (measure.__doc__ or "").partition(">>>")
    assert re.search(r"[Mm]isleads|[Cc]aveat", prose)
    assert re.search(r"\b[01]\b|[Rr]ange|`Firmness`", prose)


@pytest.mark.parametrize("measure", FUNCTIONS, ids=lambda one: one.__name__)
def test_a_measure_shows_an_example(measure: Callable[..., object]) -> None:
    (found,) = doctest.DocTestFinder(recurse=False).find(measure)
    assert [example.want for example in found.examples][-1] != ""


@pytest.mark.parametrize(
    "measure",
    [value for name in structure.__all__ for value in [getattr(structure, name)]],
    ids=lambda one: one.__name__,
)
def test_a_network_measure_names_the_question_it_answers(
    measure: Callable[..., object],
) -> None:
    if inspect.isfunction(measure):
        assert (measure.__doc__ or "").startswith("Answer ")
