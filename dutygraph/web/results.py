"""Write the rows of a SELECT: takes solutions and a format, gives bytes of it.

The formats are W3C's: SPARQL 1.1 Query Results JSON, XML, CSV and TSV. Oxigraph writes
them as well, but all rows or none; here an answer may end at a limit and say so.
"""

import csv
import io
import itertools
import json
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"

Row = Sequence[object]
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_XML_START = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"


def write_truth(truth: bool, media_type: str) -> bytes:
    """Write the answer of an ASK; CSV and TSV have none in the standard, one here."""
    word = "true" if truth else "false"
    if media_type == JSON:
        return f'{{"head":{{}},"boolean":{word}}}'.encode()
    if media_type == XML:
        return (
            f'{_XML_START}<sparql xmlns="{_NAMESPACE}"><head></head>'
            f"<boolean>{word}</boolean></sparql>"
        ).encode()
    return word.encode()


def write_rows(
    found: pyoxigraph.QuerySolutions, media_type: str, limit: int
) -> tuple[bytes, bool]:
    """Write at most `limit` rows; tell whether there were more."""
    names = [variable.value for variable in found.variables]
    rows = [tuple(row) for row in itertools.islice(found, limit)]
    cut = len(rows) == limit and next(found, None) is not None
    return _WRITERS[media_type](names, rows).encode("utf-8"), cut


def _to_json(names: Sequence[str], rows: Iterable[Row]) -> str:
    bindings = [
        {
            name: _term_to_json(term)
            for name, term in zip(names, row, strict=True)
            if term is not None
        }
        for row in rows
    ]
    content = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _term_to_json(term: object) -> dict[str, object]:
    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, pyoxigraph.Triple):
        parts = ("subject", "predicate", "object")
        value = {part: _term_to_json(getattr(term, part)) for part in parts}
        return {"type": "triple", "value": value}
    if not isinstance(term, pyoxigraph.Literal):
        raise TypeError(term)
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _to_xml(names: Sequence[str], rows: Iterable[Row]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    parts = [f'{_XML_START}<sparql xmlns="{_NAMESPACE}"><head>{head}</head><results>']
    for row in rows:
        parts.append("<result>")
        parts += [
            f"<binding name={quoteattr(name)}>{_term_to_xml(term)}</binding>"
            for name, term in zip(names, row, strict=True)
            if term is not None
        ]
        parts.append("</result>")
    parts.append("</results></sparql>")
    return "".join(parts)


def _term_to_xml(term: object) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return f"<uri>{_escape(term.value)}</uri>"
    if isinstance(term, pyoxigraph.BlankNode):
        return f"<bnode>{term.value}</bnode>"
    if isinstance(term, pyoxigraph.Triple):
        inner = "".join(
            f"<{part}>{_term_to_xml(getattr(term, part))}</{part}>"
            for part in ("subject", "predicate", "object")
        )
        return f"<triple>{inner}</triple>"
    if not isinstance(term, pyoxigraph.Literal):
        raise TypeError(term)
    kind = ""
    if term.language:
        kind = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != _STRING:
        kind = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{kind}>{_escape(term.value)}</literal>"


def _escape(text: str) -> str:
    """Escape text for XML 1.0; a carriage return would else be read as a line feed."""
    kept = "".join(sign if _is_xml(sign) else "\ufffd" for sign in text)
    return escape(kept, {"\r": "&#13;"})


def _is_xml(sign: str) -> bool:
    return sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff")


def _to_csv(names: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_term_to_text(term) for term in row] for row in rows)
    return out.getvalue()


def _term_to_text(term: object) -> str:
    if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return term.value
    return "" if term is None else str(term)


def _to_tsv(names: Sequence[str], rows: Iterable[Row]) -> str:
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join(map(_term_to_turtle, row)) for row in rows]
    return "\n".join(lines) + "\n"


def _term_to_turtle(term: object) -> str:
    return "" if term is None else str(term).replace("\t", "\\t")


_WRITERS: dict[str, Callable[[Sequence[str], Iterable[Row]], str]] = {
    JSON: _to_json,
    XML: _to_xml,
    CSV: _to_csv,
    TSV: _to_tsv,
}
SELECT_TYPES = tuple(_WRITERS)
"""The media types of rows and truths, the one first that is meant by any."""
