import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from dutygraph.errors import OutputError
from dutygraph.loads import Line, Load, Loads, Party, Town
from dutygraph.view import loads_to_page, refuse_existing, write_page

LOADS = Loads(
    loads=(
        Load("q1", "urn:t1", ("urn:d1", "urn:d2"), "urn:d1", 4, hard=True),
        Load("q2", "urn:t1", ("urn:d1",), "urn:d1", 3, hard=False),
    ),
    reliefs=(),
    departments={
        "urn:d1": Party(
            "urn:d1", "南山县财政局", "南山县", "990102", (Line("l", "财政"),)
        ),
        "urn:d2": Party("urn:d2", "南山县民政局", "南山县", "990102"),
    },
    townships={"urn:t1": Town("urn:t1", "东岭镇", "990102101")},
)
EMPTY = Loads((), (), {}, {})


def data_of(page: str) -> dict[str, list[dict[str, object]]]:
    met = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert met is not None
    data: dict[str, list[dict[str, object]]] = json.loads(met[1])
    return data


def test_the_page_holds_nodes_with_their_figures() -> None:
    data = data_of(loads_to_page(LOADS))
    found = {node["id"]: (node["label"], node["group"]) for node in data["nodes"]}
    assert found == {
        "urn:d1": ("南山县财政局", "support-2"),
        "urn:d2": ("南山县民政局", "support-0"),
        "urn:t1": ("东岭镇", "township"),
    }
    (finance,) = (node for node in data["nodes"] if node["id"] == "urn:d1")
    assert finance["figures"] == {
        "duties": 2,
        "share": 1.5,
        "lead": 2,
        "steps": 5.0,
        "unsupported_steps": 3.0,
        "relief": 0,
    }
    assert finance["lines"] == ["财政"]


def test_the_page_holds_edges_with_their_steps() -> None:
    edges = data_of(loads_to_page(LOADS))["edges"]
    assert [(edge["from"], edge["to"], edge["steps"]) for edge in edges] == [
        ("urn:d1", "urn:t1", 5.0),
        ("urn:d2", "urn:t1", 2.0),
    ]


def test_the_page_says_what_it_shows_in_both_languages() -> None:
    assert "1 个镇街，2 个部门，2 条派活关系，共 7 个镇街步骤" in loads_to_page(LOADS)
    english = loads_to_page(LOADS, "en")
    assert "1 townships, 2 departments, 2 relations, 7 township steps in all" in english
    assert '<html lang="en">' in english


def test_an_empty_network_is_a_page_that_says_so() -> None:
    page = loads_to_page(EMPTY)
    assert "图谱中没有配合履职事项，网络是空的。" in page
    assert data_of(page)["nodes"] == []


def test_the_same_loads_give_the_same_page() -> None:
    assert loads_to_page(LOADS) == loads_to_page(LOADS)


def test_only_the_scripts_of_the_page_itself_may_run() -> None:
    page = loads_to_page(LOADS)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]


@pytest.mark.parametrize(
    "label",
    [
        "</script><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "<!--<script>",
        "{{library}}",
        "\u2028\u2029\u202e'&amp;",
        "长" * 10_000,
    ],
)
def test_a_hostile_label_stays_text(label: str) -> None:
    party = Party("urn:d2", label, "南山县", "990102")
    loads = Loads(
        LOADS.loads, (), {**LOADS.departments, "urn:d2": party}, LOADS.townships
    )
    page = loads_to_page(loads)
    data = re.search(r'id="data">(.*?)</script>', page)
    assert data is not None
    assert not set(data[1]) & set("<>&\u2028\u2029")
    assert label in [node["label"] for node in data_of(page)["nodes"]]
    assert page.count("<script") == loads_to_page(LOADS).count("<script")


def test_an_existing_page_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"the file is there already.*--force"):
        refuse_existing(page, force=False)
    refuse_existing(page, force=True)


def test_a_page_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory"):
        write_page("text", tmp_path / "missing" / "page.html")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError):
        write_page("text", tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
