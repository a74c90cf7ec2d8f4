"""What tests look at in pages: their addresses and links, and what would run."""

import html
import re
from collections.abc import Iterator

import lxml.html

from dutygraph.web.pages import PAGES

HOSTILE = '<script>window.hurt=1</script><img src=x onerror="window.hurt=1">'
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
START = [path for path in PAGES if "{" not in path and path not in ("/resource",)]
"""The pages that open without anything being chosen."""
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def links_of(text: str) -> Iterator[str]:
    """Give the addresses a page leads to or loads, without their fragments."""
    for met in re.findall(r'(?:href|src|action)="([^"]*)"', text):
        address = html.unescape(met).partition("#")[0]
        if address:
            yield address


def running_parts(text: str) -> list[str]:
    """Give what of a page a browser would run or load though no template says so."""
    document = lxml.html.fromstring(text.replace("\0", "\ufffd").encode("utf-8"))
    found = [
        f"{element.tag} {name}={value}"
        for element in document.iter("*")
        for name, value in element.attrib.items()
        if name.startswith("on")
        or name == "style"
        or (name in ("href", "src", "action") and not value.startswith(("/", "#", "?")))
    ]
    found += [
        lxml.html.tostring(element, encoding="unicode")
        for element in document.iter("script", "img", "iframe", "style", "object")
        if not (
            element.tag == "script"
            and (element.get("src") or element.get("type") == "application/json")
        )
    ]
    return found


def unfilled_words(text: str) -> list[str]:
    """Give the placeholders of phrases that nobody filled in."""
    document = lxml.html.fromstring(text.encode("utf-8"))
    for element in document.xpath("//script | //pre | //textarea | //*[@data-words]"):
        element.drop_tree()
    return _PLACEHOLDER.findall(document.text_content())
