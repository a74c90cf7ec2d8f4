"""Takes the words of a page, gives its lines: blocks of text side by side."""

import re
from collections.abc import Iterable, Sequence

from dutygraph.readers.pdf_words import Word

NUMBER = re.compile(r"[（(]?\d{1,4}[)）.．、]?")
"""What numbers a row."""
# In heights of a letter.
_BLOCK_GAP = 0.4
_PITCH = 1.6
_LEVEL = 0.5

TextLine = list[Word]
"""Blocks of text from left to right, each as one word."""


def words_to_text_lines(words: Iterable[Word]) -> list[TextLine]:
    """Sort words into lines from top to bottom, and join those that stand close."""
    lines: list[TextLine] = []
    lowest = float("-inf")
    for word in sorted(words, key=middle_of):
        if word.text.isspace():
            continue
        if middle_of(word) > lowest:
            lines.append([])
            lowest = middle_of(word) + _LEVEL * height_of(word)
        lines[-1].append(word)
    return [_join_near(sorted(line)) for line in lines]


def _join_near(words: Sequence[Word]) -> TextLine:
    blocks: TextLine = []
    for word in words:
        if blocks and word.left - blocks[-1].right < _BLOCK_GAP * height_of(word):
            left, top, right, bottom, text = blocks[-1]
            blocks[-1] = Word(
                left,
                min(top, word.top),
                max(right, word.right),
                max(bottom, word.bottom),
                text + word.text,
            )
        else:
            blocks.append(word)
    return blocks


def line_pitch(zone: list[TextLine]) -> float:
    """Give how far the lines of a cell lie from each other: those that begin below one
    another."""
    steps: list[float] = []
    above: dict[int, Word] = {}
    for line in zone:
        for block in line:
            left = round(block.left)
            if left in above and not NUMBER.fullmatch(block.text):
                steps.append(middle_of(block) - middle_of(above[left]))
            above[left] = block
    heights = sorted(height_of(block) for line in zone for block in line)
    most = _PITCH * heights[len(heights) // 2]
    return min(most, sorted(steps)[len(steps) // 5]) if steps else most


def middle_of(word: Word) -> float:
    """Give the height of the middle of a word."""
    return (word[1] + word[3]) / 2


def height_of(word: Word) -> float:
    """Give how high the letters of a word are."""
    return word[3] - word[1]
