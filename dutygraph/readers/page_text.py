"""Takes the tree of a web page, gives its text in one piece, with signs at borders.

A page has thousands of elements; libxslt walks them several times as fast as a loop
would. The signs are noncharacters (Unicode 23.7), which no text has to hold:

    LINE number; text          a block of text, and the line of the source it begins in
    TABLE ROW number; CELL text CELL SPAN rows,columns; text … END
    BORDER text, ITEM text     inside a cell: a paragraph, an item of a list

Tables that only lay out the page are walked through. What is not seen is left out, and
of tags that no browser knows the text stays.
"""

import re
from functools import cache

from lxml import etree

from dutygraph.readers.markup import BLOCK_TAGS, HIDDEN_TAGS, INLINE_TAGS, ITEM_TAGS

LINE, TABLE, END, ROW = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
CELL, SPAN, BORDER, ITEM = "\ufdd4", "\ufdd5", "\ufdd6", "\ufdd7"
SIGNS = (LINE, TABLE, END, ROW, CELL, SPAN, BORDER, ITEM)
BEHIND = ";"
"""What stands behind a number."""

_SIGN = re.compile(
    "[\ufdd0-\ufdd7]|&#(?:0*(?:6497[6-9]|6498[0-3])(?!\\d)"
    "|[xX]0*[fF][dD][dD][0-7](?![0-9A-Fa-f]));?"
)
_NUMBER = f'<xsl:value-of select="saxon:line-number()"/><xsl:text>{BEHIND}</xsl:text>'
_STYLESHEET = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:saxon="http://icl.com/saxon">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>{LINE}1{BEHIND}</xsl:text><xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="{blocks}">{line}<xsl:apply-templates/>{line}</xsl:template>
  <xsl:template match="table">
    <xsl:choose>
      <xsl:when test="not(.//table) or
          count((tr | *[not(self::tr)]/tr)[count(td | th) &gt; 2]) &gt; 2">
        <xsl:apply-templates select="caption"/>
        <xsl:text>{TABLE}</xsl:text>
        <xsl:apply-templates mode="rows"/>
        <xsl:text>{END}</xsl:text>{line}
      </xsl:when>
      <xsl:otherwise>{line}<xsl:apply-templates/>{line}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template mode="rows" match="text() | table"/>
  <xsl:template mode="rows" match="tr">
    <xsl:text>{ROW}</xsl:text>{number}<xsl:apply-templates mode="cells"/>
  </xsl:template>

  <xsl:template mode="cells" match="text() | {known}"/>
  <xsl:template mode="cells" match="td | th">
    <xsl:text>{CELL}</xsl:text>
    <xsl:if test="@rowspan or @colspan">
      <xsl:text>{SPAN}</xsl:text><xsl:value-of select="number(@rowspan)"/>
      <xsl:text>,</xsl:text><xsl:value-of select="number(@colspan)"/>
      <xsl:text>{BEHIND}</xsl:text>
    </xsl:if>
    <xsl:apply-templates mode="cell"/>
  </xsl:template>

  <xsl:template mode="cell" match="{blocks} | table">
    <xsl:text>{BORDER}</xsl:text>
    <xsl:apply-templates mode="cell"/>
    <xsl:text>{BORDER}</xsl:text>
  </xsl:template>
  <xsl:template mode="cell" match="{items}">
    <xsl:text>{BORDER}{ITEM}</xsl:text>
    <xsl:apply-templates mode="cell"/>
    <xsl:text>{BORDER}</xsl:text>
  </xsl:template>
  <xsl:template match="{hidden}"/>
  <xsl:template mode="cell" match="{hidden}"/>
</xsl:stylesheet>
"""


def without_signs(html: str) -> str:
    """Take the signs out of a page that holds them, as such or by their numbers."""
    if "&#" in html or any(sign in html for sign in SIGNS):
        return _SIGN.sub("", html)
    return html


def page_to_text(root: etree._Element) -> str:
    """Give the text of a page with its signs. Raises XSLTApplyError where it cannot."""
    return str(_transform()(root))


@cache
def _transform() -> etree.XSLT:
    known = (BLOCK_TAGS | INLINE_TAGS | HIDDEN_TAGS) - {"td", "th"}
    text = _STYLESHEET.format(
        LINE=LINE,
        TABLE=TABLE,
        END=END,
        ROW=ROW,
        CELL=CELL,
        SPAN=SPAN,
        BORDER=BORDER,
        ITEM=ITEM,
        BEHIND=BEHIND,
        number=_NUMBER,
        line=f"<xsl:text>{LINE}</xsl:text>{_NUMBER}",
        blocks=_to_pattern(BLOCK_TAGS - {"table"}),
        items=_to_pattern(ITEM_TAGS),
        hidden=_to_pattern(HIDDEN_TAGS),
        known=_to_pattern(known),
    )
    return etree.XSLT(etree.XML(text))


def _to_pattern(tags: frozenset[str]) -> str:
    return " | ".join(sorted(tag for tag in tags if ":" not in tag))
