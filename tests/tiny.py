"""The real nets at toy size: a whole embedded painter in well under a second, with weights from a seed.

Its pictures are noise under control, which is all that a test of the house needs: they depend on the draft, the seed,
the style and the words exactly as a trained net's do.
"""

from __future__ import annotations

from pathlib import Path

import torch

from audobon.models.painter_net import PainterNet, PainterNetShape
from audobon.models.patch_autoencoder import PatchAutoencoder, PatchAutoencoderShape, fit_transform
from audobon.models.style_encoder import StyleEncoder
from audobon.models.upscaler import Upscaler, UpscalerShape
from audobon.models.weights import packed, save_weights

TINY_SHAPE = PainterNetShape(block_channels=(16, 16, 16, 32), groups=4, head_width=4)
TINY_AUTOENCODER = PatchAutoencoderShape(decoder_width=16, decoder_blocks=1)


def tiny_autoencoder() -> PatchAutoencoder:
    """A patch transform fitted to smooth random patches, and a small residual decoder."""
    torch.manual_seed(0)
    autoencoder = PatchAutoencoder(TINY_AUTOENCODER)
    coarse = torch.rand(4096, 3, 4, 4)
    patches = torch.nn.functional.interpolate(coarse, size=(8, 8), mode="bilinear")
    fit_transform(autoencoder, torch.nn.functional.pixel_unshuffle(patches, 8)[:, :, 0, 0])
    return autoencoder.eval()


def tiny_painter_net() -> PainterNet:
    """The denoiser with every class real and every width small."""
    torch.manual_seed(1)
    return PainterNet(TINY_SHAPE).eval()


def tiny_upscaler() -> Upscaler:
    """The upscaler with little weight everywhere, so that what it adds to bicubic is small but not nothing."""
    torch.manual_seed(2)
    net = Upscaler(UpscalerShape(width=8, blocks=1))
    torch.nn.init.normal_(net.leave.weight, std=0.02)
    return net.eval()


def save_tiny_models(root: Path) -> Path:
    """A models folder as the package ships it, toy-sized: autoencoder, painter with two named styles, upscaler."""
    from dataclasses import asdict

    autoencoder, painter, style = tiny_autoencoder(), tiny_painter_net(), StyleEncoder()
    exact = frozenset({"basis", "mean", "deviation"})
    save_weights(
        root / "autoencoder",
        packed(autoencoder.state_dict(), eight_bit=False, exact=exact),
        config={"model": "autoencoder", "shape": asdict(autoencoder.shape)},
    )
    state = {f"painter.{name}": value for name, value in painter.state_dict().items()}
    state |= {f"style.{name}": value for name, value in style.state_dict().items()}
    tensors = packed(state, eight_bit=True)
    tensors |= {f"named_style.{name}": torch.randn(256) for name in ("storybook", "ink")}
    save_weights(root / "painter", tensors, config={"model": "painter", "shape": asdict(painter.shape)})
    upscaler = tiny_upscaler()
    save_weights(
        root / "upscaler",
        packed(upscaler.state_dict(), eight_bit=False),
        config={"model": "upscaler", "shape": asdict(upscaler.shape)},
    )
    return root
