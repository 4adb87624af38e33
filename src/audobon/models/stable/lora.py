"""LoRA: low-rank additions to a checkpoint's layers, attached as hooks, so that no weight is ever touched.

Knows: the names that trainers give (diffusers, PEFT, kohya).  Does not know: which LoRA is wanted, or why.

Source: Hu et al. 2021, arXiv:2106.09685: y = W x + (alpha / rank) B A x.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torch import Tensor, nn
from torch.nn import functional
from torch.utils.hooks import RemovableHandle

from audobon.errors import WeightsError
from audobon.models.stable.checkpoint import StableModel
from audobon.models.stable.files import read_tensors, sha256_of

_DOWN = re.compile(r"[._](?:lora_A(?:\.default)?|lora\.down|lora_down|lora_linear_layer\.down)\.weight$")
_UP = {
    "lora_A": "lora_B", "lora.down": "lora.up", "lora_down": "lora_up",
    "lora_linear_layer.down": "lora_linear_layer.up",
}  # fmt: skip
_PREFIXES = (
    ("lora_unet_", "unet"), ("unet.", "unet"), ("lora_te1_", "text_encoder"), ("lora_te2_", "text_encoder_2"),
    ("lora_te_", "text_encoder"), ("text_encoder_2.", "text_encoder_2"), ("text_encoder.", "text_encoder"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LoraPair:
    """One layer's addition: `down` rank x in, `up` out x rank, scaled by alpha / rank."""

    module: str
    down: Tensor
    up: Tensor
    alpha: float


class Lora:
    """A LoRA file on a model's layers.

    Args:
        path: A `.safetensors` file.
        model: The nets that it is for.
        scale: How much of it, 1 as trained.

    Raises:
        WeightsError: AUD-321 a pickle, AUD-323 damaged, AUD-326 if it does not fit the model.
    """

    def __init__(self, path: Path, model: StableModel, *, scale: float) -> None:
        tensors = read_tensors(path)
        self.name = path.name
        self.sha256 = sha256_of((path,))
        self.scale = scale
        self._handles: list[RemovableHandle] = []
        self._layers = _layers_of(tensors, model, name=path.name)

    @property
    def layers(self) -> int:
        """How many layers it adds to."""
        return len(self._layers)

    def attach(self) -> None:
        """Add to every layer's output from now on. Attaching twice adds once."""
        if not self._handles:
            for layer, pair in self._layers:
                added = _Added(pair, self.scale)
                self._handles.append(layer.register_forward_hook(added))

    def detach(self) -> None:
        """Take all of it away again; the weights were never touched."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()


class _Added:
    """A forward hook: the layer's output with the low-rank part added."""

    def __init__(self, pair: LoraPair, scale: float) -> None:
        self._down = pair.down
        self._up = pair.up
        self._scale = scale * pair.alpha / pair.down.shape[0]

    def __call__(self, layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> Tensor:
        x = inputs[0]
        if self._down.device != x.device or self._down.dtype != x.dtype:
            self._down, self._up = self._down.to(x), self._up.to(x)
        if isinstance(layer, nn.Conv2d):
            low = functional.conv2d(x, self._down, stride=layer.stride, padding=layer.padding)
            return output + self._scale * functional.conv2d(low, self._up)
        return output + self._scale * functional.linear(functional.linear(x, self._down), self._up)


def _layers_of(tensors: dict[str, Tensor], model: StableModel, *, name: str) -> list[tuple[nn.Module, LoraPair]]:
    from diffusers.loaders.lora_conversion_utils import _maybe_map_sgm_blocks_to_diffusers

    if any(key.endswith("dora_scale") or ".hada_" in key or ".lokr_" in key for key in tensors):
        raise WeightsError("AUD-326", f"{name} is not a plain LoRA", hint="DoRA, LoHa and LoKr are not read")
    homes = _homes(model)
    pairs = lora_pairs(_maybe_map_sgm_blocks_to_diffusers(dict(tensors), model.unet.config), name=name)
    found, strange = [], []
    for pair in pairs:
        layer = homes.get(pair.module)
        if layer is None or not _fits(layer, pair):
            strange.append(pair.module)
        else:
            found.append((layer, pair))
    if strange or not found:
        told = strange[0] if strange else "nothing at all"
        raise WeightsError(
            "AUD-326",
            f"{name} does not fit this model: {len(strange)} of {len(pairs)} layers have no place, as {told}",
            hint="a LoRA goes with the family it was trained for: Stable Diffusion 1.x or SDXL",
        )
    return found


def lora_pairs(tensors: Mapping[str, Tensor], *, name: str) -> list[LoraPair]:
    """The pairs of a file, each under its layer's flat name (`unet/down_blocks_0_...`).

    Raises:
        WeightsError: AUD-326, if a pair is not whole.
    """
    pairs = []
    for key, down in tensors.items():
        hit = _DOWN.search(key)
        if hit is None:
            continue
        ending = hit.group(0)
        other = next(ending.replace(old, new) for old, new in _UP.items() if old in ending)
        up = tensors.get(key[: -len(ending)] + other)
        if up is None:
            raise WeightsError("AUD-326", f"{name} is not whole: {key} has no partner", hint="get the file again")
        alpha = tensors.get(key[: -len(ending)] + ".alpha")
        pairs.append(
            LoraPair(
                module=_flat(key[: -len(ending)]),
                down=down,
                up=up,
                alpha=float(alpha) if alpha is not None else float(down.shape[0]),
            )
        )
    return pairs


def _flat(key: str) -> str:
    """`unet.down_blocks.0.attn1.processor.to_q` and `lora_unet_down_blocks_0_attn1_to_q` alike, as one flat name."""
    net, rest = next(((net, key[len(prefix) :]) for prefix, net in _PREFIXES if key.startswith(prefix)), ("unet", key))
    flat = rest.replace(".", "_").replace("_processor_", "_").removeprefix("text_model_")
    return f"{net}/{flat}"


def _homes(model: StableModel) -> dict[str, nn.Module]:
    """Every layer that can be added to, by flat name."""
    nets: list[tuple[str, Any]] = [("unet", model.unet)]
    nets += [(name, tower.net) for name, tower in zip(("text_encoder", "text_encoder_2"), model.towers, strict=False)]
    homes: dict[str, nn.Module] = {}
    for net, root in nets:
        for path, module in root.named_modules():
            if isinstance(module, nn.Linear | nn.Conv2d):
                flat = path.replace(".", "_").removeprefix("text_model_")
                homes[f"{net}/{flat}"] = module
                if flat.endswith("_to_out_0"):
                    homes[f"{net}/{flat.removesuffix('_0')}"] = module
    return homes


def _fits(layer: nn.Module, pair: LoraPair) -> bool:
    weight = layer.weight
    return isinstance(weight, Tensor) and weight.shape[0] == pair.up.shape[0] and weight.shape[1] == pair.down.shape[1]
