"""The recipe `style_space`: who drew this, learnt from books of many hands.

Knows: illustrations' statistics, the style space, its card.  Does not know: the command line, how to look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.evaluation.art_pictures import pixels_of
from audobon.evaluation.hands import HandPairs, equal_error, hand_pairs
from audobon.models.style_space import StyleSpaceNet, StyleSpaceShape
from audobon.models.style_zoo import STYLE_SPACE, LoadedStyleSpace
from audobon.models.weights import packed, save_weights
from audobon.style.space import StyleSpace
from audobon.training.cards import CURVE, CardFacts, write_card
from audobon.training.illustrations import Hand, pictures_with_hands, split_books
from audobon.training.options import TrainingOptions
from audobon.training.pictures import draw_curve
from audobon.training.style_pack import StylePack, kept_out_hands, style_pack
from audobon.training.trainer import Schedule, Task, train

HANDS, PICTURES = 48, 4
"""A batch: so many hands, and so many pictures of each."""
TEMPERATURE = 0.1
AS_IT_IS = 0.8
"""How often a picture is shown as it is; else as another scan would have it."""
SAME_BOOK = 0.85
"""How often a hand's next picture is of the same book, where it drew several."""
NOISE = 0.1
"""Deviation of the noise on statistics of deviation 1."""

FACTS = CardFacts(
    title="The style space: who drew this",
    what=(
        "Closed-form statistics of a picture whose paper is made white (energy, peakedness and share of each frequency "
        "of 8 x 8 patches at three scales, tones, hues, steps), and two hidden layers over them. It answers with a "
        "direction; the cosine between two says how alike two pictures are drawn."
    ),
    data=(
        "Real story illustrations from public-domain books (train split by book, without the illustrators of two to "
        "four books of which none is in dev, who are kept for measuring), as they are and as other scans would have "
        "them: cut, resized, blurred, on another paper, of another printing."
    ),
    limits=(
        "It knows old book illustration: pen, engraving, wash, watercolour, colour plates. Two hands in one medium are "
        "told apart less surely than two media. Pictures under 64 px hold too little."
    ),
)


@dataclass(frozen=True, kw_only=True)
class _Shown:
    """A batch: statistics B F, and for each picture the number of its hand."""

    statistics: Tensor
    hands: Tensor


def style_space(options: TrainingOptions) -> Path:
    """Train the style space on the train split.

    Returns:
        The folder with the weights.
    """
    pack = style_pack(options.data, cache=options.out / "cache")
    learnt = _learnt_rows(pack, options.data)
    torch.manual_seed(options.seed)
    net = StyleSpaceNet(StyleSpaceShape(statistics=pack.statistics.shape[-1]))
    clear = torch.from_numpy(pack.statistics[learnt, 0])
    net.mean.copy_(clear.mean(dim=0))
    net.spread.copy_(clear.std(dim=0) + 1e-5)
    plan = plan_for_this_machine(options.device)
    schedule = Schedule(
        learning_rate=1e-3, batch_size=HANDS * PICTURES, warmup_steps=50, average_decay=0.99, decay_share=0.9,
        weight_decay=0.05,
    )  # fmt: skip
    draw = _Drawing(pack, learnt)
    net.train()
    average, progress = train(
        Task(net=net, batch=draw.batch, loss=lambda shown, noise: _loss(net, shown, noise, plan)), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.cpu().eval()
    books = frozenset(pack.hands[row].book for row in learnt)
    pairs = kept_out_pairs(net, options.data, trained_on=books)
    rate, threshold = equal_error(pairs)
    folder = options.out / "weights"
    save_weights(
        folder,
        packed({name: value.detach() for name, value in net.state_dict().items()}, eight_bit=False),
        config={
            "model": STYLE_SPACE,
            "shape": asdict(net.shape),
            "threshold": round(threshold, 4),
            "trained_on": sorted(books),
        },
    )
    draw_curve(folder / "curve.png", progress.curve, title="style space: loss")
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=_scores(pairs, rate), beside=CURVE)
    return folder


def kept_out_pairs(net: StyleSpaceNet, data: Path, *, trained_on: frozenset[int]) -> HandPairs:
    """Pairs of pictures of books that were not learnt from, looked at as they will be."""
    space = StyleSpace(LoadedStyleSpace(net=net, threshold=0.0, trained_on=trained_on, fingerprint=""))
    found = [(path, hand) for path, hand in pictures_with_hands(data, split="all") if hand.book not in trained_on]
    directions = [space.directions([pixels_of(path)]) for path, _ in found]
    return hand_pairs([hand for _, hand in found], np.concatenate(directions))


def _learnt_rows(pack: StylePack, data: Path) -> list[int]:
    """The pictures that are learnt from: of the train split, without the hands that are kept out."""
    dev = split_books(data, "dev")
    kept_out = kept_out_hands(pack.hands, dev=dev)
    return [
        row
        for row, hand in enumerate(pack.hands)
        if hand.book not in dev and not (hand.is_known and hand.illustrator in kept_out)
    ]


class _Drawing:
    """Draws batches: hands alike often, however many pictures they have."""

    def __init__(self, pack: StylePack, rows: Sequence[int]) -> None:
        self._statistics = pack.statistics
        books: dict[tuple[str, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            hand = pack.hands[row]
            books[_name(hand)][hand.book].append(row)
        self._hands = [of for of in books.values() if sum(map(len, of.values())) > 1]

    def batch(self, generator: np.random.Generator) -> _Shown:
        count = min(HANDS, len(self._hands))
        rows: list[int] = []
        for hand in generator.choice(len(self._hands), count, replace=False):
            rows += self._of_hand(self._hands[int(hand)], generator)
        varied = generator.integers(0, self._statistics.shape[1], len(rows))
        turns = np.where(generator.random(len(rows)) < AS_IT_IS, 0, varied)
        numbers = np.repeat(np.arange(count), PICTURES)
        return _Shown(
            statistics=torch.from_numpy(self._statistics[rows, turns]), hands=torch.from_numpy(numbers.copy())
        )

    def _of_hand(self, books: dict[int, list[int]], generator: np.random.Generator) -> list[int]:
        names = list(books)
        book = names[int(generator.integers(len(names)))]
        rows: list[int] = []
        for _ in range(PICTURES):
            if rows and generator.random() > SAME_BOOK:
                book = names[int(generator.integers(len(names)))]
            rows.append(books[book][int(generator.integers(len(books[book])))])
        return rows


def _name(hand: Hand) -> tuple[str, ...]:
    """What makes a hand: who, and in which medium; of an unknown one, the book."""
    return (hand.medium, hand.illustrator if hand.is_known else str(hand.book))


def _loss(net: StyleSpaceNet, shown: _Shown, noise: torch.Generator, plan: ComputePlan) -> Tensor:
    """Each picture's own hand against all others of the batch.

    Source: Khosla et al. 2020, arXiv:2004.11362, equation 2.
    """
    device = torch.device(plan.device)
    statistics = shown.statistics.to(device)
    blur = torch.randn(statistics.shape, generator=noise).to(device) * (NOISE * net.spread)
    directions, hands = net(statistics + blur), shown.hands.to(device)
    alike = directions @ directions.T / TEMPERATURE
    itself = torch.eye(len(hands), dtype=torch.bool, device=device)
    own = (hands[:, None] == hands[None]) & ~itself
    shares = alike.masked_fill(itself, -1e9).log_softmax(dim=1)
    loss: Tensor = -((shares * own).sum(dim=1) / own.sum(dim=1)).mean()
    return loss


def _scores(pairs: HandPairs, rate: float) -> dict[str, str]:
    within, across = pairs.auc_within(), pairs.auc_across()
    return {
        f"AUC within a book, {within.n} kept-out books": f"{within.value:.3f}",
        f"AUC across books of one hand, {across.n} kept-out illustrators": f"{across.value:.3f}",
        "equal error rate within a book": f"{rate:.3f}",
    }
