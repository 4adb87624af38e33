"""Texts of a kind that nobody writes are read in time that grows with their length, no faster."""

from __future__ import annotations

import time

import pytest

from audobon.manuscript import read_manuscript
from audobon.understanding import HouseReader

LETTERS = "abcdefgh"
TEXTS = {
    "dots": "." * 60_000,
    "one paragraph of quotations": " ".join('"Come here, Mary."' for _ in range(3000)),
    "one quotation that never closes": '"Come here, Mary. ' * 3000,
    "a name a sentence": " ".join(
        f"Mr. Q{''.join(LETTERS[number >> shift & 7] for shift in (0, 3, 6, 9))} said hello." for number in range(2000)
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_odd_texts_take_no_time_of_their_own(kind: str) -> None:
    started = time.process_time()
    HouseReader(uses_encoder=False).read(read_manuscript(TEXTS[kind]))
    # Quadratic reading took half a minute and more.
    assert time.process_time() - started < 10
