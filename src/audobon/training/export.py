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
    painter: PainterNet, style: StyleEncoder, *, pack: IllustrationPack, options: TrainingOptions
) -> Path:
    """Write denoiser, style encoder and named styles, 8 bits a channel where the tensor's error stays under 1 %."""
    folder = options.out / "weights"
    state = {f"painter.{name}": value.detach().cpu() for name, value in painter.state_dict().items()}
    state |= {f"style.{name}": value.detach().cpu() for name, value in style.state_dict().items()}
    tensors = packed_within(state, worst=WORST_PACKING_ERROR)
    vectors = named_style_vectors(style, pack)
    tensors |= {f"named_style.{name}": value for name, value in vectors.items()}
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
    """One vector 256 a named style: of its reference crops, the one nearest to their mean.

    The mean itself is no picture's vector and lies nearer to nothing; the medoid is a hand that was seen.
    """
    device = next(style.parameters()).device
    out: dict[str, Tensor] = {}
    for name, (media, illustrators) in NAMED_STYLES.items():
        crops = _reference_crops(pack, media=media, illustrators=illustrators)
        if len(crops) == 0:
            continue
        _, vectors = style(torch.from_numpy(crops).permute(0, 3, 1, 2).float().div_(255).to(device))
        nearest = (vectors - vectors.mean(dim=0)).norm(dim=1).argmin()
        out[name] = vectors[nearest].cpu()
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
