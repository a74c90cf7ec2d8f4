"""Takes the tree of a web page, gives the letters of fonts of signs as bullets.

Word writes the bullets of a list as letters in Wingdings or Symbol: l is ●, Ø is ➢.
"""

from typing import cast

from lxml import etree

_BULLET = "● "
_LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz')"
_IN_SIGNS = " or ".join(
    f"contains({_LOWER.format(attribute)}, '{font}')"
    for attribute, font in (
        ("@style", "font-family:wingdings"),
        ("@style", "font-family:symbol"),
        ("@face", "wingdings"),
        ("@face", "symbol"),
    )
)
_SIGNS = etree.XPath(f"//*[{_IN_SIGNS}]")


def letters_to_bullets(root: etree._Element) -> None:
    """Put a bullet for each single letter that stands in a font of signs."""
    for element in cast("list[etree._Element]", _SIGNS(root)):
        if len("".join(map(str, element.itertext())).strip()) == 1:
            behind = element.tail
            element.clear()
            element.text, element.tail = _BULLET, behind
