"""The student's recipe: the painter's net tuned so that a few steps, and one call in each, do the work of many.

Knows: data, nets, the teacher.  Does not know: the command line.
Three things are learnt at once.  From real illustrations: the picture itself, as before.  From drafts of our own
pencils, walked down the very steps that a painting takes: what the teacher says under guidance, so that guidance is
paid for here and not in every step.  From a critic of surfaces: stroke and grain of real hands where a mean over all
possible pictures would be smooth.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import plan_for_this_machine
from audobon.errors import SettingsError
from audobon.models.painter_net import PainterNet
from audobon.models.weights import fingerprint
from audobon.models.zoo import EmbeddedPainterModel, load_embedded_painter
from audobon.pencils.penciller import ScenePenciller
from audobon.training.cards import STUDENT_FACTS, write_card
from audobon.training.export import export_painter
from audobon.training.illustrations import IllustrationPack, pack_illustrations
from audobon.training.losses import broad_loss, clean_latents_loss, pixel_loss
from audobon.training.options import TrainingOptions
from audobon.training.painter_recipe import DRAWN_PANELS, crops_painted
from audobon.training.pencil_pack import pack_pencils
from audobon.training.pictures import draw_curve
from audobon.training.recipes import cache_of, train_pack
from audobon.training.recomputing import recompute_blocks
from audobon.training.samples import USUAL_STEPS, Nets
from audobon.training.start import blended
from audobon.training.steering import steering_of
from audobon.training.student_batch import StudentBatch, student_batch
from audobon.training.student_walk import Studio, beginnings
from audobon.training.texture_critic import TextureCritic, critic_loss, disbelief
from audobon.training.trainer import Schedule, Schedules, Task, train
from audobon.training.word_bank import WordBank, word_bank

CROP_PX = 192
DRAFT_SHARE = 3 / 8
SCHEDULES = Schedules(
    cpu=Schedule(learning_rate=1.5e-4, batch_size=8, warmup_steps=50, average_decay=0.996, decay_share=0.25),
    gpu=Schedule(learning_rate=2e-4, batch_size=64, warmup_steps=50, average_decay=0.99, decay_share=0.25),
)
CRITIC_SHARE = 0.4
"""How hard the critic pulls on each prediction, beside the pull of the pictures themselves."""
TUNED_SHARE = 0.7
"""How far the weights that ship go from the teacher's to the student's (see `blended`): colour holds, grain stays."""
BROAD_SHARE = 8.0
"""Weight of broad colour among the pictures' errors. Without it the critic's grain grew into blotches: even skies went
yellow in places."""


class Apprentice(nn.Module):
    """The painter's net that learns and the critic that it learns from."""

    def __init__(self, painter: PainterNet) -> None:
        super().__init__()
        self.painter = painter
        self.critic = TextureCritic()


def student(options: TrainingOptions) -> Path:
    """Tune the weights of `options.start` for few steps without guidance; style encoder and named styles stay.

    Returns:
        The folder with the weights.

    Raises:
        SettingsError: AUD-260, if no weights to begin with are named.
    """
    if options.start is None:
        raise SettingsError(
            "AUD-260",
            "a student needs a teacher, and no weights were named",
            hint="name a folder of models with --from",
        )
    teacher = load_embedded_painter(options.start)
    pack = train_pack(options)
    drawn = pack_pencils(ScenePenciller(), count=DRAWN_PANELS, seed=options.seed, cache=cache_of(options))
    bank = word_bank([*(entry.caption for entry in pack.entries), *drawn.texts()], cache=cache_of(options))
    torch.manual_seed(options.seed)
    net = Apprentice(load_embedded_painter(options.start).painter.requires_grad_(True).train())
    recompute_blocks(net.painter, asked=options.recomputing)
    studio = _studio(teacher, bank, torch.device(options.device))
    schedule = SCHEDULES.on(options.device)
    drafts = round(DRAFT_SHARE * schedule.batch_size)

    def batch(generator: np.random.Generator) -> StudentBatch:
        return student_batch(
            pack, drawn, size=CROP_PX, illustrations=schedule.batch_size - drafts, drafts=drafts, generator=generator
        )  # fmt: skip

    plan = plan_for_this_machine(options.device)
    average, progress = train(
        Task(net=net, batch=batch, loss=partial(student_loss, net, studio)), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    learnt = net.painter.cpu().eval()
    learnt.load_state_dict(blended(learnt, teacher.painter.cpu(), share=TUNED_SHARE))
    folder = export_painter(learnt, teacher.style.cpu(), styles=teacher.styles, options=options)
    dev = IllustrationPack(*pack_illustrations(options.data, split="dev", cache=cache_of(options)))
    nets = Nets(painter=learnt, style=teacher.style, autoencoder=teacher.autoencoder.cpu())
    scores = crops_painted(nets, dev, steps=USUAL_STEPS, options=options, sheet=folder / "sheet.jpg")
    draw_curve(folder / "curve.png", progress.curve, title="student: loss")
    begun = f"It began with the weights {fingerprint(options.start / 'painter')}, which were its teacher too."
    write_card(folder / "MODEL_CARD.md", STUDENT_FACTS, plan=plan, progress=progress, scores=scores, begun=begun)
    return folder


def _studio(teacher: EmbeddedPainterModel, bank: WordBank, device: torch.device) -> Studio:
    return Studio(
        teacher=teacher.painter.to(device), style=teacher.style.to(device),
        autoencoder=teacher.autoencoder.to(device), bank=bank.to(device), device=device,
    )  # fmt: skip


def student_loss(net: Apprentice, studio: Studio, batch: StudentBatch, noise: torch.Generator) -> Tensor:
    """One batch's loss: its value is how far the pictures are off, its gradient also what the critic says.

    The critic's pull on each prediction is brought to a fixed share of the mean pull of the real pictures, so that no
    weight has to be tuned to the net's state.

    Source:
        Adversarial few-step tuning: Sauer et al. 2023, arXiv:2311.17042, section 3; balance of gradients: Esser et al.
        2021, arXiv:2012.09841, equation 7; guidance distilled: Meng et al. 2022, arXiv:2210.03142, section 3.1.
    """
    batch = batch.ready(studio.device)
    with torch.no_grad():
        steering = steering_of(
            batch.given, style=studio.style, autoencoder=studio.autoencoder, bank=studio.bank, device=studio.device
        )  # fmt: skip
        with torch.autocast(studio.device.type, enabled=False):
            latents = studio.autoencoder.encode(batch.given.image)
        present = steering.style_present[:, None]
        style = present * steering.style_vector + (1 - present) * net.painter.no_style_vector
    noisy, times, told = beginnings(net.painter, studio, latents, steering, batch=batch, noise=noise)
    predicted = net.painter(noisy, times, steering)
    with torch.autocast(studio.device.type, enabled=False):
        found = predicted.detach().float().requires_grad_()
        off = _pictures_off(found, latents, told, whitening=studio.autoencoder.whitening)
        painted = studio.autoencoder.decode(found)
        (pull,) = torch.autograd.grad(off, found)
        (urge,) = torch.autograd.grad(disbelief(net.critic, painted, style=style).sum(), found)
        real = len(found) - batch.drafts
        strength = _lengths(pull)[:real].mean() if real else _lengths(pull).mean()
        pull = pull + CRITIC_SHARE * strength * urge / _lengths(urge).clamp_min(1e-12)
        judged = critic_loss(net.critic, batch.real, painted.detach(), style=style, noise=noise)
        steer = (predicted.float() * pull).sum() + judged
        loss: Tensor = steer - steer.detach() + off.detach()
    return loss


def _lengths(gradients: Tensor) -> Tensor:
    """The length of each row's gradient B C H W, as B 1 1 1."""
    lengths: Tensor = gradients.flatten(1).norm(dim=1)
    return lengths[:, None, None, None]


def _pictures_off(found: Tensor, latents: Tensor, told: Tensor, *, whitening: Tensor) -> Tensor:
    """How far predictions B C H W are off the real latents, and the last rows off what the teacher told of drafts."""
    real = len(found) - len(told)
    goals = torch.cat([latents[:real], told])
    off = BROAD_SHARE * broad_loss(found, goals, whitening=whitening)
    if real:
        off = off + real / len(found) * clean_latents_loss(found[:real], latents[:real], whitening=whitening)
    if len(told):
        off = off + len(told) / len(found) * pixel_loss(found[real:], told, whitening=whitening)
    return off
