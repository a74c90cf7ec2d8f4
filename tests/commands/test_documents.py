"""Documents read and built by a user, good ones and bad ones."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import GOOD, Run, is_one_message


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


def test_a_code_that_is_none_is_said_once_and_nothing_is_built(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    done = run("build", sources, "--out", store, "--township", "富河镇")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'富河镇' is no division code of nine digits" in done.stderr
    assert not store.exists()


def test_no_table_of_nothing_stands_above_an_error(run: Run) -> None:
    done = run("parse", "nowhere.pdf")
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_message(done)


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


def test_a_mistyped_path_makes_no_store(run: Run, tmp_path: Path) -> None:
    done = run("build", tmp_path / "typo", "--out", tmp_path / "g")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "未能读入 1 个文件：",
        f"  {tmp_path / 'typo'}: No such file or directory; "
        "expected a file that can be read",
    ]
    assert not (tmp_path / "g").exists()


_ROWS = (
    "某省某县某某镇配合履职事项清单（2项）",
    "序号,事项名称,对应上级部门,上级部门职责,乡镇配合职责,备注",
    "1,防汛,县水利局,1.预报。,1.巡查。,汛期",
    "2,防火,县应急局,1.扑救。,1.宣传。,",
    "联系人：张某",
)


def _check(folder: Path, run: Run, *lines: str) -> tuple[int, str]:
    path = folder / "清单.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run("check", path, "--strict")
    return done.returncode, done.stdout.splitlines()[0]


def test_strict_lets_remarks_and_what_stands_around_a_table_pass(
    tmp_path: Path, run: Run
) -> None:
    assert _check(tmp_path, run, *_ROWS) == (0, "清单.csv：没有需要核对的地方")


def test_strict_exits_with_3_where_a_row_is_lost_or_a_text_left_over(
    tmp_path: Path, run: Run
) -> None:
    found = "清单.csv：有 1 处需要核对"
    assert _check(tmp_path, run, *_ROWS[:3]) == (3, found)
    assert _check(tmp_path, run, *_ROWS, "本镇另有任务三件。") == (3, found)


def test_strict_means_the_same_where_text_is_in_no_record(
    tmp_path: Path, run: Run
) -> None:
    again = _ROWS[2].replace("1.巡查。", "组织人员参与巡察工作，并上报。")
    title = "突泉县突泉镇配合履职事项清单（2项）"
    rows = (title, _ROWS[1], again.replace("巡察", "巡查"), again, *_ROWS[3:])
    path = tmp_path / "清单.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    options = (path, "--strict", "--lang", "en")
    built = run("build", *options, "--out", tmp_path / "g")
    parsed, checked = run("parse", *options), run("check", *options)
    assert [one.returncode for one in (parsed, built, checked)] == [3, 3, 3]
    told = "1 stretch of text in no record; dutygraph check lists it\n"
    assert parsed.stderr == told
    assert told in built.stdout
    assert "the text is kept as printed" not in built.stdout
    assert "组织人员参与巡察工作,并上报" in checked.stdout
