"""What is told of a style is what its manner does, whatever manner it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.painting.inking import Hatching
from audobon.painting.manners import BURIN, MANNERS, PEN, PLAIN, Manner
from audobon.painting.style_told import look_of, uses_of

SHARES = st.floats(0, 1, allow_nan=False)
HATCHINGS: st.SearchStrategy[Hatching | None] = st.sampled_from([None, PEN, BURIN])
ANY = st.builds(
    Manner, hue=st.floats(0, 2), paper=SHARES, contrast=SHARES, is_flat=st.booleans(), ink=st.floats(0, 2),
    outline_px=st.floats(0, 2), hatching=HATCHINGS, texture=SHARES,
)  # fmt: skip


@settings(max_examples=40)
@given(manner=ANY)
def test_every_manner_is_told_in_a_sentence_with_a_use(manner: Manner) -> None:
    look = look_of(manner)
    assert look[0].isupper()
    assert (look.count("."), look[-1]) == (1, ".")
    assert len(look) < 160
    uses = uses_of(manner)
    assert len(uses) == len(set(uses)) > 0
    assert ("printing in black and white" in uses) == manner.is_grey
    assert ("colours" in look.lower()) != manner.is_grey
    assert ("hatched" in look) == (manner.hatching is not None)


def test_house_styles_are_told_apart() -> None:
    told = {name: (look_of(manner), uses_of(manner)) for name, manner in {"storybook": PLAIN, **MANNERS}.items()}
    assert len({look for look, _ in told.values()}) == len(told)
    assert told["ink"][0] == "Black on white paper, black lines with heavy outlines, shadows hatched."
    assert "small screens and small panels" in told["comic"][1]


def test_what_is_told_follows_the_manner() -> None:
    assert look_of(replace(MANNERS["ink"], hue=1.0, paper=0.0)).startswith("Colours as they were pencilled")
    assert "every tone hatched" in look_of(replace(PLAIN, hatching=BURIN))
