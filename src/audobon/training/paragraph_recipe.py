"""The recipe `paragraphs`: where paragraphs begin, learnt from books that have them.

Knows: books, the paragraph net, the trainer.  Does not know: the command line, who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.models.paragraph_net import ParagraphNet, ParagraphShape
from audobon.models.story_zoo import PARAGRAPHS, load_paragraph_net
from audobon.models.text_encoder import TextEncoder, load_text_encoder
from audobon.models.weights import save_weights
from audobon.training.cards import CURVE, CardFacts, write_card
from audobon.training.export import WORST_PACKING_ERROR, packed_within
from audobon.training.options import TrainingOptions
from audobon.training.paragraph_texts import books_with_paragraphs, passages, without_paragraphs
from audobon.training.pictures import draw_curve
from audobon.training.trainer import Schedule, Task, train
from audobon.understanding.paragraph_columns import paragraph_columns
from audobon.understanding.paragrapher import WordPieces
from audobon.understanding.prose import parse_prose

BATCH = 4
HIDDEN_SHARE = 0.06
"""So many words are hidden from the net, so that it does not learn books by heart."""
AWAY_FROM_SPEECH = 0.4
BESIDE_SPEECH = 1.4
"""What a place counts for: where nobody speaks it matters less where a paragraph begins, and is harder to tell."""
DEV_PASSAGES_A_BOOK = 6

FACTS = CardFacts(
    title="Paragraphs: where they begin in a text that has lost them",
    what=(
        "The word vectors of all-MiniLM-L6-v2 (Apache-2.0, as delivered, without its layers), gated convolutions over "
        "words, and a GRU each way over the places where a paragraph may begin: with a line, with a quotation, behind "
        "one. It is asked where marks stand apart from words, as in annotated corpora, which keep no paragraphs."
    ),
    data=(
        "The full texts of the 44 books of LitBank's train split (public domain) and Standard Ebooks' stories of O. "
        "Henry, Wells and Poe (CC0), their paragraphs taken away."
    ),
    limits=(
        "English fiction of 1719 to 1922. Where nobody speaks, paragraphs are a matter of taste, and it is right less "
        "often."
    ),
    rights="the texts that they were trained on are in the public domain",
)


@dataclass(frozen=True, kw_only=True)
class LostPassage:
    """A passage of L words and K places: pieces L 2, flags L 8, places K, whether a paragraph begins at each, and what
    each counts for."""

    pieces: NDArray[np.int32]
    flags: NDArray[np.bool_]
    openings: NDArray[np.int64]
    begins: NDArray[np.bool_]
    weights: NDArray[np.float32]


def paragraphs(options: TrainingOptions) -> Path:
    """Train the paragraph net; a fresh run begins with the weights of `options.start`, if a folder is given.

    Returns:
        The folder with the weights.

    Raises:
        InputError: AUD-132, if there are no full texts.
    """
    torch.manual_seed(options.seed)
    encoder = load_text_encoder()
    net = (
        ParagraphNet(encoder, ParagraphShape())
        if options.start is None
        else load_paragraph_net(encoder, options.start).net
    )
    plan = plan_for_this_machine(options.device)
    encoder.to(options.device)
    net.to(options.device)
    learnt = list(lost_passages(options.data, "train", encoder))
    schedule = Schedule(
        learning_rate=2e-3, batch_size=BATCH, warmup_steps=200, average_decay=0.995, decay_share=0.8, checkpoint_s=300.0
    )
    net.train()
    average, progress = train(
        Task(net=net, batch=partial(_batch, learnt), loss=partial(_loss, net, encoder)), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.eval()
    scores = scored(net, list(lost_passages(options.data, "dev", encoder, most=DEV_PASSAGES_A_BOOK)), plan)
    folder = options.out / "weights"
    state = {name: value.detach().cpu() for name, value in net.state_dict().items()}
    save_weights(
        folder,
        packed_within(state, worst=WORST_PACKING_ERROR),
        config={"model": PARAGRAPHS, "backbone": encoder.sha256, "shape": asdict(net.shape)},
    )
    draw_curve(folder / "curve.png", progress.curve, title="paragraphs: loss")
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores, beside=CURVE)
    return folder


def lost_passages(data: Path, split: str, encoder: TextEncoder, *, most: int | None = None) -> Iterator[LostPassage]:
    """Passages of a split's books without their paragraphs; of each book at most `most`, from all over it."""
    pieces = WordPieces(encoder)
    for book in books_with_paragraphs(data, split):
        rows = passages(book)
        chosen = (
            range(len(rows)) if most is None else np.unique(np.linspace(0, len(rows) - 1, most).round().astype(int))
        )
        for row in chosen:
            made = _lost(rows[row], pieces)
            if made is not None:
                yield made


def _lost(row: Sequence[str], pieces: WordPieces) -> LostPassage | None:
    text, begins = without_paragraphs(row)
    columns = paragraph_columns(text, [quotation.span for quotation in parse_prose(text).quotations])
    if len(columns.openings) < 2:
        return None
    # The first place is the passage's own beginning, of which nothing is to be learnt.
    weights = np.where(columns.beside_speech, BESIDE_SPEECH, AWAY_FROM_SPEECH).astype(np.float32)
    weights[0] = 0.0
    return LostPassage(
        pieces=pieces.of(columns.words).astype(np.int32),
        flags=columns.flags,
        openings=columns.openings,
        begins=np.isin(columns.offsets, sorted(begins)),
        weights=weights,
    )


def _batch(learnt: Sequence[LostPassage], generator: np.random.Generator) -> list[LostPassage]:
    return [learnt[int(row)] for row in generator.integers(len(learnt), size=BATCH)]


def _loss(net: ParagraphNet, encoder: TextEncoder, batch: Sequence[LostPassage], noise: torch.Generator) -> Tensor:
    hidden = encoder.piece_id("[UNK]")
    losses = []
    for passage in batch:
        pieces = torch.from_numpy(passage.pieces).long()
        pieces[torch.rand(len(pieces), generator=noise) < HIDDEN_SHARE] = hidden
        odds = _asked(net, passage, pieces)
        weights = torch.from_numpy(passage.weights).to(odds)
        wanted = torch.from_numpy(passage.begins).to(odds)
        losses.append(
            functional.binary_cross_entropy_with_logits(odds, wanted, weight=weights, reduction="sum") / len(odds)
        )
    return torch.stack(losses).mean()


def _asked(net: ParagraphNet, passage: LostPassage, pieces: Tensor) -> Tensor:
    device = net.answer.weight.device
    openings = torch.from_numpy(passage.openings)
    odds: Tensor = net(pieces.to(device), torch.from_numpy(passage.flags).to(device), openings.to(device))
    return odds


@torch.inference_mode()
def scored(net: ParagraphNet, kept: Sequence[LostPassage], plan: ComputePlan) -> dict[str, str]:
    """Share of places told rightly and F1 of paragraphs on kept-out books, beside speech and away from it."""
    said: list[NDArray[np.bool_]] = []
    for passage in kept:
        with plan.autocast():
            said.append((_asked(net, passage, torch.from_numpy(passage.pieces).long()) > 0).cpu().numpy())
    scores: dict[str, str] = {}
    for name, weight in (("beside speech", BESIDE_SPEECH), ("away from speech", AWAY_FROM_SPEECH)):
        rows = [np.isclose(passage.weights, weight) for passage in kept]
        told = np.concatenate([one[row] for one, row in zip(said, rows, strict=True)] or [np.zeros(0, dtype=bool)])
        true = np.concatenate([one.begins[row] for one, row in zip(kept, rows, strict=True)] or [told])
        both = int((told & true).sum())
        right = float((told == true).mean()) if len(told) else 0.0
        commonest = max(float(true.mean()), 1.0 - float(true.mean())) if len(true) else 0.0
        scores[f"places told rightly {name}, kept-out books ({len(told):,} places)"] = f"{right:.3f}"
        scores[f"the same by the commonest answer {name}"] = f"{commonest:.3f}"
        scores[f"F1 of paragraphs that begin {name}"] = f"{2 * both / max(int(told.sum() + true.sum()), 1):.3f}"
    return scores
