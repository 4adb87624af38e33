"""Panels that look at their book's anchors: the embedded painter and Stable Diffusion, at toy size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from audobon.crew import Anchor, PaintOrder
from audobon.errors import SettingsError
from audobon.model_asked import ModelAsked
from audobon.model_crew import stable_painter
from audobon.models.shared_attention import Memory
from audobon.models.stable.schedulers import scheduler_choice, scheduler_for
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import CONTROL_NAMES, EmbeddedPainterModel
from audobon.painting.anchoring import STALE_ASKS, KeptMemories
from audobon.painting.line_control import LineControl
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.scheduler_solver import noised_and_seen, scheduler_solver
from audobon.painting.stable_painter import StablePainter
from audobon.painting.stable_recipe import StableRecipe
from tests.tiny_stable import save_controlnet, save_folder, save_ip_adapter, save_lora
from tests.unit.painting.test_line_control import with_control
from tests.unit.painting.test_painter import PLAN, an_order, encoder, model, painted
from tests.unit.painting.test_stable_painter import full_order

__all__ = ["encoder", "model"]

STEPS = 3


@pytest.fixture(scope="module", params=[False, True], ids=["sd15", "sdxl"])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModelAsked:
    root, xl = tmp_path_factory.mktemp("stable"), request.param
    return ModelAsked(
        model=str(save_folder(root / "model", sdxl=xl)),
        controlnets=(f"lineart={save_controlnet(root / 'line', sdxl=xl)}",),
        loras=(f"{save_lora(root / 'lora.safetensors', sdxl=xl)}@0.6",),
        ip_adapter=f"{save_ip_adapter(root / 'ip', sdxl=xl)}@0.5",
        scheduler="euler",
        steps=2,
    )


def an_anchor(order: PaintOrder | None = None, *, key: str = "a", seed: int = 5) -> Anchor:
    order = order or an_order("cast-c1", width=64, height=64)
    art = replace(order.pencils.draft, array=255 - order.pencils.draft.array)
    return Anchor(key=key, order=replace(order, seed=seed), art=art)


def anchored(order: PaintOrder, *keys: str) -> PaintOrder:
    return replace(order, anchors=tuple(an_anchor(key=key, seed=len(key)) for key in keys))


def a_painter(model: EmbeddedPainterModel, encoder: TextEncoder, *, anchoring: float = 1.0) -> EmbeddedPainter:
    recipe = PaintingRecipe(steps=STEPS, close_up_px=0, anchoring=anchoring, reuse=1)
    return EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN)


def test_anchors_change_the_panel_and_leave_the_net_as_it_was(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    weights = {name: value.clone() for name, value in model.painter.state_dict().items()}
    off = a_painter(model, encoder, anchoring=0.0)
    (before,) = painted(off, an_order())
    (looking,) = painted(a_painter(model, encoder), anchored(an_order(), "a"))
    assert not np.array_equal(looking, before)
    assert np.array_equal(painted(off, an_order())[0], before)
    after = model.painter.state_dict()
    assert all(torch.equal(after[name], weights[name]) for name in weights)


def test_without_anchors_or_without_strength_nothing_changes(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    (plain,) = painted(a_painter(model, encoder, anchoring=0.0), an_order())
    assert np.array_equal(painted(a_painter(model, encoder, anchoring=0.0), anchored(an_order(), "a"))[0], plain)
    # A net that may be reached into makes the same sums in another order.
    (ready,) = painted(a_painter(model, encoder), an_order())
    assert np.abs(ready.astype(np.int16) - plain).max() <= 1


def test_panels_with_anchors_depend_on_their_own_order_alone(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    orders = [anchored(an_order("p001"), "a"), anchored(an_order("p002", width=96, seed=8), "a", "bb"), an_order("p3")]
    together = painted(a_painter(model, encoder), *orders)
    backwards = painted(a_painter(model, encoder), *orders[::-1])[::-1]
    for order, one, other in zip(orders, together, backwards, strict=True):
        assert np.array_equal(one, other)
        assert np.array_equal(one, painted(a_painter(model, encoder), order)[0])


def test_another_anchor_or_strength_is_another_picture(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    pictures = [
        painted(a_painter(model, encoder, anchoring=strength), anchored(an_order(), *keys))[0].tobytes()
        for strength, keys in ((1.0, ("a",)), (1.0, ("bb",)), (1.0, ("a", "bb")), (3.0, ("a",)))
    ]
    assert len(set(pictures)) == 4


def test_anchors_are_seen_as_panels_are_steered(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    """An anchor takes its style's manner of colour and the guidance of the line does not touch what is remembered."""
    order = anchored(an_order(), "a")
    runs: list[torch.Tensor] = []
    counting = model.painter.register_forward_pre_hook(lambda net, given: runs.append(given[2].flat))
    try:
        for style, guidance in (("storybook", 1.0), ("ink", 1.0), ("storybook", 2.0)):
            recipe = PaintingRecipe(style=style, steps=1, close_up_px=0, anchoring=1.0, line_guidance=guidance)
            painted(EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN), order)
    finally:
        counting.remove()
    plain, ink, guided = (flat for flat in runs if flat.shape[-2:] == (8, 8))
    assert torch.equal(plain, guided)
    assert not torch.allclose(plain, ink, atol=1e-3)


@pytest.mark.parametrize("way", CONTROL_NAMES)
def test_anchors_go_with_every_way_of_the_line(model: EmbeddedPainterModel, encoder: TextEncoder, way: str) -> None:
    """Half of the way from beside, half without a line: anchors are steered alike, whatever was painted before."""
    recipe = PaintingRecipe(
        steps=4, close_up_px=0, anchoring=1.0, line_by=LineControl(way=way, weight=0.8, start=0.0, end=0.5)
    )
    order = anchored(an_order(), "a")
    firm = replace(order, control=1.0)
    several = EmbeddedPainter(with_control(model, way), encoder, recipe=recipe, plan=PLAN)
    alone = EmbeddedPainter(with_control(model, way), encoder, recipe=recipe, plan=PLAN)
    looking = painted(several, firm, order)[1]
    assert np.array_equal(looking, painted(alone, order)[0])
    assert not np.array_equal(looking, painted(alone, an_order())[0])


def test_an_anchor_runs_through_the_net_once_for_each_time(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    runs: list[torch.Size] = []
    counting = model.painter.register_forward_pre_hook(lambda net, given: runs.append(given[0].shape))
    try:
        painted(a_painter(model, encoder), *(anchored(an_order(f"p{n}", seed=n), "a") for n in range(3)))
    finally:
        counting.remove()
    anchors = [shape for shape in runs if shape[-2:] == (8, 8)]
    assert len(anchors) == STEPS
    assert len(runs) == STEPS + 3 * STEPS


def test_the_record_tells_of_anchoring(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    labels = {a_painter(model, encoder, anchoring=strength).fingerprint for strength in (0.0, 0.5, 1.0)}
    assert len(labels) == 3
    assert "anchored by 0.5" in PaintingRecipe(anchoring=0.5).label
    assert "anchored" not in PaintingRecipe().label


@pytest.mark.parametrize("strength", [-0.1, 10.5, float("nan")])
def test_strengths_that_make_no_sense_are_refused(strength: float) -> None:
    with pytest.raises(SettingsError, match="AUD-218: anchors were asked to count"):
        PaintingRecipe(anchoring=strength)
    with pytest.raises(SettingsError, match="AUD-218"):
        StableRecipe(anchoring=strength)


def stable_anchored(asked: ModelAsked, *, anchoring: float) -> StablePainter:
    painter = stable_painter(replace(asked, anchoring=anchoring), style="storybook", plan=PLAN)
    assert isinstance(painter, StablePainter)
    return painter


def test_stable_diffusion_looks_at_anchors_through_the_same_adapter(asked: ModelAsked) -> None:
    """With ControlNets, LoRA, IP-Adapter and regions attached, and guidance's two halves."""
    anchor = an_anchor(full_order(seed=2), key="a")
    order = full_order()
    off, on = stable_anchored(asked, anchoring=0.0), stable_anchored(asked, anchoring=1.0)
    (plain,) = painted(off, order)
    (looking,) = painted(on, replace(order, anchors=(anchor,)))
    assert not np.array_equal(looking, plain)
    assert np.array_equal(painted(on, order)[0], plain)
    again = painted(on, replace(order, seed=9, anchors=(anchor,)), replace(order, anchors=(anchor,)))[1]
    assert np.array_equal(again, looking)
    assert "anchored by 1" in on.label


def test_what_is_kept_of_an_anchor_does_not_hang_on_who_asked_first(asked: ModelAsked) -> None:
    """A panel that holds harder to its references sees the same anchors, and still hears its references louder."""
    order = replace(full_order(), anchors=(an_anchor(full_order(seed=2), key="a"),))
    held = replace(order, identity=0.5)
    first = painted(stable_anchored(asked, anchoring=1.0), held, order)
    second = painted(stable_anchored(asked, anchoring=1.0), order, held)[::-1]
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(one, other)
    assert not np.array_equal(first[0], first[1])


@pytest.mark.parametrize("name", ["ddim", "dpmpp_2m", "euler", "euler_a", "lcm"])
def test_an_anchor_comes_to_a_time_as_a_panel_does(name: str) -> None:
    config = {"num_train_timesteps": 1000, "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
    scheduler = scheduler_for(scheduler_choice(name, config=config), config=config, steps=4)
    clean, noise = torch.full((1, 4, 2, 2), 0.5), torch.ones(1, 4, 2, 2)
    solver = scheduler_solver(scheduler, strength=0.5, seed=0)
    begun = solver.seen(solver.noised(clean, noise, time=solver.times[0]), time=solver.times[0])
    assert torch.equal(noised_and_seen(scheduler, clean, noise, time=solver.times[0]), begun)
    later = noised_and_seen(scheduler, clean, noise, time=solver.times[1])
    assert float((later - clean).abs().mean()) < float((begun - clean).abs().mean())


def a_memory(*, places: int = 256) -> Memory:
    return Memory(layers={"attn1": torch.zeros(1, places, 1)})


def test_memories_are_made_once_as_long_as_there_is_room() -> None:
    made: list[str] = []

    def ask(kept: KeptMemories, key: str) -> None:
        kept.of(key, lambda: made.append(key) or a_memory())  # type: ignore[func-returns-value]

    kept = KeptMemories(room_bytes=2 * 1024)
    for key in "abcabc":
        ask(kept, key)
    assert made == ["a", "b", "c", "c"]
    assert len(kept) == 2


def test_memories_that_nobody_asks_for_make_room() -> None:
    kept = KeptMemories(room_bytes=2 * 1024)
    for key in "ab":
        kept.of(key, a_memory)
    for _ in range(STALE_ASKS):
        kept.of("b", a_memory)
    kept.of("c", a_memory)
    fresh: list[bool] = []
    for key in "bc":
        kept.of(key, lambda: fresh.append(True) or a_memory())  # type: ignore[func-returns-value]
    assert fresh == []
    assert len(kept) == 2
