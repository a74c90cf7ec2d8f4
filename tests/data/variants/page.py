"""Takes printed lists, writes them as a web page and as PDF."""

import quopri
from html import escape
from pathlib import Path

from layout import Printed
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

_FRAME = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{heading}_政务公开</title>
<style>td {{ border: 1px solid }}</style><script>var list = "<table><tr><td>";</script>
</head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul>
<table class="layout"><tr><td>
<h1>{heading}</h1>
{lists}
</td><td width="200"><div>相关链接</div></td></tr></table>
<div class="footer">主办：办公室&nbsp;&nbsp;网站标识码</div>
</body></html>
"""
_WIDTHS = {
    "序号": 30, "事项名称": 110, "履职事项": 110, "配合事项": 100,
    "对应上级部门": 90, "牵头部门及配合部门": 90, "保障措施": 90, "备注": 30,
}  # fmt: skip
_WIDTH = 770


def write_html(path: Path, heading: str, lists: list[Printed]) -> None:
    """Tables inside a table that lays out the page, one `<tr>` a department."""
    tables = "\n".join(_list_to_html(printed) for printed in lists)
    text = _FRAME.format(heading=escape(heading), lists=tables)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_mht(path: Path, page: Path) -> None:
    """That page as a browser saves it in one file."""
    head = (
        "From: <Saved by a browser>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--page"\n\n'
        "----page\nContent-Type: text/html\n"
        "Content-Transfer-Encoding: quoted-printable\n\n"
    )
    content = quopri.encodestring(page.read_bytes())
    path.write_bytes(head.encode() + content + b"\n----page--\n")


def _list_to_html(printed: Printed) -> str:
    lines = [f"<p>\u3000\u3000{escape(printed.title)}</p>", "<table>", "<tr>"]
    lines += [f"<th>&nbsp;{escape(column)}&nbsp;</th>" for column in printed.columns]
    lines.append("</tr>")
    for row in printed.rows:
        for number, part in enumerate(row):
            lines.append("<tr>")
            if len(part) == 1:
                span = f' colspan="{len(printed.columns)}"'
                lines.append(_cell_to_html(part[0] or [], span))
            else:
                below = row[-1]
                lines += [
                    _cell_to_html(
                        cell, f' rowspan="{len(row)}"' if below[at] is None else ""
                    )
                    for at, cell in enumerate(part)
                    if cell is not None or number == 0
                ]
            lines.append("</tr>")
    return "\n".join([*lines, "</table>"])


def _cell_to_html(lines: list[str] | None, attributes: str) -> str:
    texts = [escape(line) for line in lines or []]
    inner = texts[0] if len(texts) == 1 else "".join(f"<p>{text}</p>" for text in texts)
    return f"<td{attributes}>{inner or '&nbsp;'}</td>"


def write_pdf(
    path: Path,
    heading: str,
    lists: list[Printed],
    align: str = "MIDDLE",
    rules: str | None = "GRID",
) -> None:
    """Ruled tables, the heading row on every page, long rows broken over pages.

    `align` sets the text of a cell in its middle or at its top; `rules` are those of
    reportlab that are drawn: GRID, LINEBELOW or none.
    """
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "cell", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK"
    )
    story = [Paragraph(heading, style)]
    for printed in lists:
        story.append(Paragraph(printed.title, style))
        story.append(_list_to_table(printed, style, align, rules))
        story.append(PageBreak())
    document = SimpleDocTemplate(
        str(path), pagesize=landscape(A4), invariant=1, leftMargin=36, rightMargin=36
    )
    document.build(story, onFirstPage=_number_page, onLaterPages=_number_page)


def _list_to_table(
    printed: Printed, style: ParagraphStyle, align: str, rules: str | None
) -> Table:
    grid = [[Paragraph(column, style) for column in printed.columns]]
    look = [("VALIGN", (0, 0), (-1, -1), align)]
    if rules is not None:
        look.append((rules, (0, 0), (-1, -1), 0.5, colors.black))
    for row in printed.rows:
        for part in row:
            cells = [[Paragraph(escape(line), style) for line in cell] for cell in part]
            if len(cells) == 1:
                look.append(("SPAN", (0, len(grid)), (-1, len(grid))))
                cells += [""] * (len(printed.columns) - 1)
            grid.append(cells)
    fixed = [_WIDTHS.get(column, 0) for column in printed.columns]
    rest = (_WIDTH - sum(fixed)) / max(1, fixed.count(0))
    widths = [width or rest for width in fixed]
    return Table(grid, widths, style=look, repeatRows=1, splitInRow=1)


def _number_page(canvas, document):
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(421, 30, f"— {document.page} —")
