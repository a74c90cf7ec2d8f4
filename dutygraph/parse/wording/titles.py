"""Read the rows of one cell between the tables: titles, sections, page numbers."""

import re
from dataclasses import dataclass
from functools import cache

from dutygraph.model import ListKind
from dutygraph.parse.wording.numerals import BULLETS, CHINESE, numeral_to_int
from dutygraph.spellings import fold, pattern

_LONGEST_TITLE = 90
_LONGEST_OTHER = 45
_LONGEST_SHORT_NAME = 10
"""Characters of 基本履职, 上级部门收回."""
_SENTENCE_END = re.compile("[。；;]")
_ORNAMENTED = re.compile(
    rf"\s*(?:[{BULLETS}【〖\[]\s*(?:[{CHINESE}]{{1,3}}\s)?|[{CHINESE}]{{1,3}}\s"
    r"|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVX]{1,4}\s?[、.．])(.{2,30})"
)
_COUNTED = re.compile(r"[（(]?\d{1,2}(?:[、.．)）]|\s)\s*(?P<name>\D.{1,29})")
_LINE_END = 200
"""Characters in which a page number ends a line, the dots before it included."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title of a document or list; `kind` is None where it names no one list."""

    text: str
    kind: ListKind | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A section's heading, without numeral and count."""

    name: str
    count: int | None


def text_to_title(text: str) -> Title | None:
    """Read a title such as 某县某镇基本履职事项清单（98项）, or give None.

    >>> title = text_to_title("某镇配合履职事项清单（59项）")
    >>> title.text, title.kind.value, title.count
    ('某镇配合履职事项清单(59项)', 'cooperative', 59)
    """
    bare = fold(text).lstrip("#").strip("*")
    if len(bare) > _LONGEST_TITLE or _SENTENCE_END.search(bare):
        return None
    if not pattern("titles", "any").search(bare) or is_contents_line(text):
        return None
    count = pattern("counts", "title").search(bare)
    return Title(bare, _kind(bare, "titles"), int(count["count"]) if count else None)


def text_to_list_kind(text: str) -> ListKind | None:
    """Tell which list a title names; a notice about a list is no title of it."""
    title = text_to_title(text)
    return None if title is None or is_notice(text) else title.kind


def text_to_sheet_kind(text: str) -> ListKind | None:
    """Tell the list from the short name of a sheet: 配合履职."""
    bare = fold(text)
    return _kind(bare, "sheets") if len(bare) <= 31 else None


def short_name_to_kind(text: str) -> ListKind | None:
    """Tell the list from the short name that a column or its cells have."""
    return text_to_sheet_kind(text) if len(text) <= _LONGEST_SHORT_NAME else None


def text_to_section(text: str) -> Section | None:
    """Read the heading of a section, or give None.

    >>> text_to_section("二、经济发展（5项）")
    Section(name='经济发展', count=5)
    >>> text_to_section("【经济发展】"), text_to_section("【县公安局】")
    (Section(name='经济发展', count=None), None)
    >>> text_to_section("经济发展（5）"), text_to_section("组织防汛（5）")
    (Section(name='经济发展', count=5), None)
    """
    bare = fold(text).lstrip(f"#{BULLETS}")
    met = _ORNAMENTED.fullmatch(text)
    if met and (section := _usual_section(fold(met[1]).rstrip("】〗]"))) is not None:
        return section
    for name in ("numbered", "counted"):
        met = pattern("sections", name).match(bare)
        if met and not _SENTENCE_END.search(met["name"]):
            told = met.groupdict()
            count = told["count"] or told.get("bare") or 0
            return Section(met["name"].rstrip(":"), int(count) or None)
    met = pattern("sections", "tallied").match(bare)
    if met and is_usual_section(met["name"]):
        return Section(met["name"], int(met["count"]))
    return None


def _usual_section(bare: str) -> Section | None:
    """Read a usual name, perhaps with its count, behind what no section's numeral has:
    ■党的建设, 一 党的建设（5项）."""
    met = pattern("sections", "counted").match(bare)
    name, count = (met["name"], int(met["count"])) if met else (bare, None)
    return Section(name, count) if is_usual_section(name) else None


def counted_section(text: str) -> Section | None:
    """Read a section that has an Arabic number, as a row over all columns may: in
    running text it would be that of a duty.

    >>> counted_section("1.党的建设（5项）"), counted_section("1.组织防汛")
    (Section(name='党的建设', count=5), None)
    """
    met = _COUNTED.fullmatch(text.strip())
    return _usual_section(fold(met["name"])) if met else None


def text_to_count(text: str) -> int | None:
    """Read a line that only counts: （共27项）."""
    met = pattern("counts", "alone").match(fold(text))
    return int(met["count"]) if met else None


def titled_section(*texts: str | None) -> str:
    """Give the section that the title of a list, or the name of its sheet, names.

    >>> titled_section("某镇配合履职事项清单（乡村振兴）", "2.配合")
    '乡村振兴'
    """
    for bare in map(fold, filter(None, texts)):
        met = pattern("sections", "titled").search(bare)
        name = met["name"] if met else bare
        if is_usual_section(name):
            return name
    return ""


def names_section(text: str) -> bool:
    """Tell the heading of a section, or the usual name of one without its numeral."""
    return is_usual_section(text) or text_to_section(text) is not None


def is_usual_section(text: str) -> bool:
    """Tell a name that lists all over the country give a section: 民生服务."""
    return pattern("sections", "usual").match(fold(text)) is not None


def is_short_name(text: str) -> bool:
    """Tell a section's name that has neither numeral nor count: 党的建设."""
    return 2 <= len(text) <= 12 and re.search(r"[\W_\d]", text) is None


def section_numeral(text: str) -> int:
    """Give the value of the Chinese numeral that a section's heading begins with; 0
    without one."""
    met = re.match(rf"[（(第]?([{CHINESE}]{{1,3}})", text)
    return numeral_to_int(met[1]) if met else 0


def add_count(told: int | None, text: str) -> int | None:
    """Add how many duties a section says it has, None where any does not say so.

    >>> add_count(12, "二、平安法治（5项）")
    17
    """
    section = text_to_section(text.strip())
    if told is None or section is None or section.count is None:
        return None
    return told + section.count


def text_to_township(text: str) -> str | None:
    """Give the township that a title names, without what stands above it.

    Without a gazetteer it is a guess: a name that holds the sign of a level is cut.

    >>> text_to_township("某省某市某区 前进街道基本履职事项清单")
    '前进街道'
    """
    names = [met["name"] for met in _township().finditer(fold(text))]
    # The line above can name it too: 某县某镇 over 某镇基本履职事项清单.
    name = re.sub(r"办事处$", "", names[-1]) if names else ""
    return re.sub(r"^(.{2,})\1$", r"\1", name) or None


@cache
def _township() -> re.Pattern[str]:
    level = pattern("departments", "sign").pattern
    return re.compile(
        rf"(?:^|{level})"
        rf"(?P<name>(?:(?!{level})[^\s（(]){{1,14}}?(?:苏木|镇|乡|街道)(?:办事处)?)"
        r"(?:党委|人民政府|政府)?"
        r"(?=$|[（(]|基本|配合|协助|上级|上收|收回|履行|履职|职责|权责|主体|法定)"
    )


def is_contents_line(text: str) -> bool:
    """Tell a line of a table of contents: it ends in a page number."""
    return pattern("contents", "line").search(text.rstrip()[-_LINE_END:]) is not None


def is_page_mark(text: str) -> bool:
    """Tell a page number, a ruler or an 附件 line, which hold no data."""
    return pattern("noise", "page").match(text.strip()) is not None


def is_note(text: str) -> bool:
    """Tell a closing 注： line."""
    return pattern("noise", "note").match(text.strip()) is not None


def is_notice(text: str) -> bool:
    """Tell the title of a text about a list: 关于印发基本履职事项清单的通知."""
    return pattern("titles", "about").search(fold(text)) is not None


def is_other_list(text: str) -> bool:
    """Tell the title of a table that is none of the three lists.

    >>> is_other_list("某镇赋权事项清单"), is_other_list("履职事项调整情况表")
    (True, True)
    >>> is_other_list("制定责任清单"), is_other_list("履行职责事项清单")
    (False, False)
    """
    bare = fold(text).strip("#*")
    if len(bare) > _LONGEST_OTHER or _SENTENCE_END.search(bare):
        return False
    if pattern("titles", "beside").search(bare):
        return text_to_list_kind(text) is None
    return bool(pattern("titles", "other").match(bare)) and text_to_title(text) is None


def is_furniture(text: str) -> bool:
    """Tell what a web page or a form prints around its lists: 主办：, 填报单位：."""
    short = len(text) <= _LONGEST_TITLE
    return short and pattern("noise", "furniture").match(text.strip()) is not None


def is_button(text: str) -> bool:
    """Tell what a web page shows to click on beside a duty: 展开, 查看详情.

    >>> is_button("点击展开"), is_button("展开排查")
    (True, False)
    """
    return pattern("around", "button").match(fold(text)) is not None


def _kind(bare: str, table: str) -> ListKind | None:
    for kind in (ListKind.RECLAIMED, ListKind.COOPERATIVE, ListKind.BASIC):
        if pattern(table, kind.value).search(bare):
            return kind
    return None
