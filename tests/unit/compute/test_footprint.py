"""Memory as it is foreseen: what is given up for it, in order, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.compute.footprint import Arrangement, Footprint, fitted, ladder, largest_px, peak_bytes
from audobon.errors import ResourceError

FOOTPRINTS = st.builds(
    Footprint, stepping=st.integers(0, 10**10), beside=st.integers(0, 10**9), decoding=st.integers(0, 10**9),
    step_px=st.floats(0, 1000), decode_px=st.floats(0, 4000), fixed=st.integers(0, 10**9),
    rows_a_panel=st.integers(1, 2), has_tiles=st.booleans(), has_places=st.booleans(),
)  # fmt: skip
WANTED = st.builds(Arrangement, panels=st.integers(1, 32), workers=st.integers(1, 8))
PX = st.integers(64 * 64, 2048 * 2048)
MEMORY = st.integers(0, 4 * 10**10)
LARGE = Footprint(
    stepping=5_000_000_000, beside=1_600_000_000, decoding=300_000_000, step_px=160.0, decode_px=3000.0,
    fixed=600_000_000, rows_a_panel=2, has_tiles=True, has_places=True,
)  # fmt: skip


def rung(footprint: Footprint, wanted: Arrangement, *, px: int, memory: int) -> int | None:
    """How far down the ladder the plan is; None if there is none."""
    try:
        plan = fitted(footprint, wanted=wanted, px=px, memory_bytes=memory, what="a panel")
    except ResourceError:
        return None
    return [arrangement for arrangement, _ in ladder(footprint, wanted)].index(plan.arrangement)


@given(FOOTPRINTS, WANTED, PX, MEMORY)
def test_what_is_planned_fits(footprint: Footprint, wanted: Arrangement, px: int, memory: int) -> None:
    if rung(footprint, wanted, px=px, memory=memory) is None:
        assert all(peak_bytes(footprint, one, px=px) > memory for one, _ in ladder(footprint, wanted))
        return
    plan = fitted(footprint, wanted=wanted, px=px, memory_bytes=memory, what="a panel")
    assert plan.peak_bytes == peak_bytes(footprint, plan.arrangement, px=px) <= memory
    assert bool(plan.reasons) == (plan.arrangement != wanted)


@given(FOOTPRINTS, WANTED, PX, MEMORY, MEMORY)
def test_more_memory_never_gives_a_worse_plan(
    footprint: Footprint, wanted: Arrangement, px: int, one: int, other: int
) -> None:
    less, more = sorted((one, other))
    with_less, with_more = (rung(footprint, wanted, px=px, memory=memory) for memory in (less, more))
    if with_less is not None:
        assert with_more is not None
        assert with_more <= with_less


@given(FOOTPRINTS, WANTED, PX)
def test_every_rung_takes_less_and_says_why(footprint: Footprint, wanted: Arrangement, px: int) -> None:
    rungs = ladder(footprint, wanted)
    peaks = [peak_bytes(footprint, one, px=px) for one, _ in rungs]
    assert peaks == sorted(peaks, reverse=True)
    assert all(why for _, why in rungs[1:])
    assert len({one for one, _ in rungs}) == len(rungs)


@given(FOOTPRINTS, WANTED, MEMORY)
def test_the_largest_panel_fits_and_a_larger_one_does_not(
    footprint: Footprint, wanted: Arrangement, memory: int
) -> None:
    most = largest_px(footprint, wanted, memory_bytes=memory)
    if most:
        assert peak_bytes(footprint, wanted, px=most) <= memory
        assert most >= 2**39 or peak_bytes(footprint, wanted, px=most + 1) > memory
    else:
        assert peak_bytes(footprint, wanted, px=1) > memory


def test_batch_tiles_workers_and_places_are_given_up_in_this_order() -> None:
    rungs = ladder(LARGE, Arrangement(panels=4, workers=2))
    assert [why for _, why in rungs] == [
        "", "pictures are decoded one by one", "2 panels a step for 4", "1 panels a step for 2",
        "pictures are decoded in tiles of 512 px", "1 panels side by side for 2", "words are read by the processor",
    ]  # fmt: skip


def test_what_cannot_fit_is_refused_with_what_would() -> None:
    plain = replace(LARGE, has_tiles=False)
    with pytest.raises(
        ResourceError, match=r"AUD-522: a panel of 1048576 pixels needs 9\d+ MB .*up to \d+ x \d+ px fit"
    ):
        fitted(plain, wanted=Arrangement(), px=1024 * 1024, memory_bytes=8 * 10**9, what="a panel")
    with pytest.raises(ResourceError, match="there are 2000 MB: no panel fits, however small") as told:
        fitted(plain, wanted=Arrangement(), px=1024 * 1024, memory_bytes=2 * 10**9, what="a panel")
    assert "smaller model" in told.value.hint
