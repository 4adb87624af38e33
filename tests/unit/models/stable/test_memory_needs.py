"""What SDXL takes of a card: counted from its configs, against what others measured, and planned for each card."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import torch
from diffusers import AutoencoderKL, ControlNetModel, UNet2DConditionModel

from audobon.compute.footprint import MARGIN, Arrangement, fitted, ladder, peak_bytes
from audobon.compute.live_bytes import peak_live_bytes
from audobon.errors import ResourceError
from audobon.models.stable.checkpoint import Family
from audobon.models.stable.memory_needs import (
    CARDS_GB,
    DECODE_PX,
    FIXED_BYTES,
    PLANNED_PX,
    SDXL,
    STEP_PX,
    STEP_PX_CONTROLLED,
    card_plan,
    sdxl_footprint,
    sdxl_named,
)
from audobon.models.stable.shapes import SDXL_UNET, SDXL_VAE
from tests.stable_sizes import GIGABYTE, SD_UNET, parts_of

DOCS = Path(__file__).parents[4] / "docs" / "stable_diffusion.md"
SIDE = 64
"""Of latents; live tensors grow in proportion to pixels."""


def test_parameters_are_those_of_the_configs() -> None:
    parts = parts_of("sdxl")
    assert (SDXL.unet, SDXL.controlnet) == (parts.unet, parts.controlnet)
    assert (SDXL.text, SDXL.vae) == (parts.text, parts.vae)


def step_px(family: Family, *, controlled: bool) -> float:
    """Bytes by row and pixel that a step of the family's UNet holds at once in 16 bits, with a ControlNet's or not."""
    half, large = torch.bfloat16, family is Family.SDXL
    with torch.device("meta"):
        unet = UNet2DConditionModel(**(SDXL_UNET if large else SD_UNET)).to(half).eval()
        latents, t = torch.empty(1, 4, SIDE, SIDE, dtype=half), torch.empty(1)
        words = torch.empty(1, 77, 2048 if large else 768, dtype=half)
        added = {"text_embeds": torch.empty(1, 1280, dtype=half), "time_ids": torch.empty(1, 6, dtype=half)}
        control = ControlNetModel.from_unet(unet, load_weights_from_unet=False).to(half)
        picture = torch.empty(1, 3, 8 * SIDE, 8 * SIDE, dtype=half)

        def call() -> object:
            given = {"added_cond_kwargs": added if large else None}
            beside = {}
            if controlled:
                down, middle = control(latents, t, words, controlnet_cond=picture, return_dict=False, **given)
                beside = {"down_block_additional_residuals": down, "mid_block_additional_residual": middle}
            return unet(latents, t, words, **given, **beside).sample

        return peak_live_bytes(call) / (8 * SIDE) ** 2


@pytest.mark.parametrize("family", [Family.SD, Family.SDXL])
def test_live_tensors_of_a_step_are_as_counted(family: Family) -> None:
    for controlled, told in ((False, STEP_PX), (True, STEP_PX_CONTROLLED)):
        assert told[family] == pytest.approx(step_px(family, controlled=controlled), rel=0.01)


def test_live_tensors_of_a_decoding_are_as_counted() -> None:
    with torch.device("meta"):
        vae = AutoencoderKL(**SDXL_VAE).eval()
        most = peak_live_bytes(lambda: vae.decode(torch.empty(1, 4, SIDE, SIDE)).sample)
    assert most / (8 * SIDE) ** 2 == pytest.approx(DECODE_PX, rel=0.01)


def test_what_is_foreseen_is_near_what_others_measured() -> None:
    """On an A100: 21.7 GB for four pictures of 1024 x 1024 px by SDXL decoded at once in float32 (Hugging Face, Simple
    SDXL optimizations, 2023), and 8.96 GB for one decoded in bfloat16 (sayakpaul/sample-datasets)."""
    footprint = sdxl_footprint(controlnets=0)
    assert peak_bytes(footprint, Arrangement(panels=4), px=PLANNED_PX) == pytest.approx(21.72 * GIGABYTE, rel=0.06)
    weights = 2 * (SDXL.unet + SDXL.text + SDXL.vae)
    in_half = FIXED_BYTES + weights + MARGIN * DECODE_PX / 2 * PLANNED_PX
    assert in_half == pytest.approx(8.96 * GIGABYTE, rel=0.06)


@pytest.mark.parametrize("controlnets", [0, 1, 2])
def test_every_plan_fits_its_card_and_a_larger_card_has_no_worse_one(controlnets: int) -> None:
    plans = [card_plan(controlnets=controlnets, card_bytes=size * GIGABYTE) for size in (*CARDS_GB, 24, 80)]
    for one in plans:
        assert (one.plan is None) == bool(one.lacking)
        assert one.plan is None or one.plan.peak_bytes <= one.card_bytes
    rungs = [arrangement for arrangement, _ in ladder(sdxl_footprint(controlnets=controlnets), Arrangement())]
    places = [len(rungs) if one.plan is None else rungs.index(one.plan.arrangement) for one in plans]
    assert all(larger <= smaller for smaller, larger in pairwise(places))
    assert places[-1] == 0


def test_sdxl_runs_on_8_gb_in_tiles_with_its_words_read_by_the_processor() -> None:
    plan = card_plan(controlnets=0, card_bytes=8 * GIGABYTE).plan
    assert plan is not None
    assert plan.arrangement == Arrangement(tile_px=512, are_away=True)
    assert plan.reasons == ("pictures are decoded in tiles of 512 px", "words are read by the processor")


def test_one_controlnet_needs_12_gb_and_two_need_16() -> None:
    for controlnets, fits in ((1, [False, True, True]), (2, [False, False, True])):
        plans = [card_plan(controlnets=controlnets, card_bytes=size * GIGABYTE) for size in CARDS_GB]
        assert [one.plan is not None for one in plans] == fits
        assert "ControlNet" in plans[0].lacking


def test_docs_say_what_is_planned() -> None:
    text = DOCS.read_text("utf-8")
    for controlnets in range(3):
        plans = [card_plan(controlnets=controlnets, card_bytes=size * GIGABYTE).plan for size in CARDS_GB]
        cells = [
            "no" if plan is None else "; ".join((f"{plan.peak_bytes / GIGABYTE:.1f} GB", *plan.reasons))
            for plan in plans
        ]
        assert f"| {sdxl_named(controlnets)} | {' | '.join(cells)} |" in text


def test_a_model_too_large_for_a_card_is_refused() -> None:
    with pytest.raises(ResourceError, match="AUD-522"):
        fitted(
            sdxl_footprint(controlnets=2), wanted=Arrangement(), px=PLANNED_PX, memory_bytes=4 * GIGABYTE, what="SDXL"
        )
