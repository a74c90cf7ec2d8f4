"""Rankings and queries as a user asks for them, in every format."""

import csv
import io
import json
from pathlib import Path

import pytest

from dutygraph.output import value_to_text
from tests.conftest import Run, is_one_message

RANK_COLUMNS = ["duties", "share", "lead", "steps", "unsupported_steps", "relief"]


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


@pytest.mark.parametrize(
    ("lang", "heading", "kinds"),
    [
        ("zh", "同一事项在谁手里", {"基本履职", "配合履职", "上级收回"}),
        ("en", "Who holds the same matter", {"basic", "cooperative", "reclaimed"}),
    ],
)
def test_matters_tell_in_words_in_which_lists_they_stand(
    lang: str, heading: str, kinds: set[str], store: Path, run: Run
) -> None:
    done = run("matters", "--store", store, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(heading)
    assert all(f" {kind} " in done.stdout for kind in kinds)


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
    basic_store: Path, sources: Path, run: Run, tmp_path: Path
) -> None:
    one = tmp_path / "one"
    for by in ("department", "line", "township", "field"):
        done = run("rank", "--store", basic_store, "--by", by)
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
