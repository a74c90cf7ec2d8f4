"""Short ways to make the tables and cells that the tests of the parser read."""

from dutygraph.model import Paragraph, Place, Source, Table
from dutygraph.readers.markup import markup_to_paragraphs
from dutygraph.readers.text import text_to_table

SOURCE = Source("清单.txt", "0" * 64, "text/plain")


def cell(markup: str) -> tuple[Paragraph, ...]:
    return markup_to_paragraphs(markup, Place(lines=(1, 1)))


def table(*lines: str) -> Table:
    return text_to_table("\n".join(lines), SOURCE)
