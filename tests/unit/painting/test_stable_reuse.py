"""What a panel of Stable Diffusion uses again of its earlier steps: when, how far the picture moves, what is told."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from audobon.errors import SettingsError
from audobon.models.stable.checkpoint import StableModel, load_stable_model
from audobon.models.stable.controlnet import Control, load_controlnet
from audobon.models.stable.text_cache import TextCache
from audobon.painting.stable_painter import StableKit, StablePainter
from audobon.painting.stable_recipe import StableRecipe
from audobon.painting.stable_reuse import PanelReuse
from tests.tiny_stable import save_controlnet, save_folder
from tests.unit.painting.test_painter import an_order, painted
from tests.unit.painting.test_stable_painter import PLAN, full_order

STEPS = 12
WHOLE = StableRecipe(scheduler="ddim", steps=STEPS, strength=1.0)


@pytest.fixture(scope="module", params=[False, True], ids=["sd15", "sdxl"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> StableModel:
    return load_stable_model(str(save_folder(tmp_path_factory.mktemp("stable") / "model", sdxl=request.param)))


def picture(model: StableModel, recipe: StableRecipe, *controls: Control) -> NDArray[np.int16]:
    painter = StablePainter(StableKit(model=model, controls=controls), recipe=recipe, plan=PLAN)
    return painted(painter, full_order())[0].astype(np.int16)


def apart(one: NDArray[np.int16], other: NDArray[np.int16]) -> float:
    return float(np.abs(one - other).mean())


def calls_of(net: torch.nn.Module) -> Counter[str]:
    """Counts the net's runs: whole ones, shallow ones, and how many each had in its batch."""
    counted: Counter[str] = Counter()
    net.mid_block.resnets[0].register_forward_hook(  # type: ignore[union-attr,index]
        lambda layer, given, answer: counted.update(["deep"])
    )
    net.register_forward_pre_hook(lambda layer, given: counted.update([f"batch of {len(given[0])}"]))
    return counted


def test_words_are_kept_without_a_change(model: StableModel, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = picture(model, WHOLE)
    monkeypatch.setattr(TextCache, "used", lambda self: nullcontext())
    assert np.array_equal(picture(model, WHOLE), kept)


def test_deep_levels_run_at_every_so_manieth_step_and_move_the_picture_little(model: StableModel) -> None:
    plain, fewer = picture(model, WHOLE), picture(model, replace(WHOLE, steps=4))
    counted = calls_of(model.unet)
    reused = picture(model, replace(WHOLE, reuse=3))
    assert counted == {"deep": 4, "batch of 2": STEPS}
    assert 0 < apart(reused, plain) < apart(fewer, plain), "better than to take only the whole steps"


def test_words_are_heard_until_their_share_and_then_nothing_is_guided(model: StableModel) -> None:
    plain = picture(model, WHOLE)
    counted = calls_of(model.unet)
    gated = picture(model, replace(WHOLE, words_until=0.5))
    assert counted == {"deep": STEPS, "batch of 2": 6, "batch of 1": 6}
    assert apart(gated, plain) > 0
    late = picture(model, replace(WHOLE, words_until=0.9))
    assert apart(late, plain) < apart(gated, plain)


def test_both_together_begin_anew_where_the_batch_halves(model: StableModel) -> None:
    counted = calls_of(model.unet)
    picture(model, replace(WHOLE, reuse=4, words_until=0.5))
    assert counted == {"deep": 4, "batch of 2": 6, "batch of 1": 6}  # steps 1, 5, 7 and 11


def test_controlnets_are_asked_at_whole_steps_and_where_their_share_ends(model: StableModel, tmp_path: Path) -> None:
    net, sha256 = load_controlnet(str(save_controlnet(tmp_path / "c", sdxl=len(model.towers) == 2)), model)
    control = Control(kind="openpose", net=net, scale=1.0, start=0.0, end=1.0, sha256=sha256)
    counted: Counter[str] = Counter()
    net.register_forward_hook(lambda layer, given, answer: counted.update(["asked"]))
    plain = picture(model, replace(WHOLE, reuse=3), control)
    assert counted == {"asked": 4}
    part = picture(model, replace(WHOLE, reuse=3), replace(control, end=0.1))
    assert counted == {"asked": 5}
    assert apart(part, plain) > 0


def test_a_walk_that_begins_after_the_gate_hears_its_words(model: StableModel) -> None:
    reuse = PanelReuse(model.unet, steps=10, every=3, words_until=0.5)
    assert not reuse.is_unguided(7)
    assert reuse.is_whole(7)


@pytest.mark.parametrize(
    ("every", "until", "whole"),
    [(1, 1.0, list(range(10))), (3, 1.0, [0, 3, 6, 9]), (3, 0.5, [0, 3, 5, 8]), (50, 0.75, [0, 8])],
)
def test_which_steps_are_whole(model: StableModel, every: int, until: float, whole: list[int]) -> None:
    reuse = PanelReuse(model.unet, steps=10, every=every, words_until=until)
    found = []
    for index in range(10):
        found += [index] if reuse.is_whole(index) else []
        with reuse.around(index, halves=1), torch.no_grad():
            added = {"text_embeds": torch.ones(1, 64), "time_ids": torch.ones(1, 6)}
            states = torch.zeros(1, 77, model.unet.config.cross_attention_dim)
            model.unet(torch.zeros(1, 4, 8, 8), torch.tensor([500.0]), states, added_cond_kwargs=added)
    assert found == whole


def test_the_record_tells_of_what_changes_pictures() -> None:
    assert StableRecipe().reusing == ()
    assert StableRecipe(reuse=3, reuse_layers=1).reusing == ("deep levels every 3 steps but for 1 layers",)
    assert StableRecipe(reuse=3, words_until=0.6).reusing == ("deep levels every 3 steps", "words until 0.6")


def test_the_painters_label_tells_of_it(model: StableModel) -> None:
    painter = StablePainter(StableKit(model=model), recipe=replace(WHOLE, reuse=3, words_until=0.6), plan=PLAN)
    assert painter.label.endswith("deep levels every 3 steps, words until 0.6")


def test_the_batchs_room_is_asked_for_once_a_size(model: StableModel) -> None:
    painter = StablePainter(StableKit(model=model), recipe=WHOLE, plan=PLAN)
    painted(painter, an_order("p1"), an_order("p2"))
    counts = painter._pool.counts
    assert (counts.lent, counts.fresh) == (2 * STEPS, 1)


@pytest.mark.parametrize("reuse", [0, 151])
def test_counts_that_make_no_sense_are_refused(reuse: int) -> None:
    with pytest.raises(SettingsError, match=f"AUD-285: deep levels were asked to run every {reuse} steps"):
        StableRecipe(reuse=reuse)


def test_no_layers_at_all_are_refused() -> None:
    with pytest.raises(SettingsError, match="AUD-285: 0 layers were asked to run at every step"):
        StableRecipe(reuse_layers=0)


def test_one_layer_alone_moves_the_picture_more_than_the_whole_level(model: StableModel) -> None:
    plain = picture(model, WHOLE)
    level, layer = (picture(model, replace(WHOLE, reuse=3, reuse_layers=layers)) for layers in (None, 1))
    assert 0 < apart(level, plain) < apart(layer, plain)


def test_shares_that_make_no_sense_are_refused() -> None:
    with pytest.raises(SettingsError, match="AUD-285: words were asked to be heard until 0 "):
        StableRecipe(words_until=0.0)
    with pytest.raises(SettingsError, match=r"AUD-285: .* until 0\.5 of the steps beside anchors that count 1"):
        StableRecipe(words_until=0.5, anchoring=1.0)
