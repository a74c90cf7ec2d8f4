"""Put a report on one page: takes sections and evidence, gives HTML.

The page holds its style, runs no script and loads nothing; its policy forbids both.
"""

import base64
import hashlib
from importlib.resources import files

from dutygraph.report.draft import Draft
from dutygraph.report.markup import Markup, tag
from dutygraph.report.outline import Section
from dutygraph.report.parts import section_to_html
from dutygraph.report.runs import words_to_html
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
        tag("a", words["skip"], href="#summary", class_="skip"),
        _header(draft),
        _contents(draft, sections),
        tag("main", *(section_to_html(one, draft) for one in sections)),
        tag("footer", tag("p", words["made"].format(version=VERSION))),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _header(draft: Draft) -> Markup:
    words = draft.words["page"]
    box = tag("input", type="checkbox", id="print-all", autocomplete="off")
    return tag(
        "header",
        tag("h1", words["title"]),
        tag("p", words_to_html(subtitle_of(draft), draft.lang)),
        tag("p", words["noted"], class_="noted"),
        tag("p", tag("label", box, " ", words["print_all"]), class_="noted on-screen"),
        tag("p", words["printed"], class_="noted on-paper"),
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
    words = draft.words["page"]
    items = (tag("li", tag("a", one.title, href=f"#{one.anchor}")) for one in sections)
    return tag("nav", tag("ul", *items), id="contents", aria_label=words["contents"])


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _read_style() -> str:
    return files("dutygraph.report").joinpath("page.css").read_text(encoding="utf-8")
