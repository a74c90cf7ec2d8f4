"""The command line: puts the commands together and ends every run well.

Data goes to standard output, everything else to standard error. Exit codes: 0 done,
1 error, 2 usage, 3 done with issues under --strict. Whatever is slow to import is
imported inside the command that needs it.
"""

import os
import sys
from importlib import import_module

import click

from dutygraph.boundary import run_command

_MODULES = {
    "parse": "documents",
    "check": "documents",
    "build": "documents",
    "queries": "questions",
    "query": "questions",
    "sql": "tables",
    "matters": "matters",
    "rank": "answers",
    "network": "network",
    "view": "view",
    "report": "report",
    "compare": "changes",
    "diff": "changes",
    "whatif": "changes",
    "export": "exports",
    "cite": "facts",
    "explain": "facts",
    "validate": "facts",
    "serve": "serving",
    "push": "pushing",
}
"""The module below dutygraph.commands that defines each command, as users meet them."""

_HELP = {
    "parse": "Print the duties of documents, one record a duty.",
    "check": "Hold documents against themselves: what they declare, what was read.",
    "build": "Read documents into a graph on disk, and report.",
    "queries": "List the saved questions with their parameters.",
    "query": "Ask the graph: a saved question, a SPARQL file, or - for standard input.",
    "sql": "Ask the tables beside the graph in SQL, or list them.",
    "matters": "Print who holds the same matter where, in which kind of list.",
    "rank": "Rank who loads the townships, or how loaded they are, and how firmly.",
    "network": "Measure networks: who brokers, who is linked to whom, what is nested.",
    "view": "Write a network as one web page, to look at, search and send.",
    "report": "Write a report on who loads the townships, to send around.",
    "compare": "Compare two townships, or two groups of them, side by side.",
    "diff": "Tell what changed between two documents of one duty list.",
    "whatif": "Try a reform on a copy: every measure before and after.",
    "export": "Write the graph for other programs.",
    "cite": "Print place and quote of a fact, or of all that speaks of a thing.",
    "explain": "Print why spellings are one department, or duties one matter.",
    "validate": "Hold every graph of a store against the SHACL shapes.",
    "serve": "Serve a graph in a browser and over HTTP.",
    "push": "Load graphs into a triple store elsewhere.",
}
"""What each command does, in a line: --help names them all and imports none."""


class _LazyGroup(click.Group):
    """A group that imports the module of a command when the command is run."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_MODULES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _MODULES:
            return None
        module = import_module(f"dutygraph.commands.{_MODULES[name]}")
        command = getattr(module, name)
        return command if isinstance(command, click.Command) else None

    def format_commands(
        self, context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_HELP.items()))


def _help_width() -> int:
    """Give the width of help; click would import shutil and its archive formats."""
    try:
        return max(50, min(os.get_terminal_size().columns, 80))
    except OSError:
        return 80


@click.group(
    cls=_LazyGroup,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "terminal_width": _help_width(),
    },
)
@click.version_option(package_name="dutygraph")
def commands() -> None:
    """Turn duty lists of Chinese townships into a graph that answers.

    \b
    dutygraph build data/sources --out build/graph
    dutygraph rank --store build/graph --by department
    dutygraph view --store build/graph --out build/network.html
    """


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run_command(commands, sys.argv[1:], "dutygraph"))
