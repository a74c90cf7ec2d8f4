"""Writes the duties of original.json in every carrier: python make.py

Needs python-docx, openpyxl, xlwt, reportlab and pdftotext (poppler-utils). Whoever
changes original.json or a writer runs this again and commits what it wrote.
"""

import csv
import io
import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from layout import (
    GUARANTEE_COLUMN,
    SECTION_COLUMN,
    TOWNSHIP_FIRST,
    USUAL,
    Printed,
    original_to_lists,
)
from office import write_docx, write_xls, write_xls_xml, write_xlsx
from page import write_html, write_mht, write_pdf

HERE = Path(__file__).parent


def main() -> None:
    """Write all variants beside this file."""
    original = json.loads((HERE / "original.json").read_text(encoding="utf-8"))
    heading = f"{original['place']}履行职责事项清单"
    usual = original_to_lists(original, USUAL)
    spread = original_to_lists(original, USUAL, spread=True)
    write_docx(HERE / "list.docx", heading, spread)
    write_xlsx(HERE / "list.xlsx", heading, spread)
    write_xls(HERE / "list.xls", heading, usual)
    write_xls_xml(HERE / "list.xml", heading, usual)
    write_html(HERE / "list.html", heading, spread)
    write_mht(HERE / "list.mht", HERE / "list.html")
    write_pdf(HERE / "list.pdf", heading, usual)
    write_pdf(HERE / "list-across.pdf", heading, usual, rules="LINEBELOW")
    write_pdf(HERE / "list-unruled.pdf", heading, usual, "TOP", rules=None)
    write_texts(heading, usual)
    write_habits(original, heading)


def write_texts(heading: str, lists: list[Printed]) -> None:
    """The carriers of plain text, and the encodings of one of them."""
    write_text("list.csv", lists_to_csv(heading, lists, ","))
    write_text("list.tsv", lists_to_csv(heading, lists, "\t"))
    write_text("list.md", lists_to_markdown(heading, lists))
    text = lists_to_text(heading, lists)
    write_text("list.txt", text)
    write_text("list-gb18030.txt", text, "gb18030")
    write_text("list-utf16.txt", text, "utf-16-le", "\ufeff")
    write_text("list-bom-crlf.txt", text.replace("\n", "\r\n"), "utf-8", "\ufeff")
    csv_text = lists_to_csv(heading, lists, ",").replace("\n", "\r\n")
    write_text("list-gb18030-crlf.csv", csv_text, "gb18030")
    with TemporaryDirectory() as folder:
        pdf = Path(folder) / "top.pdf"
        write_pdf(pdf, heading, lists, "TOP")
        for name, options in (("list-pdftotext", []), ("list-pdftotext-raw", ["-raw"])):
            target = HERE / f"{name}.txt"
            subprocess.run(["pdftotext", *options, pdf, target], check=True)


def write_habits(original: dict, heading: str) -> None:
    """Other columns, other names, other orders."""
    guarantee = original_to_lists(original, GUARANTEE_COLUMN)
    township = original_to_lists(original, TOWNSHIP_FIRST)
    section = original_to_lists(original, SECTION_COLUMN)
    write_docx(HERE / "guarantee-column.docx", heading, guarantee)
    write_pdf(HERE / "guarantee-column.pdf", heading, guarantee)
    write_xlsx(HERE / "township-first.xlsx", heading, township)
    write_html(HERE / "section-column.html", heading, section)
    write_text("township-first.csv", lists_to_csv(heading, township, ","))


def write_text(name: str, text: str, encoding: str = "utf-8", mark: str = "") -> None:
    """Write with exactly these line breaks and this byte order mark."""
    (HERE / name).write_bytes((mark + text).encode(encoding))


def lists_to_csv(heading: str, lists: list[Printed], sign: str) -> str:
    """Cells of several paragraphs are quoted and hold line breaks."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=sign, lineterminator="\n")
    writer.writerow([heading])
    for printed in lists:
        writer.writerow([printed.title])
        writer.writerow(printed.columns)
        for row in printed.rows:
            writer.writerows(["\n".join(cell or []) for cell in part] for part in row)
    return stream.getvalue()


def lists_to_markdown(heading: str, lists: list[Printed]) -> str:
    """A pipe table a section, the sections and lists as headings."""
    lines = [f"# {heading}", ""]
    for printed in lists:
        lines += [f"## {printed.title}", ""]
        for row in printed.rows:
            if len(row[0]) == 1:
                lines += ["", f"### {row[0][0][0]}", "", _pipes(printed.columns)]
                lines.append("|" + " --- |" * len(printed.columns))
            else:
                lines += [_pipes(["<br>".join(cell) for cell in part]) for part in row]
        lines.append("")
    return "\n".join(lines)


def _pipes(texts: list[str]) -> str:
    return "| " + " | ".join(text.replace("*", "\\*") for text in texts) + " |"


def lists_to_text(heading: str, lists: list[Printed]) -> str:
    """Rows with tabs, the paragraphs of a cell one after the other."""
    lines = [heading, ""]
    for printed in lists:
        lines += [printed.title, "", "\t".join(printed.columns)]
        for row in printed.rows:
            lines += ["\t".join(" ".join(cell) for cell in part) for part in row]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
