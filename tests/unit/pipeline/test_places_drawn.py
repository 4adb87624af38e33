"""What the Reader may name, the Penciller can draw."""

from __future__ import annotations

import pytest

from audobon.pencils.places.catalogue import CATALOGUE
from audobon.pencils.places.choice import UNPLACED, choose_place
from audobon.understanding.lexicon.places import INSIDE


@pytest.mark.parametrize("noun", sorted(INSIDE))
def test_every_noun_for_a_place_has_a_drawing(noun: str) -> None:
    choice = choose_place(noun, inside=INSIDE[noun])
    assert not choice.warning
    assert choice.kind != UNPLACED
    assert CATALOGUE[choice.kind].indoors == INSIDE[noun]
