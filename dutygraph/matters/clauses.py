"""Take a title apart: takes its folded text, gives sentences and clauses.

A sentence ends at a semicolon or full stop, a clause at a comma. Lists that share a
head are written out, so that every item can be found.
"""

import re
from functools import cache
from itertools import pairwise

from dutygraph.matters.lexicon import load_frames

_SENTENCE = re.compile(r"[;。；]+")
_PUNCTUATION = re.compile(r"[^\w]|_")
_ITEM = 12
"""Characters an item of a list has at most."""
_LIST = 20
"""Items of a list that are written out."""


def title_to_sentences(folded: str) -> list[str]:
    """Give the sentences of a folded title; acts that share one penalty stay together.

    >>> title_to_sentences("对甲的;对乙的处罚;做好丙。")
    ['对甲的,对乙的处罚', '做好丙']
    """
    sentences: list[str] = []
    unfinished = False
    for part in filter(None, _SENTENCE.split(folded)):
        if unfinished:
            sentences[-1] += "," + part
        else:
            sentences.append(part)
        unfinished = part.endswith("的")
    return sentences


def sentence_to_clauses(sentence: str) -> list[str]:
    """Give the clauses of a sentence.

    >>> sentence_to_clauses("做好甲,开展乙")
    ['做好甲', '开展乙']
    """
    return sentence.split(",")


def expand_lists(clause: str) -> str:
    """Write out the items that share a head, after the clause itself.

    >>> expand_lists("水、大气等污染防治")
    '水、大气等污染防治|水污染防治|大气污染防治'
    """
    if "、" not in clause:
        return clause
    found = [clause]
    for head in _heads().finditer(clause):
        items = clause[: head.start()].removesuffix("等").split("、")[-_LIST:]
        if len(items) > 1:
            found += [item[-_ITEM:] + head[0] for item in items]
    return "|".join(dict.fromkeys(found))


def strip_openings(sentence: str) -> str:
    """Give what a sentence says without the phrases that every list uses.

    >>> strip_openings("开展残疾证公示及发放工作")
    '残疾证公示发放'
    """
    return _PUNCTUATION.sub("", _openings().sub("", sentence))


def pairs_of_characters(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring characters; a single character is its own pair.

    >>> sorted(pairs_of_characters("防汛抗"))
    ['汛抗', '防汛']
    """
    if len(text) < 2:
        return frozenset((text,)) if text else frozenset()
    return frozenset(map("".join, pairwise(text)))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_frames().heads)))


@cache
def _openings() -> re.Pattern[str]:
    words = sorted(load_frames().openings, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))
