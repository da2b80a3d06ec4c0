"""The map's cells never tell of a single home."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.desk.atlas import legend, steps
from ennakko.desk.cells import LEAST, SIDES, cells

POINTS = st.lists(
    st.tuples(st.integers(25_490_000, 25_496_000), st.integers(6_670_000, 6_676_000)), max_size=60
)


def homes(points):
    return pl.DataFrame(
        {"x": [x for x, _ in points], "y": [y for _, y in points]}, schema={"x": pl.Int32, "y": pl.Int32}
    )


def test_five_children_in_a_block_are_shown_and_four_are_not():
    block, other = (25_495_010, 6_675_020), (25_490_010, 6_671_020)
    shown, left = cells(homes([block] * 5 + [other] * 4))
    assert [(cell.x, cell.y, cell.side, cell.children) for cell in shown] == [(25_495_000, 6_675_000, 250, 5)]
    assert left == 4


def test_neighbouring_small_cells_are_merged_into_a_larger_one():
    shown, left = cells(homes([(25_495_010, 6_675_020)] * 3 + [(25_495_260, 6_675_020)] * 3))
    assert [(cell.side, cell.children) for cell in shown] == [(500, 6)]
    assert left == 0


def test_a_child_whose_home_is_not_known_is_only_a_number():
    frame = pl.DataFrame(
        {"x": [None, 25_495_010], "y": [None, 6_675_020]}, schema={"x": pl.Int32, "y": pl.Int32}
    )
    assert cells(frame) == ([], 2)


@given(POINTS)
def test_no_cell_is_small_and_no_child_is_lost_or_counted_twice(points):
    shown, left = cells(homes(points))
    assert all(cell.children >= LEAST and cell.side in SIDES for cell in shown)
    assert sum(cell.children for cell in shown) + left == len(points)


@pytest.mark.parametrize(
    ("sizes", "ranges", "said"),
    [
        ([5, 7], [(5, 7)], ["children in the cell: 5–7"]),
        ([5, 10], [(5, 9), (10, 10)], ["children in the cell: 5–9", "children in the cell: 10"]),
        ([], [], []),
    ],
    ids=["one colour", "a range of one", "nobody"],
)
def test_the_legend_says_from_and_to_and_one_number_where_they_are_the_same(sizes, ranges, said):
    points = [(25_490_010 + 2_000 * at, 6_671_020) for at, size in enumerate(sizes) for _ in range(size)]
    shown, _ = cells(homes(points))
    assert steps(shown) == ranges
    assert [text.en for text in legend(shown)] == said
