from hypothesis import given
from hypothesis import strategies as st

from dutygraph.readers.pdf_page import Rule
from dutygraph.readers.rulings import join_rules, rules_to_grids


def test_rules_end_to_end_are_one_and_near_ones_even() -> None:
    rules = [Rule(10.0, 0, 50), Rule(10.8, 51, 90), Rule(40.0, 0, 20), Rule(40, 60, 90)]
    assert join_rules(rules) == [
        Rule(10.0, 0, 90),
        Rule(40.0, 0, 20),
        Rule(40.0, 60, 90),
    ]


def test_a_missing_rule_merges_fields() -> None:
    across = [Rule(0, 0, 200), Rule(20, 50, 200), Rule(40, 0, 200), Rule(60, 0, 200)]
    down = [Rule(0, 0, 60), Rule(50, 0, 40), Rule(200, 0, 60)]
    (grid,) = rules_to_grids(across, down)
    assert grid.cells == {
        (0, 0): (0, 0),
        (0, 1): (0, 1),
        (1, 0): (0, 0),
        (1, 1): (1, 1),
        (2, 0): (2, 0),
        (2, 1): (2, 0),
    }


def test_a_table_open_at_its_sides_ends_where_its_rules_end() -> None:
    across = [Rule(0, 0, 200), Rule(20, 0, 200)]
    (grid,) = rules_to_grids(across, [Rule(50, 0, 20), Rule(120, 0, 20)])
    assert grid.xs == (0, 50, 120, 200)


def test_a_border_that_was_not_drawn_shows_where_all_uprights_break() -> None:
    across = [Rule(0, 0, 200), Rule(60, 0, 200)]
    down = [Rule(x, *ends) for x in (0, 50, 200) for ends in ((0, 20), (20, 60))]
    (grid,) = rules_to_grids(across, down)
    assert grid.ys == (0, 20, 60)


def test_a_frame_or_a_line_is_no_table() -> None:
    frame = rules_to_grids(
        [Rule(0, 0, 200), Rule(60, 0, 200)], [Rule(0, 0, 60), Rule(200, 0, 60)]
    )
    assert frame == []
    assert rules_to_grids([Rule(0, 0, 200)], []) == []


def test_two_tables_on_a_page_are_two_grids() -> None:
    across = [Rule(y, 0, 200) for y in (0, 20, 100, 120)]
    down = [Rule(x, y, y + 20) for y in (0, 100) for x in (0, 50, 200)]
    assert [grid.ys for grid in rules_to_grids(across, down)] == [(0, 20), (100, 120)]


def test_tables_whose_columns_nearly_agree_keep_their_own_columns() -> None:
    upper = [Rule(x, 0, 20) for x in (0, 50, 200)]
    lower = [Rule(x, 60, 80) for x in (0, 53, 57, 200)]
    across = [Rule(y, 0, 200) for y in (0, 20, 60, 80)]
    assert [grid.xs for grid in rules_to_grids(across, upper + lower)] == [
        (0, 50, 200),
        (0, 53, 200),
    ]


def test_tables_that_share_a_border_keep_their_own_columns() -> None:
    across = [Rule(y, 0, 200) for y in (0, 20, 40, 60)]
    sides = [Rule(0, 0, 60), Rule(200, 0, 60)]
    upper = [Rule(x, 0, 20) for x in (40, 90, 140)]
    lower = [Rule(x, 40, 60) for x in (40, 120)]
    first, second = rules_to_grids(across, [*sides, *upper, *lower])
    assert (first.xs, first.ys) == ((0, 40, 90, 140, 200), (0, 20, 40))
    assert (second.xs, second.ys) == ((0, 40, 120, 200), (40, 60))


def test_a_row_begun_on_the_page_before_keeps_its_columns_to_itself() -> None:
    across = [Rule(y, 0, 200) for y in (20, 40, 60)]
    sides = [Rule(0, 0, 80), Rule(200, 0, 80)]
    upper = [Rule(x, 0, 20) for x in (40, 90, 140)]
    lower = [Rule(x, 40, 80) for x in (40, 120)]
    first, second = rules_to_grids(across, [*sides, *upper, *lower])
    assert (first.xs, first.ys) == ((0, 40, 90, 140, 200), (0, 20, 40))
    assert second.xs == (0, 40, 120, 200)


def test_a_list_in_some_of_the_columns_of_the_next_ends_above_its_title() -> None:
    across = [Rule(y, 0, 200) for y in (0, 20, 40, 60, 80, 100)]
    sides = [Rule(0, 0, 100), Rule(200, 0, 100)]
    upper = [Rule(90, 0, 40)]
    lower = [Rule(x, 60, 100) for x in (40, 90, 140)]
    first, second = rules_to_grids(across, [*sides, *upper, *lower])
    assert (first.xs, first.ys) == ((0, 90, 200), (0, 20, 40, 60))
    assert (second.xs, second.ys) == ((0, 40, 90, 140, 200), (60, 80, 100))


def test_a_heading_over_merged_columns_stays_above_its_rows_with_a_section() -> None:
    across = [Rule(y, 0, 200) for y in (0, 20, 40, 60, 80)]
    sides = [Rule(0, 0, 80), Rule(200, 0, 80)]
    heading = [Rule(90, 0, 20)]
    duties = [Rule(x, 40, 80) for x in (40, 90, 140)]
    (grid,) = rules_to_grids(across, [*sides, *heading, *duties])
    assert grid.ys == (0, 20, 40, 60, 80)


def test_a_row_whose_cells_are_merged_is_no_table_of_its_own() -> None:
    across = [Rule(y, 0, 200) for y in (0, 20, 40, 60)]
    sides = [Rule(0, 0, 60), Rule(200, 0, 60)]
    merged = [Rule(x, 20, 40) for x in (40, 140)]
    inside = [Rule(x, y, y + 20) for x in (40, 90, 140) for y in (0, 40)]
    (grid,) = rules_to_grids(across, [*sides, *merged, *inside])
    assert grid.ys == (0, 20, 40, 60)


def test_beside_a_cell_as_high_as_the_page_stands_one_table() -> None:
    down = [Rule(x, 0, 90) for x in (0, 30, 60, 200)]
    across = [Rule(y, *ends) for y in (30, 60) for ends in ((0, 30), (60, 200))]
    (grid,) = rules_to_grids(across, down)
    assert (grid.xs, grid.ys) == ((0, 30, 60, 200), (0, 30, 60, 90))
    assert [grid.cells[row, 1] for row in range(3)] == [(0, 1), (0, 1), (0, 1)]


def test_an_upright_rule_beside_a_table_closes_a_column_without_borders() -> None:
    across = [Rule(y, 30, 200) for y in (30, 60)]
    down = [Rule(x, 0, 90) for x in (0, 30, 60, 200)]
    (grid,) = rules_to_grids(across, down)
    assert (grid.xs, grid.ys) == ((0, 30, 60, 200), (0, 30, 60, 90))
    (grid,) = rules_to_grids(across, [Rule(0, 0, 30), *down[1:]])
    assert grid.xs == (30, 60, 200)


def test_a_row_higher_than_the_page_shows_uprights_only() -> None:
    down = [Rule(x, 10, 90) for x in (0, 30, 60, 200)]
    (grid,) = rules_to_grids([], down)
    assert (grid.xs, grid.ys) == ((0, 30, 60, 200), (10, 90))
    assert rules_to_grids([], down[1:]) == []


_rules = st.lists(
    st.builds(
        lambda at, first, length: Rule(at, first, first + length),
        st.integers(0, 30).map(lambda n: n * 7.0),
        st.integers(0, 200),
        st.integers(5, 200),
    ),
    max_size=25,
)


@given(_rules, _rules)
def test_any_rules_give_grids_whose_cells_cover_them(
    across: list[Rule], down: list[Rule]
) -> None:
    for grid in rules_to_grids(across, down):
        fields = (len(grid.ys) - 1) * (len(grid.xs) - 1)
        assert len(grid.cells) == fields
        assert all(grid.cells[first] == first for first in grid.cells.values())
