"""The outputs that the READMEs show: `python -m tests.readme` writes them anew."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")

_CONSOLE = re.compile(r"```console\n\$ ([^\n]*)\n(.*?)```", re.DOTALL)
_PYTHON = re.compile(r"```python\n(.*?)```(.*?)```text\n(.*?)```", re.DOTALL)


def make_folder(folder: Path) -> None:
    """Lay a folder in which the commands of the READMEs run as in a checkout."""
    (folder / "data").symlink_to(ROOT / "data")
    (folder / "build").mkdir()


def run_command(command: str, folder: Path) -> str:
    """Give what a command prints; `make run` stands for what its recipe runs."""
    if command == "make run":
        recipe = subprocess.run(
            ["make", "--dry-run", "--no-print-directory", "run"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        lines = re.findall(r"^\S*/(dutygraph .*)$", recipe, re.MULTILINE)
        return "".join(run_command(line, folder) for line in lines)
    _, *args = shlex.split(command)
    return _run(["-c", "from dutygraph.cli import main; main()", *args], folder)


def show_outputs(text: str, folder: Path) -> str:
    """Give a README's text with every output as it is now."""

    def run_console(met: re.Match[str]) -> str:
        return f"```console\n$ {met[1]}\n{run_command(met[1], folder)}```"

    def run_python(met: re.Match[str]) -> str:
        output = _run(["-c", met[1]], folder)
        return f"```python\n{met[1]}```{met[2]}```text\n{output}```"

    return _PYTHON.sub(run_python, _CONSOLE.sub(run_console, text))


def _run(args: list[str], folder: Path) -> str:
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-W", "error", *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "COLUMNS": "110"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    for readme in READMES:
        with tempfile.TemporaryDirectory() as name:
            make_folder(Path(name))
            shown = show_outputs(readme.read_text(encoding="utf-8"), Path(name))
        readme.write_text(shown, encoding="utf-8")
