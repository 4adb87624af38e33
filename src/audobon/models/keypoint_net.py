"""A small reader of body joints: a figure's crop to eighteen places.

Knows: images in [0, 1], its weights.  Does not know: comics, how it was trained.

Shapes: B crops of 3 x 96 x 96, J = 18 joints in COCO order.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from audobon.models.weights import filled, load_weights, read_config, unfit
from audobon.models.zoo import packaged_models

JOINTS = 18
READER_PX = 96
KEYPOINTS = "keypoints"


@dataclass(frozen=True, kw_only=True)
class KeypointNetShape:
    """The net's `width` in channels and its `blocks` at the coarsest level."""

    width: int = 64
    blocks: int = 4


class _Block(nn.Module):
    def __init__(self, width: int, *, dilation: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(8, width)
        self.wide = nn.Conv2d(width, width, 3, padding=dilation, dilation=dilation)
        self.out = nn.Conv2d(width, width, 1)

    def forward(self, features: Tensor) -> Tensor:
        moved: Tensor = self.out(nn.functional.silu(self.wide(nn.functional.silu(self.norm(features)))))
        return features + moved


class KeypointNet(nn.Module):
    """A strided convolutional net with one heat map a joint, read by its mean.

    Source:
        Sun et al. 2018, Integral Human Pose Regression, arXiv:1711.08229, equation 2.
    """

    def __init__(self, shape: KeypointNetShape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.enter = nn.Sequential(
            nn.Conv2d(3, width // 2, 3, stride=2, padding=1), nn.SiLU(),
            nn.Conv2d(width // 2, width, 3, stride=2, padding=1), nn.SiLU(),
        )  # fmt: skip
        self.down = nn.Conv2d(width, width, 3, stride=2, padding=1)
        self.blocks = nn.Sequential(*(_Block(width, dilation=1 + index % 3) for index in range(shape.blocks)))
        self.join = nn.Conv2d(2 * width, width, 3, padding=1)
        self.leave = nn.Conv2d(width, JOINTS, 1)

    def forward(self, crops: Tensor) -> Tensor:
        """Places B J 2 (x, y; 0..1 of the crop) of crops B 3 96 96 in [0, 1]."""
        fine = self.enter(crops * 2 - 1)
        coarse = self.blocks(self.down(fine))
        coarse = nn.functional.interpolate(coarse, size=fine.shape[-2:], mode="bilinear", align_corners=False)
        maps = self.leave(nn.functional.silu(self.join(torch.cat([fine, coarse], dim=1))))
        shares = maps.flatten(2).softmax(dim=2).unflatten(2, maps.shape[-2:])
        across, down = ((torch.arange(size).to(maps) + 0.5) / size for size in (maps.shape[-1], maps.shape[-2]))
        x, y = (shares.sum(dim=2) * across).sum(dim=2), (shares.sum(dim=3) * down).sum(dim=2)
        return torch.stack([x, y], dim=2)


def load_keypoint_net(folder: Path | None = None) -> KeypointNet:
    """The trained reader, in eval mode, from a models folder (the packaged one if none is given).

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit the net.
    """
    root = (folder if folder is not None else packaged_models()) / KEYPOINTS
    shape = read_config(root).get("shape")
    if not isinstance(shape, dict):
        raise unfit(root, "its config.json has no shape")
    net = KeypointNet(KeypointNetShape(width=int(shape["width"]), blocks=int(shape["blocks"])))
    return filled(net, load_weights(root), root=root)
