"""Control from beside: what another net adds inside the painter's UNet, and how it is put on and taken off.

Knows: the UNet's own doors for residuals.  Does not know: the nets that speak, solvers, comics.
A control is attached as a hook before the UNet's forward and detached by taking the hook away, so the painter's weights
are never touched.

Shapes: B batch, H W latent height and width, K = 65 planes of a line map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.painter_net import PainterNet
from audobon.models.patch_autoencoder import PATCH

LINE_PLANES = PATCH * PATCH + 1


@dataclass(frozen=True, kw_only=True)
class UNetCall:
    """What the painter's UNet is asked: its `sample` B C H W, `timestep` B, `tokens` B L 384 and `vector` B 256."""

    sample: Tensor
    timestep: Tensor
    tokens: Tensor
    vector: Tensor


@dataclass(frozen=True, kw_only=True)
class Residuals:
    """What is added inside a UNet; a tensor without dimensions adds nothing.

    Attributes:
        down: To each skip connection, as a ControlNet's.
        mid: To the middle, as a ControlNet's.
        inside: To the features of each down block, as a T2I-Adapter's; empty for none.
    """

    down: tuple[Tensor, ...]
    mid: Tensor
    inside: tuple[Tensor, ...] = ()

    def scaled(self, share: Tensor) -> Residuals:
        """The same with each sample's residuals times its `share` B."""
        return Residuals(
            down=tuple(_times(share, one) for one in self.down),
            mid=_times(share, self.mid),
            inside=tuple(_times(share, one) for one in self.inside),
        )


def _times(share: Tensor, residual: Tensor) -> Tensor:
    return residual if residual.dim() == 0 else residual * share.to(residual)[:, None, None, None]


ResidualsOf = Callable[[UNetCall], Residuals]


class PainterControl(Protocol):
    """A net that steers the painter's UNet from beside, by a line map."""

    def residuals_of(self, planes: Tensor) -> ResidualsOf:
        """What it says at each step, for the planes B 65 H W of a line map (see `line_planes`)."""
        ...


@dataclass(frozen=True, kw_only=True)
class LoadedControl:
    """A trained control in eval mode, its name, and the sha256 over its shards."""

    name: str
    net: PainterControl
    fingerprint: str

    def to(self, device: torch.device) -> None:
        """Move the net to a device."""
        assert isinstance(self.net, nn.Module), "every control that is loaded is a net"
        self.net.to(device)


def line_planes(line: Tensor, completeness: Tensor) -> Tensor:
    """A line map B 1 8H 8W (1 ink) unshuffled to B 64 H W, and how complete it is said to be (B, 0..1) as a plane."""
    folded = functional.pixel_unshuffle(line, PATCH)
    said = completeness[:, None, None, None].to(folded).expand(-1, 1, *folded.shape[-2:])
    return torch.cat([folded, said], dim=1)


@contextmanager
def attached(painter: PainterNet, residuals_of: ResidualsOf, *, share: Tensor) -> Iterator[None]:
    """The painter with a control put on, until the block is left.

    Args:
        painter: The denoiser; its weights stay as they are.
        residuals_of: What the control says.
        share: How much of it counts for each sample, B; 0 says that the map is absent.
    """

    def before(unet: nn.Module, given: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        sample, timestep, tokens = given
        call = UNetCall(sample=sample, timestep=timestep, tokens=tokens, vector=named["class_labels"])
        found = residuals_of(call).scaled(share)
        doors: dict[str, Any] = {
            "down_block_additional_residuals": found.down,
            "mid_block_additional_residual": found.mid,
        }
        if found.inside:
            doors["down_intrablock_additional_residuals"] = list(found.inside)
        return given, named | doors

    handle = painter.unet.register_forward_pre_hook(before, with_kwargs=True)
    try:
        yield
    finally:
        handle.remove()
