"""Takes the spellings of one department, gives its label: the fullest, county first."""

from collections.abc import Iterable

from dutygraph.resolve.concepts import read_name
from dutygraph.resolve.lexicon import load_lexicon, load_name_words
from dutygraph.resolve.names import Name
from dutygraph.resolve.territory import Territory

_WHOLE_FORMS = {"委": "委员会", "委员": "委员会", "办": "办公室"}


def choose_label(names: Iterable[Name], territory: Territory) -> str:
    """Give the fullest label among the spellings of one department.

    A spelling cut off at its end, or with a 局 too many inside, comes last; then the
    longest, then the first in the order of characters: independent of the document's
    order.
    """
    labels = {name_to_label(name, territory): name for name in sorted_names(names)}
    return min(labels, key=lambda label: (_flaws(labels[label]), -len(label), label))


def sorted_names(names: Iterable[Name]) -> list[Name]:
    """Give names in an order that does not depend on the document."""
    return sorted(names, key=lambda name: (name.text, name.core))


def name_to_label(name: Name, territory: Territory) -> str:
    """Write one spelling in full: county first, abbreviations of one meaning spelt out.

    A branch office begins with the name of its higher bureau, a vertical body and a
    Party organ keep the form they are printed in.
    """
    core = expand_core(name)
    plates = "".join(f"（{plate}）" for plate in name.plates)
    if name.office and name.level == "prefecture":
        return _branch_label(name, territory) + plates
    if name.level == "prefecture":
        return territory.higher_name + core + plates
    if name.level == "province":
        return next(iter(territory.province[:1]), "") + core + plates
    if name.level == "township":
        return territory.county_name + "".join(territory.township[:1]) + core + plates
    printed = _printed(name, territory)
    if name.by_function:
        return territory.county_name + name.text[len(name.place) :]
    if _keeps_form(printed, territory):
        return printed
    return territory.county_name + core + name.office + plates


def superior_label(name: Name, territory: Territory) -> str | None:
    """Give the higher bureau of a branch office, None for all others."""
    if not name.office or not territory.higher_name:
        return None
    bureau = name.core
    if name.office == "分局" and not bureau.endswith("局"):
        bureau += "局"
    return territory.higher_name + bureau


def expand_core(name: Name) -> str:
    """Spell out an abbreviation that has one full form: 卫健委 is 卫生健康委员会."""
    full = load_lexicon().full
    reading = read_name(name.core)
    if name.by_function or len(reading.words) != 1 or reading.rest:
        return name.core
    word = reading.words[0]
    if word not in full:
        return name.core
    before, _, after = name.core.partition(word)
    if full[word].endswith(_WHOLE_FORMS.get(after, "局")) and after:
        after = ""
    return before + full[word] + _WHOLE_FORMS.get(after, after)


def _branch_label(name: Name, territory: Territory) -> str:
    bureau = superior_label(name, territory) or name.core
    at = name.text.find(name.core)
    own = name.text[at + len(name.core) :].partition("（")[0]
    place = own.removesuffix(name.office)
    return bureau + (place or territory.county_name) + name.office


def _keeps_form(printed: str, territory: Territory) -> bool:
    """Say whether the name holds the county, but not simply in front."""
    county = territory.county_name
    return bool(county) and county in printed and not printed.startswith(county)


def _printed(name: Name, territory: Territory) -> str:
    """Give the text without 等部门 and 机关, a short name of the county in full."""
    text, county = name.text, territory.county_name
    for end in load_name_words().open_ends:
        if name.open_end and text.endswith(end):
            text = text.removesuffix(end)
            break
    text = text.removesuffix("机关") or text
    for short in territory.county_short:
        if len(short) > 2 and short in text and county not in text:
            return text.replace(short, county, 1)
    return text


def _flaws(name: Name) -> int:
    words = load_name_words()
    whole = name.office or name.core.endswith(words.organisations)
    inner = any(f"局{joint}" in name.core for joint in words.joints if joint)
    cut = name.core.endswith("委员")
    return int(not whole) + int(inner) + int(cut) + int(name.by_function)
