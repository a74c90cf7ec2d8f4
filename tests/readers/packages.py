"""Small Word, Excel and PDF files, made of the XML or marks a test is about."""

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def members_to_zip(members: dict[str, str | bytes]) -> bytes:
    """Pack members; those of one name and content give the same bytes at any time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in members.items():
            member = zipfile.ZipInfo(name)
            package.writestr(member, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def body_to_docx(body: str, **parts: str) -> bytes:
    """Wrap a body in a Word package; `parts` are styles or numbering."""
    members: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body>'
        "</w:document>"
    }
    for part, content in parts.items():
        members[f"word/{part}.xml"] = f'<w:{part} xmlns:w="{_W}">{content}</w:{part}>'
    return members_to_zip(members)


def p(text: str, properties: str = "") -> str:
    inner = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(*paragraphs: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<") else p(one) for one in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or p('')}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sheets_to_xlsx(
    sheets: dict[str, str], strings: str = "", states: str = ""
) -> bytes:
    """Wrap the inside of worksheets in a workbook; `states` names hidden sheets."""
    entries, links = "", ""
    members: dict[str, str | bytes] = {}
    for number, (title, inside) in enumerate(sheets.items(), start=1):
        state = "hidden" if title in states.split() else "visible"
        entries += (
            f'<sheet name="{title}" sheetId="{number}" state="{state}"'
            f' r:id="rId{number}"/>'
        )
        links += f'<Relationship Id="rId{number}" Target="worksheets/s{number}.xml"/>'
        members[f"xl/worksheets/s{number}.xml"] = (
            f'<worksheet xmlns="{_S}">{inside}</worksheet>'
        )
    members["xl/workbook.xml"] = (
        f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{entries}</sheets></workbook>'
    )
    members["xl/_rels/workbook.xml.rels"] = f"<Relationships>{links}</Relationships>"
    if strings:
        members["xl/sharedStrings.xml"] = f'<sst xmlns="{_S}">{strings}</sst>'
    return members_to_zip(members)


def content_to_pdf(content: str) -> bytes:
    """Wrap a content stream in a PDF of one page, whose font is /F1."""
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj{part}endobj\n"
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    table = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{entries}"
    trailer = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>"
    return f"{data}{table}{trailer}\nstartxref\n{len(data)}\n%%EOF".encode()
