"""The nets of a user's own Stable Diffusion weights, by name, each ready to be exported.

Knows: the parts of a checkpoint and how each is called.  Does not know: prompts, schedulers, formats.
`unet`, `vae_encode`, `vae_decode` and `text_encoder` are of every checkpoint, `text_encoder_2` of SDXL; with a
ControlNet there are `controlnet` and `unet_with_controlnet` too.

Shapes: B batch, C latent channels, H W latent height and width, L tokens of a window, W width of the words' states.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from audobon.errors import SettingsError
from audobon.export.catalogue import ALL
from audobon.export.exportable import ExportableNet, Provenance
from audobon.export.ports import BATCH, Along, Axis, Port, Sizes, normal, numbers_below, present, shares
from audobon.export.stock import program_version
from audobon.models.stable.checkpoint import Family, StableModel, load_stable_model
from audobon.models.stable.controlnet import load_controlnet
from audobon.models.stable.text import TextTower

BATCHED = Axis(name=BATCH, most=63, tried=(1, 2, 3))
"""diffusers' enlarging layers take another way from 64 samples on."""
LARGEST_STEP = 1000
IDS = 6
"""Of SDXL: the size that a picture had, where it was cut, and the size that is wanted."""


class _Unet(nn.Module):
    def __init__(self, unet: nn.Module) -> None:
        super().__init__()
        self.unet = unet

    def forward(
        self, sample: Tensor, t: Tensor, states: Tensor, pooled: Tensor | None = None, ids: Tensor | None = None
    ) -> Tensor:
        """What the scheduler takes, B C H W."""
        found: Tensor = self.unet(sample, t, states, added_cond_kwargs=_added(pooled, ids), return_dict=False)[0]
        return found


class _ControlNet(nn.Module):
    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, sample: Tensor, t: Tensor, states: Tensor, map: Tensor, scale: Tensor, pooled: Tensor | None = None,
        ids: Tensor | None = None,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """Residuals of the skip connections, and of the middle."""
        down, mid = self.net(
            sample, t, encoder_hidden_states=states, controlnet_cond=map, conditioning_scale=scale,
            added_cond_kwargs=_added(pooled, ids), return_dict=False,
        )  # fmt: skip
        return *down, mid


class _Steered(nn.Module):
    """The denoiser with a ControlNet put on."""

    def __init__(self, unet: nn.Module, net: nn.Module) -> None:
        super().__init__()
        self.unet, self.speaks = unet, _ControlNet(net)

    def forward(
        self, sample: Tensor, t: Tensor, states: Tensor, map: Tensor, scale: Tensor, pooled: Tensor | None = None,
        ids: Tensor | None = None,
    ) -> Tensor:  # fmt: skip
        """What the scheduler takes, B C H W."""
        *down, mid = self.speaks(sample, t, states, map, scale, pooled, ids)
        found: Tensor = self.unet(
            sample, t, states, added_cond_kwargs=_added(pooled, ids), down_block_additional_residuals=tuple(down),
            mid_block_additional_residual=mid, return_dict=False,
        )[0]  # fmt: skip
        return found


class _Encode(nn.Module):
    def __init__(self, vae: Any) -> None:
        super().__init__()
        self.vae, self.factor = vae, float(vae.config.scaling_factor)

    def forward(self, image: Tensor) -> Tensor:
        """The likeliest latents B C H W, scaled as the denoiser takes them."""
        found: Tensor = self.vae.encode(image).latent_dist.mode() * self.factor
        return found


class _Decode(nn.Module):
    def __init__(self, vae: Any) -> None:
        super().__init__()
        self.vae, self.factor = vae, float(vae.config.scaling_factor)

    def forward(self, latents: Tensor) -> Tensor:
        """The picture B 3 fH fW."""
        found: Tensor = self.vae.decode(latents / self.factor).sample
        return found


class _Tower(nn.Module):
    def __init__(self, tower: TextTower, *, penultimate: bool) -> None:
        super().__init__()
        self.net, self.penultimate = tower.net, penultimate

    def forward(self, tokens: Tensor) -> tuple[Tensor, ...]:
        """States B L W, and the pooled state where the tower projects one."""
        answer = self.net(input_ids=tokens, output_hidden_states=True)
        states = answer.hidden_states[-2] if self.penultimate else answer.last_hidden_state
        pooled = getattr(answer, "text_embeds", None)
        return (states,) if pooled is None else (states, pooled)


def stable_nets(asked: Sequence[str], *, model: str, controlnet: str = "") -> Iterator[ExportableNet]:
    """The nets of a checkpoint that are asked for.

    Args:
        asked: Names, or `all`.
        model: A folder in diffusers' format, a `.safetensors` file, or a hub id.
        controlnet: A ControlNet to put beside it; empty for none.

    Raises:
        SettingsError: AUD-281, for a name that is none of them.
        WeightsError: AUD-320..328, for a checkpoint that cannot be loaded.
    """
    loaded = load_stable_model(model)
    made = _Made(loaded=loaded, model=model, controlnet=controlnet)
    nets = {one.name: one for one in made.every()}
    wrong = [name for name in asked if name != ALL and name not in nets]
    if wrong:
        raise SettingsError("AUD-281", f'{model} has no net "{wrong[0]}"', hint="it has " + ", ".join(nets))
    for name, one in nets.items():
        if ALL in asked or name in asked:
            yield one


@dataclass(frozen=True, kw_only=True)
class _Made:
    """A checkpoint's nets with their doors."""

    loaded: StableModel
    model: str
    controlnet: str

    def every(self) -> Iterator[ExportableNet]:
        """All of them."""
        unet, vae = self.loaded.unet, self.loaded.vae
        yield self._net("unet", _Unet(unet), self._unet_ports(), ("predicted",))
        yield self._net("vae_encode", _Encode(vae), (self._image("image"),), ("latents",))
        yield self._net("vae_decode", _Decode(vae), (self._latents("latents"),), ("image",))
        for number, tower in enumerate(self.loaded.towers):
            yield self._tower(tower, "text_encoder" if number == 0 else "text_encoder_2")
        if self.controlnet:
            yield from self._controlled()

    def _controlled(self) -> Iterator[ExportableNet]:
        net, sha256 = load_controlnet(self.controlnet, self.loaded)
        sample, t, states, *added = self._unet_ports()
        scale = Port(name="scale", shape=(1,), draw=present)
        ports = (sample, t, states, self._image("map"), scale, *added)
        names = (*(f"down_{n}" for n in range(len(net.controlnet_down_blocks))), "mid")
        beside = (("controlnet", sha256),)
        steered = _Steered(self.loaded.unet, net)
        yield self._net("controlnet", _ControlNet(net), ports, names, beside=beside)
        yield self._net("unet_with_controlnet", steered, ports, ("predicted",), beside=beside)

    def _tower(self, tower: TextTower, name: str) -> ExportableNet:
        is_sdxl = self.loaded.family is Family.SDXL
        tokens = Port(name="tokens", shape=(BATCHED, tower.window), draw=numbers_below(tower.net.config.vocab_size))
        outputs = ("states", "pooled") if hasattr(tower.net, "text_projection") else ("states",)
        return self._net(name, _Tower(tower, penultimate=is_sdxl), (tokens,), outputs)

    def _unet_ports(self) -> tuple[Port, ...]:
        config = self.loaded.unet.config
        pooled: tuple[Port, ...] = ()
        if self.loaded.family is Family.SDXL:
            width = config.projection_class_embeddings_input_dim - IDS * config.addition_time_embed_dim
            pooled = (
                Port(name="pooled", shape=(BATCHED, width), draw=normal),
                Port(name="ids", shape=(BATCHED, IDS), draw=_sizes_in_px),
            )
        window = Axis(name="tokens", least=2, tried=(self.loaded.towers[0].window, 2 * self.loaded.towers[0].window))
        return (
            self._latents("sample"),
            Port(name="t", shape=(BATCHED,), draw=_steps),
            Port(name="states", shape=(BATCHED, window, config.cross_attention_dim), draw=normal),
            *pooled,
        )

    def _grid(self) -> tuple[Axis, Axis]:
        step = 2 ** (len(self.loaded.unet.config.block_out_channels) - 1)
        tried = ((2 * step, 3 * step), (3 * step, 2 * step))
        height, width = (
            Axis(name=name, least=2 * step, multiple=step, tried=sizes)
            for name, sizes in zip(("height", "width"), tried, strict=True)
        )
        return height, width

    def _latents(self, name: str) -> Port:
        return Port(name=name, shape=(BATCHED, self.loaded.unet.config.in_channels, *self._grid()), draw=normal)

    def _image(self, name: str) -> Port:
        factor = 2 ** (len(self.loaded.vae.config.block_out_channels) - 1)
        height, width = (Along(axis=axis, times=factor) for axis in self._grid())
        return Port(name=name, shape=(BATCHED, 3, height, width), draw=shares)

    def _net(
        self, name: str, net: nn.Module, inputs: tuple[Port, ...], outputs: tuple[str, ...], *,
        beside: tuple[tuple[str, str], ...] = (),
    ) -> ExportableNet:  # fmt: skip
        provenance = Provenance(
            weights=(*self.loaded.weights, *beside), card="", licence="as its owner gives it",
            version=program_version(), source=self.model, beside=self.controlnet if beside else "",
        )  # fmt: skip
        scheduler = {"scheduler": dict(self.loaded.scheduler)}
        return ExportableNet(
            name=name,
            what=WHAT[name],
            net=net.eval(),
            inputs=inputs,
            outputs=outputs,
            before={port.name: BEFORE[port.name] for port in inputs},
            after=scheduler if "predicted" in outputs else {one: text for one, text in AFTER.items() if one in outputs},
            provenance=provenance,
        )


WHAT = {
    "unet": "The denoiser at one step.",
    "vae_encode": "A picture to its latents.",
    "vae_decode": "Latents to their picture.",
    "text_encoder": "A window of tokens to their states.",
    "text_encoder_2": "A window of tokens to their states, and to the state of the whole.",
    "controlnet": "A map to what is added inside the denoiser at one step.",
    "unet_with_controlnet": "The denoiser at one step, steered by a map.",
}
BEFORE = {
    "sample": "noisy latents, B C H W, scaled as the scheduler wants them",
    "t": "the scheduler's timestep of each sample",
    "states": "of words: of SDXL those of both text encoders side by side",
    "pooled": "the second text encoder's pooled state",
    "ids": "height and width that the picture had, top and left of where it was cut, height and width that are wanted",
    "image": "red, green and blue in [-1, 1]",
    "map": "red, green and blue in [0, 1], as the ControlNet was trained on",
    "scale": "how much of the ControlNet counts, 1 as trained",
    "latents": "as the scheduler gives them",
    "tokens": "a window of the checkpoint's own tokenizer, marks of beginning and end included",
}
AFTER = {
    "latents": "scaled as the denoiser takes them",
    "image": "red, green and blue in [-1, 1]",
    "states": "for the denoiser",
    "pooled": "for the denoiser",
    "mid": "added to the denoiser's middle, as each `down_n` is to a skip connection",
}


def _added(pooled: Tensor | None, ids: Tensor | None) -> dict[str, Tensor] | None:
    """SDXL's added conditioning."""
    return None if pooled is None or ids is None else {"text_embeds": pooled, "time_ids": ids}


def _steps(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    return torch.randint(1, LARGEST_STEP, shape, generator=generator).float()


def _sizes_in_px(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    return torch.randint(0, math.ceil(LARGEST_STEP), shape, generator=generator).float()
