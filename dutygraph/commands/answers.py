"""The command on loads: rank who loads the townships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dutygraph.commands.options import format_option, lang_option, store_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dutygraph.loads import Loads
    from dutygraph.measures import Rank
    from dutygraph.measures.firmness import Firmness

_MEASURES = ("duties", "share", "lead", "steps", "unsupported_steps", "relief")


@click.command()
@store_option
@click.option(
    "--by",
    type=click.Choice(["department", "line", "township", "field"]),
    required=True,
    help="Whose load to rank: departments, lines, townships or policy fields.",
)
@click.option(
    "--sort",
    type=click.Choice(_MEASURES),
    default="steps",
    show_default=True,
    help="The measure to rank by.",
)
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many to print; 0 prints all.",
)
@click.option(
    "--group",
    type=click.IntRange(min=1),
    help="The top group that a firm rank never leaves.  [default: a third, at most 10]",
)
@format_option
@lang_option
def rank(
    store: str, by: str, sort: str, top: int, group: int | None, layout: str, lang: str
) -> None:
    """Rank who loads the townships, or how loaded they are, and how firm that is.

    A rank is firm where it stays in the top group whichever of five measures is taken,
    and in 90 % of 1,000 draws of the duties: rank_low and rank_high are the best and
    the worst rank. The table leaves out the IRIs, and of townships what is all the
    same; the other formats hold all.
    """
    from dutygraph.loads import read_loads
    from dutygraph.measures import RANKINGS, rank_columns, ranks_to_rows
    from dutygraph.measures.firmness import (
        FIRM_COLUMNS,
        SHOWN_COLUMNS,
        firmness_to_cells,
        firmness_to_texts,
        measure_firmness,
    )
    from dutygraph.output import write_rows
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.words import words_of

    with open_anywhere(store) as opened, show_progress("rank"):
        rows = read_loads(opened, lang)
        ranks = RANKINGS[by](rows, sort)
        firmness = measure_firmness(rows, by, sort, group)
    words = words_of(lang, "firmness")
    doubt = _doubt_ranking(rows, ranks)
    if doubt:
        click.echo(words_of(lang, "rank")[doubt], err=True)
    shown, to_read = ranks[: top or None], layout == "table"
    write_rows(
        (*rank_columns(by), *(SHOWN_COLUMNS if to_read else FIRM_COLUMNS)),
        [
            (
                *cells,
                *(firmness_to_texts(at, words) if to_read else firmness_to_cells(at)),
            )
            for one, cells in zip(shown, ranks_to_rows(shown, by), strict=True)
            for at in [firmness[one.iri]]
        ],
        layout,
        headings=words_of(lang, "headings"),
        hidden=("iri", "share", "lead") if by in ("township", "field") else ("iri",),
        title=words_of(lang, "rank")[by],
        note=_note(words, firmness),
    )


def _doubt_ranking(rows: Loads, ranks: Sequence[Rank]) -> str:
    """Name what makes a ranking say nothing, if anything does."""
    if not any(rows.named(load.departments) for load in rows.loads):
        return "no_loads"
    return "alone" if len(ranks) == 1 else ""


def _note(words: Mapping[str, str], firmness: Mapping[str, Firmness]) -> str:
    """Say what firm means, where anybody is ranked."""
    groups = {one.group for one in firmness.values()}
    return "".join(words["note"].format(group=group) for group in groups)
