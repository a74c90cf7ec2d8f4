"""Takes a mention as printed, gives the parts of its name: place, level, core."""

import re
import unicodedata
from dataclasses import dataclass, replace

from dutygraph.resolve.concepts import word_at
from dutygraph.resolve.lexicon import NameWords, load_name_words
from dutygraph.resolve.territory import Territory

_BRACKETS = re.compile("（([^（）]*)）")
_OPEN_BRACKET = re.compile("[（）]")


@dataclass(frozen=True, slots=True)
class Name:
    """One name, taken apart.

    `text` is the mention without white space, brackets full width; `place` what was
    cut off in front; `core` the rest; `plates` the second names in brackets. `office`
    is the ending of a branch office, `superior` the core of the bureau it belongs to.
    """

    text: str
    core: str
    level: str = "county"
    place: str = ""
    plates: tuple[str, ...] = ()
    office: str = ""
    by_function: bool = False
    open_end: bool = False


def fold_text(mention: str) -> str:
    """Remove white space and closing punctuation, make brackets full width.

    >>> fold_text("区发改委 (区统计局)。")
    '区发改委（区统计局）'
    """
    text = "".join(unicodedata.normalize("NFKC", mention).split())
    text = text.translate(str.maketrans("()[]【】〔〕{}", "（）" * 5))
    return text.strip("。.;；:：,，、*")


def take_apart(mention: str, territory: Territory) -> Name:
    """Take one mention apart."""
    words = load_name_words()
    text = fold_text(mention)
    plates = tuple(
        inner for inner in _BRACKETS.findall(text) if inner and inner not in words.roles
    )
    main = _OPEN_BRACKET.sub("", _BRACKETS.sub("", text))
    main = _cut_roles(main, words)
    main, open_end = _cut_open_end(main, words)
    place, level, core = cut_place(main, territory)
    name = Name(text, core, level, place, plates, open_end=open_end)
    return _cut_function(_cut_branch(name, territory, words), words)


def cut_place(main: str, territory: Territory) -> tuple[str, str, str]:
    """Give what stands in front, the level it says, and the core of the name."""
    words = load_name_words()
    level, rest = "", main
    while True:
        step, meant = _next_place(rest, territory, words, level)
        if not step or len(step) == len(rest):
            break
        level, rest = meant or level, rest[len(step) :]
    place = main[: len(main) - len(rest)]
    return place, level or "county", _cut_inner_place(rest, territory)


def _next_place(
    text: str, territory: Territory, words: NameWords, level: str
) -> tuple[str, str]:
    for names, meant in (
        (words.before, ""),
        (words.ranges, "county"),
        (territory.county, "county"),
        (territory.township, "township"),
        (territory.prefecture, "prefecture"),
        (territory.province, "province"),
        (territory.county_short, "county"),
    ):
        for name in names:
            if text.startswith(name) and not _is_word(text, name):
                return name, meant
    return ("", "") if level == "county" else _level_word(text, territory, words)


def _level_word(text: str, territory: Territory, words: NameWords) -> tuple[str, str]:
    for length in (5, 4, 3, 2, 1):
        meant = words.levels.get(text[:length])
        if meant and not _is_word(text, text[:length]):
            return text[:length], territory.city if meant == "city" else meant
    return "", ""


def _is_word(text: str, name: str) -> bool:
    """Say whether `name` begins a longer word: 市 of 市场监管局 is no level."""
    word = word_at(text, 0)
    return len(word) > len(name) and len(word) >= len(word_at(text, len(name)))


def _cut_inner_place(core: str, territory: Territory) -> str:
    """Drop the county inside a name: 政协长沙县委员会, 生态环境局长沙县分局."""
    short = (name for name in territory.county_short if len(name) > 2)
    for name in (*territory.county, *territory.prefecture[:1], *short):
        core = core.replace(name, "") or core
    return core


def _cut_roles(text: str, words: NameWords) -> str:
    for role in words.roles:
        if text.endswith(role) and len(text) > len(role) + 1:
            return text.removesuffix(role)
    return text


def _cut_open_end(text: str, words: NameWords) -> tuple[str, bool]:
    for end in words.open_ends:
        if text.endswith(end) and len(text) > len(end) + 1:
            return text.removesuffix(end), True
    return text, False


def _cut_function(name: Name, words: NameWords) -> Name:
    for end in words.by_function:
        if name.core.endswith(end) and name.core != end:
            core = name.core.removesuffix(end)
            named = core.endswith(words.joint_ends)
            return replace(name, core=core, by_function=not named)
    return name


def _cut_branch(name: Name, territory: Territory, words: NameWords) -> Name:
    """Cut the county and 分局 off: 公安局雨花分局 is the office of 公安局."""
    for end in words.branches:
        if not name.core.endswith(end):
            continue
        core = name.core.removesuffix(end)
        for short in (*territory.county_short, *words.levels):
            if core.endswith(short) and len(core) > len(short) + 1:
                core = core.removesuffix(short)
                break
        return replace(name, core=core, office=end)
    return name
