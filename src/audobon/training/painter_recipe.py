"""The painter's recipe: denoiser, style encoder and hand, trained as one on real illustrations and our own pencils.

Knows: data, nets, schedules.  Does not know: the command line.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import plan_for_this_machine
from audobon.models.painter_net import PainterNet, PainterNetShape
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import StyleEncoder
from audobon.models.weights import fingerprint
from audobon.models.zoo import load_embedded_painter
from audobon.pencils.penciller import ScenePenciller
from audobon.training.cards import PAINTER_FACTS, write_card
from audobon.training.export import export_painter, named_style_vectors
from audobon.training.illustrations import IllustrationPack, pack_illustrations
from audobon.training.losses import clean_latents_loss, noise_like, noised, sample_times
from audobon.training.options import TrainingOptions
from audobon.training.painter_batch import (
    HATCHED_MEDIA,
    PainterBatch,
    Sample,
    collate,
    illustration_sample,
    reference_crop,
)
from audobon.training.pencil_pack import Finish, PencilPack, pack_pencils
from audobon.training.pictures import draw_curve, draw_sheet
from audobon.training.recipes import cache_of, fitted_autoencoder, train_pack
from audobon.training.recomputing import recompute_blocks
from audobon.training.samples import USUAL_STEPS, Nets, fixed_batch, paint_batch
from audobon.training.start import begin_from, blended
from audobon.training.steering import steering_of
from audobon.training.trainer import Schedule, Schedules, Task, train
from audobon.training.word_bank import WordBank, word_bank

CROP_PX = 192
SHEET_PX = 256
DRAWN_PANELS = 240
DRAWN_SHARE = 0.15
PEN_SHARE = 0.4
HAND_WIDTH = 56
ANEW = Schedules(
    cpu=Schedule(learning_rate=4e-4, batch_size=16),
    gpu=Schedule(learning_rate=4e-4, batch_size=128),
)
GOING_ON = Schedules(
    cpu=Schedule(learning_rate=2e-4, batch_size=8, warmup_steps=50, average_decay=0.997),
    gpu=Schedule(learning_rate=3e-4, batch_size=128, warmup_steps=100, average_decay=0.995),
)
TRAINED_SHARE = 0.75
"""How far the weights that ship go from those a run began with to those it ended with (see `blended`).

A run on a GPU moves far, and what lies between far-off weights need not paint, so its own ship. No figure tells yet
which is better there.
"""


class StyledPainter(nn.Module):
    """The painter's net and the style encoder, trained as one."""

    def __init__(self, shape: PainterNetShape) -> None:
        super().__init__()
        self.painter = PainterNet(shape)
        self.style = StyleEncoder()


def painter(options: TrainingOptions) -> Path:
    """Train the denoiser and the style encoder on real illustrations and on our own pencils, finished by rule.

    A fresh run begins with the weights of `options.start`, if a folder is given.

    Returns:
        The folder with the weights.
    """
    pack = train_pack(options)
    drawn = pack_pencils(ScenePenciller(), count=DRAWN_PANELS, seed=options.seed, cache=cache_of(options))
    captions = [entry.caption for entry in pack.entries]
    device = torch.device(options.device)
    bank = word_bank([*captions, *drawn.texts()], cache=cache_of(options)).to(device)
    torch.manual_seed(options.seed)
    net = StyledPainter(PainterNetShape(hand_width=HAND_WIDTH))
    recompute_blocks(net.painter, asked=options.recomputing)
    autoencoder = _beginning(net, pack, options).to(options.device).requires_grad_(False)
    for parameter in net.parameters():
        if parameter.dim() == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    schedule = (ANEW if options.start is None else GOING_ON).on(options.device)

    def batch(generator: np.random.Generator) -> PainterBatch:
        samples = [painter_sample(pack, drawn, generator=generator) for _ in range(schedule.batch_size)]
        return collate(samples)

    def loss(given: PainterBatch, noise: torch.Generator) -> Tensor:
        return painter_loss(net, autoencoder, bank, given, device=device, noise=noise)

    plan = plan_for_this_machine(options.device)
    average, progress = train(
        Task(net=net, batch=batch, loss=loss), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.cpu().eval()
    if options.start is not None:
        before = load_embedded_painter(options.start).painter
        share = 1.0 if plan.is_gpu else TRAINED_SHARE
        net.painter.load_state_dict(blended(net.painter, before, share=share))
    folder = export_painter(net.painter, net.style, styles=named_style_vectors(net.style, pack), options=options)
    nets = Nets(painter=net.painter, style=net.style, autoencoder=autoencoder.cpu())
    dev = IllustrationPack(*pack_illustrations(options.data, split="dev", cache=cache_of(options)))
    scores = crops_painted(nets, dev, steps=USUAL_STEPS, options=options, sheet=folder / "sheet.jpg")
    draw_curve(folder / "curve.png", progress.curve, title="painter: loss")
    begun = "" if options.start is None else f"It began with the weights {fingerprint(options.start / 'painter')}."
    write_card(folder / "MODEL_CARD.md", PAINTER_FACTS, plan=plan, progress=progress, scores=scores, begun=begun)
    return folder


def _beginning(net: StyledPainter, pack: IllustrationPack, options: TrainingOptions) -> PatchAutoencoder:
    """The autoencoder that goes with the net, which is filled if there are weights to begin with."""
    if options.start is None:
        return fitted_autoencoder(pack, seed=options.seed)
    return begin_from(options.start, net.painter, net.style)


def painter_sample(pack: IllustrationPack, drawn: PencilPack, *, generator: np.random.Generator) -> Sample:
    """A crop of an illustration, or now and then of a drawn panel.

    Panels hatched by rule often take a real pen drawing as their reference, so that real hands own what is learnt.
    """
    if generator.random() >= DRAWN_SHARE:
        return illustration_sample(pack, size=CROP_PX, generator=generator)
    by_pen = bool(generator.random() < PEN_SHARE)
    finish = Finish.HATCHED if by_pen else Finish.WASHED
    sample = drawn.sample(size=CROP_PX, first_text=len(pack.entries), finish=finish, generator=generator)
    real = pack.of_medium(HATCHED_MEDIA, generator) if by_pen and generator.random() < 0.6 else None
    if real is None:
        return sample
    return replace(sample, reference=reference_crop(pack.planes(real)[..., :3], generator=generator))


def crops_painted(
    nets: Nets, dev: IllustrationPack, *, steps: int, options: TrainingOptions, sheet: Path
) -> dict[str, str]:
    """Paint crops of kept-out books from their controls; leaves the contact sheet."""
    bank = word_bank([entry.caption for entry in dev.entries], cache=cache_of(options))
    batch = fixed_batch(dev, size=SHEET_PX, count=12, seed=2)
    painted = paint_batch(nets, bank, batch, steps=steps, seed=options.seed)
    ink = (1 - batch.line).expand(-1, 3, -1, -1)
    columns = [("line", ink), ("flat", batch.flat), (f"painted, {steps} steps", painted), ("truth", batch.image)]
    draw_sheet(sheet, columns, title="painter on kept-out books: control, sample, truth")
    error = (painted.clamp(0, 1) - batch.image).abs().mean()
    return {f"mean absolute error of 12 kept-out crops, {steps} steps, share of full scale": f"{float(error):.4f}"}


def painter_loss(
    net: StyledPainter, autoencoder: PatchAutoencoder, bank: WordBank, given: PainterBatch, *,
    device: torch.device, noise: torch.Generator,
) -> Tensor:  # fmt: skip
    """Flow matching on clean latents for one batch."""
    given = given.ready(device)
    with torch.no_grad(), torch.autocast(device.type, enabled=False):
        latents = autoencoder.encode(given.image)
    times = sample_times(len(latents), generator=noise).to(device)
    noisy = noised(latents, noise_like(latents, generator=noise), times)
    conditioning = steering_of(given, style=net.style, autoencoder=autoencoder, bank=bank, device=device)
    predicted = net.painter(noisy.contiguous(memory_format=torch.channels_last), times, conditioning)
    return clean_latents_loss(predicted, latents, whitening=autoencoder.whitening)
