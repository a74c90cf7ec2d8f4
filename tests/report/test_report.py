import base64
import hashlib
import re
from pathlib import Path

import pytest

from dutygraph.errors import QueryError
from dutygraph.loads import Load, Loads, Party, Town
from dutygraph.report import find_townships
from dutygraph.store import create_store
from tests.conftest import Run

from .conftest import make_report as report

LINK = re.compile(r"\[([^\]]*)\]\(#[^)]*\)")
TOWNS = {
    "urn:t1": Town("urn:t1", "石桥镇", "990102103"),
    "urn:t2": Town("urn:t2", "柳林乡", "990103201"),
}


def test_the_report_says_what_was_read(hostile_store: Path) -> None:
    text = report(hostile_store, layout="markdown")
    plain = LINK.sub(r"\1", text)
    assert (
        "共读到 1 个镇街的 3 项事项：基本履职 1 项、配合履职 2 项、上级收回 0 项。"
        in plain
    )
    assert "存疑 1 处" in plain
    assert "要镇街做 4 个步骤，其中 1 个（25.0%）没有写明" in plain
    assert "| 1 | 南山县财政局 | 2.5 | 62.5% | 2 |" in plain
    assert "读到的文件里没有这个镇街的上级收回清单。" in plain
    assert "只有一个镇街，没有可比的对象" in text


def test_the_report_speaks_english(hostile_store: Path) -> None:
    text = report(hostile_store, "en", "markdown")
    plain = LINK.sub(r"\1", text)
    assert "ask 4 steps of the townships; for 1 of them (25.0%)" in plain
    assert "| 石桥镇 | cooperative | 2 | not stated | not stated |" in plain
    assert "| 石桥镇 | reclaimed | not there |  |  |" in plain


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_is_text(hostile_store: Path, lang: str) -> None:
    page = report(hostile_store, lang)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;window.hurt=1&lt;/script&gt;" in page
    assert "<script" not in report(hostile_store, lang, "markdown").replace("\\<", "")


def test_every_link_leads_to_one_place_on_the_page(hostile_store: Path) -> None:
    page = report(hostile_store)
    ids = re.findall(r' id="([^"]*)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r' href="([^"]*)"', page)) <= {f"#{one}" for one in ids}


def test_a_number_leads_to_quote_and_place(hostile_store: Path) -> None:
    page = report(hostile_store)
    (duty,) = set(re.findall(r'href="#(q-[^"]*)">统计报表<', page))
    (entry,) = re.findall(f'<li id="{duty}">.*?</ol>', page)
    assert "<q>统计报表原文</q> <cite>&lt;script&gt;.txt 第5–9行</cite>" in entry
    assert "<li><q>填表</q> <cite>第9行</cite></li>" in entry
    assert "<q>提供资金</q> <cite>第9行</cite><small> 硬保障</small>" in entry


def test_the_policy_allows_the_style_alone(hostile_store: Path) -> None:
    page = report(hostile_store)
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert (
        f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;;" in page
    )
    assert " style=" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_without_cooperative_duties_the_page_says_so(basic_store: Path) -> None:
    page = report(basic_store)
    assert "这里没有配合履职事项，所以没有负担可算" in page
    assert "这个镇街没有配合履职事项" in page
    assert "There are no cooperative duties here" in report(basic_store, "en")


def test_the_report_of_one_township_says_that_nothing_is_compared(store: Path) -> None:
    town = "https://w3id.org/dutygraph/id/township/150422104"
    text = LINK.sub(r"\1", report(store, layout="markdown", townships=(town,)))
    assert "只有一个镇街，没有可比的对象" in text
    assert "只有一个镇街，无从比较归属。" in text
    assert "共读到 1 个镇街的 242 项事项" in text
    assert "### 富河镇（150422104）" in text
    assert "突泉镇" not in text


def test_departments_without_cooperative_duties_are_named(
    pages: dict[str, str],
) -> None:
    assert (
        "另有 5 个部门没有配合事项、只在上级收回清单里出现，不参加排名："
        "巴林左旗人民政府（收回 1 项）、巴林左旗人力资源和社会保障局（收回 1 项）、"
        "中共巴林左旗委员会宣传部（收回 1 项）、突泉县医疗保障局（收回 11 项）、"
        "阿拉善右旗城市管理综合行政执法局（收回 5 项）。"
        in LINK.sub(r"\1", pages["md"])
    )


def test_a_list_that_is_not_there_is_said_to_be_missing(pages: dict[str, str]) -> None:
    text = LINK.sub(r"\1", pages["md"])
    assert "| 青山路街道 | 基本履职 | 未收录 |" in text
    assert text.count("读到的文件里没有这个镇街的基本履职、上级收回清单。") == 2


def test_a_store_without_lists_makes_a_page_that_says_so(tmp_path: Path) -> None:
    with create_store(tmp_path / "empty"):
        pass
    assert "图谱中没有清单。" in report(tmp_path / "empty")


def test_an_unknown_township_is_answered_with_the_nearest() -> None:
    loads = Loads((), (), {}, TOWNS)
    assert find_townships(loads, ["石桥镇", "990103201"], "graph") == (
        "urn:t1",
        "urn:t2",
    )
    with pytest.raises(QueryError, match="石桥镇 990102103") as caught:
        find_townships(loads, ["石桥乡镇"], "graph")
    assert caught.value.found == "no townships '石桥乡镇'"


def test_one_department_on_two_lines_joins_none() -> None:
    from dutygraph.loads import Line
    from dutygraph.report.figures import pair_lines

    one, two = Line("l:1", "民政"), Line("l:2", "退役军人事务")
    parties = {
        "d:1": Party("d:1", "甲局", "南山县", "990102", (one, two)),
        "d:2": Party("d:2", "乙局", "南山县", "990102", (two,)),
    }
    alone = Load("q:1", "urn:t1", ("d:1",), "d:1", 2, hard=False)
    joint = Load("q:2", "urn:t1", ("d:1", "d:2"), "d:1", 2, hard=False)
    rows = Loads((alone, joint), (), parties, TOWNS)
    assert pair_lines(rows) == {("l:1", "l:2"): ("q:2",)}


def test_the_command_writes_the_same_bytes_and_spares_a_file(
    hostile_store: Path, run: Run, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.html", tmp_path / "second.html"
    for path in (first, second):
        env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": str(len(path.stem))}
        done = run("report", "--store", hostile_store, "-o", path, env=env)
        assert done.returncode == 0, done.stderr
    assert first.read_bytes() == second.read_bytes()
    assert "谁在给乡镇派活" in first.read_text(encoding="utf-8")
    done = run("report", "--store", hostile_store, "-o", first)
    assert done.returncode == 1
    assert "write over it with --force" in done.stderr
    done = run("report", "--store", hostile_store, "-o", first, "--force")
    assert done.returncode == 0, done.stderr
    done = run(
        "report", "--store", hostile_store, "-o", tmp_path / "x", "--township", "石桥"
    )
    assert done.returncode == 1
    assert "石桥镇 990102103" in done.stderr
