"""Show running text: takes texts, gives HTML with links, quotes, and Chinese marked.

A page in English says which words are Chinese, so that they are read out and set so.
"""

import re

from dutygraph.report.markup import Markup, join, tag
from dutygraph.report.outline import Run, Text

_LOOKS = {
    "strong": "b",
    "label": "small",
    "small": "small",
    "quote": "q",
    "place": "cite",
}
_HAN = r"[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_CHINESE = re.compile(rf"({_HAN}(?:[^\x00-\x7f]*{_HAN})?)")


def text_to_html(text: Text, lang: str) -> Markup:
    """Show a text on a page in `lang`, zh or en."""
    return join(_run_to_html(run, lang) for run in text)


def words_to_html(words: str, lang: str) -> Markup:
    """Show words on a page in `lang`; on an English one the Chinese ones are marked.

    >>> words_to_html("<Joint> 民政 and 教育局", "en")[:42]
    '&lt;Joint&gt; <span lang="zh-CN">民政</span>'
    >>> words_to_html("民政", "zh")
    '民政'
    """
    if lang == "zh":
        return join([words])
    pieces = enumerate(_CHINESE.split(words))
    return join(
        tag("span", piece, lang="zh-CN") if place % 2 else piece
        for place, piece in pieces
    )


def _run_to_html(run: Run, lang: str) -> Markup:
    held = words_to_html(run.text, lang)
    if run.look:
        held = tag(_LOOKS[run.look], held, class_="label" * (run.look == "label"))
    return tag("a", held, href=f"#{run.target}") if run.target else held
