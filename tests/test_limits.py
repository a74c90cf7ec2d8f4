import pytest

from tests.limits import processor_seconds


def test_work_without_an_end_is_stopped() -> None:
    with pytest.raises(AssertionError, match=r"0\.1 seconds"), processor_seconds(0.1):
        while True:
            pass


def test_work_that_ends_in_time_goes_through() -> None:
    with processor_seconds(60):
        found = sum(range(1000))
    assert found == 499_500
