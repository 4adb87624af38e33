"""The colour control."""

import numpy as np

from audobon.painting.toning import toned


def test_shade_of_the_draft_lies_over_the_flat_colour_and_ink_does_not() -> None:
    flat = np.full((64, 64, 3), 160, np.uint8)
    draft = flat.copy()
    draft[:, 32:] = 110
    ink = np.zeros((64, 64), np.uint8)
    ink[30:32, :] = 255
    draft[30:32, :] = 20
    colour = toned(draft, flat, ink).astype(float)
    assert abs(colour[10, 10, 0] - 160) < 6
    assert abs(colour[10, 54, 0] - 112) < 10
    assert abs(colour[31, 10, 0] - 160) < 12
