"""Every bad file is refused with one message, in 10 seconds of the processor and little
memory, and the good document of the same call goes through."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.readers.packages import members_to_zip, sheets_to_xlsx

DATA = Path(__file__).parent / "data"
GOOD = DATA / "variants" / "list.csv"
KINDS = ("docx", "xlsx", "xls", "pdf", "html", "csv", "md", "txt")
OFFICE = ("docx", "xlsx", "xls", "pdf")
PROGRAM = """
import resource
import sys
from pathlib import Path
from dutygraph.cli import main

resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
peak = Path(sys.argv.pop(1))
try:
    main()
finally:
    status = Path("/proc/self/status").read_text().split()
    peak.write_text(status[status.index("VmHWM:") + 1])
"""
ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode(
    "utf-16-le"
)


def third(kind: str) -> bytes:
    whole = (DATA / "variants" / f"list.{kind}").read_bytes()
    return whole[: len(whole) // 3]


def million_rows() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 1_000_001))
    return sheets_to_xlsx({"s": f"<sheetData>{rows}</sheetData>"})


def with_entity() -> bytes:
    return members_to_zip({"word/document.xml": f"{ENTITY}<w>&x;</w>"})


def bomb() -> bytes:
    return members_to_zip({"word/document.xml": b" " * (80 << 20)})


BAD: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    **{f"empty.{kind}": (b"", "the file is empty") for kind in KINDS},
    **{f"cut.{kind}": (partial(third, kind), "damaged") for kind in OFFICE},
    "cut.csv": (partial(third, "csv"), "cannot be read"),
    "cut.html": (partial(third, "html"), "stops inside a table"),
    "protected.pdf": ((DATA / "bad" / "protected.pdf").read_bytes, "by a password"),
    "protected.docx": (PROTECTED, "protected by a password"),
    "bomb.docx": (bomb, "ZIP bomb"),
    "rows.xlsx": (million_rows, "without text"),
    "nested.html": (b"<table>" + b"<div>" * 10_000, "beyond all measure"),
    "entity.docx": (with_entity, "can hide entities"),
    "page.pdf": ("<!DOCTYPE html><p>页面不存在".encode(), "begins “页面不存在”"),
    "headings.txt": ("某镇清单\n1\t防汛\t县水利局".encode(), "no duty list"),
    "control.txt": ("清单\n1\t防\x01汛".encode(), "line 2: the control character"),
    "lone.csv": (b"1,2\n1,\xed\xa0\x80\n", "lone surrogate U+D800"),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_and_the_other_document_read(
    name: str, tmp_path: Path
) -> None:
    content, message = BAD[name]
    bad = tmp_path / name
    bad.write_bytes(content if isinstance(content, bytes) else content())
    args = ("parse", bad, GOOD, "--format", "jsonl", "--jobs", "1")
    done = subprocess.run(
        (sys.executable, "-c", PROGRAM, tmp_path / "peak", *args), capture_output=True
    )
    assert int((tmp_path / "peak").read_text()) < 500 * 1024
    assert done.returncode == 1
    (line,) = (line for line in done.stderr.decode().splitlines() if name in line)
    assert message in line
    assert len(done.stdout.decode().splitlines()) == 33
