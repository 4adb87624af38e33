"""The embedded painter cut into nets of tensors: what steers it, its steps, its autoencoder, controls from beside.

Knows: the painter's parts, as its engines run them.  Does not know: solvers, pictures, formats.
A painting is `painter_words` and `painter_planes` once, `painter_step` at every time of the solver, and
`autoencoder_decode` at the end.  With a control from beside, `painter_with_controlnet` or `painter_with_adapter` takes
the place of `painter_step`; `controlnet` and `adapter` are what speaks in them, alone.

Shapes: B batch, C latent channels, K control planes, H W latent height and width, T tokens, N regions.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from audobon.export.exportable import ExportableNet
from audobon.export.ports import BATCH, Along, Axis, Dimension, Port, Sizes, lengths, normal, present, shares
from audobon.export.stock import Stock
from audobon.models.engine_nets import DecodeNet, ShallowNet, StepNet, control_parts
from audobon.models.painter_adapter import PainterAdapter
from audobon.models.painter_control import UNetCall, attached, line_planes
from audobon.models.painter_controlnet import PainterControlNet
from audobon.models.painter_net import TOKEN_WIDTH, PainterNet, Steering
from audobon.models.patch_autoencoder import PATCH, PatchAutoencoder
from audobon.models.style_encoder import STYLE_TOKENS, STYLE_VECTOR_WIDTH

BATCHED = Axis(name=BATCH, most=63, tried=(1, 2, 3))
"""diffusers' enlarging layers take another way from 64 samples on."""
HEIGHT = Axis(name="height", least=16, multiple=8, tried=(16, 24))
WIDTH = Axis(name="width", least=16, multiple=8, tried=(24, 16))
_ANY = Axis(name=BATCH, tried=(1, 2, 3))
_ANY_HEIGHT, _ANY_WIDTH = Axis(name="height", least=2, tried=(5, 12)), Axis(name="width", least=2, tried=(8, 7))
_SIDES = tuple(Axis(name=name, least=64, multiple=32, tried=tried) for name, tried in
               (("height", (64, 160)), ("width", (96, 64))))  # fmt: skip
TOKENS = Axis(name="tokens", least=STYLE_TOKENS + 1, tried=(STYLE_TOKENS + 3, STYLE_TOKENS + 22))
_TEXT = Axis(name="words", tried=(4, 23))
_REGIONS = Axis(name="regions", tried=(2, 4))
_REGION_WORDS = Axis(name="region_words", tried=(3, 12))


class _Words(nn.Module):
    def __init__(self, painter: PainterNet) -> None:
        super().__init__()
        self.painter = painter

    def forward(
        self, text: Tensor, text_mask: Tensor, style_tokens: Tensor, style_vector: Tensor, style_present: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Tokens B (8 + L) 384, which of them to look at, and the style vector B 256."""
        return self.painter.heard(
            text=text, text_mask=text_mask, style_tokens=style_tokens, style_vector=style_vector,
            style_present=style_present,
        )  # fmt: skip


class _Planes(nn.Module):
    def __init__(self, painter: PainterNet) -> None:
        super().__init__()
        self.painter = painter

    def forward(
        self, line: Tensor, flat: Tensor, regions: Tensor, region_tokens: Tensor, flags: Tensor, vector: Tensor
    ) -> tuple[Tensor, ...]:
        """Control planes, what `StepNet` takes of them, and what is added to its predictions."""
        control = self.painter.control_planes(
            line=line, flat=flat, regions=regions, region_tokens=region_tokens, flags=flags
        )
        return control, *control_parts(self.painter, control, vector).values()


class _Encode(nn.Module):
    def __init__(self, autoencoder: PatchAutoencoder) -> None:
        super().__init__()
        self.autoencoder = autoencoder

    def forward(self, image: Tensor) -> Tensor:
        """Latents B C H W of an image B 3 8H 8W."""
        return self.autoencoder.encode(image)


class _ControlNet(nn.Module):
    """What the painter's ControlNet says at one step."""

    def __init__(self, control: PainterControlNet) -> None:
        super().__init__()
        self.control = control

    def forward(
        self, latents: Tensor, t: Tensor, control: Tensor, tokens: Tensor, vector: Tensor, line: Tensor,
        completeness: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """Residuals of the skip connections, and of the middle."""
        sample = torch.cat([latents, control], dim=1)
        call = UNetCall(sample=sample, timestep=t * 1000.0, tokens=tokens, vector=vector)
        said = self.control.residuals_of(line_planes(line, completeness))(call)
        return *said.down, said.mid


class _Adapter(nn.Module):
    """What the painter's adapter says, the same at every step: the residuals that are not nothing."""

    def __init__(self, adapter: PainterAdapter) -> None:
        super().__init__()
        self.adapter = adapter

    def forward(self, line: Tensor, completeness: Tensor) -> tuple[Tensor, ...]:
        """Residuals of the skip connections that hear it, then of the levels that hear it inside."""
        call = UNetCall(sample=line, timestep=line, tokens=line, vector=line)  # it does not look at the step
        said = self.adapter.residuals_of(line_planes(line, completeness))(call)
        return tuple(one for one in (*said.down, *said.inside) if one.dim())


class _Steered(nn.Module):
    """The denoiser with a control from beside put on."""

    def __init__(self, painter: PainterNet, control: nn.Module) -> None:
        super().__init__()
        self.painter, self.control = painter, control

    def forward(
        self, latents: Tensor, t: Tensor, control: Tensor, tokens: Tensor, mask: Tensor, vector: Tensor, line: Tensor
    ) -> Tensor:
        """Predicted clean latents B C H W; how complete the line is stands in the control planes."""
        completeness = control[:, -2, 0, 0]
        residuals_of = self.control.residuals_of(line_planes(line, completeness))  # type: ignore[operator]
        steering = Steering(control=control, tokens=tokens, mask=mask, vector=vector)
        with attached(self.painter, residuals_of, share=control[:, -3, 0, 0]):
            found: Tensor = self.painter(latents, t, steering)
        return found


def painter_words(stock: Stock) -> ExportableNet:
    """What the painter hears: style and words."""
    return ExportableNet(
        name="painter_words",
        what="A style and the words of a panel to the tokens and the style vector that the painter hears.",
        net=_Words(stock.painter.painter).eval(),
        inputs=(
            Port(name="text", shape=(BATCHED, _TEXT, TOKEN_WIDTH), draw=normal),
            Port(name="text_mask", shape=(BATCHED, _TEXT), draw=lengths),
            Port(name="style_tokens", shape=(BATCHED, STYLE_TOKENS, TOKEN_WIDTH), draw=normal),
            Port(name="style_vector", shape=(BATCHED, STYLE_VECTOR_WIDTH), draw=normal),
            Port(name="style_present", shape=(BATCHED,), draw=present),
        ),
        outputs=("tokens", "mask", "vector"),
        before={
            "text": "states of the panel's words, as `text_encoder` gives them", "text_mask": "true for a word piece",
            "style_tokens": "as `style_encoder` gives them, or of a named style (see `named_styles`)",
            "style_vector": "likewise", "style_present": "1, or 0 for no style",
            "named_styles": {name: vector.tolist() for name, vector in stock.painter.styles.items()},
        },
        after={"tokens": "B 8+L 384", "mask": "which of them to look at", "vector": "B 256"},
        provenance=stock.provenance("painter"),
    )  # fmt: skip


def painter_planes(stock: Stock) -> ExportableNet:
    """What the painter sees: line, flat colour, regions."""
    painter = stock.painter.painter
    hand = ("hand",) if painter.hand is not None else ()
    grid = (HEIGHT, WIDTH)
    return ExportableNet(
        name="painter_planes",
        what="A panel's line, flat colour and regions to what is the same at every step of its painting.",
        net=_Planes(painter).eval(),
        inputs=(
            _line_port(),
            Port(name="flat", shape=(BATCHED, painter.shape.latent_channels, *grid), draw=normal),
            Port(name="regions", shape=(BATCHED, _REGIONS, *grid), draw=shares),
            Port(name="region_tokens", shape=(BATCHED, _REGIONS, _REGION_WORDS, TOKEN_WIDTH), draw=normal),
            Port(name="flags", shape=(BATCHED, 3), draw=present),
            Port(name="vector", shape=(BATCHED, STYLE_VECTOR_WIDTH), draw=normal),
        ),
        outputs=("control", "head", *hand, "flat_share"),
        before={
            "line": "ink 1, paper 0; 8 times as high and as wide as the latents",
            "flat": "latents of the flat colour, as `autoencoder_encode` gives them",
            "regions": "masks in 0..1 at the latents' size",
            "region_tokens": "states of each region's words; zeros where it says nothing",
            "flags": "line is there, how complete it is (0..1), flat colour is there",
            "vector": "as `painter_words` gives it",
        },
        after={
            "control": "for `controlnet` and for `painter_with_...`", "head": "for `painter_step`",
            "hand": "for `painter_step`", "flat_share": "added to each of `painter_step`'s predictions",
        },
        provenance=stock.provenance("painter"),
    )  # fmt: skip


_NEXT_TO_PICTURE = (
    r"(time|class)_embedding\.", r"time_emb_proj", r"(^|\.)enter", r"hand", r"conv_out",
    r"down_blocks\.0\.resnets", r"up_blocks\.3\.resnets",
)  # fmt: skip
"""Layers that tell of time and style are small and steer every level; those of the finest level are the picture."""


def painter_step(stock: Stock) -> ExportableNet:
    """The denoiser at one step."""
    return _denoiser(stock, "painter_step", StepNet(stock.painter.painter), ("predicted", "deep"))


def painter_shallow(stock: Stock) -> ExportableNet:
    """The denoiser's finest level at one step."""
    return _denoiser(stock, "painter_shallow", ShallowNet(stock.painter.painter), ("predicted",))


def autoencoder_encode(stock: Stock) -> ExportableNet:
    """Pictures to latents."""
    return ExportableNet(
        name="autoencoder_encode",
        what="A picture to its latents.",
        net=_Encode(stock.painter.autoencoder).eval(),
        inputs=(Port(name="image", shape=(_ANY, 3, Along(axis=_ANY_HEIGHT, times=8), Along(axis=_ANY_WIDTH, times=8)),
                     draw=shares),),
        outputs=("latents",),
        before={"image": "red, green and blue in [0, 1]; sides are multiples of 8 px"},
        after={"latents": "B C H W, an eighth as high and as wide"},
        provenance=stock.provenance("autoencoder"),
    )  # fmt: skip


def autoencoder_decode(stock: Stock) -> ExportableNet:
    """Latents to pictures."""
    channels = stock.painter.autoencoder.shape.channels
    return ExportableNet(
        name="autoencoder_decode",
        what="Latents to their picture.",
        net=DecodeNet(stock.painter.autoencoder).eval(),
        inputs=(Port(name="latents", shape=(_ANY, channels, _ANY_HEIGHT, _ANY_WIDTH), draw=normal),),
        outputs=("image",),
        before={"latents": "B C H W"},
        after={"image": "red, green and blue, cut to [0, 1]; 8 times as high and as wide"},
        provenance=stock.provenance("autoencoder"),
        floating=(r"blend\.", r"leave", r"(^|\.)enter"),
    )


def style_encoder(stock: Stock) -> ExportableNet:
    """Pictures to styles."""
    return ExportableNet(
        name="style_encoder",
        what="Pictures of one hand to the tokens and the vector that tell the painter of it.",
        net=stock.painter.style,
        inputs=(Port(name="references", shape=(_ANY, 3, *_SIDES), draw=shares),),
        outputs=("tokens", "vector"),
        before={"references": "red, green and blue in [0, 1]; sides are multiples of 32 px"},
        after={"tokens": "`style_tokens` of `painter_words`", "vector": "`style_vector` of `painter_words`"},
        provenance=stock.provenance("painter"),
    )


def controlnet(stock: Stock) -> ExportableNet:
    """What steers the painter's UNet from beside at each step."""
    painter = stock.painter.painter
    net = stock.control("controlnet").net
    assert isinstance(net, PainterControlNet)
    latents, t, control, _, _, vector = _steered_ports(painter)
    style = Port(name="tokens", shape=(BATCHED, STYLE_TOKENS, TOKEN_WIDTH), draw=normal)
    completeness = Port(name="completeness", shape=(BATCHED,), draw=shares)
    count = len(net.net.controlnet_down_blocks)
    return ExportableNet(
        name="controlnet",
        what="A line map to what is added inside the painter's UNet at one step.",
        net=_ControlNet(net).eval(),
        inputs=(latents, t, control, style, vector, _line_port(), completeness),
        outputs=(*(f"down_{n}" for n in range(count)), "mid"),
        before=_STEERED_BEFORE | {"tokens": "the first 8 of `painter_words`", "completeness": "of the line, 0..1"},
        after={"down_n": "added to the UNet's skip connections, in their order", "mid": "added to its middle"},
        provenance=stock.provenance("controlnet", "painter"),
    )


def adapter(stock: Stock) -> ExportableNet:
    """What steers the painter's UNet from beside, once a picture."""
    net = stock.control("adapter").net
    assert isinstance(net, PainterAdapter)
    levels = len(net.levels.block_channels)
    skips = 1 + (levels - _ATTENDING) * net.levels.layers_per_block
    return ExportableNet(
        name="adapter",
        what="A line map to what is added inside the painter's UNet, the same at every step.",
        net=_Adapter(net).eval(),
        inputs=(_line_port(), Port(name="completeness", shape=(BATCHED,), draw=shares)),
        outputs=(*(f"down_{n}" for n in range(skips)), *(f"inside_{n}" for n in range(levels - _ATTENDING, levels))),
        before={"line": _STEERED_BEFORE["line"], "completeness": "of the line, 0..1"},
        after={
            "down_n": "added to the skip connections of the first convolution and of each level without attention",
            "inside_n": "added to the features of the level n, which has attention",
        },
        provenance=stock.provenance("adapter", "painter"),
    )


def painter_with_controlnet(stock: Stock) -> ExportableNet:
    """The denoiser with the ControlNet put on."""
    return _steered(stock, "controlnet")


def painter_with_adapter(stock: Stock) -> ExportableNet:
    """The denoiser with the adapter put on."""
    return _steered(stock, "adapter")


_ATTENDING = 2
"""The two coarsest levels look at tokens."""
_STEERED_BEFORE: dict[str, object] = {
    "latents": "noisy, B C H W", "t": "time, 0 clean .. 1 noise", "control": "as `painter_planes` gives it",
    "tokens": "as `painter_words` gives them", "mask": "likewise", "vector": "likewise",
    "line": "ink 1, paper 0; 8 times as high and as wide as the latents",
}  # fmt: skip


def _steered(stock: Stock, name: str) -> ExportableNet:
    painter = stock.painter.painter
    net = stock.control(name).net
    assert isinstance(net, nn.Module)
    return ExportableNet(
        name=f"painter_with_{name}",
        what=f"The denoiser at one step, steered by a line map through the {name}.",
        net=_Steered(painter, net).eval(),
        inputs=(*_steered_ports(painter), _line_port()),
        outputs=("clean",),
        before=_STEERED_BEFORE,
        after={"clean": "predicted clean latents B C H W, nothing is added to them"},
        provenance=stock.provenance(name, "painter"),
    )


def _denoiser(stock: Stock, name: str, net: nn.Module, outputs: tuple[str, ...]) -> ExportableNet:
    painter = stock.painter.painter
    widths = painter.shape.block_channels
    latents, t, _, tokens, mask, vector = _steered_ports(painter)
    grid = (HEIGHT, WIDTH)
    head = Port(name="head", shape=(BATCHED, widths[0], *grid), draw=normal)
    hands = () if painter.hand is None else (
        Port(name="hand", shape=(BATCHED, painter.hand.enter.out_channels, *grid), draw=normal),)  # fmt: skip
    is_whole = len(outputs) > 1
    deep = Port(name="deep", shape=(BATCHED, widths[1], *grid), draw=normal)
    inner = (head, tokens, mask, vector) if is_whole else (head, vector, deep)
    before = _STEERED_BEFORE | {
        "head": "as `painter_planes` gives it", "hand": "as `painter_planes` gives it",
        "deep": "as `painter_step` gave it at an earlier step",
    }  # fmt: skip
    inputs = (latents, t, *inner, *hands)
    return ExportableNet(
        name=name,
        what="The denoiser at one step" + ("." if is_whole else ", its finest level alone over deep features kept."),
        net=net.eval(),
        inputs=inputs,
        outputs=outputs,
        before={port.name: before[port.name] for port in inputs},
        after={
            "predicted": "add `flat_share` of `painter_planes`: predicted clean latents",
            **({"deep": "for `painter_shallow` at the next steps"} if is_whole else {}),
            "solver": "docs/export.md has the times and the solver's update",
        },
        provenance=stock.provenance("painter"),
        floating=_NEXT_TO_PICTURE,
    )


def _steered_ports(painter: PainterNet) -> tuple[Port, ...]:
    grid = (HEIGHT, WIDTH)
    return (
        Port(name="latents", shape=(BATCHED, painter.shape.latent_channels, *grid), draw=normal),
        Port(name="t", shape=(BATCHED,), draw=shares),
        Port(name="control", shape=(BATCHED, painter.shape.control_channels, *grid), draw=_control),
        Port(name="tokens", shape=(BATCHED, TOKENS, TOKEN_WIDTH), draw=normal),
        Port(name="mask", shape=(BATCHED, TOKENS), draw=lengths),
        Port(name="vector", shape=(BATCHED, STYLE_VECTOR_WIDTH), draw=normal),
    )


def _control(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    """Control planes whose last three say, everywhere alike, that a whole line and flat colour are there."""
    planes = torch.rand(shape, generator=generator)
    planes[:, -3:] = 1.0
    return planes


def _line_port() -> Port:
    sides: tuple[Dimension, ...] = (Along(axis=HEIGHT, times=PATCH), Along(axis=WIDTH, times=PATCH))
    return Port(name="line", shape=(BATCHED, 1, *sides), draw=shares)
