"""What a fresh run begins with: a folder of models that came before.

Knows: weights on disk.  Does not know: recipes, data.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

import torch
from torch import Tensor, nn

from audobon.errors import WeightsError
from audobon.models.painter_net import PainterNet
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import StyleEncoder
from audobon.models.zoo import load_embedded_painter

ADDED_LATER = ("hand.",)
"""Parts that earlier weights lack; they add nothing until they are trained."""


def given_autoencoder(folder: Path) -> PatchAutoencoder:
    """The autoencoder of a folder of models, ready to be trained on.

    Raises:
        WeightsError: AUD-311..315, as `load_embedded_painter` does.
    """
    return load_embedded_painter(folder).autoencoder.requires_grad_(True).train()


def begin_from(folder: Path, painter: PainterNet, style: StyleEncoder) -> PatchAutoencoder:
    """Put the weights of a folder of models into a painter's net and its style encoder.

    Returns:
        The autoencoder whose latents those weights speak.

    Raises:
        WeightsError: AUD-311..315, as `load_embedded_painter` does; AUD-316, if the weights are of another shape.
    """
    model = load_embedded_painter(folder)
    _take(painter, model.painter, folder)
    style.load_state_dict(model.style.state_dict())
    return model.autoencoder


def blended(net: nn.Module, given: nn.Module, *, share: float) -> dict[str, Tensor]:
    """Weights on the way from those given to those of a net that was trained on from them.

    A short run on few pictures learns new hands and unlearns colour; between the two, both hold.

    Args:
        net: The trained net.
        given: The same net as it was before; what it lacks counts as zero.
        share: 0 gives the weights as given, 1 the trained ones.

    Source:
        Wortsman et al. 2022, arXiv:2109.01903, section 3 (weight-space ensembles of a net and its fine-tuned self).
    """
    before = given.state_dict()
    return {
        name: torch.lerp(before[name], value, share) if name in before else value * share
        for name, value in net.state_dict().items()
    }


def _take(net: nn.Module, given: nn.Module, folder: Path) -> None:
    own, state = net.state_dict(), given.state_dict()
    misfits = [name for name, value in state.items() if name not in own or own[name].shape != value.shape]
    missing = [name for name in own if name not in state and not name.startswith(ADDED_LATER)]
    if misfits or missing:
        raise WeightsError(
            "AUD-316",
            f"the weights under {folder} are of another shape than the recipe trains: {(misfits + missing)[0]}",
            hint="begin from weights that this recipe made, or anew",
        )
    net.load_state_dict(state, strict=False)


def learn_only(net: nn.Module, names: Container[str]) -> None:
    """Let a net's parameters of these names get a gradient, and no others."""
    for name, weight in net.named_parameters():
        weight.requires_grad_(name in names)
