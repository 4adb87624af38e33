"""The nets that read: text backbone, feeling, valence, paragraphs.

Knows: what they take and give.  Does not know: text, formats.
Masks are true where there is a word piece.  Ids are those of `tokenizer.json` of all-MiniLM-L6-v2.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from audobon.export.exportable import ExportableNet
from audobon.export.ports import BATCH, Axis, Port, Sizes, lengths, normal, numbers_below, spread_like
from audobon.export.stock import Stock
from audobon.models.feeling_net import FeelingNet
from audobon.models.story_zoo import FEELING, PARAGRAPHS, VALENCE
from audobon.models.text_encoder import MAX_POSITIONS, STATE_WIDTH

ROWS = Axis(name=BATCH, tried=(1, 3, 5))
PIECES = Axis(name="pieces", most=MAX_POSITIONS, tried=(9, 33))
_WORDS = Axis(name="words", least=2, tried=(12, 60, 90))
_OPENINGS = Axis(name="openings", least=2, tried=(3, 7, 11))

IDS = "word pieces by their numbers in the tokenizer, [CLS] and [SEP] included, 0 where the row is padded"
MASK = "true where there is a word piece, false where the row is padded"


class _Feeling(nn.Module):
    def __init__(self, net: FeelingNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits `B E` and features `B F`."""
        return self.net.felt(ids, mask)


def text_encoder(stock: Stock) -> ExportableNet:
    """The text backbone: states of word pieces."""
    encoder = stock.encoder
    return ExportableNet(
        name="text_encoder",
        what="Word pieces to their states: all-MiniLM-L6-v2.",
        net=encoder.net,
        inputs=(ids_port(encoder.net.shape.vocab_size), mask_port()),
        outputs=("states",),
        before={"ids": IDS, "mask": MASK},
        after={
            "states": "B L 384; a sentence's direction is their mean over the mask, divided by its length (cosine is "
            "likeness in meaning)"
        },
        provenance=stock.provenance(),
    )


def feeling(stock: Stock) -> ExportableNet:
    """Emotions of sentences."""
    loaded = stock.feeling
    return ExportableNet(
        name="feeling",
        what="A sentence to Ekman's emotions, and to the features that `valence` reads.",
        net=_Feeling(loaded.net).eval(),
        inputs=(ids_port(stock.encoder.net.shape.vocab_size), mask_port()),
        outputs=("emotions", "features"),
        before={"ids": IDS, "mask": MASK},
        after={
            "emotions": {"do": "sigmoid; an emotion counts from its threshold on", "thresholds": loaded.thresholds},
            "features": "given to the net `valence`",
        },
        provenance=stock.provenance(FEELING, on_encoder=True),
    )


def valence(stock: Stock) -> ExportableNet:
    """Valence, arousal and dominance."""
    loaded = stock.feeling
    net = loaded.valence
    return ExportableNet(
        name="valence",
        what="Features of a sentence to its valence, arousal and dominance.",
        net=net,
        inputs=(Port(name="features", shape=(ROWS, loaded.net.features), draw=spread_like(net.mean, net.spread)),),
        outputs=("dimensions",),
        before={"features": "as the net `feeling` gives them"},
        after={"dimensions": "valence, arousal and dominance, each -1 to 1"},
        provenance=stock.provenance(VALENCE),
    )


def paragraphs(stock: Stock) -> ExportableNet:
    """Where paragraphs begin."""
    net = stock.paragraphs.net
    pieces = numbers_below(stock.encoder.net.shape.vocab_size)
    return ExportableNet(
        name="paragraphs",
        what="Words of a text that has lost its paragraphs to where they begin.",
        net=net,
        inputs=(
            Port(name="pieces", shape=(_WORDS, 2), draw=pieces),
            Port(name="flags", shape=(_WORDS, net.shape.flags), draw=numbers_below(2)),
            Port(name="openings", shape=(_OPENINGS,), draw=_openings),
        ),
        outputs=("begins",),
        before={
            "pieces": "numbers of each word's first and last word piece, L 2",
            "flags": "0 or 1, L 8, as understanding/paragraphs makes them",
            "openings": "numbers of the words that may open a paragraph, rising",
        },
        after={"begins": "log-odds that a paragraph begins at each opening"},
        provenance=stock.provenance(PARAGRAPHS, on_encoder=True),
    )


def ids_port(vocabulary: int) -> Port:
    """Word pieces B L."""
    return Port(name="ids", shape=(ROWS, PIECES), draw=numbers_below(vocabulary))


def mask_port() -> Port:
    """Which of them are real, B L bool."""
    return Port(name="mask", shape=(ROWS, PIECES), draw=lengths)


def states_port() -> Port:
    """States of word pieces B L 384."""
    return Port(name="states", shape=(ROWS, PIECES, STATE_WIDTH), draw=normal)


def _openings(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    chosen = torch.randperm(sizes["words"], generator=generator)[: shape[0]]
    return chosen.sort().values
