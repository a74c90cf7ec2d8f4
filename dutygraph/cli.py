"""The command line: puts the commands together and ends every run well.

Data goes to standard output, everything else to standard error. Exit codes: 0 done,
1 error, 2 usage, 3 done with issues under --strict. Whatever is slow to import is
imported inside the command that needs it.
"""

import os
import sys

import click

from dutygraph.boundary import run_command
from dutygraph.commands import (
    answers,
    documents,
    exports,
    facts,
    matters,
    questions,
)


def _help_width() -> int:
    """Give the width of help; click would import shutil and its archive formats."""
    try:
        return max(50, min(os.get_terminal_size().columns, 80))
    except OSError:
        return 80


@click.group(
    context_settings={
        "help_option_names": ["-h", "--help"],
        "terminal_width": _help_width(),
    }
)
@click.version_option(package_name="dutygraph")
def commands() -> None:
    """Turn duty lists of Chinese townships into a graph that answers.

    \b
    dutygraph build data/sources --out build/graph
    dutygraph rank --store build/graph --by department
    dutygraph view --store build/graph --out build/network.html
    """


for command in (
    documents.parse,
    documents.check,
    documents.build,
    questions.queries,
    questions.query,
    answers.rank,
    answers.view,
    exports.export,
    facts.cite,
    facts.explain,
    matters.matters,
    facts.validate,
):
    commands.add_command(command)


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run_command(commands, sys.argv[1:], "dutygraph"))
