"""Tell what a bare line begins: a department's text, the guarantees, a work method."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from dutygraph.parse.wording import names
from dutygraph.parse.wording.cutnames import find_broken_names, find_cut_names
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.numerals import CHINESE_NUMBER
from dutygraph.spellings import pattern

_SIGN = re.compile(r"[。；;，,]")
"""What parts the clauses of a sentence, and no heading has."""


def names_in_lines(lines: Sequence[Line]) -> frozenset[str]:
    """Collect the names of departments that head a text, or stand alone in a line.

    One without a level before it counts only where it comes more than once; what is
    the end of a name that heads a text is a name that a line has cut.
    """
    headed: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    above = ""
    for line in lines:
        head, colon, _ = line.text.strip().partition("：")
        if colon:
            if _begins_heading(above, head):
                head = above + head
            head = _behind_blank(CHINESE_NUMBER.sub("", head))
            headed.update(
                filter(_is_name, map(names.tidy, names.heading_to_parts(head)))
            )
            above = ""
            continue
        above = head
        for word in head.split():
            parts = names.heading_to_parts(word)
            found = filter(_is_name, map(names.tidy, parts))
            alone.update(n for n in found if len(parts) == 1 or names.has_level(n))
    ends = {name[at:] for name in headed for at in range(1, len(name) - 1)}
    # The next line has the last signs: 县人大常委会办 公室.
    cut = {name[:-lost] for name in {*headed, *alone} for lost in (1, 2, 3)}
    ends |= {n for n in alone if n not in headed and n in cut}
    texts = [line.text.strip() for line in lines]
    headed.update(find_cut_names(texts, [*headed, *alone]))
    counts = headed + Counter({n: c for n, c in alone.items() if n not in ends})
    broken = find_broken_names(texts)
    rests = {rest for rest in broken.values() if not names.has_level(rest)}
    sure = {n for n, c in counts.items() if c > 1 or names.has_level(n)}
    return frozenset(sure - rests | broken.keys())


def _behind_blank(head: str) -> str:
    """Leave out what another column has before a heading in one line."""
    last = names.tidy(head.split()[-1]) if head.split() else ""
    return last if _is_name(last) and names.has_level(last) else head


def _begins_heading(above: str, head: str) -> bool:
    """Tell whether a heading has begun in the line above: 县委办公室、县政协办公 室,
    or one name, which then has the level: 区民政和退役 军人事务局."""
    if names.has_level(names.tidy(head)):
        return False
    if "、" not in above and names.is_department(names.tidy(above)):
        return False
    if "、" not in above and not names.begins_with_level(above):
        return False
    parts = [names.tidy(part) for part in names.heading_to_parts(above + head)]
    return all(_is_name(part) and names.has_level(part) for part in parts)


def has_name(lines: Iterable[Line], known: frozenset[str]) -> bool:
    """Tell whether one of the lines ends with the name of a department."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    if any(head_mark().match(text) for text in texts):
        return True
    return any(names.tidy(text.split()[-1]) in known for text in texts)


def is_heading_line(text: str, known: frozenset[str]) -> bool:
    """Tell a line that begins with the heading of a department: 旗财政局：."""
    text = CHINESE_NUMBER.sub("", text)
    head, colon, _ = text.replace(":", "：").partition("：")
    if not colon or not 2 <= len(head) <= 80 or _SIGN.search(head):
        return False
    return all(
        part in known or (names.is_department(part) and names.has_level(part))
        for part in map(names.tidy, names.heading_to_parts(head))
    )


def is_broken_heading(
    text: str, following: Sequence[str], known: frozenset[str]
) -> bool:
    """Tell the first line of a heading that two lines hold."""
    if not following or re.search(r"[。；;，：:]", text):
        return False
    rest = following[0]
    met = re.match(r"([^。；;，：:]{0,30})[：:]", rest)
    if met is None or not is_heading_line(text + rest, known):
        return False
    return names.is_branch_part(names.tidy(met[1])) or not is_heading_line(rest, known)


def is_guarantee_mark(text: str) -> bool:
    """Tell a line that begins with 履职保障：."""
    return _guarantee_mark().match(text) is not None


@cache
def _guarantee_mark() -> re.Pattern[str]:
    marks = pattern("marks", "guarantee").pattern
    return re.compile(rf"(?:{marks})(?:[（(][^）)]*[）)])?\s*(?:[：:]|$)")


def names_township(text: str) -> bool:
    """Tell a line that only names the township: 永和镇配合职责：."""
    return pattern("marks", "township_heading").fullmatch(text) is not None


def heads_text(name: str, text: str) -> bool:
    """Tell what heads a text in (三)县公安局： and (四)履职保障： from the name of a
    section."""
    levelled = names.has_level(name) or text.endswith(("：", ":"))
    named = names.is_department(name) and levelled
    return named or is_guarantee_mark(name)


@cache
def head_mark() -> re.Pattern[str]:
    """Give the pattern of 承接部门： and 工作方式：."""
    marks = (pattern("marks", name).pattern for name in ("receiving", "methods"))
    return re.compile(rf"(?:{'|'.join(marks)})\s*[：:]")


def is_department_mark(text: str) -> bool:
    """Tell a line that begins with 承接部门：."""
    met = head_mark().match(text)
    return met is not None and "部门" in met[0]


def _is_name(name: str) -> bool:
    """Tell a name from the end of a sentence: 某区的取水许可手续办."""
    own = names.is_department(name) and "的" not in name
    return own and not names.is_branch_part(name)
