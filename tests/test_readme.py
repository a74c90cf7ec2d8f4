"""What the READMEs say is what happens."""

import re
from pathlib import Path

import pytest

from tests.readme import READMES, make_folder, show_outputs


@pytest.mark.parametrize("readme", READMES, ids=[path.name for path in READMES])
def test_every_output_is_what_the_command_prints(readme: Path, tmp_path: Path) -> None:
    make_folder(tmp_path)
    text = readme.read_text(encoding="utf-8")
    assert show_outputs(text, tmp_path) == text


@pytest.mark.parametrize("readme", READMES, ids=[path.name for path in READMES])
def test_both_commands_and_the_python_show_an_output(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    outputs = re.findall(r"```console\n\$ [^\n]*\n(.*?)```", text, re.DOTALL)
    assert [len(output.splitlines()) > 3 for output in outputs] == [True, True]
    (python,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len([line for line in python.splitlines() if line]) == 7
    (printed,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    assert len(printed.splitlines()) == 3
