"""The end of a build waits until the database has put its files together."""

import sys
import threading
from collections.abc import Iterator

import pytest

from dutygraph.build import precedence


def wait(used: list[float], monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Wait while compaction has taken so many seconds at each look; give those left."""
    told: Iterator[float] = iter(used)
    monkeypatch.setattr(precedence, "_seconds_of_compaction", lambda: next(told))
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    precedence.wait_for_compaction()
    return list(told)


def test_compaction_is_waited_for_until_it_rests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = [5.0, 6.0, 6.0, 6.0, 7.0, 7.0, 7.0, 7.0, 7.0, 99.0]
    assert wait(looks, monkeypatch) == [99.0]


def test_a_small_build_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    assert wait([0.4, 0.4], monkeypatch) == [0.4]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are told apart on Linux")
def test_the_seconds_are_those_of_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [threading.get_native_id()]
    monkeypatch.setattr(precedence, "compaction_threads", lambda: own)
    before = precedence._seconds_of_compaction()
    while precedence._seconds_of_compaction() < before + 0.05:
        sum(range(100_000))
    monkeypatch.setattr(precedence, "compaction_threads", list)
    assert precedence._seconds_of_compaction() == 0.0
