"""The command line as a user meets it, with good input and with bad."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from dutygraph.cli import commands
from dutygraph.output import value_to_text
from dutygraph.store import create_store, open_store

ROOT = Path(__file__).parents[1]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
RANK_COLUMNS = ["duties", "share", "lead", "steps", "unsupported_steps", "relief"]
GOOD = "150205202-吉忽伦图苏木.txt"


@pytest.fixture
def one_store(sources: Path, run: Run, tmp_path: Path) -> Path:
    """A store of one document, which a test may spoil."""
    path = tmp_path / "graph"
    assert run("build", sources / GOOD, "--out", path).returncode == 0
    return path


def statements(store: Path) -> list[str]:
    with open_store(store) as opened:
        return list(opened.lines())


def is_one_message(done: "subprocess.CompletedProcess[str]") -> bool:
    lines = done.stderr.splitlines()
    return len(lines) == 1 and lines[0].startswith("Error: ")


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


def test_records_have_the_keys_of_the_design(sources: Path, run: Run) -> None:
    done = run("parse", sources / GOOD, "--format", "jsonl")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(records[0]) == [
        "document",
        "township",
        "code",
        "kind",
        "number",
        "section",
        "title",
        "delegated",
        "departments",
        "responsibilities",
        "guarantees",
        "township_steps",
        "work_methods",
        "place",
    ]
    assert records[0] | {
        "responsibilities": 0,
        "guarantees": 0,
        "township_steps": 0,
    } == {
        "document": GOOD,
        "township": "吉忽伦图苏木",
        "code": "150205202",
        "kind": "cooperative",
        "number": 1,
        "section": "经济发展",
        "title": "开展全国经济普查工作",
        "delegated": False,
        "departments": ["石拐区发展和改革委员会（区统计局）"],
        "responsibilities": 0,
        "guarantees": 0,
        "township_steps": 0,
        "work_methods": [],
        "place": {"lines": [7, 7]},
    }


def test_formats_mean_the_same(store: Path, run: Run) -> None:
    args = ("rank", "--store", store, "--by", "department", "--top", "3", "--format")
    objects = json.loads(run(*args, "json").stdout)
    lines = run(*args, "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == objects
    read = list(csv.DictReader(io.StringIO(run(*args, "csv").stdout, newline="")))
    assert [
        {name: value_to_text(value) for name, value in one.items()} for one in objects
    ] == read
    table = run(*args, "table").stdout
    assert all(one["department"][:4] in table for one in objects)


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("department", ["department", "iri", "county"]),
        ("line", ["line", "iri"]),
        ("township", ["township", "iri", "code"]),
        ("field", ["field", "iri"]),
    ],
)
def test_rankings_begin_with_who_and_hold_all_measures(
    by: str, first: list[str], store: Path, run: Run
) -> None:
    done = run("rank", "--store", store, "--by", by, "--top", "0", "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout, newline="")))
    assert rows[0][: len(first) + 6] == first + RANK_COLUMNS
    assert rows[0][-3:] == ["rank_low", "rank_high", "firm"]
    steps = [float(row[len(first) + 3]) for row in rows[1:]]
    assert steps == sorted(steps, reverse=True)
    assert sum(steps) > 0


def test_all_departments_are_more_than_the_first_twenty(store: Path, run: Run) -> None:
    args = ("rank", "--store", store, "--by", "department", "--format", "jsonl")
    assert len(run(*args).stdout.splitlines()) == 20
    assert len(run(*args, "--top", "0").stdout.splitlines()) > 100


def test_a_rank_is_firm_where_its_interval_stays_in_the_group(
    store: Path, run: Run
) -> None:
    args = ("rank", "--store", store, "--by", "line", "--group", "4", "--top", "0")
    rows = list(
        csv.DictReader(io.StringIO(run(*args, "--format", "csv").stdout, newline=""))
    )
    assert [
        (row["line"], row["rank_low"], row["rank_high"], row["firm"])
        for row in rows[:4]
    ] == [
        ("民政", "1", "3", "true"),
        ("住房和城乡建设", "1", "4", "true"),
        ("农业农村", "1", "4", "true"),
        ("卫生健康", "2", "7", "false"),
    ]
    for row in rows:
        assert (row["firm"] == "true") == (int(row["rank_high"]) <= 4)


def test_a_ranking_that_says_nothing_is_said(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    basic, path, one = tmp_path / "basic.txt", tmp_path / "basic", tmp_path / "one"
    text = "突泉镇基本履职事项清单\n序号\t事项名称\n一、经济发展\t\n1\t修路\n2\t植树\n"
    basic.write_text(text, encoding="utf-8")
    run("build", basic, "--out", path, "--township", "152224100")
    for by in ("department", "line", "township", "field"):
        done = run("rank", "--store", path, "--by", by)
        assert done.returncode == 0
        assert done.stderr == "没有写明部门的配合履职事项，无从比较负担\n"
    run("build", sources / "150204006-青山路街道.txt", "--out", one)
    done = run("rank", "--store", one, "--by", "township", "--lang", "en")
    assert done.stderr == "There is but one to rank, so its rank means nothing\n"
    assert run("rank", "--store", one, "--by", "line", "--top", "1").stderr == ""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("稳固", "依权重而定", "前4名外")),
        ("en", ("firm", "depends on the weight", "beyond 4")),
    ],
)
def test_the_table_says_in_words_how_firm_a_rank_is(
    lang: str, words: tuple[str, ...], store: Path, run: Run
) -> None:
    args = ("rank", "--store", store, "--by", "line", "--group", "4", "--lang", lang)
    table = run(*args, env={"COLUMNS": "160"}).stdout
    assert [word for word in words if word not in table] == []


def test_a_query_is_asked_by_name_file_and_standard_input(
    store: Path, run: Run, tmp_path: Path
) -> None:
    text = "SELECT (COUNT(?duty) AS ?duties) WHERE { ?duty dg:listNumber ?number }"
    path = tmp_path / "count.rq"
    path.write_text(text, encoding="utf-8")
    asked = ("query", "--store", store, "--format", "csv")
    assert run(*asked, path).stdout == "duties\r\n809\r\n"
    assert run(*asked, "-", stdin=text).stdout == "duties\r\n809\r\n"
    assert run(*asked, "duties-by-list").stdout.startswith("township,")


def test_a_query_may_ask_or_construct(store: Path, run: Run) -> None:
    asked = ("query", "--store", store, "-", "--format", "jsonl")
    assert run(*asked, stdin="ASK { ?x a dg:Duty }").stdout == '{"answer": true}\n'
    done = run(*asked, stdin="CONSTRUCT { ?x a dg:Duty } WHERE { ?x dg:listNumber 99 }")
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["statement"].endswith(
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/dutygraph/ontology#Duty> ."
    )


def test_the_report_of_a_build_is_chinese_first(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    done = run("build", sources / GOOD, "--out", tmp_path / "zh")
    assert "吉忽伦图苏木   150205202" in done.stdout
    assert "配合履职" in done.stdout
    done = run("build", sources / GOOD, "--out", tmp_path / "en", "--lang", "en")
    assert "cooperative" in done.stdout
    done = run("build", sources / GOOD, "--out", tmp_path / "zh")
    assert "图谱中已有，跳过" in done.stdout


def test_output_is_utf8_whatever_the_locale(sources: Path, run: Run) -> None:
    env = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run("parse", sources / GOOD, "--format", "csv", env=env)
    assert "开展全国经济普查工作" in done.stdout


def test_issues_under_strict_are_exit_3(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    (doubtful,) = sources.glob("152922213-*.txt")
    assert run("parse", doubtful, "--strict").returncode == 3
    assert run("parse", doubtful).returncode == 0
    assert run("build", doubtful, "--out", tmp_path / "g", "--strict").returncode == 3
    assert run("parse", sources / GOOD, "--strict").returncode == 0
    listed = run("parse", doubtful, "--issues").stderr.splitlines()
    assert len(listed) > 1
    assert all("行：" in line for line in listed[1:])


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


def bad_documents(folder: Path, good: bytes) -> Iterator[tuple[Path, str]]:
    """Write each kind of bad document, and give what its message says."""
    contents: dict[str, tuple[bytes, str]] = {
        "empty.txt": (b"", "empty"),
        "zeros.txt": (bytes(100_000), "U+0000"),
        "letter.txt": (
            "关于印发通知的函\n各有关单位：\n".encode() * 20,
            "no duty list",
        ),
        "encoding.txt": (bytes(range(128, 256)) * 50, "no text"),
        "cut.docx": (b"PK\x03\x04" + bytes(range(256)), "damaged"),
    }
    for name, (data, message) in contents.items():
        (folder / name).write_bytes(data)
        yield folder / name, message
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(220 * 2**20)
    yield large, "220 MB"
    yield folder / "missing.txt", "No such file"


def test_bad_documents_are_refused_and_the_others_built(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    good = (sources / GOOD).read_bytes()
    for path, message in bad_documents(tmp_path, good):
        done = run("build", path, sources / GOOD, "--out", tmp_path / path.stem)
        assert done.returncode == 1, path
        assert "Traceback" not in done.stderr
        assert "吉忽伦图苏木" in done.stdout
        (line,) = (line for line in done.stdout.splitlines() if path.name in line)
        assert message in line
        alone = run("parse", path)
        assert alone.returncode == 1
        assert is_one_message(alone)
        assert path.name in alone.stderr


def test_half_a_document_ends_without_a_traceback(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    good = (sources / GOOD).read_bytes()
    for part in (1, 100, 1000, 5001, 20_002, 60_001, len(good) - 1):
        path = tmp_path / "half.txt"
        path.write_bytes(good[:part])
        done = run("parse", path, "--format", "jsonl")
        assert done.returncode in (0, 1)
        assert "Traceback" not in done.stderr
        assert done.returncode == 0 or is_one_message(done)


def test_a_folder_without_documents_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("parse", tmp_path / "empty")
    assert done.returncode == 1
    assert is_one_message(done)
    assert "no documents" in done.stderr
    done = run("build", tmp_path / "empty", "--out", tmp_path / "g")
    assert done.returncode == 1
    assert "no documents" in done.stdout


def test_a_refused_document_leaves_the_store_as_it_was(
    one_store: Path, run: Run, tmp_path: Path
) -> None:
    before = statements(one_store)
    (tmp_path / "bad.txt").write_bytes(b"")
    assert run("build", tmp_path / "bad.txt", "--out", one_store).returncode == 1
    assert statements(one_store) == before


def test_a_locked_store_is_left_as_it_is(
    one_store: Path, sources: Path, run: Run
) -> None:
    before = statements(one_store)
    with create_store(one_store):
        for args in (
            ("build", sources, "--out", one_store),
            ("query", "--store", one_store, "sources"),
            ("rank", "--store", one_store, "--by", "line"),
        ):
            done = run(*args)
            assert done.returncode == 1
            assert is_one_message(done)
            assert "another process" in done.stderr
    assert statements(one_store) == before


@pytest.mark.parametrize("what", ["missing", "folder", "file"])
def test_what_is_no_store_is_refused(
    what: str, sources: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
        (path / "note.txt").write_text("mine", encoding="utf-8")
    if what == "file":
        path.write_text("mine", encoding="utf-8")
    commands_ = [("query", "--store", path, "sources")]
    if what != "missing":
        commands_.append(("build", sources / GOOD, "--out", path))
    for args in commands_:
        done = run(*args)
        assert done.returncode == 1
        assert is_one_message(done)
    left = sorted(one.name for one in tmp_path.rglob("*"))
    assert (
        left
        == {"missing": [], "folder": ["folder", "note.txt"], "file": ["file"]}[what]
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ", "line 1"),
        ("SELECT * WHERE { ?s ?p ?o } LIMIT many", "syntax error"),
        ("", "syntax error"),
        ("DELETE WHERE { ?s ?p ?o }", "update"),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "another host"),
    ],
)
def test_a_bad_query_is_one_message(
    text: str, message: str, store: Path, run: Run
) -> None:
    done = run("query", "--store", store, "-", stdin=text)
    assert done.returncode == 1
    assert is_one_message(done)
    assert message in done.stderr


def test_an_unknown_question_names_the_nearest(store: Path, run: Run) -> None:
    done = run("query", "--store", store, "source")
    assert done.returncode == 1
    assert "sources" in done.stderr


def test_a_page_is_not_overwritten_without_force(
    one_store: Path, run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    args = ("view", "--store", one_store, "-o", page)
    assert run(*args, env={"LC_ALL": "C"}).returncode == 0
    before = page.read_bytes()
    assert "吉忽伦图苏木" in before.decode("utf-8")
    done = run(*args)
    assert done.returncode == 1
    assert is_one_message(done)
    assert page.read_bytes() == before
    assert run(*args, "--force").returncode == 0
    assert page.read_bytes() == before


def test_nothing_is_left_in_the_working_directory(
    one_store: Path, run: Run, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    page = tmp_path / "page.html"
    done = run("view", "--store", one_store, "-o", page, cwd=elsewhere)
    assert done.returncode == 0
    assert list(elsewhere.iterdir()) == []


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
    time.sleep(1.5)  # it waits for the file by now
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (1, "\nError: interrupted\n")
