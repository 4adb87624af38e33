"""The autoencoder's recipe, and what recipes share.

Knows: data, nets, schedules.  Does not know: the command line.
Each recipe goes on from where its folder stands, and leaves `weights/` (what ships), a loss curve and a contact sheet.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import plan_for_this_machine
from audobon.models.patch_autoencoder import PatchAutoencoder, PatchAutoencoderShape, fit_transform
from audobon.training.cards import AUTOENCODER_FACTS, write_card
from audobon.training.export import export_autoencoder
from audobon.training.illustrations import IllustrationPack, pack_illustrations
from audobon.training.losses import noise_like
from audobon.training.options import TrainingOptions
from audobon.training.painter_batch import in_unit, stacked
from audobon.training.pictures import draw_curve, draw_sheet
from audobon.training.samples import fixed_batch
from audobon.training.start import given_autoencoder
from audobon.training.trainer import Schedule, Schedules, Task, train

CROP_PX = 256
TRAINED_PX = 128
SCHEDULES = Schedules(
    cpu=Schedule(learning_rate=1e-3, batch_size=8, average_decay=0.995),
    gpu=Schedule(learning_rate=1e-3, batch_size=128, average_decay=0.995),
)
PATCHES_FOR_FIT = 300_000


def vae(options: TrainingOptions) -> Path:
    """Fit the patch transform in closed form, then train the residual decoder against blocking.

    A fresh run keeps the transform and the decoder of `options.start`, if a folder is given.

    Returns:
        The folder with the weights.
    """
    pack = train_pack(options)
    autoencoder = (
        fitted_autoencoder(pack, seed=options.seed) if options.start is None else given_autoencoder(options.start)
    )
    schedule = SCHEDULES.on(options.device)

    def batch(generator: np.random.Generator) -> Tensor:
        drawn = (pack.draw(generator) for _ in range(schedule.batch_size))
        return stacked([pack.crop(one, size=TRAINED_PX, generator=generator)[..., :3] for one in drawn])

    def loss(images: Tensor, noise: torch.Generator) -> Tensor:
        return decoding_loss(autoencoder, in_unit(images, options.device), noise=noise)

    plan = plan_for_this_machine(options.device)
    average, progress = train(
        Task(net=autoencoder, batch=batch, loss=loss), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    autoencoder.load_state_dict(average.state)
    autoencoder.cpu().eval()
    folder = export_autoencoder(autoencoder, options=options)
    dev = IllustrationPack(*pack_illustrations(options.data, split="dev", cache=cache_of(options)))
    scores = _reconstruction(autoencoder, dev, folder)
    draw_curve(folder / "curve.png", progress.curve, title="autoencoder: loss")
    write_card(folder / "MODEL_CARD.md", AUTOENCODER_FACTS, plan=plan, progress=progress, scores=scores)
    return folder


def decoding_loss(autoencoder: PatchAutoencoder, images: Tensor, *, noise: torch.Generator) -> Tensor:
    """How far images B 3 h w in [0, 1] are off themselves after the autoencoder.

    The painter's latents are never exact: a decoder that only ever saw exact ones would amplify its errors.
    """
    latents = autoencoder.encode(images)
    strength = (torch.rand(len(images), 1, 1, 1, generator=noise) * 0.12).to(latents.device)
    latents = latents + (noise_like(latents, generator=noise) * strength).to(latents)
    difference = autoencoder.decode(latents) - images
    return difference.abs().mean() + 2.0 * difference.square().mean()


@torch.inference_mode()
def _reconstruction(autoencoder: PatchAutoencoder, dev: IllustrationPack, folder: Path) -> dict[str, str]:
    """PSNR on 64 crops of kept-out books, with and without the residual decoder; leaves the sheet."""
    images = fixed_batch(dev, size=CROP_PX, count=64, seed=1).image
    latents = autoencoder.encode(images)
    closed, learned = autoencoder.project_back(latents), autoencoder.decode(latents)
    columns = [("truth", images[:8]), ("transform alone", closed[:8]), ("with residual decoder", learned[:8])]
    draw_sheet(folder / "sheet.jpg", columns, title="autoencoder on kept-out books")
    return {
        "PSNR, closed form alone, 64 crops of kept-out books": f"{_psnr(closed, images):.2f} dB",
        "PSNR, with the residual decoder": f"{_psnr(learned, images):.2f} dB",
    }


def _psnr(found: Tensor, truth: Tensor) -> float:
    """Mean over images of the peak signal-to-noise ratio, in dB."""
    error = (found.clamp(0, 1) - truth).square().mean(dim=(1, 2, 3)).clamp_min(1e-8)
    return float((-10 * torch.log10(error)).mean())


def fitted_autoencoder(pack: IllustrationPack, *, seed: int) -> PatchAutoencoder:
    """The autoencoder with its closed-form part fitted to random patches of the pack."""
    generator = np.random.default_rng((seed, 7))
    autoencoder = PatchAutoencoder(PatchAutoencoderShape())
    patches: list[Tensor] = []
    while sum(len(p) for p in patches) < PATCHES_FOR_FIT:
        crop = pack.crop(pack.draw(generator), size=256, generator=generator)[..., :3]
        image = torch.from_numpy(crop).permute(2, 0, 1).float().div_(255)[None]
        patches.append(nn.functional.pixel_unshuffle(image, 8)[0].flatten(1).T)
    fit_transform(autoencoder, torch.cat(patches))
    return autoencoder


def cache_of(options: TrainingOptions) -> Path:
    """Where packs are kept between runs."""
    return options.out.parent / "cache"


def train_pack(options: TrainingOptions) -> IllustrationPack:
    """The illustrations of the training split, packed on first use."""
    return IllustrationPack(*pack_illustrations(options.data, split="train", cache=cache_of(options)))
