import pytest

from dutygraph.errors import ReadError
from dutygraph.readers import bytes_to_table
from dutygraph.readers.carrier import (
    Carrier,
    bytes_to_binary_carrier,
    text_to_carrier,
)
from tests.readers.packages import members_to_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def wide(name: str) -> bytes:
    return OLE + f"{name}\0".encode("utf-16-le")


@pytest.mark.parametrize(
    ("text", "name", "carrier"),
    [
        ("<html><table>", "清单.pdf", Carrier.HTML),
        ('<?xml version="1.0"?><!-- a --><!DOCTYPE html>', "a.txt", Carrier.HTML),
        ("\n<table><tr><td>1", "清单.xls", Carrier.HTML),
        ("序号\t名称\n1\t<p>防火</p>", "a.txt", Carrier.TEXT),
        ("<b>一、</b>\t\n1\t<p>防火</p>", "a.txt", Carrier.TEXT),
        ("# 清单\n<table><tr><td>1</td></tr></table>", "a.txt", Carrier.MARKDOWN),
        ("<table><tr><td>1</td></tr></table>\n\n# 注", "a.md", Carrier.MARKDOWN),
        ("清单<br><table><tr><td>1</td></tr></table>", "a.txt", Carrier.HTML),
        ("<!doctype html><html><p>清单", "a.md", Carrier.HTML),
        ("序号,名称\n1,防火\n", "a.csv", Carrier.DELIMITED),
        ("序号,名称\n1,防火\n", "a", Carrier.DELIMITED),
        ("1. 统计,汇总\n2. 登记,上报\n", "a.md", Carrier.MARKDOWN),
        ("|序号|名称|\n|---|---|\n", "a.txt", Carrier.MARKDOWN),
        ("# 清单\n序号\t名称\n", "a.md", Carrier.TEXT),
        ('序号\t名称\n1\t"防火\n防汛"\n', "a.txt", Carrier.DELIMITED),
        ("序号｜名称\n1｜防火\n", "a.txt", Carrier.DELIMITED),
        ("1\n学习贯彻\n", "a.pdf", Carrier.TEXT),
    ],
)
def test_a_text_is_told_by_what_it_says(text: str, name: str, carrier: Carrier) -> None:
    assert text_to_carrier(text, name) is carrier


@pytest.mark.parametrize(
    ("data", "carrier"),
    [
        (b"\n%PDF-1.7", Carrier.PDF),
        (wide("Workbook"), Carrier.XLS),
        (members_to_zip({"word/document.xml": ""}), Carrier.DOCX),
        (members_to_zip({"xl/workbook.xml": ""}), Carrier.XLSX),
        (members_to_zip({"a.txt": ""}), Carrier.ZIP),
        (b"\xd0\xf2", None),
    ],
)
def test_other_bytes_are_told_by_their_marks(
    data: bytes, carrier: Carrier | None
) -> None:
    assert bytes_to_binary_carrier(data, "a.txt") is carrier


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (wide("EncryptedPackage"), "protected by a password"),
        (wide("WordDocument"), "an old Word document"),
        (OLE, "unknown or damaged kind"),
        (b"{\\rtf1", "an RTF document"),
        (b"\x89PNG", "a picture"),
        (members_to_zip({"OFD.xml": ""}), "an OFD document"),
        (members_to_zip({"content.xml": ""}), "an OpenDocument file"),
        (members_to_zip({"a.txt": "x" * 99})[:-30], "damaged or cut off"),
    ],
)
def test_what_is_not_read_is_named_with_a_way_out(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        bytes_to_table(data, "清单.docx")


def test_a_source_carries_name_hash_and_media_type() -> None:
    table = bytes_to_table(b"<html><p>1", "a.pdf")
    assert table.source.name == "a.pdf"
    assert table.source.media_type == "text/html"
    assert table.source.sha256 == (
        "2e755f12252cef588c9b3b332aae06234b10c7381c2d6170f6c0d8b56c6ffe99"
    )
