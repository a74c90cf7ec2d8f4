"""The bar tells a terminal where the work is, and nobody else."""

import io

import pytest

from dutygraph.progress import show_progress


class Terminal(io.StringIO):
    """What is written to it would be seen."""

    def isatty(self) -> bool:
        return True


def look(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Sit at a terminal; not as a fixture, since each phase has streams of its own."""
    seen = Terminal()
    monkeypatch.setattr("sys.stderr", seen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "160")
    return seen


def test_counts_and_what_follows_the_last_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look(monkeypatch)
    with show_progress("build", lambda: 2) as say:
        say("one.txt")
        assert "finishing" not in terminal.getvalue()
        say("two.txt")
    for shown in ("build", "2/2", "all read; finishing"):
        assert shown in terminal.getvalue()


def test_work_without_a_count_never_seems_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look(monkeypatch)
    with show_progress("export") as say:
        say("one")
    assert "export" in terminal.getvalue()
    assert "finishing" not in terminal.getvalue()


def test_nothing_is_written_where_nobody_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    with show_progress("build", lambda: pytest.fail("counted for nobody")) as say:
        say("one")
    assert written.getvalue() == ""
