"""Put a report on one page: takes sections and evidence, gives HTML.

The page holds its style, runs no script and loads nothing; its policy forbids both.
"""

import base64
import hashlib
from importlib.resources import files

from dutygraph.report.draft import Draft
from dutygraph.report.evidence import show_evidence
from dutygraph.report.markup import Markup, tag
from dutygraph.report.outline import Section
from dutygraph.report.parts import section_to_html
from dutygraph.version import VERSION


def sections_to_page(draft: Draft, sections: tuple[Section, ...]) -> str:
    """Give the page as text, the same text for the same facts."""
    words, style = draft.words["page"], _read_style()
    language = {"zh": "zh-CN", "en": "en"}[draft.lang]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", words["title"]),
        tag("style", Markup(style)),
    )
    body = tag(
        "body",
        _header(draft),
        _contents(draft, sections),
        tag("main", *map(section_to_html, sections), show_evidence(draft)),
        tag("footer", tag("p", words["made"].format(version=VERSION))),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _header(draft: Draft) -> Markup:
    words = draft.words["page"]
    return tag(
        "header",
        tag("h1", words["title"]),
        tag("p", subtitle_of(draft)),
        tag("p", words["noted"], class_="noted"),
    )


def subtitle_of(draft: Draft) -> str:
    """Say from which documents and townships the report is."""
    words, towns = draft.words["page"], draft.facts.loads.townships
    names = [towns[iri].label for iri in sorted(towns)]
    return words["subtitle"].format(
        documents=len(draft.facts.documents),
        townships=len(names),
        names=words["comma"].join(names) or words["none"],
    )


def _contents(draft: Draft, sections: tuple[Section, ...]) -> Markup:
    entries = [(one.anchor, one.title) for one in sections]
    entries.append(("evidence", draft.words["evidence"]["title"]))
    items = (tag("li", tag("a", title, href=f"#{one}")) for one, title in entries)
    heading = tag("b", draft.words["page"]["contents"])
    return tag("nav", heading, tag("ul", *items), id="contents")


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _read_style() -> str:
    return files("dutygraph.report").joinpath("page.css").read_text(encoding="utf-8")
