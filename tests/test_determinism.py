"""The same documents give the same bytes, wherever and whenever they are built."""

from pathlib import Path

from dutygraph.store import open_store
from tests.conftest import Run


def test_two_builds_dump_the_same_bytes(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    dumps, pages = [], []
    for seed, folder in (("1", "one"), ("4242", "two/deeper")):
        place = tmp_path / folder
        place.mkdir(parents=True)
        env = {"PYTHONHASHSEED": seed}
        documents = sorted(sources.glob("*.txt"), reverse=seed == "1")
        done = run("build", *documents, "--out", "graph", cwd=place, env=env)
        assert done.returncode == 0, done.stderr
        done = run("view", "--store", "graph", "-o", "page.html", cwd=place, env=env)
        assert done.returncode == 0, done.stderr
        with open_store(place / "graph") as store:
            dumps.append("".join(store.lines()).encode())
        pages.append((place / "page.html").read_bytes())
    assert dumps[0] == dumps[1]
    assert pages[0] == pages[1]
    assert dumps[0].count(b"\n") > 10_000
    assert b"_:" not in dumps[0]
