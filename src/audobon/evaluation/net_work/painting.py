"""Panels painted and enlarged as the program does it, while the nets that make pictures are listened to.

Knows: the painter and its nets.  Does not know: stories, who judges, where samples are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from audobon.compute.engine import TorchEngine
from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder
from audobon.export.panel import DECODE_NET, SHALLOW_NET, STEP_NET
from audobon.export.stock import Stock
from audobon.export.watching import Ear, Heard, Told, listening
from audobon.models.engine_nets import DECODE, SHALLOW, STEP
from audobon.models.painter_engines import PainterEngines, engine_nets
from audobon.models.painter_net import PainterNet
from audobon.models.style_encoder import STYLE_TOKENS
from audobon.models.zoo import CONTROL_NAMES
from audobon.painting.enlarging import LearnedEnlarger
from audobon.painting.line_control import LineControl
from audobon.painting.own_style import own_style
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe

Picture = NDArray[np.uint8]
EXACT = ComputePlan(device="cpu", precision="float32", threads=1)
STEPS = (6, 7)
UPSCALER = "upscaler"
CONTROLLED = 3
"""So many of the panels are also painted with each control from beside."""


def panels_painted(orders: Sequence[PaintOrder], stock: Stock, heard: Heard, *, wanted: Collection[str]) -> None:
    """Paint panels, each in another of the named styles and some with controls from beside, and enlarge them.

    Args:
        orders: The panels.
        stock: The nets.
        heard: Keeps what they are given.
        wanted: Names of nets; panels are enlarged and controlled only for those that do so.
    """
    model = stock.painter
    nets = engine_nets(model.painter, model.autoencoder)
    made = {name: TorchEngine(net, plan=EXACT) for name, net in nets.items()}
    engines = PainterEngines(step=made[STEP], shallow=made[SHALLOW], decode=made[DECODE])
    controls = [name for name in CONTROL_NAMES if {name, f"painter_with_{name}"} & set(wanted)]
    ears = [*_painter_ears(stock), *_engine_ears(nets)]
    for number, order in enumerate(orders):
        style = sorted(model.styles)[number % len(model.styles)]
        recipe = PaintingRecipe(style=style, steps=STEPS[number % len(STEPS)], close_up_px=0, reuse=2)
        painter = EmbeddedPainter(replace(model, engines=engines), stock.encoder, recipe=recipe, plan=EXACT)
        with listening(ears, heard):
            (art,) = painter.paint([order], progress=lambda done, of: None)
        if UPSCALER in wanted:
            with listening([_enlarging(stock)], heard):
                longest = max(art.image.height_px, art.image.width_px)
                LearnedEnlarger(stock.upscaler, plan=EXACT).enlarge(art.image, long_side_px=2 * longest)
        for name in controls if number < CONTROLLED else ():
            _painted_with(name, order, recipe, stock, heard)


def styles_read(pictures: Sequence[Picture], stock: Stock, heard: Heard) -> None:
    """Read styles off pictures H W 3, each by itself."""
    ear = Ear(net="style_encoder", object=stock.painter.style, method="forward", of_call=_references)
    with listening([ear], heard):
        for picture in pictures:
            own_style([picture], stock.painter.style, stock.painter.autoencoder)


def _painted_with(name: str, order: PaintOrder, recipe: PaintingRecipe, stock: Stock, heard: Heard) -> None:
    model = replace(stock.painter, control=stock.control(name))
    steered = replace(recipe, line_by=LineControl(way=name))
    painter = EmbeddedPainter(model, stock.encoder, recipe=steered, plan=EXACT)
    with listening(_control_ears(stock.painter.painter, name), heard):
        painter.paint([order], progress=lambda done, of: None)


def _painter_ears(stock: Stock) -> list[Ear]:
    painter, autoencoder = stock.painter.painter, stock.painter.autoencoder
    return [
        Ear(net="painter_words", object=painter, method="steering", of_call=_words),
        Ear(net="painter_planes", object=painter, method="steering", of_call=_planes),
        Ear(net="autoencoder_encode", object=autoencoder, method="encode", of_call=_image),
    ]


def _engine_ears(nets: Mapping[str, nn.Module]) -> list[Ear]:
    names = {STEP_NET: STEP, SHALLOW_NET: SHALLOW, DECODE_NET: DECODE}
    return [Ear(net=net, object=nets[name], method="forward", of_call=_given) for net, name in names.items()]


def _control_ears(painter: PainterNet, name: str) -> list[Ear]:
    steered = _Steered(painter)
    own = _of_controlnet(steered) if name == CONTROL_NAMES[0] else _of_adapter
    return [
        Ear(net=f"painter_with_{name}", object=painter, method="forward", of_call=steered),
        Ear(net=name, object=painter, method="forward", of_call=own),
    ]


def _enlarging(stock: Stock) -> Ear:
    return Ear(net=UPSCALER, object=stock.upscaler.net, method="forward", of_call=_image)


class _Steered:
    """What `painter_with_...` takes of a call of `PainterNet.forward`."""

    def __init__(self, painter: PainterNet) -> None:
        self._painter = painter

    @torch.inference_mode()
    def __call__(self, told: Mapping[str, Any], given: object) -> Told:
        conditioning = told["steering"]
        made = self._painter.steering(conditioning)
        return {
            "latents": told["latents"], "t": told["t"].reshape(-1), "control": made.control, "tokens": made.tokens,
            "mask": made.mask, "vector": made.vector, "line": conditioning.line,
        }  # fmt: skip


def _of_controlnet(steered: _Steered) -> Any:
    def of_call(told: Mapping[str, Any], given: object) -> Told:
        made = dict(steered(told, given))
        del made["mask"]
        return made | {
            "tokens": made["tokens"][:, :STYLE_TOKENS], "completeness": told["steering"].line_completeness,
        }  # fmt: skip

    return of_call


def _of_adapter(told: Mapping[str, Any], given: object) -> Told:
    return {"line": told["steering"].line, "completeness": told["steering"].line_completeness}


def _words(told: Mapping[str, Any], given: object) -> Told:
    one = told["conditioning"]
    return {
        "text": one.text, "text_mask": one.text_mask, "style_tokens": one.style_tokens,
        "style_vector": one.style_vector, "style_present": one.style_present,
    }  # fmt: skip


def _planes(told: Mapping[str, Any], given: Any) -> Told:
    one = told["conditioning"]
    flags = torch.stack([one.line_present, one.line_completeness, one.flat_present], dim=1)
    return {
        "line": one.line, "flat": one.flat, "regions": one.regions, "region_tokens": one.region_tokens,
        "flags": flags, "vector": given.vector,
    }  # fmt: skip


def _image(told: Mapping[str, Any], given: object) -> Told:
    return {"image": told["image"]}


def _references(told: Mapping[str, Any], given: object) -> Told:
    return {"references": told["references"]}


def _given(told: Mapping[str, Any], given: object) -> Told:
    return {name: value for name, value in told.items() if value is not None}
