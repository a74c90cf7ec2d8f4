"""What the documents say of serving is so: options, addresses, unit, image."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from prometheus_client.parser import text_string_to_metric_families

from dutygraph.cli import commands
from dutygraph.web.pages import PAGES
from tests.web.conftest import Server

ROOT = Path(__file__).parents[2]
SERVING = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
UNIT = ROOT / "docs" / "serving" / "dutygraph.service"
IMAGE = (ROOT / "docs" / "serving" / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = {
    line.partition(" ")[0]: line.partition(" ")[2]
    for line in re.sub(r" \\\n ", " ", IMAGE).splitlines()
    if line and not line.startswith(("#", "COPY"))
}


def read_options(args: list[str]) -> dict[str, object]:
    """Give what `dutygraph ARGS` would be told; click refuses what is wrong."""
    context = click.Context(commands)
    command = commands.get_command(context, args[0])
    assert command is not None
    return command.make_context(args[0], args[1:]).params


def test_every_option_is_told_with_its_default() -> None:
    told = dict(re.findall(r"^\| `(--[a-z-]+)` \|([^|]*)\|", SERVING, re.MULTILINE))
    defaults = read_options(["serve", "--store", "x"])
    assert {name: text.strip() for name, text in told.items()} == {
        f"--{name.replace('_', '-')}": ""
        if value in ("", "x", None)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
        for name, value in defaults.items()
    }


def test_every_page_is_told() -> None:
    for path in PAGES:
        start = re.sub(r"/?\{.*", "", path)
        assert f"`{start}" in SERVING or path == "/resource", path


def test_every_metric_is_told(server: Server) -> None:
    told = set(re.findall(r"`(dutygraph_[a-z_]+?)(?:_total)?`", SERVING))
    families = text_string_to_metric_families(server.get("/metrics").text)
    assert told == {one.name for one in families if not one.name.endswith("_created")}


def test_the_unit_starts_what_there_is() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(UNIT.read_text(encoding="utf-8"))
    program, *args = shlex.split(unit["Service"]["ExecStart"])
    assert Path(program).name == "dutygraph"
    assert read_options(args)["base_path"] == "/dutygraph"


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd on this machine")
    text = UNIT.read_text(encoding="utf-8")
    copy = tmp_path / UNIT.name
    copy.write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", text))
    done = subprocess.run(
        [program, "verify", str(copy)], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if UNIT.name in line]
    assert said == []


def test_the_image_copies_and_starts_what_there_is() -> None:
    for line in re.findall(r"^COPY (.*)$", IMAGE, re.MULTILINE):
        *sources, target = line.split()
        assert target.startswith("/source/")
        assert all((ROOT / source).exists() for source in sources)
    entry, args = INSTRUCTIONS["ENTRYPOINT"], INSTRUCTIONS["CMD"]
    assert shlex.split(entry.strip("[]")) == ["dutygraph"]
    told = read_options(re.findall(r'"([^"]*)"', args))
    assert (told["store"], told["host"], told["port"]) == ("/graph", "0.0.0.0", 8000)
    assert INSTRUCTIONS["USER"] == "dutygraph"
    assert INSTRUCTIONS["EXPOSE"] == "8000"


def test_the_image_looks_after_its_health(server: Server) -> None:
    program, *args = re.findall(r'"([^"]*)"', INSTRUCTIONS["HEALTHCHECK"])
    assert (program, args[0]) == ("python", "-c")
    script = args[1].replace("http://127.0.0.1:8000", server.address)
    assert "/healthz" in script
    exec(script, {})


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readmes_show_what_the_endpoint_answers(server: Server, name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (query,) = re.findall(r"--data-urlencode 'query=(.*?)'\n```", text, re.DOTALL)
    (shown,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    answer = server.ask(query, "text/csv")
    assert answer.text.replace("\r\n", "\n") == shown
