"""A scenario is read from TOML, and what is wrong with it is said."""

import re
from pathlib import Path

import pytest

from dutygraph.errors import ReadError
from dutygraph.scenario.reading import read_scenario, text_to_scenario
from dutygraph.scenario.records import Act, Reform, Scenario
from tests.conftest import Run

GUIDE = Path(__file__).parents[2] / "docs" / "scenario.md"


def test_a_step_is_read_whole() -> None:
    text = """
        title = "改革"
        [[step]]
        do = "merge"
        departments = ["甲局", " 乙局 "]
        name = "甲乙局"
    """
    assert text_to_scenario(text, "plan.toml") == Scenario(
        "改革",
        (
            Reform(
                "plan.toml, step 1",
                Act.MERGE,
                departments=("甲局", "乙局"),
                name="甲乙局",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = ", "scenario: no TOML (Invalid value"),
        ("", "scenario: no step; expected [[step]] once or several times"),
        ("step = 1", "scenario: no step"),
        ("step = [1]", "scenario, step 1: 1; expected a table, written [[step]]"),
        ("name = 'x'\n[[step]]", "scenario: the key 'name'; expected title and"),
        ("title = 1\n[[step]]", "scenario: the title 1; expected a text"),
        ("[[step]]\nduty = 'x'", "step 1: no key do; expected do, one of reclaim,"),
        ("[[step]]\ndo = 'stop'", "do = 'stop'; expected do, one of reclaim, lead,"),
        ("[[step]]\ndo = 'lead'\nto = 'x'", "the key 'to'; expected do, duty, matter"),
        ("[[step]]\ndo = 'lead'\nduty = 'x'", "do = 'lead' without department"),
        ("[[step]]\ndo = 'reclaim'", "neither duty nor matter; expected a duty or"),
        ("[[step]]\ndo = 'reclaim'\nduty = 'x'\nmatter = 'y'", "duty and matter"),
        ("[[step]]\ndo = 'reclaim'\nduty = 3", "duty = 3; expected duty as a text"),
        ("[[step]]\ndo = 'reclaim'\nduty = ' '", "duty = ' '; expected duty as a"),
        (
            "[[step]]\ndo = 'merge'\nname = 'x'\ndepartments = ['a', 'a']",
            "1 department; expected two departments or more to merge",
        ),
        (
            "[[step]]\ndo = 'merge'\nname = 'x'\ndepartments = 'a'",
            "departments = 'a'; expected a list of names",
        ),
        (
            "[[step]]\ndo = 'guarantee'\nguarantee = 'g'\nduty = 'x'\ndepartment = 'd'",
            "duty and department; expected a duty, a matter or a department",
        ),
    ],
)
def test_what_is_no_scenario_is_said(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=re.escape(message)):
        text_to_scenario(text)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="the scenario cannot be read"):
        read_scenario(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(ReadError, match="byte 9 is no UTF-8"):
        read_scenario(path)


def test_the_example_of_the_guide_runs(store: Path, run: Run, tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "plan.toml"
    path.write_text(example, encoding="utf-8")
    done = run("whatif", "--store", store, path, "--format", "csv")
    assert done.stderr.splitlines() == [
        "第 1 步（收回）：改动事项 1 项",
        "第 2 步（更换牵头）：改动事项 1 项",
        "第 3 步（合并部门）：改动事项 11 项",
        "第 4 步（增加保障）：改动事项 7 项",
    ]
    town = "township,突泉镇,https://w3id.org/dutygraph/id/township/152224100,152224100"
    rows = done.stdout.splitlines()
    assert f"{town},steps,277,268,-9" in rows
    assert f"{town},relief,42,43,1" in rows
    again = run("whatif", "--store", store, path, "--format", "csv")
    assert again.stdout == done.stdout


def test_the_table_tells_townships_and_departments_before_and_after(
    store: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(
        "title='防汛'\n[[step]]\ndo='reclaim'\nmatter='防汛抗旱'\ntownship='突泉镇'",
        encoding="utf-8",
    )
    done = run("whatif", "--store", store, path, env={"COLUMNS": "160"})
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "防汛：改革前后"
    assert any(
        line.startswith("突泉镇 152224100 77 → 76 277 → 268 244 42 → 43 99 0.56 → 0.57")
        for line in lines
    )
    assert any(line.startswith("突泉县财政局 突泉县 5 → 4") for line in lines)


def test_an_unknown_name_ends_with_the_nearest(
    store: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("[[step]]\ndo='reclaim'\nmatter='防讯抗旱'", encoding="utf-8")
    done = run("whatif", "--store", store, path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no matter '防讯抗旱' in the store; expected a name such as 防汛抗旱" in (
        done.stderr
    )
