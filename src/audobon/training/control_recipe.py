"""The recipe `control`: a ControlNet and a T2I-Adapter for the line map, trained on the painter as it stands.

Knows: the frozen painter, its student's batches and walks, the two nets.  Does not know: the command line.
The concatenated line is said to be absent, so all that is known of the line comes from beside.  What the painter says
with that line present is the goal: a net that reaches it steers as concatenation does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.models.painter_adapter import PainterAdapter, PainterAdapterShape
from audobon.models.painter_control import attached, line_planes
from audobon.models.painter_controlnet import PainterControlNet, PainterControlNetShape
from audobon.models.painter_net import Conditioning, PainterNet
from audobon.models.weights import fingerprint, load_weights, save_weights
from audobon.models.zoo import load_embedded_painter, packaged_models
from audobon.pencils.penciller import ScenePenciller
from audobon.training.cards import CardFacts, write_card
from audobon.training.checkpoint import Progress
from audobon.training.export import WORST_PACKING_ERROR, packed_within
from audobon.training.illustrations import IllustrationPack, pack_illustrations
from audobon.training.losses import clean_latents_loss
from audobon.training.options import TrainingOptions
from audobon.training.painter_batch import PainterBatch
from audobon.training.painter_recipe import DRAWN_PANELS
from audobon.training.pencil_pack import pack_pencils
from audobon.training.pictures import draw_curve, draw_sheet
from audobon.training.recipes import cache_of, train_pack
from audobon.training.samples import USUAL_STEPS, Nets, fixed_batch, paint_batch
from audobon.training.steering import steering_of
from audobon.training.student_batch import StudentBatch, student_batch
from audobon.training.student_walk import Studio, beginnings
from audobon.training.trainer import Schedule, Schedules, Task, train
from audobon.training.word_bank import WordBank, word_bank

CROP_PX = 128
DRAFT_SHARE = 1 / 2
SCHEDULES = Schedules(
    cpu=Schedule(
        learning_rate=1.5e-3, batch_size=4, warmup_steps=50, average_decay=0.99, weight_decay=0.0, checkpoint_s=60.0
    ),
    gpu=Schedule(
        learning_rate=1.5e-3, batch_size=64, warmup_steps=50, average_decay=0.98, weight_decay=0.0, checkpoint_s=60.0
    ),
)
SHEET_PX = 256
SHOWN = 4
SCORED = 48

_DATA = (
    "Crops of real story illustrations from public-domain books (train split by book) with line and flat colour read "
    "off them, and, for every other sample, a draft of our own pencils in a real hand, walked down the steps of a "
    "painting. The painter is frozen, and the line that is concatenated for it is said to be absent; what it says with "
    "that line present is the goal."
)
_LIMITS = (
    "It steers by the line alone; flat colour, style and words reach the painter as they always do. What it says is "
    "copied from the painter's own concatenated line, in minutes, so at best it follows the line as that "
    "does, and costs more; concatenation stays the default. It was trained against one set of painter's weights and "
    "loses when those change."
)
FACTS = {
    "controlnet": CardFacts(
        title="The painter's ControlNet: the line from beside",
        what=(
            "diffusers' ControlNetModel built from the painter's UNet. Its encoder is the painter's with a low-rank "
            "change to every convolution (as in a Control-LoRA); the map's embedding and the zero "
            "convolutions are its own. Only those and the change are in the file. It runs at every step."
        ),
        data=_DATA,
        limits=_LIMITS,
    ),
    "adapter": CardFacts(
        title="The painter's T2I-Adapter: the line read once",
        what=(
            "diffusers' T2IAdapter with a zero convolution for every place where it speaks: the features of the two "
            "levels with attention, and the skip connections of the two finer ones. It runs once a picture."
        ),
        data=_DATA,
        limits=_LIMITS,
    ),
}


Net = PainterControlNet | PainterAdapter


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """What one batch teaches: noisy latents B C H W, their times B, what steers, and what is to be said, B C H W."""

    noisy: Tensor
    times: Tensor
    steering: Conditioning
    told: Tensor


def control(options: TrainingOptions) -> Path:
    """Train both nets on the painter of `options.start` (the packaged one if no folder is given).

    A fresh run begins with that folder's own controls, if it has them.

    Returns:
        The folder that holds `controlnet` and `adapter`.
    """
    pack = train_pack(options)
    drawn = pack_pencils(ScenePenciller(), count=DRAWN_PANELS, seed=options.seed, cache=cache_of(options))
    bank = word_bank([*(entry.caption for entry in pack.entries), *drawn.texts()], cache=cache_of(options))
    torch.manual_seed(options.seed)
    studio = studio_for(options, bank)
    nets = nets_for(options, studio.teacher)
    schedule = SCHEDULES.on(options.device)
    drafts = round(DRAFT_SHARE * schedule.batch_size)

    def batch(generator: np.random.Generator) -> StudentBatch:
        return student_batch(
            pack, drawn, size=CROP_PX, illustrations=schedule.batch_size - drafts, drafts=drafts, generator=generator
        )  # fmt: skip

    def loss(given: StudentBatch, noise: torch.Generator) -> Tensor:
        taught = lesson(studio, given, noise=noise)
        return torch.stack([control_loss(studio, net, taught) for net in nets.values()]).sum()

    plan = plan_for_this_machine(options.device)
    parts = nn.ModuleDict({name: net.parts() for name, net in nets.items()})
    average, progress = train(
        Task(net=parts, batch=batch, loss=loss), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    parts.load_state_dict(average.state)
    return _left(studio, nets, options, plan=plan, progress=progress)


def studio_for(options: TrainingOptions, bank: WordBank) -> Studio:
    """The frozen painter, which is the teacher too and needs no guidance, and what goes with it."""
    model, device = load_embedded_painter(options.start), torch.device(options.device)
    return Studio(
        teacher=model.painter.to(device), style=model.style.to(device), autoencoder=model.autoencoder.to(device),
        bank=bank.to(device), device=device, guidance=1.0,
    )  # fmt: skip


def nets_for(options: TrainingOptions, painter: PainterNet) -> dict[str, Net]:
    """Both nets by name on the painter's device, anew or as they stand in `options.start`."""
    nets: dict[str, Net] = {
        "controlnet": PainterControlNet(painter, PainterControlNetShape()),
        "adapter": PainterAdapter(painter, PainterAdapterShape()),
    }
    for name, net in nets.items():
        if options.start is not None and (options.start / name).is_dir():
            net.parts().load_state_dict(load_weights(options.start / name))
        net.to(options.device)
    return nets


@torch.no_grad()
def lesson(studio: Studio, given: StudentBatch, *, noise: torch.Generator) -> Lesson:
    """What the painter says of a batch with its line concatenated: what it shall say with the line from beside.

    Such a goal has none of the chance of a real picture, so minutes are enough to learn from it.
    """
    given = given.ready(studio.device)
    always = replace(given.given, has_line=torch.ones_like(given.given.has_line))
    steering = steering_of(
        always, style=studio.style, autoencoder=studio.autoencoder, bank=studio.bank, device=studio.device
    )  # fmt: skip
    with torch.autocast(studio.device.type, enabled=False):
        latents = studio.autoencoder.encode(always.image)
    noisy, times, told = beginnings(studio.teacher, studio, latents, steering, batch=given, noise=noise)
    real = slice(0, len(latents) - given.drafts)
    if real.stop:
        of_real = studio.teacher(noisy[real], times[real], steering.rows(real)).float()
        told = torch.cat([of_real, told]) if given.drafts else of_real
    return Lesson(noisy=noisy, times=times, steering=steering, told=told)


def control_loss(studio: Studio, net: Net, taught: Lesson) -> Tensor:
    """How far the painter is off what it is told, with the line from beside and its concatenated line absent.

    The map is present in every sample: where it is absent nothing is attached, and there is nothing to learn.
    """
    said = _said(studio.teacher, net, taught)
    return clean_latents_loss(said, taught.told, whitening=studio.autoencoder.whitening)


def _said(painter: PainterNet, net: Net, taught: Lesson) -> Tensor:
    steering = taught.steering
    residuals_of = net.residuals_of(line_planes(steering.line, steering.line_completeness))
    with attached(painter, residuals_of, share=torch.ones_like(taught.times)):
        said: Tensor = painter(taught.noisy, taught.times, steering.lineless())
    return said


def _left(
    studio: Studio, nets: Mapping[str, Net], options: TrainingOptions, *, plan: ComputePlan, progress: Progress
) -> Path:  # fmt: skip
    """Weights, cards, curve and sheet of both nets."""
    folder = options.out / "weights"
    for module in (studio.teacher, studio.style, studio.autoencoder, *nets.values()):
        module.cpu().eval()
    dev = IllustrationPack(*pack_illustrations(options.data, split="dev", cache=cache_of(options)))
    bank = word_bank([entry.caption for entry in dev.entries], cache=cache_of(options))
    studio = replace(studio, bank=bank, device=torch.device("cpu"))
    scores = kept_out_losses(studio, nets, fixed_batch(dev, size=CROP_PX, count=SCORED, seed=3))
    crops = fixed_batch(dev, size=SHEET_PX, count=SHOWN, seed=2)
    start = (options.start or packaged_models()) / "painter"
    begun = (
        f"The painter that it was trained on: {fingerprint(start)}. Both nets were trained in this one run, on the "
        "same batches, and the loss is the sum of theirs."
    )
    for name, net in nets.items():
        state = {key: value.detach() for key, value in net.parts().state_dict().items()}
        config = {"model": name, "shape": asdict(net.shape)}
        save_weights(folder / name, packed_within(state, worst=WORST_PACKING_ERROR), config=config)
        draw_curve(folder / name / "curve.png", progress.curve, title="control: loss of both nets")
        columns = _painted(studio, name, net, crops, seed=options.seed)
        draw_sheet(folder / name / "sheet.jpg", columns, title="the line on kept-out books, by every way")
        card = folder / name / "MODEL_CARD.md"
        write_card(card, FACTS[name], plan=plan, progress=progress, scores=scores, begun=begun)
    return folder


@torch.inference_mode()
def kept_out_losses(studio: Studio, nets: Mapping[str, Net], given: PainterBatch) -> dict[str, str]:
    """How far the painter is off kept-out crops themselves, without the line and with it by every way."""
    taught = lesson(
        studio, StudentBatch(given=given, drafts=0, real=given.image), noise=torch.Generator().manual_seed(5)
    )  # fmt: skip
    said = {
        "absent": studio.teacher(taught.noisy, taught.times, taught.steering.lineless()),
        "concatenated": taught.told,
    }
    said |= {f"by {name}": _said(studio.teacher, net, taught) for name, net in nets.items()}
    truth, whitening = studio.autoencoder.encode(given.image), studio.autoencoder.whitening
    return {
        f"loss, line {way}, {len(given.line)} crops of kept-out books": (
            f"{float(clean_latents_loss(found, truth, whitening=whitening)):.4f}"
        )
        for way, found in said.items()
    }


@torch.inference_mode()
def _painted(studio: Studio, name: str, net: Net, given: PainterBatch, *, seed: int) -> list[tuple[str, Tensor]]:
    """Crops painted without the line, with it concatenated and with it by a net, between the line and the truth."""
    parts = Nets(painter=studio.teacher, style=studio.style, autoencoder=studio.autoencoder)
    lineless = replace(given, has_line=torch.zeros_like(given.has_line))
    steered = []
    for row in range(len(given.line)):
        one = _row(lineless, row)
        residuals_of = net.residuals_of(line_planes(one.line, one.completeness))
        with attached(studio.teacher, residuals_of, share=torch.ones(1)):
            steered.append(paint_batch(parts, studio.bank, one, steps=USUAL_STEPS, seed=seed + row))
    return [
        ("line", (1 - given.line).expand(-1, 3, -1, -1)),
        ("without", paint_batch(parts, studio.bank, lineless, steps=USUAL_STEPS, seed=seed)),
        ("concatenated", paint_batch(parts, studio.bank, given, steps=USUAL_STEPS, seed=seed)),
        (name, torch.cat(steered)),
        ("truth", given.image),
    ]


def _row(given: PainterBatch, row: int) -> PainterBatch:
    """One sample of a batch, as a batch of one."""
    return replace(given, **{field.name: getattr(given, field.name)[row : row + 1] for field in fields(given)})
