"""The commands that ask: list the questions, ask one, give up in time."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dutygraph.questions import saved_questions
from tests.conftest import Run, is_one_message
from tests.limits import wait_for_work

ROOT = Path(__file__).parents[2]
SCRIPT = "from dutygraph.cli import main; main()"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LONG = "SELECT ?s ?p ?o { ?s ?p ?o . ?a dg:listNumber ?n }"


def test_the_questions_are_listed_for_programs(run: Run) -> None:
    listed = json.loads(run("queries", "--format", "json").stdout)
    assert [one["name"] for one in listed] == [one.name for one in saved_questions()]
    (duties,) = (one for one in listed if one["name"] == "matters-only-here")
    assert duties == {
        "name": "matters-only-here",
        "title_zh": "这个乡镇有哪些事项是其他乡镇没有的？",
        "title_en": "Which matters does this township have that its neighbours lack?",
        "explanation_zh": "只出现在本乡镇清单里的同一事项；"
        "给出县名时只与本县的乡镇相比。",
        "explanation_en": "Matters that stand in this township's lists alone; "
        "with a county, compared with the townships of that county only.",
        "parameters": [
            {"name": "township", "type": "dg:Township", "required": True},
            {"name": "county", "type": "dg:Division", "required": False},
            {"name": "kind", "type": "dg:ListKind", "required": False},
        ],
    }


def test_the_questions_are_listed_for_readers(run: Run) -> None:
    wide = {"COLUMNS": "200"}
    shown = run("queries", env=wide).stdout
    assert "哪些配合事项没有钱、物、人的硬保障？" in shown
    shown = run("queries", "--lang", "en", env=wide).stdout
    assert "township! county kind" in shown
    assert "Where does a fact come from?" in shown
    lines = run("queries", "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("name,title_zh,title_en")
    assert len(lines) == len(saved_questions()) + 1


def test_a_question_is_asked_of_one_township(store: Path, run: Run) -> None:
    asked = ("query", "--store", store, "duties-by-list", "--format", "csv")
    assert run(*asked, "--township", "突泉镇").stdout == (
        "township,kind,duties\r\n"
        "突泉镇,basic,99\r\n突泉镇,cooperative,77\r\n突泉镇,reclaimed,42\r\n"
    )
    done = run(*asked, "--township", "152224100", "--kind", "reclaimed")
    assert done.stdout == "township,kind,duties\r\n突泉镇,reclaimed,42\r\n"


def test_the_table_speaks_the_readers_language(store: Path, run: Run) -> None:
    asked = ("query", "--store", store, "duties", "--township", "突泉镇")
    chinese = run(*asked, "--kind", "reclaimed").stdout
    assert "清单上有哪些事项？" in chinese
    assert "镇街" in chinese
    assert "https:" not in chinese
    assert "Which duties stand" in run(*asked, "--lang", "en").stdout


def test_what_is_not_there_offers_the_nearest(store: Path, run: Run) -> None:
    done = run("query", "--store", store, "leads", "--township", "突全镇")
    assert done.returncode == 1
    assert is_one_message(done)
    assert "突泉镇" in done.stderr
    done = run("query", "--store", store, "matters-only-here")
    assert done.returncode == 1
    assert "--township" in done.stderr
    done = run("query", "--store", store, "dutys")
    assert is_one_message(done)
    assert "duties" in done.stderr


def test_a_query_that_never_ends_is_ended(store: Path, run: Run) -> None:
    done = run("query", "--store", store, "-", "--timeout", "1", stdin=ENDLESS)
    assert done.returncode == 1
    assert done.stderr == (
        "Error: the query takes more than 1 seconds; "
        "ask for less, or allow more with --timeout\n"
    )


def test_table_says_in_words_what_other_formats_say_in_codes(
    store: Path, run: Run
) -> None:
    asked = ("query", "--store", store, "-", "--format")
    text = 'SELECT ("basic" AS ?kind) ("soft" AS ?hardness) ("title" AS ?details) {}'
    table = run(*asked, "table", stdin=text).stdout
    assert table.split()[-3:] == ["基本履职", "软保障", "事项名称"]
    csv = run(*asked, "csv", stdin=text).stdout
    assert csv == "kind,hardness,details\r\nbasic,soft,title\r\n"


def test_a_timeout_that_is_no_number_is_a_wrong_use(store: Path, run: Run) -> None:
    done = run("query", "--store", store, "townships", "--timeout", "nan")
    assert done.returncode == 2
    assert "nan is no number of seconds" in done.stderr


def test_a_timeout_may_be_longer_than_a_thread_can_wait(store: Path, run: Run) -> None:
    done = run("query", "--store", store, "townships", "--timeout", "1e300")
    assert done.returncode == 0


def test_an_endless_query_hears_an_interrupt(store: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "query", "--store", str(store), "-"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdin
    process.stdin.write(ENDLESS)
    process.stdin.close()
    process.stdin = None
    wait_for_work(process, 3)  # more than it takes to begin: the query runs
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (1, "Error: interrupted\n")


def test_a_slow_reader_is_no_slow_query(store: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "query", "--store", str(store), "-"]
    process = subprocess.Popen(
        [*command, "--format", "csv", "--timeout", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"SELECT ?s ?p ?o { ?s ?p ?o }")
    process.stdin.close()
    time.sleep(4)  # the pipe is full, and the query waits for us
    rows = process.stdout.read().count(b"\r\n")
    process.stdout.close()
    assert process.wait() == 0
    assert rows > 60_000


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
@pytest.mark.parametrize(
    ("layout", "rows"), [("csv", 700_000), ("jsonl", 700_000), ("table", 20_000)]
)
def test_a_result_larger_than_memory_is_streamed(
    store: Path, layout: str, rows: int
) -> None:
    """These rows held at once would take more than the memory allowed here."""
    script = (
        "import sys\ntry:\n    from dutygraph.cli import main; main()\n"
        "finally:\n    sys.stderr.write(open('/proc/self/status').read())"
    )
    options = ["--store", str(store), "--format", layout, "--timeout", "0"]
    done = subprocess.run(
        [sys.executable, "-c", script, "query", "-", *options],
        input=f"{LONG} LIMIT {rows}",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        check=True,
    )
    (most,) = re.findall(r"VmHWM:\s+(\d+) kB", done.stderr)
    assert int(most) < 200 * 1024


def test_any_sparql_sees_the_union_and_each_graph(store: Path, run: Run) -> None:
    asked = ("query", "--store", store, "-", "--format", "csv")
    union = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a dg:Duty }"
    assert run(*asked, stdin=union).stdout == "n\r\n809\r\n"
    each = """SELECT ?n (COUNT(?d) AS ?c) {
      GRAPH ?g { ?d a dg:Duty . ?t a dg:Township ; skos:prefLabel ?n }
    } GROUP BY ?n ORDER BY ?c"""
    rows = list(csv.reader(io.StringIO(run(*asked, stdin=each).stdout)))
    assert [int(row[1]) for row in rows[1:]] == [67, 79, 203, 218, 242]


def test_an_update_is_refused(store: Path, run: Run) -> None:
    done = run("query", "--store", store, "-", stdin="DELETE WHERE { ?s ?p ?o }")
    assert done.returncode == 1
    assert "an update" in done.stderr
