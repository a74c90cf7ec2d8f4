"""The command on matters: who holds the same matter where, and who lacks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dutygraph.commands.options import format_option, lang_option, store_option

if TYPE_CHECKING:
    from dutygraph.matters.tables import Value

_KINDS = ("basic", "cooperative", "reclaimed")


def _read_kinds(
    context: click.Context, option: click.Parameter, value: str | None
) -> tuple[str, ...]:
    """Read kinds of list set apart by commas, or leave with a usage error."""
    kinds = tuple(filter(None, (value or "").replace(" ", "").split(",")))
    for kind in kinds:
        if kind not in _KINDS:
            raise click.BadParameter(f"{kind!r} is none of {', '.join(_KINDS)}")
    return kinds


def _put_kinds_in_words(
    row: Sequence[Value], names: Sequence[str], lang: str
) -> tuple[Value, ...]:
    from dutygraph.words import words_of

    words = words_of(lang, "values")
    return tuple(
        "、".join(words[kind] for kind in str(value).split("、"))
        if name in ("kind", "kinds")
        else value
        for name, value in zip(names, row, strict=True)
    )


@click.command()
@store_option
@click.option(
    "--across",
    type=click.Choice(["kinds"]),
    help="Only matters that stand in several kinds of list: basic here, shared there.",
)
@click.option(
    "--kind",
    "kinds",
    metavar="KIND,KIND",
    callback=_read_kinds,
    help="Only matters in each of these lists: basic, cooperative, reclaimed.",
)
@click.option("--field", default="", help="Only matters of this policy field.")
@click.option("--township", default="", help="Only matters of this township.")
@click.option(
    "--missing",
    metavar="TOWNSHIP",
    help="Instead: what comparable townships list and this one does not.",
)
@format_option
@lang_option
def matters(
    store: str,
    across: str | None,
    kinds: tuple[str, ...],
    field: str,
    township: str,
    missing: str | None,
    layout: str,
    lang: str,
) -> None:
    """Print who holds the same matter where, in which kind of list.

    TOWNSHIP is a name or a division code, a field its name in Chinese. A row is a duty
    of a matter; matters that more townships hold come first.
    """
    from dutygraph.matters import tables
    from dutygraph.model import ListKind
    from dutygraph.output import write_rows
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.words import words_of

    words = words_of(lang, "matters")
    with open_anywhere(store) as opened, show_progress("matters"):
        if missing is not None:
            names: Sequence[str] = tables.MISSING
            rows = list(tables.missing_rows(opened, missing))
        else:
            names = tables.MATTERS
            found = tables.matter_rows(
                opened,
                across_kinds=across == "kinds",
                kinds=tuple(map(ListKind, kinds)),
                field=field,
                township=township,
            )
            rows = list(found)
    if layout == "table":
        rows = [_put_kinds_in_words(row, names, lang) for row in rows]
    write_rows(
        names,
        rows,
        layout,
        headings=words,
        hidden=("matter", "duty", "code", "score"),
        title=words["missing" if missing is not None else "held"],
    )
