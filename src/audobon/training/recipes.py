"""One function a model: what it is trained on and how.  `audobon train NAME` calls these.

Knows: data, nets, schedules.  Does not know: the command line.
Each recipe goes on from where its folder stands, and leaves `weights/` (what ships), a loss curve and a contact sheet.
"""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import plan_for_this_machine
from audobon.models.painter_net import Conditioning, PainterNet, PainterNetShape
from audobon.models.patch_autoencoder import PatchAutoencoder, PatchAutoencoderShape, fit_transform
from audobon.models.style_encoder import StyleEncoder
from audobon.pencils.penciller import ScenePenciller
from audobon.training.cards import AUTOENCODER_FACTS, PAINTER_FACTS, write_card
from audobon.training.export import export_autoencoder, export_painter
from audobon.training.illustrations import IllustrationPack, pack_illustrations
from audobon.training.losses import clean_latents_loss, noised, sample_times
from audobon.training.options import TrainingOptions
from audobon.training.painter_batch import PainterBatch, collate, illustration_sample
from audobon.training.pencil_pack import pack_pencils
from audobon.training.pictures import draw_curve, draw_sheet
from audobon.training.samples import Nets, fixed_batch, paint_batch
from audobon.training.trainer import Schedule, Task, train
from audobon.training.word_bank import WordBank, word_bank

log = logging.getLogger(__name__)

CROP_PX = 256
DRAWN_PANELS = 400
DRAWN_SHARE = 0.1
PATCHES_FOR_FIT = 300_000


def vae(options: TrainingOptions) -> Path:
    """Fit the patch transform in closed form, then train the residual decoder against blocking.

    Returns:
        The folder with the weights.
    """
    pack = _train_pack(options)
    autoencoder = fitted_autoencoder(pack, seed=options.seed)
    schedule = Schedule(learning_rate=1e-3, batch_size=8, average_decay=0.995)

    def batch(generator: np.random.Generator) -> Tensor:
        crops = [pack.crop(pack.draw(generator), size=128, generator=generator)[..., :3] for _ in range(8)]
        return torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float().div_(255)

    def loss(images: Tensor, noise: torch.Generator) -> Tensor:
        images = images.to(options.device)
        latents = autoencoder.encode(images)
        # The painter's latents are never exact: a decoder that only ever saw exact ones would amplify its errors.
        strength = torch.rand(len(images), 1, 1, 1, generator=noise) * 0.12
        latents = latents + (torch.randn(latents.shape, generator=noise) * strength).to(latents)
        difference = autoencoder.decode(latents) - images
        return difference.abs().mean() + 2.0 * difference.square().mean()

    plan = plan_for_this_machine(options.device)
    average, progress = train(
        Task(net=autoencoder, batch=batch, loss=loss), schedule,
        plan=plan, minutes=options.minutes, out=options.out, seed=options.seed,
    )  # fmt: skip
    autoencoder.load_state_dict(average.state)
    autoencoder.cpu().eval()
    folder = export_autoencoder(autoencoder, options=options)
    dev = IllustrationPack(*pack_illustrations(options.data, split="dev", cache=_cache(options)))
    scores = _reconstruction(autoencoder, dev, folder)
    draw_curve(folder / "curve.png", progress.curve, title="autoencoder: loss")
    write_card(folder / "MODEL_CARD.md", AUTOENCODER_FACTS, plan=plan, progress=progress, scores=scores)
    return folder


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


class StyledPainter(nn.Module):
    """The painter's net and the style encoder, trained as one."""

    def __init__(self, shape: PainterNetShape) -> None:
        super().__init__()
        self.painter = PainterNet(shape)
        self.style = StyleEncoder()


def painter(options: TrainingOptions) -> Path:
    """Train the denoiser and the style encoder on real illustrations and on our own pencils, washed by rule.

    Returns:
        The folder with the weights.
    """
    pack = _train_pack(options)
    drawn = pack_pencils(ScenePenciller(), count=DRAWN_PANELS, seed=options.seed, cache=_cache(options))
    autoencoder = fitted_autoencoder(pack, seed=options.seed).to(options.device).requires_grad_(False)
    captions = [entry.caption for entry in pack.entries]
    bank = word_bank([*captions, *drawn.texts()], cache=_cache(options))
    torch.manual_seed(options.seed)
    net = StyledPainter(PainterNetShape())
    for parameter in net.parameters():
        if parameter.dim() == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    schedule = Schedule(learning_rate=4e-4, batch_size=16)

    def batch(generator: np.random.Generator) -> PainterBatch:
        return collate(
            [
                drawn.sample(size=CROP_PX, first_text=len(captions), generator=generator)
                if generator.random() < DRAWN_SHARE
                else illustration_sample(pack, size=CROP_PX, generator=generator)
                for _ in range(schedule.batch_size)
            ]
        )

    def loss(given: PainterBatch, noise: torch.Generator) -> Tensor:
        return painter_loss(net, autoencoder, bank, given, device=torch.device(options.device), noise=noise)

    plan = plan_for_this_machine(options.device)
    average, progress = train(
        Task(net=net, batch=batch, loss=loss), schedule,
        plan=plan, minutes=options.minutes, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.cpu().eval()
    folder = export_painter(net.painter, net.style, pack=pack, options=options)
    nets = Nets(painter=net.painter, style=net.style, autoencoder=autoencoder.cpu())
    scores = _sampled(nets, options, folder)
    draw_curve(folder / "curve.png", progress.curve, title="painter: loss")
    write_card(folder / "MODEL_CARD.md", PAINTER_FACTS, plan=plan, progress=progress, scores=scores)
    return folder


def _sampled(nets: Nets, options: TrainingOptions, folder: Path) -> dict[str, str]:
    """Paint crops of kept-out books from their controls; leaves the contact sheet."""
    dev = IllustrationPack(*pack_illustrations(options.data, split="dev", cache=_cache(options)))
    bank = word_bank([entry.caption for entry in dev.entries], cache=_cache(options))
    batch = fixed_batch(dev, size=CROP_PX, count=12, seed=2)
    painted = paint_batch(nets, bank, batch, steps=6, seed=options.seed)
    ink = (1 - batch.line).expand(-1, 3, -1, -1)
    columns = [("line", ink), ("flat", batch.flat), ("painted, 6 steps", painted), ("truth", batch.image)]
    draw_sheet(folder / "sheet.jpg", columns, title="painter on kept-out books: control, sample, truth")
    error = (painted.clamp(0, 1) - batch.image).abs().mean()
    return {"mean absolute error of 12 kept-out crops, 6 steps, share of full scale": f"{float(error):.4f}"}


def painter_loss(
    net: StyledPainter, autoencoder: PatchAutoencoder, bank: WordBank, given: PainterBatch, *,
    device: torch.device, noise: torch.Generator,
) -> Tensor:  # fmt: skip
    """Flow matching on clean latents for one batch."""
    with torch.no_grad(), torch.autocast(device.type, enabled=False):
        latents = autoencoder.encode(given.image.to(device))
        flat = autoencoder.encode(given.flat.to(device))
    times = sample_times(len(latents), generator=noise)
    noisy = noised(latents, torch.randn(latents.shape, generator=noise).to(device), times.to(device))
    tokens, vector = net.style(given.reference.to(device))
    text, text_mask = bank.take(given.caption)
    region_states, _ = bank.take(given.region_words)
    conditioning = Conditioning(
        text=text, text_mask=text_mask, style_tokens=tokens, style_vector=vector, style_present=given.has_style,
        line=given.line, line_present=given.has_line, line_completeness=given.completeness,
        flat=flat, flat_present=given.has_flat, regions=given.regions, region_tokens=region_states,
    ).to(device)  # fmt: skip
    predicted = net.painter(noisy.contiguous(memory_format=torch.channels_last), times.to(device), conditioning)
    return clean_latents_loss(predicted, latents, whitening=autoencoder.whitening)


def _cache(options: TrainingOptions) -> Path:
    return options.out.parent / "cache"


def _train_pack(options: TrainingOptions) -> IllustrationPack:
    return IllustrationPack(*pack_illustrations(options.data, split="train", cache=_cache(options)))
