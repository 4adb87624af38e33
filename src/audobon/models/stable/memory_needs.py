"""What Stable Diffusion takes of a GPU's memory: its weights, and live tensors by size as they are counted.

Knows: families, published parameter counts, which nets work when.  Does not know: devices, prompts, comics.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from audobon.compute.footprint import Arrangement, Footprint, MemoryPlan, fitted
from audobon.errors import ResourceError
from audobon.models.stable.checkpoint import Family, StableModel

PLANNED_PX = 1024 * 1024
"""Of the panel that a painter is planned for."""
FIXED_BYTES = 600_000_000
"""CUDA's own context, and its libraries' room to work in."""
STEP_PX = {Family.SD: 261.0, Family.SDXL: 158.0}
"""Bytes live in a step of the UNet in 16 bits, by row and pixel, attention holding nothing but its result,"""
STEP_PX_CONTROLLED = {Family.SD: 332.0, Family.SDXL: 216.0}
"""and of it with the residuals of ControlNets."""
DECODE_PX = 3073.0
"""Bytes live while a picture is decoded in float32, by pixel."""
_HALF, _SINGLE = 2, 4


@dataclass(frozen=True, kw_only=True)
class Published:
    """Parameters of a family's nets, counted from their configs."""

    unet: int
    controlnet: int
    text: int
    vae: int


SDXL = Published(unet=2_567_463_684, controlnet=1_251_014_160, text=817_720_320, vae=83_653_863)
CARDS_GB = (8, 12, 16)


@dataclass(frozen=True, kw_only=True)
class CardPlan:
    """How SDXL with some ControlNets is painted at 1024 x 1024 px on a card: `plan` is None, and `lacking` says what
    is, where it does not fit."""

    controlnets: int
    card_bytes: int
    plan: MemoryPlan | None
    lacking: str = ""


def sdxl_named(controlnets: int) -> str:
    """SDXL with so many ControlNets, in words."""
    return "SDXL" + (f" with {controlnets} ControlNet{'s' if controlnets > 1 else ''}" if controlnets else "")


def sdxl_footprint(*, controlnets: int) -> Footprint:
    """Of SDXL with guidance as our painter runs it: 16 bits, the autoencoder in 32."""
    return _footprint(
        Family.SDXL, stepping=_HALF * (SDXL.unet + controlnets * SDXL.controlnet), beside=_HALF * SDXL.text,
        decoding=_SINGLE * SDXL.vae, is_controlled=controlnets > 0,
    )  # fmt: skip


def footprint_of(model: StableModel, *, attached: Iterable[Any], is_controlled: bool) -> Footprint:
    """Of a model as it is loaded: its weights counted, in 16 bits, the autoencoder in 32.

    Args:
        model: A checkpoint.
        attached: Nets that work in every step beside its UNet.
        is_controlled: Whether ControlNets are among them.
    """
    return _footprint(
        model.family, stepping=_HALF * sum(_parameters(net) for net in (model.unet, *attached)),
        beside=_HALF * sum(_parameters(tower.net) for tower in model.towers), decoding=_SINGLE * _parameters(model.vae),
        is_controlled=is_controlled,
    )  # fmt: skip


def card_plan(*, controlnets: int, card_bytes: int) -> CardPlan:
    """What painting SDXL at 1024 x 1024 px on a card of so many bytes comes to."""
    footprint = sdxl_footprint(controlnets=controlnets)
    try:
        plan = fitted(
            footprint, wanted=Arrangement(), px=PLANNED_PX, memory_bytes=card_bytes, what=sdxl_named(controlnets)
        )
    except ResourceError as error:
        return CardPlan(controlnets=controlnets, card_bytes=card_bytes, plan=None, lacking=error.message)
    return CardPlan(controlnets=controlnets, card_bytes=card_bytes, plan=plan)


def _footprint(family: Family, *, stepping: int, beside: int, decoding: int, is_controlled: bool) -> Footprint:
    by_px = STEP_PX_CONTROLLED if is_controlled else STEP_PX
    return Footprint(
        stepping=stepping, beside=beside, decoding=decoding, step_px=by_px[family], decode_px=DECODE_PX,
        fixed=FIXED_BYTES, rows_a_panel=2, has_tiles=True, has_places=True,
    )  # fmt: skip


def _parameters(net: Any) -> int:
    return sum(parameter.numel() for parameter in net.parameters())
