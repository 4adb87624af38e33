"""The recipe `feeling`: emotions of sentences, learnt from GoEmotions.

Knows: labelled sentences, the feeling net, the trainer.  Does not know: the command line, stories.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.errors import InputError
from audobon.evaluation.felt_texts import FeltTexts, Table, emotion_texts
from audobon.models.feeling_net import FeelingNet, FeelingShape
from audobon.models.story_zoo import FEELING, load_feeling_net
from audobon.models.text_encoder import TextEncoder, load_text_encoder, padded
from audobon.models.weights import save_weights
from audobon.training.cards import CURVE, CardFacts, write_card
from audobon.training.export import WORST_PACKING_ERROR, packed_within
from audobon.training.options import TrainingOptions
from audobon.training.pictures import draw_curve
from audobon.training.start import learn_only
from audobon.training.trainer import Schedule, Task, train
from audobon.understanding.feeler import EMOTIONS, MOST_PIECES

BATCH = 32
LOOK_AHEAD = 16
"""A batch is cut from so many times as many sentences, sorted by length, so that little is padding."""
KEPT_SHARE = 15
"""One sentence in so many is kept back, to set the thresholds on."""
FINE_WEIGHT = 2.0
_THRESHOLDS = np.arange(0.2, 0.6, 0.02)
_TRUST = 0.5
"""A threshold found on few sentences is trusted half: the other half is the usual one."""
_USUAL = 0.4

FACTS = CardFacts(
    title="Feeling: a sentence to its emotions",
    what=(
        "all-MiniLM-L6-v2 (Apache-2.0, used as delivered) with a low-rank delta on its upper five layers, mean and "
        "weighed pooling, and outputs for Ekman's six emotions and neutral, and for GoEmotions' 28 beside them in "
        "training."
    ),
    data="GoEmotions, train split (43,410 short texts, CC BY 4.0).",
    limits=(
        "Learnt from comments on the web, not from stories: plain telling is often called neutral. A sentence is read "
        "by itself. The labels are of raters in India reading American comments, with what that brings."
    ),
    rights="the sentences that they were trained on are GoEmotions', CC BY 4.0 (Demszky et al.)",
)


@dataclass(frozen=True, kw_only=True)
class FeelingBatch:
    """Ids `B L`, a mask `B L`, and labels: coarse `B 7` and fine `B 28`."""

    pieces: Tensor
    mask: Tensor
    coarse: Tensor
    fine: Tensor


def feeling(options: TrainingOptions) -> Path:
    """Train the net for emotions; a fresh run begins with the weights of `options.start`, if a folder is given.

    Returns:
        The folder with the weights.
    """
    torch.manual_seed(options.seed)
    encoder = load_text_encoder()
    net = FeelingNet(encoder, FeelingShape()) if options.start is None else load_feeling_net(encoder, options.start)[0]
    coarse, fine = (needed_emotions(options.data, "train", grouping=grouping) for grouping in ("ekman", "original"))
    plan = plan_for_this_machine(options.device)
    encoder.to(options.device)
    net.to(options.device)
    learn_only(net, net.own_state())
    learnt = np.array([row for row in range(len(coarse.texts)) if row % KEPT_SHARE])
    schedule = Schedule(
        learning_rate=6e-4, batch_size=BATCH, warmup_steps=200, average_decay=0.998, decay_share=0.7, checkpoint_s=300.0
    )
    net.train()
    average, progress = train(
        Task(
            net=net, batch=partial(_batch, encoder, coarse, fine.values, learnt), loss=partial(_loss, net)
        ), schedule, plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.eval()
    kept = np.array([row for row in range(len(coarse.texts)) if not row % KEPT_SHARE])
    likely = likelihoods(net, encoder, [coarse.texts[row] for row in kept], plan)
    thresholds = best_thresholds(likely, coarse.values[kept])
    dev = needed_emotions(options.data, "dev")
    each = f1_of_each(likelihoods(net, encoder, dev.texts, plan) >= thresholds, dev.values)
    folder = options.out / "weights"
    state = {name: value.detach().cpu() for name, value in net.own_state().items()}
    save_weights(
        folder,
        packed_within(state, worst=WORST_PACKING_ERROR),
        config={
            "model": FEELING, "backbone": encoder.sha256, "shape": asdict(net.shape),
            "thresholds": [round(float(one), 3) for one in thresholds],
        },
    )  # fmt: skip
    scores = {"Ekman macro-F1 on GoEmotions' dev split": f"{each.mean():.3f}"}
    scores |= {f"F1 of {name}": f"{value:.3f}" for name, value in zip(EMOTIONS, each, strict=True)}
    draw_curve(folder / "curve.png", progress.curve, title="feeling: loss")
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores, beside=CURVE)
    return folder


def needed_emotions(data: Path, split: str, *, grouping: str = "ekman") -> FeltTexts:
    """GoEmotions' texts of a split.

    Raises:
        InputError: AUD-125, a table cannot be read; AUD-127, there is none.
    """
    found = emotion_texts(data, split, grouping=grouping, only=True)
    if found is None:
        raise InputError(
            "AUD-127", f"{data / 'goemotions' / grouping} has no texts of the split {split}",
            hint="name the folder of story data with --data",
        )  # fmt: skip
    return found


def _batch(
    encoder: TextEncoder,
    coarse: FeltTexts,
    fine: Table,
    learnt: NDArray[np.int64],
    generator: np.random.Generator,
) -> FeelingBatch:
    """Sentences of like length, from anywhere."""
    drawn = generator.choice(learnt, size=min(BATCH * LOOK_AHEAD, len(learnt)), replace=False)
    ordered = sorted(drawn, key=lambda row: len(coarse.texts[row]))
    first = int(generator.integers(max(1, len(drawn) // BATCH))) * BATCH
    rows = ordered[first : first + BATCH]
    pieces, mask = padded(encoder.encoded([coarse.texts[row] for row in rows], max_tokens=MOST_PIECES))
    return FeelingBatch(
        pieces=pieces, mask=mask,
        coarse=torch.from_numpy(coarse.values[rows]).float(), fine=torch.from_numpy(fine[rows]).float(),
    )  # fmt: skip


def _loss(net: FeelingNet, batch: FeelingBatch, noise: torch.Generator) -> Tensor:
    device = net.weigh.weight.device
    coarse, fine = net(batch.pieces.to(device), batch.mask.to(device))
    loss: Tensor = functional.binary_cross_entropy_with_logits(coarse, batch.coarse.to(device))
    return loss + FINE_WEIGHT * functional.binary_cross_entropy_with_logits(fine, batch.fine.to(device))


@torch.inference_mode()
def likelihoods(
    net: FeelingNet, encoder: TextEncoder, texts: tuple[str, ...] | list[str], plan: ComputePlan
) -> NDArray[np.float32]:
    """How likely each emotion is in each text, N E."""
    out = np.zeros((len(texts), net.shape.emotions), dtype=np.float32)
    for rows, pieces, mask in encoder.batches(texts, max_tokens=MOST_PIECES):
        with plan.autocast():
            logits, _ = net(pieces.to(encoder.device), mask.to(encoder.device))
        out[rows] = torch.sigmoid(logits).cpu().numpy()
    return out


def f1_of_each(said: NDArray[np.bool_], labels: Table) -> NDArray[np.float64]:
    """F1 of each label over N texts, E."""
    right = (said * labels).sum(0)
    shares: NDArray[np.float64] = 2 * right / np.maximum(said.sum(0) + labels.sum(0), 1)
    return shares


def best_thresholds(likely: NDArray[np.float32], labels: Table) -> NDArray[np.float64]:
    """The likelihood from which on each label is best said, drawn half of the way to the usual one."""
    tried = np.array([f1_of_each(likely >= threshold, labels) for threshold in _THRESHOLDS])
    best: NDArray[np.float64] = _THRESHOLDS[tried.argmax(0)]
    return _TRUST * best + (1 - _TRUST) * _USUAL
