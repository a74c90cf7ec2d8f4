"""Takes a row that counts lines from a start of its own, gives the document's lines."""

from dutygraph.model import Cell, Place, Row


def move_row(row: Row, by: int) -> Row:
    """Add `by` to the lines of a row and of its paragraphs.

    >>> from dutygraph.model import Paragraph
    >>> at = Place((1, 2))
    >>> move_row(Row((Cell((Paragraph("防火", at),)),), at), 5).place.lines
    (6, 7)
    """
    first, last = row.place.lines or (1, 1)
    place = Place(lines=(first + by, last + by))
    cells = (
        Cell(tuple(paragraph._replace(place=place) for paragraph in cell.paragraphs))
        for cell in row.cells
    )
    return row._replace(cells=tuple(cells), place=place)
