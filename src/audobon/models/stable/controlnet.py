"""ControlNets: public ones as they are, several at once, each with a scale and its share of the way.

Knows: diffusers' ControlNetModel.  Does not know: what the maps show, or who drew them.

Shapes: B batch, C latent channels, H W latent height and width; a map is B 3 8H 8W in 0..1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torch import Tensor

from audobon.errors import WeightsError
from audobon.models.stable.checkpoint import StableModel, filled
from audobon.models.stable.files import located, read_stored

if TYPE_CHECKING:
    from diffusers import ControlNetModel


@dataclass(frozen=True, kw_only=True)
class Control:
    """A ControlNet and how it is used.

    Attributes:
        kind: What sort of map it follows.
        net: The net.
        scale: 1 as trained.
        start: From which share (0..1) of the steps it steers,
        end: and up to which.
        sha256: Of its weights.
    """

    kind: str
    net: ControlNetModel
    scale: float
    start: float
    end: float
    sha256: str

    def steers(self, share: float) -> bool:
        """Does it steer at this share (0..1) of the way?"""
        return self.start <= share < self.end or (share == self.start == self.end)


@dataclass(frozen=True, kw_only=True)
class Residuals:
    """What ControlNets add to a UNet's skip connections, and to its middle."""

    down: tuple[Tensor, ...]
    mid: Tensor


def load_controlnet(
    source: str, model: StableModel, *, cache: Path | None = None, offline: bool | None = None
) -> tuple[Any, str]:
    """A ControlNet and its sha256.

    Args:
        source: A folder in diffusers' format, or a hub id.
        model: The model that it is for.
        cache: The hub's cache; None takes the library's own.
        offline: Fetch nothing; None does as HF_HUB_OFFLINE says.

    Raises:
        WeightsError: AUD-320 to AUD-325 as for a checkpoint; AUD-328, if it is for another family.
    """
    from diffusers import ControlNetModel

    path = located(source, cache=cache, offline=offline)
    if path.is_file():
        raise WeightsError(
            "AUD-322", f"{path} is one file", hint="give a ControlNet as a folder in diffusers' format, or a hub id"
        )
    stored = read_stored(path, name=path.name)
    wanted, has = model.unet.config.cross_attention_dim, stored.config.get("cross_attention_dim")
    widths, own = list(model.unet.config.block_out_channels), stored.config.get("block_out_channels")
    if wanted != has or widths != own:
        raise WeightsError(
            "AUD-328",
            f"the ControlNet {source} is for another model: its text is {has} wide and its blocks {own}, "
            f"the model's {wanted} and {widths}",
            hint="a ControlNet goes with the family it was trained for: Stable Diffusion 1.x or SDXL",
        )
    return filled(ControlNetModel, replace(stored, name=f"controlnet {source}")), stored.sha256


def residuals(
    controls: Sequence[Control],
    maps: Sequence[Tensor],
    latents: Tensor,
    t: Tensor,
    *,
    share: float,
    states: Tensor,
    added: dict[str, Tensor] | None,
) -> Residuals | None:
    """The sum of what all ControlNets that steer at this share of the way say; None if none does.

    Args:
        controls: The nets.
        maps: One map for each, B 3 8H 8W.
        latents: B C H W, as the UNet sees them.
        t: The timestep.
        share: Share of the way, 0..1.
        states: Word states B L W.
        added: SDXL's added conditioning, or None.
    """
    down: tuple[Tensor, ...] | None = None
    mid: Tensor | None = None
    for control, picture in zip(controls, maps, strict=True):
        if not control.steers(share):
            continue
        more, middle = control.net(
            latents,
            t,
            encoder_hidden_states=states,
            controlnet_cond=picture.to(latents),
            conditioning_scale=control.scale,
            added_cond_kwargs=added,
            return_dict=False,
        )
        down = tuple(more) if down is None else tuple(a + b for a, b in zip(down, more, strict=True))
        mid = middle if mid is None else mid + middle
    return None if down is None or mid is None else Residuals(down=down, mid=mid)
