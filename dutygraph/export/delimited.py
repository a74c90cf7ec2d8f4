"""Write tables for Excel and pandas: takes tables, gives CSV and its description.

UTF-8 with a byte order mark, which Excel needs to read Chinese, and RFC 4180. A text
that Excel would run as a formula begins with an apostrophe.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from dutygraph.export.columns import Column, FlatTable, Heading, headings
from dutygraph.output import value_to_text
from dutygraph.query import Value

# What a spreadsheet runs, also behind a tab or a line break (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TYPES = {
    "text": "string",
    "integer": "integer",
    "decimal": "number",
    "boolean": "boolean",
}


def write_table(table: FlatTable, path: Path) -> None:
    """Write one table as CSV, row by row."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.names)
        writer.writerows([value_to_cell(value) for value in row] for row in table.rows)


def value_to_cell(value: Value) -> str:
    """Give the text of a cell; a formula is made a text.

    >>> value_to_cell("=HYPERLINK(1)"), value_to_cell(-1), value_to_cell(True)
    ("'=HYPERLINK(1)", '-1', 'true')
    """
    text = value_to_text(value)
    if isinstance(value, str) and text.startswith(_FORMULA):
        return f"'{text}"
    return text


def write_description(path: Path, layout: str) -> None:
    """Write what the files and columns are, as a Data Package (Frictionless, v1)."""
    package = {
        "name": "dutygraph",
        "title": "乡镇履职事项清单",
        "resources": [_heading_to_resource(one, layout) for one in headings()],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _heading_to_resource(heading: Heading, layout: str) -> dict[str, object]:
    schema: dict[str, object] = {"fields": list(map(_column_to_field, heading.columns))}
    if heading.has_key:
        schema["primaryKey"] = heading.columns[0].name
    keys = list(_foreign_keys(heading))
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": heading.name,
        "path": f"{heading.name}.{layout}",
        "title": heading.zh,
        "description": heading.en,
        "format": layout,
        "encoding": "utf-8",
        "schema": schema,
    }


def _foreign_keys(heading: Heading) -> Iterator[dict[str, object]]:
    for column in heading.columns:
        if column.refers:
            reference = {"resource": column.refers, "fields": "iri"}
            yield {"fields": column.name, "reference": reference}


def _column_to_field(column: Column) -> dict[str, str]:
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.zh,
        "description": column.en,
    }
