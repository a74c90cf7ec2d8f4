"""The commands on change: two documents of a list, two townships, a reform."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dutygraph.commands.options import (
    format_option,
    lang_option,
    store_option,
    township_option,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dutygraph.revision.records import Change, Edition
    from dutygraph.scenario.effects import Effect

_FINDINGS = ("list", "hands", "department", "guarantee", "load", "only")


@click.command()
@store_option
@click.argument("a")
@click.argument("b", required=False)
@click.option("--others", is_flag=True, help="Compare A with all other townships.")
@click.option(
    "--finding",
    "findings",
    type=click.Choice(_FINDINGS),
    multiple=True,
    help="Print only this kind of difference; may be given several times.",
)
@format_option
@lang_option
def compare(
    store: str,
    a: str,
    b: str | None,
    others: bool,
    findings: tuple[str, ...],
    layout: str,
    lang: str,
) -> None:
    """Compare two townships, or two groups of them, side by side.

    A and B are names or division codes, several set apart by commas. Tells matters in
    other hands, other departments, other guarantees, the load by line, and what only
    one side has. Loads are shares of each township's own total, never raw totals.
    """
    from dutygraph.comparison import tables
    from dutygraph.comparison.findings import compare_sides
    from dutygraph.comparison.reading import read_holdings, read_sides
    from dutygraph.output import write_rows
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.words import words_of

    if others == (b is not None):
        raise click.UsageError("Name two sides, A and B, or A with --others.")
    words = words_of(lang, "compare")
    with open_anywhere(store) as opened, show_progress("compare"):
        one, two = read_sides(opened, a, b)
        held = read_holdings(opened, lang, (one, two))
    differences = list(compare_sides(held, one, two))
    if all(found.finding != "load" for found in differences):
        click.echo(words["no_load"], err=True)
    kept = [one for one in differences if one.finding in (findings or _FINDINGS)]
    rows = list(tables.differences_to_rows(kept))
    loads = any(one.finding == "load" for one in kept)
    title = words["title"].format(a=one.name, b=two.name)
    counts = tables.summarize(differences, words)
    if layout == "table":
        rows = list(tables.rows_in_words(rows, words))
    write_rows(
        tables.COLUMNS,
        rows,
        layout,
        headings=words,
        hidden=tables.HIDDEN if loads else (*tables.HIDDEN, *tables.SHARES),
        title=f"{title}\n{counts}",
        note="\n".join((words["note_hands"], words["note_load"])[: 1 + loads]),
    )


@click.command()
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@township_option
@click.option(
    "--format",
    "layout",
    type=click.Choice(["table", "csv", "json", "jsonl", "markdown"]),
    default="table",
    show_default=True,
    help="A table to read, every value in full, or Markdown.",
)
@click.option(
    "--rdf",
    "graph",
    metavar="FILE.nq|FILE.ttl",
    type=click.Path(),
    help="Also describe the changes as RDF, in N-Quads or Turtle.",
)
@lang_option
@click.option(
    "--force",
    is_flag=True,
    help="Compare lists of two townships; write over an RDF file that is there.",
)
def diff(
    old: str,
    new: str,
    township: str | None,
    layout: str,
    graph: str | None,
    lang: str,
    force: bool,
) -> None:
    """Tell what changed between two documents of one duty list.

    A duty is added, removed, reworded, moved to another list, or its departments,
    guarantees or steps are others. Another number alone is shown and is no change.
    """
    from pathlib import Path

    from dutygraph.progress import show_progress
    from dutygraph.revision.changes import compare_editions
    from dutygraph.revision.editions import read_edition
    from dutygraph.revision.graph import write_revision
    from dutygraph.view import refuse_existing
    from dutygraph.words import words_of

    words = words_of(lang, "diff")
    if graph is not None:
        refuse_existing(Path(graph), force)
    with show_progress("diff") as say:
        editions = []
        for path in (old, new):
            say(path)
            editions.append(read_edition(Path(path), township))
    _check_townships(editions[0], editions[1], words, force)
    changes = compare_editions(editions[0], editions[1])
    if graph is not None:
        write_revision(editions[0], editions[1], changes, Path(graph))
        click.echo(words["written"].format(path=graph), err=True)
    _write_changes(editions, changes, layout, words)


def _check_townships(
    old: Edition, new: Edition, words: Mapping[str, str], force: bool
) -> None:
    """Refuse lists of two townships, or say that they are compared all the same."""
    from dutygraph.errors import PlaceError
    from dutygraph.revision.editions import refuse_other_township

    try:
        refuse_other_township(old, new)
    except PlaceError:
        if not force:
            raise
        names = {
            "old_township": old.township or words["unknown"],
            "new_township": new.township or words["unknown"],
        }
        said = words["forced"].format(old=old.name, new=new.name, **names)
        click.echo(said, err=True)


def _write_changes(
    editions: Sequence[Edition],
    changes: Sequence[Change],
    layout: str,
    words: Mapping[str, str],
) -> None:
    from dutygraph.output import value_to_shown_text, write_rows
    from dutygraph.revision import tables

    rows = list(tables.changes_to_rows(changes))
    title = tables.summarize(editions[0], editions[1], changes, words)
    if layout in ("table", "markdown"):
        rows = list(tables.rows_in_words(rows, words))
    if layout == "markdown":
        shown = [
            place
            for place, one in enumerate(tables.COLUMNS)
            if one not in tables.HIDDEN
        ]
        headings = [words[tables.COLUMNS[place]] for place in shown]
        body = [[row[place] for place in shown] for row in rows]
        sys.stdout.writelines(tables.rows_to_markdown(title, headings, body))
    elif layout == "table" and not rows:
        click.echo(value_to_shown_text(title))
    else:
        write_rows(
            tables.COLUMNS,
            rows,
            layout,
            headings=words,
            hidden=tables.HIDDEN,
            title=title,
        )


@click.command()
@store_option
@click.argument("scenario", metavar="SCENARIO.toml", type=click.Path())
@format_option
@lang_option
def whatif(store: str, scenario: str, layout: str, lang: str) -> None:
    """Try a reform: reclaim duties, change leads, merge departments, add guarantees.

    Prints each measure before and after, for every department and township touched: in
    the table before → after, one value where it stays. The store stays as it is.
    docs/scenario.md describes the file.
    """
    from pathlib import Path

    from dutygraph.output import value_to_shown_text, write_rows
    from dutygraph.progress import show_progress
    from dutygraph.remote import open_anywhere
    from dutygraph.scenario.acts import carry_out
    from dutygraph.scenario.effects import COLUMNS, compare_loads, effect_to_row
    from dutygraph.scenario.ground import read_ground
    from dutygraph.scenario.reading import read_scenario
    from dutygraph.words import words_of

    plan = read_scenario(Path(scenario))
    with open_anywhere(store) as opened, show_progress("whatif"):
        ground = read_ground(opened, lang)
    outcome = carry_out(plan, ground)
    words = words_of(lang, "whatif")
    for number, reform in enumerate(plan.reforms):
        done = words["done"] if outcome.changed[number] else words["nothing"]
        said = done.format(
            step=number + 1, act=words[reform.act], count=outcome.changed[number]
        )
        click.echo(said, err=True)
    effects = list(compare_loads(ground.loads, outcome.loads))
    if layout == "table":
        title = words["title"].format(title=plan.title or Path(scenario).name)
        click.echo(value_to_shown_text(title))
        _write_effects(effects, words, words_of(lang, "headings"))
    else:
        write_rows(COLUMNS, map(effect_to_row, effects), layout)


def _write_effects(
    effects: Sequence[Effect], words: Mapping[str, str], headings: Mapping[str, str]
) -> None:
    """Print a table of the townships that change and one of the departments."""
    from dutygraph.output import write_rows
    from dutygraph.scenario import tables

    for by in tables.BY:
        told, others = tables.leave_out_unmoved(tables.select_effects(effects, by))
        note = words[f"unmoved_{by}"].format(count=others) if others else ""
        if told:
            write_rows(
                tables.effects_to_columns(told, by),
                tables.effects_to_rows(told),
                "table",
                headings=headings,
                note=note,
            )
        elif note:
            click.echo(note)
