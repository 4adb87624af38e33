"""The recipe `valence`: valence, arousal and dominance on the feeling net's states, learnt from EmoBank.

Knows: rated sentences, the feeling nets, the trainer.  Does not know: the command line, stories.
The head is a file and a card of its own, for EmoBank is shared alike (CC BY-SA 4.0).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.errors import InputError
from audobon.evaluation.felt_texts import FeltTexts, Table, vad_texts
from audobon.models.feeling_net import FeelingNet, ValenceNet
from audobon.models.story_zoo import VALENCE, load_feeling_net
from audobon.models.text_encoder import TextEncoder, load_text_encoder
from audobon.models.weights import save_weights
from audobon.models.zoo import packaged_models
from audobon.training.cards import CURVE, CardFacts, write_card
from audobon.training.export import WORST_PACKING_ERROR, packed_within
from audobon.training.options import TrainingOptions
from audobon.training.pictures import draw_curve
from audobon.training.trainer import Schedule, Task, train
from audobon.understanding.feeler import MOST_PIECES

BATCH = 64
LEAST_SENTENCES = 2
MIDDLE, LARGEST = 3.0, 5.0
LEAST_SPREAD = 0.02
"""A dimension that hardly varies in what is learnt from counts no more than this."""
DIMENSION_NAMES = ("valence", "arousal", "dominance")

FACTS = CardFacts(
    title="Valence: how good, how stirred, how much in control a sentence feels",
    what="A small net on the states of the feeling net, which it leaves as they are.",
    data="EmoBank, train split (8,062 sentences with readers' and writers' ratings, CC BY-SA 4.0).",
    limits="Dominance is hardly to be had from a sentence alone. Much of EmoBank is news, essays and web pages.",
    licence="CC BY-SA 4.0, as EmoBank is",
    rights="the ratings that they were trained on are EmoBank's, CC BY-SA 4.0 (Buechel and Hahn)",
)


@dataclass(frozen=True, kw_only=True)
class Rated:
    """Features B F and dimensions B 3."""

    features: Tensor
    dimensions: Tensor


def valence(options: TrainingOptions) -> Path:
    """Train the head on the feeling net of `options.start`, or on the one that ships.

    Returns:
        The folder with the weights.
    """
    torch.manual_seed(options.seed)
    encoder = load_text_encoder()
    below, _ = load_feeling_net(encoder, options.start or packaged_models())
    plan = plan_for_this_machine(options.device)
    learnt, kept = (_rated(options.data, split) for split in ("train", "dev"))
    features = features_of(below, encoder, learnt.texts, plan)
    net = ValenceNet(below.features)
    net.mean.copy_(features.mean(0))
    net.spread.copy_(features.std(0).clamp_min(1e-6))
    labels = torch.from_numpy(_scaled(learnt.values)).float()
    spread = labels.std(0).clamp_min(LEAST_SPREAD)

    def batch(generator: np.random.Generator) -> Rated:
        rows = torch.from_numpy(generator.integers(len(labels), size=BATCH))
        return Rated(features=features[rows], dimensions=labels[rows])

    schedule = Schedule(learning_rate=1e-3, batch_size=BATCH, warmup_steps=50, average_decay=0.998, weight_decay=0.05)
    average, progress = train(
        Task(net=net, batch=batch, loss=partial(_loss, net, spread)), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.cpu().eval()
    with torch.inference_mode():
        found = net(features_of(below, encoder, kept.texts, plan)).numpy()
    folder = options.out / "weights"
    tensors = packed_within(net.state_dict(), worst=WORST_PACKING_ERROR)
    save_weights(folder, tensors, config={"model": VALENCE, "features": below.features})
    draw_curve(folder / "curve.png", progress.curve, title="valence: loss")
    scores = {
        f"correlation of {name} on EmoBank's dev split": f"{correlation(found[:, at], kept.values[:, at]):.3f}"
        for at, name in enumerate(DIMENSION_NAMES)
    }
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores, beside=CURVE)
    return folder


def _rated(data: Path, split: str) -> FeltTexts:
    """EmoBank's sentences of a split.

    Raises:
        InputError: AUD-125, the table cannot be read; AUD-127, there are too few of them.
    """
    found = vad_texts(data, split, only=True)
    count = 0 if found is None else len(found.texts)
    if found is None or count < LEAST_SENTENCES:
        raise InputError(
            "AUD-127", f"{data / 'emobank'} has {count} sentences of the split {split}",
            hint=f"give at least {LEAST_SENTENCES} in a folder of story data",
        )  # fmt: skip
    return found


def _scaled(values: Table) -> Table:
    """EmoBank's 1 to 5 as -1 to 1."""
    return (values - MIDDLE) / (LARGEST - MIDDLE)


@torch.inference_mode()
def features_of(net: FeelingNet, encoder: TextEncoder, texts: tuple[str, ...], plan: ComputePlan) -> Tensor:
    """The feeling net's features of each text, N F."""
    out = torch.zeros(len(texts), net.features)
    for rows, pieces, mask in encoder.batches(texts, max_tokens=MOST_PIECES):
        with plan.autocast():
            _, features = net.felt(pieces, mask)
        out[rows] = features.float()
    return out


def correlation(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """Pearson's r of two rows of numbers; 0 where one of them does not vary."""
    if len(one) < 2 or one.std() == 0 or other.std() == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _loss(net: ValenceNet, spread: Tensor, batch: Rated, noise: torch.Generator) -> Tensor:
    device = net.mean.device
    # Float32: the head is small, and its features are standardised to unit size.
    with torch.autocast(device.type, enabled=False):
        found = net(batch.features.to(device))
        loss: Tensor = functional.mse_loss(found / spread.to(device), (batch.dimensions / spread).to(device))
    return loss
