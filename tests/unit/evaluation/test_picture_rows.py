"""Pictures in rows on one page."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.evaluation.picture_rows import HIGHEST_PX, WIDTH_PX, Shown, in_rows

SIDES = st.integers(20, 300)
COLOUR = (10, 200, 30)


def _shown(width: int, height: int, label: str = "a picture") -> Shown:
    return Shown(label=label, picture=np.full((height, width, 3), COLOUR, np.uint8))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.tuples(SIDES, SIDES), min_size=1, max_size=7), min_size=1, max_size=3))
def test_every_picture_is_whole_and_as_large_as_fits(rows: list[list[tuple[int, int]]]) -> None:
    page = np.asarray(in_rows("Title", [[_shown(*size) for size in row] for row in rows]).array, np.uint8)
    assert page.shape[1] == WIDTH_PX
    area = int((page == COLOUR).all(axis=2).sum())
    expected = 0.0
    for row in rows:
        shapes = sum(width / height for width, height in row)
        height = min(HIGHEST_PX, (WIDTH_PX - 24 - 8 * (len(row) - 1)) / shapes)
        expected += height * height * shapes
    assert abs(area - expected) < 0.03 * expected + 2000


def test_long_words_make_the_row_higher_and_not_smaller() -> None:
    short, long = (in_rows("T", [[_shown(100, 100, words)] * 4]) for words in ("one", "one " * 60))
    assert long.height_px > short.height_px
    assert int((np.asarray(long.array) == COLOUR).all(axis=2).sum()) == int(
        (np.asarray(short.array) == COLOUR).all(axis=2).sum()
    )
