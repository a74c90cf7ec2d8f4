"""Lay out pages: takes a page and the visit it is for, gives HTML, all text escaped."""

from functools import cache
from pathlib import Path

import jinja2

from dutygraph.version import VERSION
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of

MENU = (
    ("/", "overview"),
    ("/departments", "departments"),
    ("/lines", "lines"),
    ("/matters", "matters"),
    ("/compare", "compare"),
    ("/networks", "networks"),
    ("/questions", "questions"),
    ("/editor", "editor"),
    ("/documents", "documents"),
    ("/report", "report"),
)
"""The sections of the site in order: the address of each, and its name in the words."""

_TEMPLATES = Path(__file__).parents[1] / "templates"


def render(page: Page, visit: Visit) -> str:
    """Give the whole page in the language of the visit."""
    template = _environment().get_template(page.template)
    return template.render(
        page.content,
        page=page,
        visit=visit,
        link=visit.link,
        thing=visit.link_thing,
        asset=visit.asset,
        menu=MENU,
        say=phrases_of(visit.lang),
        version=VERSION,
    )


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
