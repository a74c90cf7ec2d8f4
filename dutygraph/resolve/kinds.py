"""Takes a name taken apart, says whether it is a department, unnamed or several."""

import re

from dutygraph.resolve.concepts import read_name
from dutygraph.resolve.lexicon import NameWords, load_name_words
from dutygraph.resolve.names import Name, fold_text

LONGEST_NAME = 40


def is_unnamed(name: Name) -> bool:
    """Say whether a name points at departments without naming one: 相关部门.

    A known function in it, 民政部门, is a name.
    """
    words = load_name_words()
    core = name.core
    for word in words.unnamed:
        core = core.replace(word, "")
    marked = name.by_function or name.open_end or core != name.core
    return marked and not core and not _strong_words(name.core, words)


def _strong_words(core: str, words: NameWords) -> bool:
    reading = read_name(core)
    return any(word not in words.unnamed for word in reading.words)


def is_department(name: Name) -> bool:
    """Say whether a name can be a department's: by known words, or a known ending."""
    words = load_name_words()
    if not name.core or len(name.text) > LONGEST_NAME:
        return False
    if any(mark in name.text for mark in words.sentence_marks):
        return False
    if any(word in name.core for word in words.no_names):
        return False
    ending = name.office or name.by_function or name.core.endswith(words.organisations)
    reading = read_name(name.core)
    return bool(ending) or bool(reading.concepts and len(name.core) <= 12)


def split_joint(mention: str) -> tuple[str, ...]:
    """Cut 县司法局、公安局 into its names; one name stays one.

    A joint that ends no name (住房和城乡建设局) cuts nothing, and brackets keep theirs.

    >>> split_joint("县司法局、公安局和自然资源局")
    ('县司法局', '公安局', '自然资源局')
    >>> split_joint("住房和城乡建设局（房管局、人防办）")
    ('住房和城乡建设局（房管局、人防办）',)
    """
    parts = [""]
    for piece in _JOINT.split(_open_roles(fold_text(mention))):
        if _JOINT.fullmatch(piece) and _is_border(parts[-1]):
            parts.append("")
        else:
            parts[-1] += piece
    return tuple(part for part in parts if part)


_JOINT = re.compile("([、，,;；/]|以及|会同|联合|和|与|及)")


def _open_roles(text: str) -> str:
    """Set names free that a role announces: 县住建局（配合单位：县水利局）."""
    roles = "|".join(map(re.escape, load_name_words().roles))
    opened = re.sub(f"（?(?:{roles})[:：]", "、", text).lstrip("、")
    return opened if opened.count("（") == opened.count("）") else opened.rstrip("）")


def _is_border(before: str) -> bool:
    if before.count("（") != before.count("）") or len(before) < 2:
        return False
    ends = load_name_words().joint_ends
    return before.removesuffix("）").endswith(ends) or before.endswith("）")
