"""IP-Adapter: pictures as prompts, each looked at only where its mask allows, attached and detached without a trace.

Knows: CLIP's vision tower, the adapter's attention, diffusers' classes.  Does not know: whose picture it is.

Shapes: N pictures, D width of a picture's vector, H W latent height and width.

Source: Ye et al. 2023, arXiv:2308.06721 (decoupled cross-attention); the "plus" adapters read the vision tower's last
layer but one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from audobon.errors import WeightsError
from audobon.models.stable.checkpoint import StableModel
from audobon.models.stable.files import Stored, located, read_stored, read_tensors, sha256_of

_MEAN = (0.48145466, 0.4578275, 0.40821073)
_DEVIATION = (0.26862954, 0.26130258, 0.27577711)


class IpAdapter:
    """An IP-Adapter with its vision tower.

    Args:
        source: The adapter's `.safetensors` file with a folder `image_encoder` beside it; or a folder with both; or a
            hub id of such a folder.
        model: The model that it is for.
        scale: How much the pictures say, 1 as trained.
        cache: The hub's cache; None takes the library's own.
        offline: Fetch nothing; None does as HF_HUB_OFFLINE says.

    Raises:
        WeightsError: AUD-320, 321, 323, 325 as for a checkpoint; AUD-329, if it is no adapter or for another family.
    """

    def __init__(
        self,
        source: str,
        model: StableModel,
        *,
        scale: float,
        cache: Path | None = None,
        offline: bool | None = None,
    ) -> None:
        file, tower = _found(located(source, cache=cache, offline=offline))
        self._parts = _parts(read_tensors(file), name=file.name, model=model)
        stored = read_stored(tower, name="image_encoder")
        self._vision = _vision(stored)
        self._side = int(self._vision.config.image_size)
        self._is_plus = "proj.weight" not in self._parts["image_proj"]
        self._unet = model.unet
        self.scale = scale
        self._kept: tuple[dict[str, Any], Any, Any] | None = None
        self.weights = ((f"ip-adapter {file.name}", sha256_of((file,))), ("ip-adapter image_encoder", stored.sha256))

    def attach(self) -> None:
        """Let the UNet look at pictures from now on. Attaching twice attaches once."""
        if self._kept is not None:
            return
        unet = self._unet
        kept = (dict(unet.attn_processors), unet.encoder_hid_proj, unet.config.encoder_hid_dim_type)
        try:
            unet._load_ip_adapter_weights([self._parts], low_cpu_mem_usage=False)
        except (RuntimeError, KeyError) as error:
            _restore(unet, kept)
            raise WeightsError(
                "AUD-329",
                f"the IP-Adapter does not fit this model: {str(error).splitlines()[-1].strip()}",
                hint="an IP-Adapter goes with the family it was trained for: Stable Diffusion 1.x or SDXL",
            ) from error
        self._kept = kept
        for processor in self._processors():
            processor.scale = [self.scale]
            processor.requires_grad_(False)
        unet.encoder_hid_proj.eval().requires_grad_(False)

    @contextmanager
    def heard_at(self, scale: float) -> Iterator[None]:
        """Within, the pictures of an attached adapter say this much; afterwards as much as before."""
        kept = [(processor, processor.scale) for processor in self._processors()]
        for processor, _ in kept:
            processor.scale = [scale]
        try:
            yield
        finally:
            for processor, before in kept:
                processor.scale = before

    def _processors(self) -> list[Any]:
        return [one for one in self._unet.attn_processors.values() if hasattr(one, "to_k_ip")]

    def detach(self) -> None:
        """Give the UNet back its own attention."""
        if self._kept is not None:
            _restore(self._unet, self._kept)
            self._kept = None

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the vision tower."""
        self._vision.to(device=device, dtype=dtype)

    def embed(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """What N pictures say, and what no picture says, each 1 N ... as the UNet's `image_embeds` want them.

        Args:
            pictures: N 3 h w in 0..1.
        """
        seen = _prepared(pictures, side=self._side).to(self._vision.device, self._vision.dtype)
        if not self._is_plus:
            vectors = self._vision(pixel_values=seen).image_embeds[None]
            return vectors, torch.zeros_like(vectors)
        blank = torch.zeros_like(seen)
        said, unsaid = (
            self._vision(pixel_values=x, output_hidden_states=True).hidden_states[-2] for x in (seen, blank)
        )
        return said[None], unsaid[None]


def _restore(unet: Any, kept: tuple[dict[str, Any], Any, Any]) -> None:
    processors, projection, kind = kept
    unet.set_attn_processor(processors)
    unet.encoder_hid_proj = projection
    unet.config.encoder_hid_dim_type = kind


def _found(path: Path) -> tuple[Path, Path]:
    """The adapter's file and the vision tower's folder."""
    if path.is_file():
        return path, path.parent / "image_encoder"
    files = sorted(path.glob("*.safetensors"))
    if len(files) != 1:
        raise WeightsError(
            "AUD-329",
            f"{path} holds {len(files)} .safetensors files",
            hint="name the adapter's file; a folder `image_encoder` belongs beside it",
        )
    return files[0], path / "image_encoder"


def _parts(tensors: dict[str, Tensor], *, name: str, model: StableModel) -> dict[str, dict[str, Tensor]]:
    parts: dict[str, dict[str, Tensor]] = {"image_proj": {}, "ip_adapter": {}}
    for key, value in tensors.items():
        part, _, rest = key.partition(".")
        if part in parts:
            parts[part][rest] = value
    keys = [value for key, value in parts["ip_adapter"].items() if key.endswith("to_k_ip.weight")]
    if not keys or not parts["image_proj"]:
        raise WeightsError(
            "AUD-329", f"{name} is no IP-Adapter: it has no image_proj or ip_adapter", hint="give the adapter's file"
        )
    wanted, has = int(model.unet.config.cross_attention_dim), int(keys[0].shape[1])
    if has != wanted:
        raise WeightsError(
            "AUD-329",
            f"the IP-Adapter {name} is for another model: its text is {has} wide, the model's {wanted}",
            hint="an IP-Adapter goes with the family it was trained for: Stable Diffusion 1.x or SDXL",
        )
    return parts


def _vision(stored: Stored) -> Any:
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    config = CLIPVisionConfig(**{name: value for name, value in stored.config.items() if name in _SIZES})
    net = CLIPVisionModelWithProjection(config)
    wanted = set(net.state_dict())
    state = {name: value.float() for name, value in stored.tensors.items() if name in wanted}
    try:
        net.load_state_dict(state, strict=True)
    except RuntimeError as error:
        raise WeightsError(
            "AUD-329",
            f"the adapter's image encoder does not fit: {str(error).splitlines()[-1].strip()}",
            hint="get the folder `image_encoder` of the adapter again",
        ) from error
    return net.eval().requires_grad_(False)


_SIZES = (
    "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "image_size", "patch_size",
    "hidden_act", "projection_dim", "layer_norm_eps", "num_channels",
)  # fmt: skip


def _prepared(pictures: Tensor, *, side: int) -> Tensor:
    """Shrunk whole into a white square and normalised as CLIP was trained: N 3 side side.

    The customary crop to the middle square would cut a standing figure's head off.
    """
    height, width = pictures.shape[-2:]
    long = max(height, width)
    square = functional.pad(
        pictures,
        ((long - width) // 2, long - width - (long - width) // 2, (long - height) // 2,
         long - height - (long - height) // 2),
        value=1.0,
    )  # fmt: skip
    small = functional.interpolate(square, size=(side, side), mode="bicubic", antialias=True).clamp(0, 1)
    mean, deviation = (torch.tensor(x).reshape(1, 3, 1, 1) for x in (_MEAN, _DEVIATION))
    return (small - mean) / deviation
