"""The recipe `fusion`: prose and pictures brought into one space.

Knows: the pack, the net, its losses and card.  Does not know: the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.evaluation.fusion import illustration_ranks, scenes_found
from audobon.evaluation.measure import median_measure
from audobon.fusion.space import SharedSpace
from audobon.hire import hire_penciller
from audobon.models.fusion_net import FusionNet, FusionShape
from audobon.models.fusion_zoo import FUSION, load_fusion, load_fusion_in
from audobon.models.text_encoder import load_text_encoder
from audobon.models.weights import packed, save_weights
from audobon.training.cards import CURVE, CardFacts, write_card
from audobon.training.checkpoint import Progress
from audobon.training.fusion_batch import FusionBatch, FusionDrawing, Shares
from audobon.training.fusion_held import HeldDirections
from audobon.training.fusion_loss import fusion_loss
from audobon.training.fusion_pack import CUES, FusionBlock, FusionPlan, fusion_pack, illustrations_told
from audobon.training.fusion_shelf import FusionShelf
from audobon.training.options import TrainingOptions
from audobon.training.pictures import draw_curve
from audobon.training.recipes import cache_of
from audobon.training.start import learn_only
from audobon.training.trainer import Schedule, Schedules, Task, train


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """How much is learnt from: drawn scenes, texts of each, tales at most, and so many of each kind in a batch."""

    scenes: int
    tellings: int
    tales: int
    shares: Shares


ON_CPU = Amounts(scenes=10_000, tellings=3, tales=37, shares=(112, 32, 48))
WORDS_ALONE = Amounts(scenes=20_000, tellings=4, tales=37, shares=(352, 64, 96))
"""Once pictures are held, a step costs what its words cost, and a large batch is dear to nobody."""
ON_GPU = Amounts(scenes=17_000, tellings=8, tales=300, shares=(352, 128, 32))
"""Few illustrations in a batch, for there are few, and a GPU would soon know them by heart."""
SCHEDULES = Schedules(
    cpu=Schedule(
        learning_rate=2e-3, batch_size=sum(ON_CPU.shares), warmup_steps=100, average_decay=0.995, decay_share=0.7,
        weight_decay=0.05,
    ),
    gpu=Schedule(
        learning_rate=2e-3, batch_size=sum(ON_GPU.shares), warmup_steps=100, average_decay=0.999, decay_share=0.7,
        weight_decay=0.1,
    ),
)  # fmt: skip
WORDS_SCHEDULES = Schedules(
    cpu=Schedule(
        learning_rate=1e-3, batch_size=sum(WORDS_ALONE.shares), warmup_steps=50, average_decay=0.99, decay_share=0.7,
        weight_decay=0.1,
    ),
    gpu=Schedule(
        learning_rate=1e-3, batch_size=sum(ON_GPU.shares), warmup_steps=50, average_decay=0.999, decay_share=0.7,
        weight_decay=0.1,
    ),
)  # fmt: skip
OF_WORDS = ("words_in.", "word_block.", "align_text.", "scale", "bias")
"""Parameters that a run with held pictures teaches."""
FEEDERS = 2
"""A batch is a few numbers: more processes than this would have nothing to do."""


def fusion(options: TrainingOptions) -> Path:
    """Train the shared space on drawn scenes, staged tales and the illustrations of the train split.

    Tales are taken from a folder `story` beside the illustrations, if there is one. A run that begins with the weights
    of `options.start` leaves all that looks at pictures as it is, and teaches words alone.

    Returns:
        The folder with the weights.
    """
    plan = plan_for_this_machine(options.device)
    amounts = ON_GPU if plan.is_gpu else (ON_CPU if options.start is None else WORDS_ALONE)
    tales = tales_beside(options.data, count=amounts.tales)
    asked = FusionPlan(scenes=amounts.scenes, tellings=amounts.tellings, seed=options.seed, device=plan.device)
    pack = fusion_pack(hire_penciller(), options.data, tales, plan=asked, cache=cache_of(options))
    torch.manual_seed(options.seed)
    net = FusionNet(FusionShape(cues={sort: len(names) for sort, names in CUES.items()}))
    if options.start is not None:
        net.load_state_dict(load_fusion(options.start).net.state_dict())
        learn_only(net, {name for name, _ in net.named_parameters() if name.startswith(OF_WORDS)})
    progress = _trained(net, pack, amounts.shares, options, plan)
    net.cpu().eval()
    folder = options.out / "weights"
    save_weights(
        folder,
        packed({name: value.detach() for name, value in net.state_dict().items()}, eight_bit=True),
        config={"model": FUSION, "shape": asdict(net.shape), "cues": dict(CUES)},
    )
    draw_curve(folder / "curve.png", progress.curve, title="shared space: loss")
    scores = _scores(folder, options.data)
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores, beside=CURVE)
    return folder


def _scores(folder: Path, data: Path) -> dict[str, str]:
    """What the stored weights score on scenes, words and books that were not learnt from."""
    space = SharedSpace(load_fusion_in(folder), load_text_encoder(None))
    figures = scenes_found(space, hire_penciller())
    real = illustrations_told(data, split="dev", with_captions=False)
    shown = {
        f"own pencils nearest among {figures['pencils_r1'].n}, by kept-back prose": figures["pencils_r1"],
        "among the five nearest": figures["pencils_r5"],
        "own pencils nearest, new scenes in wording that was learnt": figures["pencils_r1_in_known_words"],
        "cues found among the first three, by kept-back prose": figures["cue_accuracy"],
    }
    scores = {name: f"{figure.value:.3f}" for name, figure in shown.items() if figure.value is not None}
    if not real:
        return scores
    rank = median_measure(illustration_ranks(real, space))
    return {**scores, f"median rank of {rank.n} illustrations of dev books, of 100": f"{rank.value:.1f}"}


def _trained(
    net: FusionNet, pack: Sequence[FusionBlock], shares: Shares, options: TrainingOptions, plan: ComputePlan
) -> Progress:
    """Train both towers, or, of a net that was begun with, the words' alone."""
    shelf = FusionShelf(pack, torch.device(plan.device))
    held = None if options.start is None else HeldDirections(net.to(plan.device).eval(), shelf, pack)

    def loss(batch: FusionBatch, noise: torch.Generator) -> Tensor:
        pictures = held.of(batch) if held else net.picture_directions(shelf.shown(batch))
        return fusion_loss(net, pictures, shelf.told(batch))

    schedule = (WORDS_SCHEDULES if held else SCHEDULES).on(plan.device)
    net.train()
    average, progress = train(
        Task(net=net, batch=FusionDrawing(pack, shares).batch, loss=loss), schedule,
        plan=replace(plan, feeders=min(plan.feeders, FEEDERS)), length=options.length, out=options.out,
        seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    return progress


def tales_beside(data: Path, *, count: int) -> list[Path]:
    """The first `count` tales of a folder `story` beside the illustrations; none if there is no such folder."""
    folder = data.parent / "story" / "fairytaleqa" / "data-by-train-split" / "section-stories" / "train"
    return sorted(folder.glob("*.csv"))[:count]


FACTS = CardFacts(
    title="The shared space of prose and pictures",
    what=(
        "A convolutional tower over a picture of 160 px and an encoder block over MiniLM's word states, an "
        "alignment network behind each, and cues (place, light, weather, beings, poses, expressions, garments, things) "
        "as directions of the space."
    ),
    data=(
        "Random panels of our own pencils, a third of them washed or hatched, each told several times in literary "
        "prose whose sentences are written by hand and whose words are the penciller's synonyms (a quarter of these, "
        "and of the sentences, kept back); tales of FairytaleQA (Apache-2.0) as this program reads, stages and draws "
        "them; and real story illustrations from public-domain books (train split) with captions and the prose about "
        "them. Word states come from all-MiniLM-L6-v2 (Apache-2.0), which is used as it is. The pictures carry the "
        "prejudices of their day."
    ),
    limits=(
        "It sees light, weather and places well, figures less well, and garments and small things hardly. Words that "
        "it has not learnt from lead it astray far more often than new scenes do. It was trained for minutes, and a "
        "set trained for longer takes its place when it scores better."
    ),
)
