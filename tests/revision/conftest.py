"""The duty list made by hand, which the tests of the graph use too."""

from collections.abc import Callable

import pytest

from dutygraph.meanings import ResolvedList

from ..graph.conftest import make_list as make_list_of_graph


@pytest.fixture
def make_list() -> Callable[..., ResolvedList]:
    return make_list_of_graph.__wrapped__()  # type: ignore[attr-defined]
