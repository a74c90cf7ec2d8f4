"""Run a command so that it ends well: takes a command and arguments, gives a code.

Whatever the user can cause ends as one message on standard error, never a traceback.
"""

import io
import os
import sys
import warnings
from collections.abc import Sequence

import click

from dutygraph.errors import DutygraphError, DutygraphWarning, is_interrupt

DONE, ERROR, USAGE, WITH_ISSUES = 0, 1, 2, 3

_with_place = warnings.formatwarning


def run_command(command: click.Command, args: Sequence[str], name: str) -> int:
    """Run a command that gives its exit code, or None where it is done.

    The streams are read and written in UTF-8 whatever the locale says.
    """
    _speak_utf8()
    warnings.formatwarning = _format_warning
    try:
        code = command.main(args, prog_name=name, standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DutygraphError as error:
        return fail(str(error))
    except (KeyboardInterrupt, click.Abort):
        return fail("interrupted")
    except RuntimeError as error:
        if is_interrupt(error):
            return fail("interrupted")
        raise
    except BrokenPipeError:
        _drop_output()
        return ERROR
    except OSError as error:
        _drop_output()
        return fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    return code if isinstance(code, int) else DONE


def fail(message: str) -> int:
    """Print an error and give its exit code."""
    click.echo(f"Error: {message}", err=True)
    return ERROR


def _format_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    line: str | None = None,
) -> str:
    """Say a warning of this package like an error, without a place in its code."""
    if issubclass(category, DutygraphWarning):
        return f"Warning: {message}\n"
    return _with_place(message, category, filename, lineno, line)


def _speak_utf8() -> None:
    """Write UTF-8, and escaped what cannot be, such as bytes of a file's name."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _drop_output() -> None:
    """Let the interpreter end in peace where nobody takes what is still unwritten."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
