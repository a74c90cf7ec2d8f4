"""Give rows the cells that a text prints late: rows of one list, give whole ones.

The text of a page may hold the first columns of several duties before the last column
of all of them. Where a row has just as many texts too many as rows above it have none,
they are theirs, in order.
"""

from collections.abc import Iterable, Sequence

from dutygraph.model import Cell, Paragraph, Row
from dutygraph.parse.wording.cues import is_department_mark
from dutygraph.parse.wording.kinship import kinship
from dutygraph.parse.wording.numerals import starts_again

_TITLE = 1


def fill_deferred(rows: Sequence[Row]) -> list[Row]:
    """Fill the empty last cells of rows from the row below that holds their text."""
    filled = list(rows)
    empty: list[int] = []
    for index, row in enumerate(rows):
        if not row.cells[-1].paragraphs:
            empty.append(index)
            continue
        blocks = _cell_to_blocks(row.cells[-1])
        if empty and len(blocks) == len(empty) + 1:
            owners = _owners(rows, index, empty, blocks)
            filled[index] = _with_last_cell(row, ())
            for at, block in zip(owners, blocks, strict=True):
                text = (*filled[at].cells[-1].paragraphs, *block)
                filled[at] = _with_last_cell(filled[at], text)
            empty.clear()
    return [row for row in filled if any(cell.paragraphs for cell in row.cells)]


def _owners(
    rows: Sequence[Row], index: int, empty: list[int], blocks: list[list[Paragraph]]
) -> list[int]:
    """Say whose the blocks are: those of the row itself come first, or where the titles
    say so, last; what stands above the first mark is the rest of the row before."""
    if empty[0] and not rows[index].cells[0].paragraphs and _is_rest(blocks):
        return [empty[0] - 1, *empty]
    orders = [[index, *empty], [*empty, index]]
    titles = [row.cells[_TITLE].text for row in rows]
    texts = ["".join(p.text for p in block) for block in blocks]
    return max(
        orders,
        key=lambda order: sum(
            kinship(text, titles, at) for at, text in zip(order, texts, strict=True)
        ),
    )


def _cell_to_blocks(cell: Cell) -> list[list[Paragraph]]:
    """Part a cell where a text of its own begins: at 承接部门：, else at each 1."""
    marked = any(_begins_marked(p) for p in cell.paragraphs)
    begins = _begins_marked if marked else _begins_numbered
    blocks: list[list[Paragraph]] = []
    for paragraph in cell.paragraphs:
        if begins(paragraph) or not blocks:
            blocks.append([])
        blocks[-1].append(paragraph)
    return blocks


def _is_rest(blocks: list[list[Paragraph]]) -> bool:
    """Tell a first block without the mark that all others begin with."""
    return [_begins_marked(block[0]) for block in blocks][:2] == [False, True]


def _begins_marked(paragraph: Paragraph) -> bool:
    return is_department_mark(paragraph.text)


def _begins_numbered(paragraph: Paragraph) -> bool:
    return starts_again(paragraph.text)


def _with_last_cell(row: Row, paragraphs: Iterable[Paragraph]) -> Row:
    return row._replace(cells=(*row.cells[:-1], Cell(tuple(paragraphs))))
