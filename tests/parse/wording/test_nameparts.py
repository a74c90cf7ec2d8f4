"""Names that a narrow column has cut are known by what the list prints elsewhere."""

import pytest

from dutygraph.parse.wording.nameparts import begins_name, goes_on_with_name

KNOWN = frozenset({"县综合行政执法局", "县财政局", "县农业农村局"})


@pytest.mark.parametrize(
    ("begun", "line", "goes_on"),
    [
        ("县财政局县综合行政", "执法局", True),
        ("县财政局县综合行政", "执法局、县农业", True),
        ("县综合", "行政", True),
        ("县综合行政", "村局", False),
        ("县财政局", "县农业", False),
        ("", "执法局", False),
    ],
)
def test_a_line_goes_on_with_the_name_above_it(
    begun: str, line: str, goes_on: bool
) -> None:
    assert goes_on_with_name(begun, line, KNOWN) is goes_on


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("县综合行", True),
        ("县财政局、县农业", True),
        ("县里", False),
        ("执法局", False),
    ],
)
def test_a_line_begins_a_name_that_stands_elsewhere(line: str, begins: bool) -> None:
    assert begins_name(line, KNOWN) is begins
