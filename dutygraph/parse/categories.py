"""Set the sections that a column of their own names above their duties: lines of cells
copied one below another, give lines in which each section heads its duties.

The cell of a section is merged over its duties, so that it comes once, between the
number of the first and its title.
"""

from collections.abc import Sequence
from dataclasses import replace

from dutygraph.parse import names, titles
from dutygraph.parse.columns import heading_to_role
from dutygraph.parse.heads import Line
from dutygraph.parse.numerals import CHINESE
from dutygraph.parse.spellings import fold


def put_sections_first(lines: Sequence[Line], known: frozenset[str]) -> list[Line]:
    """Put each section, with a numeral that counts up, before the number below it.

    Only where its heading stands between those of the number and of the title.
    """
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    texts = [fold(lines[at].text) for at in filled]
    roles = [heading_to_role(text) for text in texts]
    ordered = list(lines)
    count, under = 0, False
    for index in range(len(filled) - 2):
        if roles[index : index + 3] == ["number", "section", "title"]:
            count, under = 0, True
            heading = filled[index + 1]
            ordered[heading] = replace(lines[heading], text="")
        elif titles.text_to_title(texts[index]) is not None:
            under = False
        elif under and _is_section(texts[index : index + 3], known):
            number, name = filled[index : index + 2]
            count += 1
            text = f"{_int_to_chinese(count)}、{texts[index + 1]}"
            ordered[number] = replace(lines[number], text=text)
            ordered[name] = lines[number]
    return ordered


def _is_section(texts: Sequence[str], known: frozenset[str]) -> bool:
    """Tell a number, a section and a title from a number, a title and a department."""
    number, name, title = texts
    if not number.isdigit() or not titles.is_short_name(name) or title.isdigit():
        return False
    words = [names.tidy(word) for word in title.split("、")]
    named = [w in known or names.has_level(w) for w in words if names.is_department(w)]
    return not any(named)


def _int_to_chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    before = CHINESE[tens - 1] if tens > 1 else ""
    return before + ("十" if tens else "") + (CHINESE[ones - 1] if ones else "")
