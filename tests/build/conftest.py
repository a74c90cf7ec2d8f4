"""Small documents of several townships, and processes that build them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOWNSHIPS = (
    "内蒙古自治区赤峰市巴林左旗富河镇",
    "内蒙古自治区兴安盟突泉县突泉镇",
    "内蒙古自治区包头市青山区青山路街道",
    "内蒙古自治区包头市石拐区吉忽伦图苏木",
    "内蒙古自治区阿拉善盟阿拉善右旗巴彦高勒苏木",
    "云南省保山市昌宁县田园镇",
    "云南省保山市昌宁县漭水镇",
    "黑龙江省鹤岗市工农区育才街道",
)
SECTIONS = ("党的建设", "经济发展", "民生服务")
BUILD = """
    import sys
    import dutygraph.build.batches
    import dutygraph.workers
    from dutygraph.build import build_documents
    from pathlib import Path

    # Every document a batch, and processes however small the documents are.
    dutygraph.build.batches._MOST_BYTES = 1
    dutygraph.workers._WORTH_BYTES = 0
    print("ready", flush=True)
    for report in build_documents([Path(sys.argv[1])], Path(sys.argv[2])):
        print(report.status, report.name, flush=True)
    print("done", flush=True)
"""


def list_of(township: str) -> str:
    """Give a small basic list; no two townships have quite the same."""
    lines = [f"{township}基本履职事项清单", "", "序号\t事项名称"]
    for at, section in enumerate(SECTIONS):
        lines.append(f"{'一二三'[at]}、{section}")
        lines += [
            f"{at * 9 + n}\t做好{section}第{n}项工作，落实{township[-3:]}年度计划。"
            for n in range(1, 10)
        ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for at, township in enumerate(TOWNSHIPS):
        (folder / f"{at}.txt").write_text(list_of(township), encoding="utf-8")
    return folder


Start = Callable[[Path, Path], "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def start() -> Start:
    """Build documents, by the batch of one, in a group of processes of their own."""

    def start_build(documents: Path, store: Path) -> "subprocess.Popen[str]":
        import textwrap

        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(BUILD), documents, store],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            start_new_session=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    return start_build
