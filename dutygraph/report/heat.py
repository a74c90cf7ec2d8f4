"""Write where the load comes from: takes a draft, gives lines against townships."""

from fractions import Fraction

from dutygraph.report.draft import Draft, show_percent, show_share
from dutygraph.report.figures import (
    NO_LINE,
    line_shares,
    share_lines,
    sum_steps,
    township_steps,
)
from dutygraph.report.outline import (
    Cell,
    Column,
    Run,
    Section,
    Table,
    Text,
    iri_to_anchor,
    make_cell,
)

_LINES = 24
_SHADES = 9


def write_heat(draft: Draft) -> Section:
    """Show the share of each line in each township's own steps."""
    words = draft.words["heat"]
    shares = line_shares(draft.facts.loads)
    if not shares:
        return Section("heat", words["title"], (draft.say("summary", "empty"),))
    table = _heat_table(draft, shares)
    return Section("heat", words["title"], (draft.say("heat", "says"),), (table,))


def _heat_table(draft: Draft, shares: dict[str, dict[str, float]]) -> Table:
    words, towns = draft.words["heat"], sorted(draft.facts.loads.townships)
    ordered = sorted(
        shares,
        key=lambda iri: (iri == NO_LINE, -round(sum(shares[iri].values()), 12), iri),
    )
    most, town, line = max(
        (share, town, line) for line in ordered for town, share in shares[line].items()
    )
    parts = {one: share_lines(draft.loads_of[one]) for one in towns}
    totals = township_steps(draft.facts.loads)
    rows = tuple(
        (
            make_cell(draft.line(iri)),
            *(
                _heat_cell(draft, iri, one, parts[one].get(iri, {}), totals[one], most)
                for one in towns
            ),
        )
        for iri in ordered
    )
    columns = (
        Column(words["line"]),
        *(Column(draft.town(one), "number") for one in towns),
    )
    return Table(
        words["table"],
        columns,
        rows,
        (_say_darkest(draft, line, town, most),),
        scale=(words["low"], words["high"].format(percent=show_percent(most))),
        shown=_LINES,
    )


def _say_darkest(draft: Draft, line: str, town: str, share: float) -> Text:
    percent = Run(show_percent(share), _cell_anchor(line, town))
    names = {"line": draft.line(line), "town": draft.town(town)}
    return draft.say("heat", "table_says", percent=percent, **names)


def _cell_anchor(line: str, town: str) -> str:
    return f"{iri_to_anchor(town, 'h')}-{iri_to_anchor(line, 'x')}"


def _heat_cell(
    draft: Draft,
    line: str,
    town: str,
    parts: dict[str, Fraction],
    total: float,
    most: float,
) -> Cell:
    if not parts:
        return make_cell("·", shade=0)
    words = draft.words["evidence"]
    title = words["cell"].format(line=draft.line(line), town=draft.town(town))
    target = draft.note_steps(
        _cell_anchor(line, town), title, parts, (draft.town(town), total)
    )
    share = sum_steps(draft.load_of, parts) / total if total else 0.0
    shade = min(_SHADES, max(1, round(_SHADES * share / most))) if most else 1
    return Cell((Run(show_share(share), target),), shade=shade)
