"""What a recipe leaves behind: weights that ship, their card, the loss curve and a contact sheet.

Knows: trained nets and how to measure what packing costs them.  Does not know: how they were trained.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.models.painter_net import PainterNet
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import StyleEncoder
from audobon.models.weights import packed, save_weights, unpacked
from audobon.training.illustrations import IllustrationPack
from audobon.training.options import TrainingOptions
from audobon.training.painter_batch import REFERENCE_PX

EXACT_IN_AUTOENCODER = frozenset({"basis", "mean", "deviation"})
WORST_PACKING_ERROR = 0.01

NAMED_STYLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "storybook": (("watercolour", "colour_plate"), ("L. Leslie Brooke", "Randolph Caldecott")),
    "watercolour": (("watercolour",), ("Beatrix Potter",)),
    "colour_plate": (("colour_plate",), ()),
    "ink": (("ink",), ()),
    "engraving": (("engraving",), ()),
    "wash": (("wash",), ()),
    "comic": (("comic", "colour_plate"), ("Wilhelm Busch", "W. W. Denslow")),
}
"""Name -> media of its reference pictures, and illustrators to whom they are narrowed if any are named."""


def export_autoencoder(autoencoder: PatchAutoencoder, *, options: TrainingOptions) -> Path:
    """Write the autoencoder's weights; the closed-form part stays exact, the decoder goes as bfloat16."""
    folder = options.out / "weights"
    state = {name: value.detach().cpu() for name, value in autoencoder.state_dict().items()}
    tensors = packed(state, eight_bit=False, exact=EXACT_IN_AUTOENCODER)
    save_weights(folder, tensors, config={"model": "autoencoder", "shape": asdict(autoencoder.shape)})
    return folder


def export_painter(
    painter: PainterNet, style: StyleEncoder, *, styles: Mapping[str, Tensor], options: TrainingOptions
) -> Path:
    """Write denoiser, style encoder and named styles' vectors 256, 8 bits a channel where a tensor's error stays under
    1 %."""
    folder = options.out / "weights"
    state = {f"painter.{name}": value.detach().cpu() for name, value in painter.state_dict().items()}
    state |= {f"style.{name}": value.detach().cpu() for name, value in style.state_dict().items()}
    tensors = packed_within(state, worst=WORST_PACKING_ERROR)
    tensors |= {f"named_style.{name}": value for name, value in styles.items()}
    save_weights(folder, tensors, config={"model": "painter", "shape": asdict(painter.shape)})
    return folder


def packed_within(state: Mapping[str, Tensor], *, worst: float) -> dict[str, Tensor]:
    """Tensors at 8 bits a channel where their relative error is at most `worst`, else as bfloat16."""
    out: dict[str, Tensor] = {}
    for name, value in state.items():
        stored = packed({name: value}, eight_bit=True)
        error = float((unpacked(stored)[name].float() - value.float()).norm() / value.float().norm().clamp_min(1e-12))
        out |= stored if error <= worst else packed({name: value}, eight_bit=False)
    return out


@torch.inference_mode()
def named_style_vectors(style: StyleEncoder, pack: IllustrationPack) -> dict[str, Tensor]:
    """One vector 256 a named style, that of the reference crop which stands for it best (see `clearest`)."""
    device = next(style.parameters()).device
    vectors: dict[str, Tensor] = {}
    for name, (media, illustrators) in NAMED_STYLES.items():
        crops = _reference_crops(pack, media=media, illustrators=illustrators)
        if len(crops) == 0:
            continue
        _, vectors[name] = style(torch.from_numpy(crops).permute(0, 3, 1, 2).float().div_(255).to(device))
    return {name: value.cpu() for name, value in clearest(vectors).items()}


NEAR_SHARE = 0.75
"""Share of a style's crops, the nearest to its mean, among which its clearest is looked for."""


def clearest(vectors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Of each style's vectors M 256, the one 256 that is its own and no other style's.

    The mean itself is no picture's vector and lies nearer to nothing.  The vector nearest to the mean is a hand that
    was seen, but of a varied medium it is the one that lies between all media.  So of those not far from the mean, the
    one is taken that is nearer to it than to the mean of any other style by most.
    """
    means = {name: value.mean(dim=0) for name, value in vectors.items()}
    out: dict[str, Tensor] = {}
    for name, value in vectors.items():
        own = (value - means[name]).norm(dim=1)
        others = [(value - mean).norm(dim=1) for other, mean in means.items() if other != name]
        lead = own - torch.stack(others).amin(dim=0) if others else own.clone()
        lead[own > own.quantile(NEAR_SHARE)] = torch.inf
        out[name] = value[lead.argmin()]
    return out


def _reference_crops(
    pack: IllustrationPack, *, media: tuple[str, ...], illustrators: tuple[str, ...]
) -> NDArray[np.uint8]:
    """Up to 96 centre crops N 160 160 3 of the pictures of some media, spread over their books."""
    chosen = [
        position
        for position, entry in enumerate(pack.entries)
        if entry.medium in media and (not illustrators or entry.illustrator in illustrators)
    ]
    crops = []
    for position in chosen[:: max(1, len(chosen) // 96)][:96]:
        image = pack.planes(position)[..., :3]
        top, left = (image.shape[0] - REFERENCE_PX) // 2, (image.shape[1] - REFERENCE_PX) // 2
        crops.append(image[top : top + REFERENCE_PX, left : left + REFERENCE_PX])
    return np.stack(crops) if crops else np.zeros((0, REFERENCE_PX, REFERENCE_PX, 3), np.uint8)
