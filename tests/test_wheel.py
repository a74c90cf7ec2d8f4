"""The wheel holds all that runs, and works where there is no checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        str(folder),
    ]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_ontology_and_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {
        f"dutygraph/share/{path.relative_to(ROOT).as_posix()}"
        for folder in (
            "ontology",
            "data/spellings",
            "data/vocabulary",
            "data/gazetteer",
        )
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".ttl", ".toml", ".csv", ".tsv")
    }
    assert expected
    assert names >= expected | {"dutygraph/share/data/overrides.toml"}
    assert {"dutygraph/py.typed", "dutygraph/view/page/page.html"} <= names
    site = {
        path.relative_to(ROOT).as_posix()
        for folder in ("static", "templates", "phrases")
        for path in (ROOT / "dutygraph" / "web" / folder).iterdir()
    }
    assert len(site) > 30
    assert names >= site
    assert not [name for name in names if "sources" in name and name.endswith(".txt")]


def test_the_wheel_works_outside_the_checkout(
    wheel: Path, sources: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    script = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import dutygraph; "
        f"assert dutygraph.__file__.startswith({str(site)!r}); "
        "from dutygraph.cli import main; main()"
    )
    for args in (
        ("build", str(next(sources.glob("150205202-*"))), "--out", "graph"),
        ("rank", "--store", "graph", "--by", "line"),
        ("view", "--store", "graph", "-o", "page.html"),
    ):
        done = subprocess.run(
            [sys.executable, "-P", "-c", script, *args],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
