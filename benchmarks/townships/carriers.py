"""Write a list: takes what is printed, gives a text or a Word document.

The text has tabs between its cells and markup in them, as those of data/sources; the
Word document has a ruled table a list, a paragraph a step.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

from benchmarks.townships.layouts import Layout, Lines, Printed, duty_to_cells
from dutygraph.model import Duty

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}
_WIDTH = 9000
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def printed_to_text(printed: Iterable[Printed], layout: Layout) -> str:
    """Give the text, one row a line."""
    return "\n".join(_row_to_line(row, layout) for row in printed) + "\n"


def printed_to_word(printed: Iterable[Printed], layout: Layout) -> bytes:
    """Give the Word document (ECMA-376, transitional)."""
    body: list[str] = []
    rows: list[str] = []
    width = 0
    for row in printed:
        if isinstance(row, str):
            if row:
                body += [_table(rows, width), _paragraph(row)]
                rows = []
        elif isinstance(row, Duty):
            rows.append(_cells_to_row(duty_to_cells(row, layout)))
        elif len(row) == 1:
            rows.append(_cells_to_row([[row[0]]], span=width))
        else:
            width = len(row)
            rows.append(_cells_to_row([[name] for name in row]))
    body.append(_table(rows, width))
    document = f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body>'
    return _package({**_PARTS, "word/document.xml": f"{document}</w:document>"})


def _row_to_line(row: Printed, layout: Layout) -> str:
    if isinstance(row, str):
        return row
    if not isinstance(row, Duty):
        return "\t".join(row)
    cells = duty_to_cells(row, layout)
    return "\t".join(_cell_to_markup(cell, layout.markup) for cell in cells)


def _cell_to_markup(lines: Lines, markup: str) -> str:
    safe = [escape(line, quote=False) for line in lines]
    if len(safe) < 2 or markup == "running":
        return " ".join(safe)
    if markup == "p":
        return " ".join(f"<p>{line}</p>" for line in safe)
    return " ".join(_lines_to_lists(safe))


def _lines_to_lists(lines: Sequence[str]) -> Iterable[str]:
    """Put numbered lines into lists that are never closed, as publishers do."""
    inside = False
    for line in lines:
        numbered = line[:1].isdigit()
        if numbered and not inside:
            yield '<ol style="list-style-type: none">'
        yield line if numbered else f"<p>{line}</p>"
        inside = numbered


def _table(rows: list[str], width: int) -> str:
    if not rows:
        return ""
    grid = f'<w:gridCol w:w="{_WIDTH // width}"/>' * width
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cells_to_row(cells: list[Lines], span: int = 1) -> str:
    merge = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    inner = (
        f"<w:tc>{merge}{''.join(map(_paragraph, lines or ['']))}</w:tc>"
        for lines in cells
    )
    return f"<w:tr>{''.join(inner)}</w:tr>"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text, quote=False)}</w:t></w:r></w:p>"


def _package(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)  # of 1980: the same bytes every time
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text, compresslevel=1)
    return stream.getvalue()
