"""The command line as a whole: its help, its usage, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest

from dutygraph.boundary import run_command
from dutygraph.cli import commands
from tests.conftest import GOOD, Run

ROOT = Path(__file__).parents[1]
CONTEXT = click.Context(commands)


@pytest.mark.parametrize("name", commands.list_commands(CONTEXT))
def test_every_command_has_help_and_stands_in_both_readmes(name: str, run: Run) -> None:
    done = run(name, "--help")
    assert done.returncode == 0
    command = commands.get_command(CONTEXT, name)
    assert command is not None
    assert command.name == name
    assert command.help
    for option in command.params:
        assert not option.opts[0].startswith("-") or getattr(option, "help", "")
    for readme in ("README.md", "README.zh.md"):
        assert f"dutygraph {name} " in (ROOT / readme).read_text(encoding="utf-8")


def test_help_names_every_command_and_what_it_does(run: Run) -> None:
    done = run("--help")
    _, _, listed = done.stdout.partition("Commands:")
    named = [line.split() for line in listed.splitlines() if line[2:3].strip()]
    assert [words[0] for words in named] == commands.list_commands(CONTEXT)
    assert all(len(words) > 3 for words in named)


def test_output_is_utf8_whatever_the_locale(sources: Path, run: Run) -> None:
    env = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run("parse", sources / GOOD, "--format", "csv", env=env)
    assert "开展全国经济普查工作" in done.stdout


@pytest.mark.parametrize(
    "args",
    [
        ("rank", "--by", "department"),
        ("rank", "--store", "x", "--by", "colour"),
        ("query", "--store", "x"),
        ("parse",),
        ("no-such-command",),
        ("rank", "--store", "x", "--by", "line", "--top", "-1"),
    ],
)
def test_wrong_usage_is_exit_2(args: tuple[str, ...], run: Run) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert "Usage: dutygraph" in done.stderr


def test_a_reader_that_goes_away_is_no_traceback(store: Path) -> None:
    command = f"{sys.executable} -c 'from dutygraph.cli import main; main()' "
    query = "query --store " + str(store) + " - --format csv"
    done = subprocess.run(
        f"echo 'SELECT * {{ ?s ?p ?o }}' | {command}{query} | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout == "o,p,s\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_message(store: Path) -> None:
    script = "from dutygraph.cli import main; main()"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", script, "query", "--store", str(store), "sources"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "Error: standard output: No space left on device\n"


@contextmanager
def writing_end(fifo: Path, process: "subprocess.Popen[str]") -> Iterator[None]:
    """Hold a pipe open to write; there is one as soon as the process reads from it."""
    end = None
    while end is None and process.poll() is None:
        try:
            end = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    assert end is not None, process.communicate()
    yield
    os.close(end)


def test_an_interrupt_is_one_message(tmp_path: Path) -> None:
    fifo = tmp_path / "query.rq"
    os.mkfifo(fifo)
    script = "from dutygraph.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", script, "query", "--store", "x", str(fifo)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with writing_end(fifo, process):
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (1, "\nError: interrupted\n")


def test_an_interrupt_that_duckdb_hears_is_one_message(
    capsys: pytest.CaptureFixture[str],
) -> None:
    @click.command()
    def work() -> None:
        raise RuntimeError("Query interrupted")

    assert run_command(work, [], "dutygraph") == 1
    assert capsys.readouterr().err == "Error: interrupted\n"
