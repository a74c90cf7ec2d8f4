"""Takes the tree of a web page, gives the letters of fonts of signs as bullets.

Word writes the bullets of a list as letters in Wingdings or Symbol: l is ●, Ø is ➢.
"""

from typing import cast

from lxml import etree

_BULLET = "● "
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ \"'"
_FONTS = ("wingdings", "symbol")
# That the declaration begins there keeps mso-bidi-font-family out.
_IN_SIGNS = " or ".join(
    f"contains(concat(';', translate(@style, $letters, $small)), ';font-family:{font}')"
    f" or starts-with(translate(@face, $letters, $small), '{font}')"
    for font in _FONTS
)
_SIGNS = etree.XPath(f"//*[@style or @face][{_IN_SIGNS}]")


def letters_to_bullets(root: etree._Element) -> None:
    """Put a bullet for each single letter that stands in a font of signs."""
    found = _SIGNS(root, letters=_LETTERS, small=_LETTERS[:26].lower())
    for element in cast("list[etree._Element]", found):
        text = "".join(map(str, element.itertext())).strip()
        if len(text) == 1 and not text.isdigit():
            behind = element.tail
            element.clear()
            element.text, element.tail = _BULLET, behind
