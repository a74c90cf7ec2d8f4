"""Takes the core of a department's name, gives the concepts and lines it holds.

The core is cut from the left into the longest known words (maximum matching); what is
left over is kept, because it tells 交通执法大队 from 交通运输局.
"""

from dataclasses import dataclass
from functools import lru_cache

from dutygraph.resolve.lexicon import Lexicon, load_lexicon, load_name_words


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name says: its concepts in order, the words for them, what remains.

    `key` is the same for all spellings of one name; `rest` is without joints and forms
    of organisation.
    """

    concepts: tuple[str, ...]
    words: tuple[str, ...]
    rest: str
    key: str


@lru_cache(maxsize=65536)
def read_name(core: str) -> Reading:
    """Cut a name without place and level into concepts and rest.

    >>> read_name("农牧水务局").concepts
    ('agriculture', 'water')
    >>> read_name("文体旅游广电局").key
    'broadcasting+culture-tourism+sport'
    >>> read_name("交通执法大队").key
    'transport~comprehensive-enforcement~大队'
    """
    lexicon = load_lexicon()
    if core in lexicon.exact:
        whole = lexicon.exact[core]
        return Reading(whole, (), "", "+".join(sorted(whole)))
    words, runs = _cut_words(core)
    concepts = [concept for word in words for concept in lexicon.words[word]]
    rest = []
    for run in map(_drop_forms, runs):
        letters = _read_letters(run, lexicon, core)
        concepts += letters
        if not letters and run:
            rest.append(run)
    strong = _strong(concepts, lexicon)
    apart = {word for word in words if word in lexicon.parts}
    apart |= lexicon.distinct.intersection(concepts).difference(strong)
    key = "~".join(["+".join(sorted(strong)), *sorted(apart), *rest])
    return Reading(strong, tuple(words), "".join(rest), key)


def concepts_to_lines(concepts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the functional lines of concepts, each once, in order."""
    lines = load_lexicon().lines
    return tuple(dict.fromkeys(line for c in concepts for line in lines[c]))


def word_at(text: str, start: int) -> str:
    """Give the longest known word that begins at `start`; empty where none does."""
    lexicon = load_lexicon()
    for length in range(min(lexicon.longest, len(text) - start), 1, -1):
        if text[start : start + length] in lexicon.words:
            return text[start : start + length]
    return ""


def _cut_words(core: str) -> tuple[list[str], list[str]]:
    words, runs, start = [], [""], 0
    while start < len(core):
        word = word_at(core, start)
        if word:
            words.append(word)
            runs.append("")
        else:
            runs[-1] += core[start]
        start += len(word) or 1
    return words, runs


def _drop_forms(run: str) -> str:
    vocabulary = load_name_words()
    for word in (*vocabulary.forms, *vocabulary.joints):
        run = run.replace(word, "")
    return run


def _read_letters(run: str, lexicon: Lexicon, core: str) -> list[str]:
    """Read 教科 of 教科局; only where all characters stand for something."""
    if not run or len(core) > 8 or any(letter not in lexicon.letters for letter in run):
        return []
    return [lexicon.letters[letter] for letter in run]


def _strong(concepts: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    unique = tuple(dict.fromkeys(concepts))
    strong = tuple(concept for concept in unique if concept not in lexicon.weak)
    return strong or unique
