"""The critic of the student's training: is this surface of a real hand?

Knows: pictures in [0, 1] and style vectors.  Does not know: the painter, controls, comics.
It never ships.  It sees a picture less its soft copy, so it judges stroke, grain and paper; broad colour, which the
pencils decide, is hidden from it.

Shapes: B batch, h w height and width in pixels.
"""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn import functional

from audobon.models.style_encoder import STYLE_VECTOR_WIDTH
from audobon.training.losses import noise_like

WIDTHS = (32, 64, 128)
SOFTNESS_PX = 6.0
SURFACE_GAIN = 4.0
"""Brings a surface, a tenth of full scale strong, near to unit size."""
STIR = 0.02
STEADINESS = 100.0


class TextureCritic(nn.Module):
    """A patch critic: for each place of 8 px a score, high for the surface of a real picture of this style.

    Source:
        Isola et al. 2017, arXiv:1611.07004, section 3.2.2 (patches); conditioned by projection: Miyato and Koyama 2018,
        arXiv:1802.05637, equation 3.
    """

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for before, after in itertools.pairwise((3, *WIDTHS)):
            layers += [nn.Conv2d(before, after, 4, stride=2, padding=1), nn.LeakyReLU(0.2)]
        layers += [nn.Conv2d(WIDTHS[-1], WIDTHS[-1], 3, padding=1), nn.LeakyReLU(0.2)]
        self.trunk = nn.Sequential(*layers)
        self.head = nn.Conv2d(WIDTHS[-1], 1, 1)
        self.project = nn.Linear(STYLE_VECTOR_WIDTH, WIDTHS[-1], bias=False)
        nn.init.zeros_(self.project.weight)

    def forward(self, images: Tensor, style: Tensor) -> Tensor:
        """Scores B of images B 3 h w in [0, 1], each beside its style vector B 256: the mean over all places."""
        features = self.trunk(surface(images))
        scores = self.head(features)[:, 0] + torch.einsum("bchw,bc->bhw", features, self.project(style))
        mean: Tensor = scores.mean(dim=(1, 2))
        return mean


def surface(images: Tensor) -> Tensor:
    """Images B 3 h w less their Gaussian blur of 6 px, times four."""
    reach = int(2.5 * SOFTNESS_PX)
    offsets = torch.arange(-reach, reach + 1, device=images.device, dtype=images.dtype)
    weights = torch.exp(-0.5 * (offsets / SOFTNESS_PX).square())
    weights = (weights / weights.sum()).expand(3, 1, 1, -1)
    padded = functional.pad(images, (reach, reach, reach, reach), mode="reflect")
    across = functional.conv2d(padded, weights, groups=3)
    soft = functional.conv2d(across, weights.transpose(2, 3), groups=3)
    detail: Tensor = SURFACE_GAIN * (images - soft)
    return detail


def critic_loss(
    critic: TextureCritic, real: Tensor, painted: Tensor, *, style: Tensor, noise: torch.Generator
) -> Tensor:
    """What the critic minimises over real pictures and paintings, B 3 h w each, of the same styles B 256.

    Source:
        Hinge loss: Lim and Ye 2017, arXiv:1705.02894, equation 6. Steadiness against small noise in place of a penalty
        on gradients: Lin et al. 2025, arXiv:2501.08316, section 3.3 (approximated R1).
    """
    both, styles = torch.cat([real, painted]), torch.cat([style, style])
    stirred = both + STIR * noise_like(both, generator=noise).to(both)
    scores, again = critic(torch.cat([both, stirred]), torch.cat([styles, styles])).float().chunk(2)
    sides = torch.cat([torch.ones(len(real)), -torch.ones(len(painted))]).to(scores)
    loss: Tensor = functional.relu(1 - sides * scores).mean() + STEADINESS * (scores - again).square().mean()
    return loss


def disbelief(critic: TextureCritic, painted: Tensor, *, style: Tensor) -> Tensor:
    """What a painter minimises to be taken for real: minus the scores, B; the critic's weights get no gradient."""
    frozen = {name: value.detach() for name, value in critic.state_dict(keep_vars=True).items()}
    scores: Tensor = functional_call(critic, frozen, (painted, style))
    doubt: Tensor = -scores.float()
    return doubt
