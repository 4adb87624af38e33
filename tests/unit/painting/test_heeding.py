"""Painting is stopped within one step, wherever it is, and leaves nothing behind that changes what is painted next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch

from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder, Repaint
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.previews import Preview, Watching, going_on, heeding
from audobon.painting.recipe import PaintingRecipe
from tests.unit.painting.test_painter import PLAN, an_order, encoder, model, painted
from tests.unit.painting.test_passes import AT_ONCE, NEAR, SMALL_FIRST

__all__ = ["encoder", "model"]


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Told by whoever wants a painting stopped."""


class Stopper:
    """Goes on for so many questions, then stops every painting until it is told otherwise."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.asked = 0

    def heed(self) -> None:
        self.asked += 1
        if self.asked > self.after:
            raise Stopped


def nobody(preview: Preview) -> None:
    raise AssertionError("nobody wanted to see this")


def stoppable(heed: Callable[[], None]) -> Watching:
    return Watching(show=nobody, wanted=lambda: False, heed=heed, from_threads=True)


def a_repaint(order: PaintOrder) -> PaintOrder:
    draft = order.pencils.draft
    return replace(order, repaint=Repaint(art=draft, mask=order.pencils.masks[0].image))


@pytest.mark.parametrize(
    ("recipe", "order", "steps"),
    [
        (replace(AT_ONCE, steps=4), an_order(), 4),
        (SMALL_FIRST, an_order(width=150, height=131), 3),
        (replace(NEAR, steps=2), an_order(), 2 + 4),
        (replace(AT_ONCE, steps=3), a_repaint(an_order()), 3),
        (replace(AT_ONCE, steps=2), replace(an_order(), identity=0.5), 2),
        (replace(AT_ONCE, steps=2, anchoring=0.5), an_order(), 2),
    ],
)
def test_every_pass_stops_after_the_step_in_hand(
    model: EmbeddedPainterModel, encoder: TextEncoder, recipe: PaintingRecipe, order: PaintOrder, steps: int
) -> None:
    plain = painted(EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN), order)[0]
    stopper = Stopper(0)
    painter = EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN, watch=stoppable(stopper.heed))
    for after in range(1 + steps):  # before the panel, and after each step
        stopper.asked, stopper.after = 0, after
        with pytest.raises(Stopped):
            painter.paint([order], progress=lambda done, of: None)
        assert stopper.asked == after + 1
    stopper.asked, stopper.after = 0, 1000
    assert np.array_equal(painted(painter, order)[0], plain)
    assert stopper.asked == 1 + steps


def test_net_runs_no_more_often_than_somebody_goes_on(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    calls: list[int] = []
    handle = model.painter.register_forward_pre_hook(lambda net, given: calls.append(1))
    try:
        stopper = Stopper(2)
        recipe = PaintingRecipe(steps=6, close_up_px=0, anchoring=0.5)  # its net is called as one
        painter = EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN, watch=stoppable(stopper.heed))
        with pytest.raises(Stopped):
            painter.paint([an_order()], progress=lambda done, of: None)
    finally:
        handle.remove()
    assert len(calls) == 2 * (1 if recipe.line_guidance == 1.0 else 2)


def test_watcher_for_several_panels_leaves_the_plan_its_workers(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    plan = ComputePlan(device="cpu", precision="float32", threads=1, workers=2)

    def at_once(watch: Watching | None) -> int:
        return EmbeddedPainter(model, encoder, recipe=AT_ONCE, plan=plan, watch=watch).at_once

    assert at_once(None) == at_once(stoppable(going_on)) == 2
    assert at_once(Watching(show=nobody)) == 1


def test_pictures_are_made_only_while_somebody_wants_them(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    looks: list[Preview] = []
    wanted = [True, True, False, True, False]  # the draft, three steps, the picture
    watch = Watching(show=looks.append, wanted=lambda: wanted.pop(0))
    painter = EmbeddedPainter(model, encoder, recipe=replace(AT_ONCE, steps=3), plan=PLAN, watch=watch)
    painted(painter, an_order())
    assert [(look.stage.value, look.step) for look in looks] == [("draft", 0), ("painted", 1), ("painted", 3)]
    assert wanted == []


def test_nobody_who_can_stop_it_costs_no_hook() -> None:
    assert heeding(None) == heeding(Watching(show=nobody)) == ()
    (hook,) = heeding(stoppable(Stopper(0).heed))
    with pytest.raises(Stopped), torch.inference_mode():
        hook(None)  # type: ignore[arg-type]  # the state is not looked at
