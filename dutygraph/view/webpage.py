"""Put a page together: takes a scene, gives HTML that needs nothing but a browser.

The page holds its data, its style, its script and the vis-network library that the
installed pyvis carries; it loads nothing, and its policy lets it run nothing else.
"""

import base64
import hashlib
import html
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dutygraph.view.cargo import Link, scene_to_cargo
from dutygraph.view.notes import write_counts, write_notes, write_title
from dutygraph.view.scenes import Scene

_PAGE = files("dutygraph.view").joinpath("page")
_STYLES = ("colours", "frame", "panel", "multiples")
# In the order in which they need each other.
_SCRIPTS = (
    "data",
    "words",
    "elements",
    "state",
    "palette",
    "shapes",
    "filters",
    "stage",
    "overlay",
    "choice",
    "search",
    "panel",
    "legend",
    "controls",
    "vectors",
    "multiples",
    "saving",
    "keyboard",
    "main",
)
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def scene_to_page(
    scene: Scene, lang: str = "zh", beside: str = "", link: Link | None = None
) -> str:
    """Give the page as text, the same text for the same scene; `lang` is zh or en.

    `beside` is the name of the file that holds the whole network; `link` gives the
    address of the page of a node, where there is one.
    """
    words = words_of_pages()[lang]
    title, counts = write_title(scene, words), write_counts(scene, words)
    notes = write_notes(scene, words, beside)
    style = "\n".join(_read(f"{name}.css") for name in _STYLES)
    script = _script()
    library = vis_library()
    cargo = {"lang": lang, "title": title, "counts": counts, "words": words}
    texts = {name: text for name, text in words.items() if isinstance(text, str)}
    escaped = {name: html.escape(text) for name, text in texts.items()}
    values = escaped | {
        "lang": {"zh": "zh-CN", "en": "en"}[lang],
        "title": html.escape(title),
        "counts": html.escape(counts),
        "sentence": html.escape(words["sentences"][scene.picture.name]),
        "notes": "".join(f"<p class=note>{html.escape(note)}</p>" for note in notes),
        "policy": _policy(style, (library, script)),
        "data": value_to_script_json(cargo | scene_to_cargo(scene, lang, link)),
        "style": style,
        "library": library,
        "script": script,
    }
    return _fill(_read("page.html"), values)


def vis_library() -> str:
    """Read the newest vis-network script that the installed pyvis carries."""
    folders = Path(str(files("pyvis"))) / "templates" / "lib"
    newest = max(
        folders.glob("vis-*/vis-network.min.js"),
        key=lambda path: [int(part) for part in re.findall(r"\d+", path.parent.name)],
    )
    return newest.read_text(encoding="utf-8")


def value_to_script_json(value: object) -> str:
    r"""Give JSON that may stand inside a script element, whatever its texts hold.

    >>> value_to_script_json("</script>&")
    '"\\u003c/script\\u003e\\u0026"'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda met: f"\\u{ord(met[0]):04x}", text)


@cache
def words_of_pages() -> Mapping[str, dict[str, Any]]:
    """Give the words of pages by language."""
    text = files("dutygraph.view").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _script() -> str:
    """Join the page's modules into one, whose names nobody else sees."""
    modules = "\n".join(_read(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{modules}}})();\n'


def _policy(style: str, scripts: Sequence[str]) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _fill(template: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda met: values[met[1]], template)


def _read(name: str) -> str:
    return _PAGE.joinpath(name).read_text(encoding="utf-8")
