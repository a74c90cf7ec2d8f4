import os
from pathlib import Path

import pytest

from dutygraph.errors import ReadError
from dutygraph.readers import Document, documents_in, read, read_document
from dutygraph.readers.archive import FILE_LIMIT
from tests.readers.packages import body_to_docx, members_to_zip, p
from tests.readers.tables import table_to_texts


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    names = ["b.txt", "a/2.HTML", "a/1.pdf", "~$b.docx", ".c.txt", "d.py", "e.toml"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert list(documents_in([tmp_path])) == [
        Document(tmp_path / "a" / "1.pdf"),
        Document(tmp_path / "a" / "2.HTML"),
        Document(tmp_path / "b.txt"),
    ]


def test_a_zip_gives_its_documents_with_names_in_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    packed = "乡镇/清单.txt".encode("gb18030").decode("cp437")
    members = {packed: "1\t防火\n".encode(), "b.docx": body_to_docx(p("清单"))}
    path.write_bytes(members_to_zip({**members, "__MACOSX/b.docx": b"x"}))
    documents = list(documents_in([path]))
    assert [document.name for document in documents] == ["b.docx", "清单.txt"]
    assert [table_to_texts(read_document(one)) for one in documents] == [
        [[["清单"]]],
        [[["1"], ["防火"]]],
    ]


def test_an_office_file_is_one_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(body_to_docx(p("清单")))
    assert list(documents_in([path])) == [Document(path)]


def test_what_cannot_be_opened_is_a_document_that_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "a.zip"
    broken.write_bytes(b"PK\x03\x04 cut off")
    missing = tmp_path / "b.txt"
    assert list(documents_in([broken, missing])) == [
        Document(broken),
        Document(missing),
    ]
    with pytest.raises(ReadError, match="damaged or cut off"):
        read(broken)
    with pytest.raises(ReadError, match="No such file"):
        read(missing)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, FILE_LIMIT + 1)
    with pytest.raises(ReadError, match="200 MB"):
        read(path)


def test_an_archive_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(members_to_zip({"inner.zip": members_to_zip({"a.txt": "x"})}))
    (inner,) = documents_in([path])
    with pytest.raises(ReadError, match="one inside another"):
        read_document(inner)
